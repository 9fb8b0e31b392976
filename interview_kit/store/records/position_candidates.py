"""The candidates of a position: added by hand or from a list, called or not."""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Connection, String, bindparam, case, delete, exists, func, or_, select, union

from interview_kit.access import Actor
from interview_kit.fields import candidate_fields
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import (
    IS_NOT_DELETED,
    calls,
    distinct_candidates,
    entries,
    position_candidates,
    records,
)
from interview_kit.store.records import field_rows, new_records, permission
from interview_kit.store.records.calls import OWN_CALLS, Call, calls_of
from interview_kit.text import one_line

ROWS_AT_ONCE = 1000
"""Candidates of a list that one transaction takes, so that others can write in between."""

_POSITION = bindparam("position", type_=String)
_CALL_RECORDS = records.alias("call_records")
_IS_CALLED = exists().where(
    calls.c.candidate_id == records.c.id,
    calls.c.position_id == _POSITION,
    _CALL_RECORDS.c.id == calls.c.id,
    _CALL_RECORDS.c.deleted_at.is_(None),
)
_TIERS = entries.alias("tiers")
_RANK = case(
    {candidate_fields.TOP_TIER: 0, candidate_fields.MAYBE: 2}, value=_TIERS.c.text, else_=1
)
NOT_CALLED = (
    select(records.c.id)
    .join(position_candidates, position_candidates.c.candidate_id == records.c.id)
    .where(position_candidates.c.position_id == _POSITION, IS_NOT_DELETED, ~_IS_CALLED)
)
_TO_CALL = NOT_CALLED.outerjoin(
    _TIERS,
    (_TIERS.c.record_id == records.c.id) & (_TIERS.c.field == candidate_fields.TIER.key),
).order_by(_RANK, position_candidates.c.added_at, records.c.id)
LAST_CALLS = (
    select(
        calls.c.id,
        calls.c.candidate_id,
        calls.c.state,
        calls.c.started_at,
        func.row_number()
        .over(partition_by=calls.c.candidate_id, order_by=(calls.c.started_at.desc(), calls.c.id))
        .label("place"),
    )
    .join(records, records.c.id == calls.c.id)
    .where(calls.c.position_id == _POSITION, IS_NOT_DELETED)
    .subquery()
)
_CALLED = (
    select(LAST_CALLS.c.id)
    .where(LAST_CALLS.c.place == 1)
    .order_by(LAST_CALLS.c.started_at.desc(), LAST_CALLS.c.id)
)
# Of everybody who is listed, since a name is looked for in capital letters of all languages.
_TEXTS = (
    select(entries.c.record_id, entries.c.field, entries.c.text)
    .join(records, records.c.id == entries.c.record_id)
    .where(
        IS_NOT_DELETED,
        records.c.id.in_(
            union(
                select(position_candidates.c.candidate_id).where(
                    position_candidates.c.position_id == _POSITION
                ),
                select(calls.c.candidate_id)
                .join(_CALL_RECORDS, _CALL_RECORDS.c.id == calls.c.id)
                .where(calls.c.position_id == _POSITION, _CALL_RECORDS.c.deleted_at.is_(None)),
            )
        ),
    )
)
_CANDIDATE = bindparam("candidate", type_=String)
_TOLD_APART = exists().where(
    or_(
        (distinct_candidates.c.candidate_id == records.c.id)
        & (distinct_candidates.c.other_id == _CANDIDATE),
        (distinct_candidates.c.candidate_id == _CANDIDATE)
        & (distinct_candidates.c.other_id == records.c.id),
    )
)
_NAMESAKES = (
    NOT_CALLED.join(entries, entries.c.record_id == records.c.id)
    .where(
        entries.c.field == candidate_fields.NAME.key,
        func.lower(entries.c.text) == func.lower(bindparam("name", type_=String)),
        records.c.id != _CANDIDATE,
        ~_TOLD_APART,
    )
    .order_by(position_candidates.c.added_at)
)
_UNTOUCHED = (
    select(records.c.id)
    .join(position_candidates, position_candidates.c.candidate_id == records.c.id)
    .where(
        position_candidates.c.position_id == _POSITION,
        records.c.changed_at == records.c.created_at,
        IS_NOT_DELETED,
        ~exists().where(calls.c.candidate_id == records.c.id),
    )
)
_LAST_IMPORT = (
    _UNTOUCHED.with_only_columns(
        position_candidates.c.import_id, func.min(position_candidates.c.added_at), func.count()
    )
    .where(position_candidates.c.import_id.is_not(None))
    .group_by(position_candidates.c.import_id)
    .order_by(func.min(position_candidates.c.added_at).desc())
    .limit(1)
)


class Import(NamedTuple):
    """A list that was imported at `at`, in UTC.

    `number` is how many candidates are as it left them: those it added, or those it says more of.
    """

    id: str
    at: datetime
    number: int


@dataclass(frozen=True, slots=True)
class PositionCandidate:
    """A candidate for a position with the texts of their fields, and the last call for it."""

    id: str
    values: dict[str, str]
    call: Call | None = None


def add(actor: Actor, position_id: str, values: Mapping[str, str], *, zone: str) -> str:
    """Add a new candidate to a position and return their id. Raises NotFound."""
    with writing() as connection:
        permission.require_visible(connection, actor, position_id, kind="position", lock=True)
        return new_records.insert_candidates(connection, actor, position_id, [values], zone=zone)[0]


