"""What was deleted or cleared lately, and can be restored."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, Select, delete, exists, func, or_, select

from interview_kit import clock
from interview_kit.access import Actor
from interview_kit.fields import call_fields, candidate_fields
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import (
    DELETED_WITH_POSITION,
    assessments,
    calls,
    entries,
    entry_history,
    position_candidates,
    records,
)
from interview_kit.store.records import candidates, field_rows, history, people, permission
from interview_kit.store.records.lifecycle import DELETABLE
from interview_kit.store.records.overwriting import Edit

KEPT_DAYS = 30
_MOST = 200
_IS_POSITION, _IS_CANDIDATE = map(permission.is_kind, ("position", candidates.KIND))
_IS_CALLED = records.c.id.in_(select(calls.c.candidate_id))
_IS_NEEDED = records.c.id.in_(select(calls.c.position_id))
# Of a record: it is a candidate who was taken for another. They come back with the calls.
_IS_MERGED = records.c.id.in_(
    select(calls.c.candidate_before).where(calls.c.candidate_before.is_not(None))
)


@dataclass(frozen=True, slots=True)
class DeletedRecord:
    """A recently deleted record with the texts of its fields. `deleted_at` is in UTC.

    `calls` are the candidates' names, "" for none, of the calls deleted with a position.
    """

    id: str
    kind: str
    values: dict[str, str]
    deleted_at: datetime
    calls: tuple[str, ...] = ()

    @property
    def days_left(self) -> int:
        """For how many days it can still be restored, a begun one counted as a whole."""
        left = self.deleted_at + timedelta(days=KEPT_DAYS) - clock.now()
        return min(max(math.ceil(left / timedelta(days=1)), 0), KEPT_DAYS)


@dataclass(frozen=True, slots=True)
class EmptiedField:
    """A field that was emptied at `at`, in UTC, and its last text.

    `change_id` is the change in the history that had it; `revision` is that of the empty field.
    """

    record_id: str
    kind: str
    field: str
    text: str
    change_id: int
    at: datetime
    revision: int
    state: str
    reading: str | None

    @property
    def edit(self) -> Edit:
        """What stores the text again."""
        return history.earlier(self.text, self.state, self.reading)


def list_deleted(actor: Actor, *, most: int = _MOST) -> list[DeletedRecord]:
    """Return the actor's deleted records, the one deleted last first; so many at most.

    A call that was deleted with its position is listed with that.
    """
    query = (
        select(records)
        .where(
            permission.accessible(),
            records.c.kind.in_(DELETABLE),
            records.c.deleted_at > _expiry_limit(),
            ~DELETED_WITH_POSITION,
            ~_IS_MERGED,
        )
        .order_by(records.c.deleted_at.desc(), records.c.id)
        .limit(most)
    )
    with reading() as connection:
        rows = connection.execute(query, permission.parameters_of(actor)).all()
        ids = [row.id for row in rows]
        entries_by_record = field_rows.read_entries_by_record(connection, ids)
        names = _names_by_call(connection, ids)
        of_positions = _candidates_by_position(
            connection, [row.id for row in rows if row.kind == "position"]
        )
    return [
        DeletedRecord(
            row.id,
            row.kind,
            field_rows.entry_values(entries_by_record.get(row.id, {})) | names.get(row.id, {}),
            row.deleted_at,
            tuple(of_positions.get(row.id, ())),
        )
        for row in rows
    ]


def list_emptied(actor: Actor, *, most: int = _MOST) -> list[EmptiedField]:
    """Return emptied fields of the actor's records, the last one first; so many at most.

    Those of finished calls are left out, since their answers no longer change.
    """
    is_of_finished_call = exists().where(
        calls.c.id == entries.c.record_id, calls.c.state == "finished"
    )
    last_text = (
        select(func.max(entry_history.c.id))
        .where(
            entry_history.c.record_id == entries.c.record_id,
            entry_history.c.field == entries.c.field,
            entry_history.c.text != "",
            entry_history.c.revision.is_not(None),
        )
        .correlate(entries)
        .scalar_subquery()
    )
    query = (
        select(
            entries.c.record_id,
            records.c.kind,
            entries.c.field,
            entry_history.c.text,
            entry_history.c.id.label("change_id"),
            entries.c.changed_at,
            entries.c.revision,
            entry_history.c.state,
            entry_history.c.reading,
        )
        .join(records, records.c.id == entries.c.record_id)
        .join(entry_history, entry_history.c.id == last_text)
        .where(
            entries.c.text == "",
            entries.c.changed_at > _expiry_limit(),
            permission.visible(),
            or_(permission.IS_OWNER, records.c.kind != people.KIND),  # of people only one's own
            ~is_of_finished_call,
        )
        .order_by(entries.c.changed_at.desc(), entries.c.record_id, entries.c.field)
        .limit(most)
    )
    with reading() as connection:
        rows = connection.execute(query, permission.parameters_of(actor))
        return [EmptiedField(*row) for row in rows]


def erase_expired(actor: Actor) -> int:
    """Erase what the actor could restore for 30 days; return how many records.

    An administrator erases everybody's, since not everybody opens the kit. A position stays as
    long as a call for it is there, which needs its questions. A candidate is erased with the last
    call with them, unless they were added to a position, and with the last such position.
    """
    query = _select_expired(actor)
    with reading() as connection:  # first: nearly always nothing is, and a reader waits for nobody
        if connection.scalar(query.limit(1)) is None:
            return 0
    with writing() as connection:
        # Locked, so that nobody restores what is being erased.
        expired = list(connection.scalars(query.with_for_update()))
        of_calls = select(assessments.c.id).where(assessments.c.screen_id.in_(expired))
        ratings = list(connection.scalars(of_calls))
        called = select(calls.c.candidate_id).where(calls.c.id.in_(expired))
        called_ids = list(connection.scalars(called))
        connection.execute(delete(records).where(records.c.id.in_(ratings)))
        erased = 0
        for which in (~_IS_POSITION & ~_IS_CANDIDATE, _IS_CANDIDATE & ~_IS_CALLED):
            erased += _erase(connection, records.c.id.in_(expired), which)
        is_expired_position = records.c.id.in_(expired) & _IS_POSITION & ~_IS_NEEDED
        _erase_candidates_of(connection, select(records.c.id).where(is_expired_position))
        erased += _erase(connection, is_expired_position)
        is_listed = records.c.id.in_(select(position_candidates.c.candidate_id))
        _erase(connection, records.c.id.in_(called_ids), ~_IS_CALLED, ~is_listed)
        return erased


def _erase(connection: Connection, *which: ColumnElement[bool]) -> int:
    return len(connection.execute(delete(records).where(*which).returning(records.c.id)).all())


def _erase_candidates_of(connection: Connection, positions: Select[tuple[str]]) -> None:
    """Erase who was added to positions and nowhere else, and was not called."""
    listed = position_candidates.c
    others = select(listed.candidate_id).where(listed.position_id.not_in(positions))
    connection.execute(
        delete(records).where(
            _IS_CANDIDATE,
            records.c.id.in_(select(listed.candidate_id).where(listed.position_id.in_(positions))),
            records.c.id.not_in(others),
            ~_IS_CALLED,
        )
    )


def _names_by_call(connection: Connection, ids: list[str]) -> dict[str, dict[str, str]]:
    """Return the name of the candidate of each call, as a field of the call."""
    rows = connection.execute(
        select(calls.c.id, entries.c.text)
        .join(entries, entries.c.record_id == calls.c.candidate_id)
        .where(calls.c.id.in_(ids), entries.c.field == candidate_fields.NAME.key)
    )
    return {row.id: {call_fields.CANDIDATE_NAME.key: row.text} for row in rows}


def _candidates_by_position(connection: Connection, positions: list[str]) -> dict[str, list[str]]:
    """Return the candidates of the calls that were deleted with each position."""
    name = (entries.c.record_id == calls.c.candidate_id) & (
        entries.c.field == candidate_fields.NAME.key
    )
    rows = connection.execute(
        select(calls.c.position_id, entries.c.text)
        .join(records, records.c.id == calls.c.id)
        .outerjoin(entries, name)
        .where(calls.c.position_id.in_(positions), DELETED_WITH_POSITION)
        .order_by(calls.c.started_at, calls.c.id)
    )
    by_position: dict[str, list[str]] = {}
    for position, candidate in rows:
        by_position.setdefault(position, []).append(candidate or "")
    return by_position


def _select_expired(actor: Actor) -> Select[tuple[str]]:
    # Candidates who were merged into others are in no call.
    merged = permission.is_kind(candidates.KIND) & permission.IS_OWNER
    return (
        select(records.c.id)
        .where(
            *([] if actor.is_administrator else [permission.accessible() | merged]),
            records.c.kind.in_(DELETABLE),
            records.c.deleted_at <= _expiry_limit(),
        )
        .order_by(records.c.kind, records.c.id)  # positions first, as in all transactions
        .params(permission.parameters_of(actor))
    )


def _expiry_limit() -> datetime:
    return clock.now() - timedelta(days=KEPT_DAYS)
