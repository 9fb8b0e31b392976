"""Names of records in lists, headings and notices."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from interview_kit.candidate.application import application_name
from interview_kit.fields import call_fields, candidate_fields, layout_fields, position_fields
from interview_kit.store.records.applications import ApplicationRow
from interview_kit.store.records.positions import PositionRow
from interview_kit.store.records.recently_deleted import DeletedRecord
from interview_kit.text import number_duplicates
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words


def position_title(title: str) -> str:
    """Return the title of a position, or words for one without a title."""
    return title.strip() or "Untitled position"


def candidate_name(name: str) -> str:
    """Return the name of a call's candidate, or words for one without a name."""
    return name.strip() or "No name yet"


def person_name(name: str) -> str:
    """Return the name of a person, or words for one without a name."""
    return name.strip() or "No name yet"


def call_name(
    candidate: str,
    title: str,
    call_date: str = "",
    *,
    english: str = "",
    is_example: bool = False,
) -> str:
    """Return the name of a call from its candidate, the title of its position, and its day.

    `call_date` is the day as it was read, "" for none; `english` is one of `ENGLISHES`.
    """
    day = day_of(call_date)
    parts = [candidate_name(candidate), with_example(position_title(title), is_example)]
    return " · ".join([*parts, *([day_words(day, english)] if day else [])])


def with_example(name: str, is_example: bool) -> str:
    """Return a name in a list, marked where it is that of an example."""
    return f"{name} (example)" if is_example else name


def names_by_age(
    rows: Sequence[PositionRow | ApplicationRow],
    name_of: Callable[[dict[str, str]], str],
) -> dict[str, str]:
    """Return the names of records by id, equal ones numbered from the oldest record on.

    `name_of` returns the name for a record's fields.
    """
    oldest_first = sorted(rows, key=lambda row: (row.created_at, row.id))
    names = number_duplicates({row.id: name_of(row.values) for row in oldest_first})
    return {row.id: names[row.id] for row in rows}


def position_names(rows: Sequence[PositionRow]) -> dict[str, str]:
    """Return the titles of positions by id, see `names_by_age`; that of an example says so."""
    names = names_by_age(
        rows, lambda values: position_title(values.get(position_fields.TITLE.key, ""))
    )
    return {row.id: with_example(names[row.id], row.example) for row in rows}


def deleted_name(row: DeletedRecord) -> str:
    """Return the name of a deleted record, and how many calls were deleted with a position."""
    number = len(row.calls)
    calls = "1 call" if number == 1 else f"{number} calls"
    return f"{_name(row)}, with {calls}" if number else _name(row)


def _name(row: DeletedRecord) -> str:
    if row.kind == "application":
        return application_name(row.values)
    if row.kind == "template":
        return row.values.get(layout_fields.NAME.key, "").strip() or "Word layout"
    if row.kind == "screen":
        return candidate_name(row.values.get(call_fields.CANDIDATE_NAME.key, ""))
    if row.kind == "candidate":
        return candidate_name(row.values.get(candidate_fields.NAME.key, ""))
    return position_title(row.values.get(position_fields.TITLE.key, ""))