def list_to_call(
    actor: Actor, position_id: str, *, most: int, skip: int = 0
) -> list[PositionCandidate]:
    """Return candidates who were not called for a position: so many at most, after `skip`.

    The top tier comes first and the maybes last, else who was added first. Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        query = _TO_CALL.limit(most).offset(skip)
        ids = list(connection.scalars(query, {"position": position_id}))
        values = field_rows.read_values_by_record(connection, ids) if ids else {}
        return [PositionCandidate(each, values.get(each, {})) for each in ids]


def list_called(
    actor: Actor, position_id: str, *, most: int, skip: int = 0
) -> list[PositionCandidate]:
    """Return candidates with their last call for a position, the latest first; see `list_to_call`.

    Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        query = _CALLED.limit(most).offset(skip)
        ids = connection.scalars(query, {"position": position_id}).all()
        return _with_calls(connection, actor, ids)


def list_all(actor: Actor, position_id: str) -> list[PositionCandidate]:
    """Return all candidates of a position: see `list_to_call`, then `list_called`.

    Raises NotFound.
    """
    asked = {"position": position_id}
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        rows: list[PositionCandidate] = []
        for ids in _in_parts(connection.scalars(_TO_CALL, asked).all()):
            values = field_rows.read_values_by_record(connection, ids)
            rows += [PositionCandidate(each, values.get(each, {})) for each in ids]
        for ids in _in_parts(connection.scalars(_CALLED, asked).all()):
            rows += _with_calls(connection, actor, ids)
        return rows


def find(
    actor: Actor, position_id: str, name: str, *, most: int
) -> tuple[list[PositionCandidate], int]:
    """Return candidates of a position whose name contains `name`, and how many there are in all.

    So many at most, by name. Capital letters and spaces around make no difference. Raises NotFound.
    """
    part = name.strip().casefold()
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        query = _TEXTS.where(entries.c.field == candidate_fields.NAME.key)
        rows = connection.execute(query, {"position": position_id})
        names = {row.record_id: row.text for row in rows if part in row.text.casefold()}
        ids = sorted(names, key=lambda each: (names[each].casefold(), each))[:most]
        if not ids:
            return [], 0
        last = select(LAST_CALLS.c.id).where(
            LAST_CALLS.c.place == 1, LAST_CALLS.c.candidate_id.in_(ids)
        )
        with_calls = _with_calls(
            connection, actor, connection.scalars(last, {"position": position_id}).all()
        )
        called = {each.id: each for each in with_calls}
        values = field_rows.read_values_by_record(connection, ids)
    found = [called.get(each) or PositionCandidate(each, values.get(each, {})) for each in ids]
    return found, len(names)


def find_namesakes(
    connection: Connection, position_id: str, candidate_id: str, name: str
) -> list[PositionCandidate]:
    """Return who is listed for a position under the name of somebody else, and was not called.

    Nobody who was told apart from them is among these. Capital letters beyond A to Z differ.
    """
    bare = one_line(name)
    if not bare:
        return []
    asked = {"position": position_id, "candidate": candidate_id, "name": bare}
    ids = list(connection.scalars(_NAMESAKES, asked))
    values = field_rows.read_values_by_record(connection, ids) if ids else {}
    return [PositionCandidate(each, values.get(each, {})) for each in ids]


def list_known(actor: Actor, position_id: str) -> list[dict[str, str]]:
    """Return name, email and phone of every candidate of a position. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        fields = (candidate_fields.NAME, candidate_fields.EMAIL, candidate_fields.PHONE)
        query = _TEXTS.where(entries.c.field.in_([field.key for field in fields]))
        known: dict[str, dict[str, str]] = {}
        for row in connection.execute(query, {"position": position_id}):
            known.setdefault(row.record_id, {})[row.field] = row.text
        return list(known.values())


def add_listed(
    actor: Actor,
    position_id: str,
    rows: Sequence[Mapping[str, str]],
    *,
    zone: str,
    import_id: str = "",
) -> str:
    """Add candidates of a list to a position, all or none, and return the id of the import.

    A list of more than `ROWS_AT_ONCE` is added in parts, with the id that the first returned.
    Raises NotFound.
    """
    import_id = import_id or secrets.token_hex(16)
    with writing() as connection:
        permission.require_visible(connection, actor, position_id, kind="position", lock=True)
        new_records.insert_candidates(
            connection, actor, position_id, rows, zone=zone, import_id=import_id
        )
    return import_id


def load_last_import(actor: Actor, position_id: str) -> Import | None:
    """Return the last list that was imported for a position and can be undone, None for none.

    Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        row = connection.execute(_LAST_IMPORT, {"position": position_id}).first()
        return Import(*row) if row else None


def erase_imported(
    actor: Actor, position_id: str, import_id: str, *, most: int = ROWS_AT_ONCE
) -> int:
    """Erase candidates of an imported list, so many at most, and return how many were erased.

    Who was called or changed since, or deleted, stays. Raises NotFound.
    """
    with writing() as connection:
        permission.require_visible(connection, actor, position_id, kind="position", lock=True)
        which = _UNTOUCHED.where(position_candidates.c.import_id == import_id).limit(most)
        ids = list(connection.scalars(which, {"position": position_id}))
        if ids:
            connection.execute(delete(records).where(records.c.id.in_(ids)))
        return len(ids)


def _in_parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield ids in parts, since a query takes only so many."""
    for start in range(0, len(ids), ROWS_AT_ONCE):
        yield ids[start : start + ROWS_AT_ONCE]


def _with_calls(
    connection: Connection, actor: Actor, call_ids: Sequence[str]
) -> list[PositionCandidate]:
    if not call_ids:
        return []
    asked = permission.parameters_of(actor)
    rows = connection.execute(OWN_CALLS.where(calls.c.id.in_(call_ids)), asked).all()
    by_id = {call.id: call for call in calls_of(connection, rows)}
    return [
        PositionCandidate(call.candidate_id, field_rows.entry_values(call.candidate), call)
        for call in (by_id[each] for each in call_ids if each in by_id)
    ]
