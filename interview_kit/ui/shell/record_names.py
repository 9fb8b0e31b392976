"""What records are called where they are listed or told of."""

from __future__ import annotations

from interview_kit.candidate import application
from interview_kit.store.records.recently_deleted import Deleted


def name_of(row: Deleted) -> str:
    """Return what a record in the bin is called, and how many calls went with a position."""
    number = len(row.calls)
    calls = "1 call" if number == 1 else f"{number} calls"
    return f"{_name(row)}, with {calls}" if number else _name(row)


def _name(row: Deleted) -> str:
    if row.kind == "application":
        return application.application_name(row.values)
    if row.kind == "template":
        return row.values.get("name", "").strip() or "Word layout"
    if row.kind == "screen":
        return row.values.get("candidate_name", "").strip() or "No name yet"
    return row.values.get("title", "").strip() or "Untitled position"
