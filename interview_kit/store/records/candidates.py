"""Candidates: those of one name, told apart or marked as the same person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, insert, select, update

from interview_kit import clock
from interview_kit.access import Actor
from interview_kit.content import content
from interview_kit.content.field_names import value_words
from interview_kit.fields import call_fields, candidate_fields
from interview_kit.fields.lookup import fixed_fields
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import (
    IS_NOT_DELETED,
    calls,
    distinct_candidates,
    entries,
    records,
)
from interview_kit.store.records import field_rows, new_records, permission, record_lists

KIND = "candidate"

_NAMES = entries.alias("names")
_DAYS = entries.alias("days")
_DATED_CALLS = (
    select(calls.c.id, _DAYS.c.reading, calls.c.started_at)
    .join(records, records.c.id == calls.c.id)
    .outerjoin(
        _DAYS,
        (_DAYS.c.record_id == calls.c.id) & (_DAYS.c.field == call_fields.CALL_DATE.key),
    )
    .where(IS_NOT_DELETED, permission.is_on(calls.c.position_id))
    .order_by(calls.c.started_at, calls.c.id)
)


@dataclass(frozen=True, slots=True)
class DatedCall:
    """A call with its day as it was read, "" for none; `started_at` is in UTC."""

    id: str
    call_date: str
    started_at: datetime


@dataclass(frozen=True, slots=True)
class CalledCandidate:
    """A candidate with the first call with them for a position."""

    id: str
    name: str
    call: DatedCall


Namesakes = tuple[CalledCandidate, CalledCandidate]
"""Two candidates with one name, the one called first first."""


def find_namesakes(actor: Actor, position_id: str) -> list[Namesakes]:
    """Return candidates for a position who have one name, and may be one person.

    Capital letters and spaces make no difference. Those who were told apart are left out. Raises
    NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        called = _called_candidates(connection, actor, position_id)
        ids = [each.id for each in called]
        told_apart = {
            (row.candidate_id, row.other_id)
            for row in connection.execute(
                select(distinct_candidates).where(distinct_candidates.c.candidate_id.in_(ids))
            )
        }
    earlier: dict[str, list[CalledCandidate]] = {}
    found: list[Namesakes] = []
    for candidate in called:
        same_name = earlier.setdefault(" ".join(candidate.name.split()).casefold(), [])
        found += [
            (other, candidate)
            for other in same_name
            if _pair(other.id, candidate.id) not in told_apart
        ]
        same_name.append(candidate)
    return found


def merge(actor: Actor, candidate_id: str, other_id: str) -> None:
    """Mark two candidates as one person: the calls with the other become calls with the first.

    What was noted of the other is kept: in a field that the first has empty, else as a line of
    the notes. Raises NotFound.
    """
    with writing() as connection:
        for each in sorted((candidate_id, other_id)):  # in one order, so that there is no deadlock
            permission.require_visible(connection, actor, each, kind=KIND, lock=True)
        if candidate_id == other_id:
            return
        _add_fields(connection, actor, candidate_id, other_id)
        _move_calls(connection, actor, calls.c.candidate_id == other_id, candidate_id, "merged")
        connection.execute(
            update(records).where(records.c.id == other_id).values(deleted_at=clock.now())
        )


def mark_as_distinct(actor: Actor, candidate_id: str, other_id: str) -> None:
    """Note that two candidates of one name are not the same person. Raises NotFound."""
    with writing() as connection:
        for each in sorted((candidate_id, other_id)):
            permission.require_visible(connection, actor, each, kind=KIND, lock=True)
        _insert_distinct(connection, actor, candidate_id, other_id)


def separate(actor: Actor, call_id: str) -> str:
    """Give a call a candidate of its own, with the name of the one it had; return the new id.

    Raises NotFound.
    """
    with writing() as connection:
        row = permission.require_visible(connection, actor, call_id, kind="screen", lock=True)
        before = record_lists.find_candidate(connection, call_id)
        name = field_rows.read_entries(connection, before).get(candidate_fields.NAME.key)
        values = {candidate_fields.NAME.key: name.text} if name else {}
        candidate_id = new_records.insert_record(
            connection, actor, KIND, values, zone=row.zone, example=row.example
        )
        _move_calls(connection, actor, calls.c.id == call_id, candidate_id, "separated")
        _insert_distinct(connection, actor, before, candidate_id)
        return candidate_id


def list_calls(actor: Actor, candidate_id: str) -> list[DatedCall]:
    """Return the actor's calls with a candidate, the first one first."""
    query = _DATED_CALLS.where(calls.c.candidate_id == candidate_id)
    with reading() as connection:
        rows = connection.execute(query, permission.parameters_of(actor))
        return [_dated_call(row) for row in rows]


def _called_candidates(
    connection: Connection, actor: Actor, position_id: str
) -> list[CalledCandidate]:
    """Return the candidates of a position who have a name, the one called first first."""
    query = (
        _DATED_CALLS.add_columns(calls.c.candidate_id, _NAMES.c.text)
        .join(_NAMES, _NAMES.c.record_id == calls.c.candidate_id)
        .where(
            calls.c.position_id == position_id,
            _NAMES.c.field == candidate_fields.NAME.key,
        )
    )
    called: dict[str, CalledCandidate] = {}
    for row in connection.execute(query, permission.parameters_of(actor)):
        if row.text.strip():
            candidate = CalledCandidate(row.candidate_id, row.text, _dated_call(row))
            called.setdefault(row.candidate_id, candidate)
    return list(called.values())


def _dated_call(row: Row[Any, Any, Any]) -> DatedCall:
    return DatedCall(row.id, row.reading or "", row.started_at)


def _add_fields(connection: Connection, actor: Actor, candidate_id: str, other_id: str) -> None:
    notes_key = candidate_fields.NOTES.key
    kept = field_rows.entry_values(field_rows.read_entries(connection, candidate_id))
    added = field_rows.entry_values(field_rows.read_entries(connection, other_id))
    notes = [kept.get(notes_key, "")]
    for field in fixed_fields(KIND):
        text, present = added.get(field.key, ""), kept.get(field.key, "")
        if field.key == notes_key:
            notes.append(text)
        elif not present.strip() and text.strip():
            field_rows.write_entry(connection, actor, candidate_id, field.key, text)
        elif text.strip() and text.split() != present.split():
            notes.append(f"{field.label}: {value_words(field, text, content())}")
    joined = "\n".join(text for text in notes if text.strip())
    if joined != kept.get(notes_key, ""):
        field_rows.write_entry(connection, actor, candidate_id, notes_key, joined)


def _move_calls(
    connection: Connection, actor: Actor, which: ColumnElement[bool], candidate_id: str, event: str
) -> None:
    moved = connection.scalars(
        update(calls).where(which).values(candidate_id=candidate_id).returning(calls.c.id)
    )
    for call_id in moved.all():
        new_records.insert_event(connection, actor, call_id, event)


def _insert_distinct(connection: Connection, actor: Actor, one: str, two: str) -> None:
    candidate_id, other_id = _pair(one, two)
    is_there = select(distinct_candidates).where(
        distinct_candidates.c.candidate_id == candidate_id,
        distinct_candidates.c.other_id == other_id,
    )
    if connection.execute(is_there).first() is None:
        connection.execute(
            insert(distinct_candidates).values(
                candidate_id=candidate_id, other_id=other_id, author=actor.id, at=clock.now()
            )
        )


def _pair(one: str, two: str) -> tuple[str, str]:
    return (one, two) if one < two else (two, one)
