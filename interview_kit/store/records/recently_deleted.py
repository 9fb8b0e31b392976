"""What was deleted, for as long as it can be brought back."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Select, delete, exists, func, select

from interview_kit.access import Actor
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import (
    DELETED_WITH_POSITION,
    RATES_DELETED_CALL,
    assessments,
    calls,
    entries,
    entry_history,
    records,
)
from interview_kit.store.records import field_rows
from interview_kit.store.records.lifecycle import DELETABLE

KEPT_DAYS = 30
_MOST = 200


@dataclass(frozen=True, slots=True)
class Deleted:
    """A record in the bin with the texts of its fields. `deleted_at` is in UTC.

    `calls` are the candidates' names, "" for none, of the calls that went with a position.
    """

    id: str
    kind: str
    values: dict[str, str]
    deleted_at: datetime
    calls: tuple[str, ...] = ()

    @property
    def days_left(self) -> int:
        """How many days it can still be brought back, a day that has begun as a whole one."""
        left = self.deleted_at + timedelta(days=KEPT_DAYS) - datetime.now(UTC)
        return min(max(math.ceil(left / timedelta(days=1)), 0), KEPT_DAYS)


@dataclass(frozen=True, slots=True)
class Emptied:
    """A field that holds nothing now, and what it held last. `at` is when it was emptied, in UTC.

    `change_id` is the line of the history that brings it back; `revision` is the empty field's.
    """

    record_id: str
    kind: str
    field: str
    text: str
    change_id: int
    at: datetime
    revision: int

    @property
    def shown(self) -> tuple[str, str, str]:
        """What `history.bring_back` has to find under this number."""
        return self.record_id, self.field, self.text


def deleted(actor: Actor, *, most: int = _MOST) -> list[Deleted]:
    """Return the actor's records in the bin, the one deleted last first; so many at most.

    A call that went with its position is named there, and is nothing of its own.
    """
    wanted = (
        select(records)
        .where(
            records.c.owner == actor.id,
            records.c.kind.in_(DELETABLE),
            records.c.deleted_at > _oldest(),
            ~DELETED_WITH_POSITION,
        )
        .order_by(records.c.deleted_at.desc(), records.c.id)
        .limit(most)
    )
    with reading() as connection:
        rows = connection.execute(wanted).all()
        written = field_rows.of_records(connection, [row.id for row in rows])
        calls = _calls(connection, actor, [row.id for row in rows if row.kind == "position"])
    return [
        Deleted(
            row.id,
            row.kind,
            field_rows.texts(written.get(row.id, {})),
            row.deleted_at,
            tuple(calls.get(row.id, ())),
        )
        for row in rows
    ]


def emptied(actor: Actor, *, most: int = _MOST) -> list[Emptied]:
    """Return what the actor's records lost from their fields, the last first; so many at most.

    What a finished call lost is not offered: its answers no longer change.
    """
    closed = exists().where(calls.c.id == entries.c.record_id, calls.c.state == "finished")
    last = (
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
    wanted = (
        select(
            entries.c.record_id,
            records.c.kind,
            entries.c.field,
            entry_history.c.text,
            entry_history.c.id.label("change_id"),
            entries.c.changed_at,
            entries.c.revision,
        )
        .join(records, records.c.id == entries.c.record_id)
        .join(entry_history, entry_history.c.id == last)
        .where(
            entries.c.text == "",
            entries.c.changed_at > _oldest(),
            records.c.owner == actor.id,
            records.c.deleted_at.is_(None),
            ~RATES_DELETED_CALL,
            ~closed,
        )
        .order_by(entries.c.changed_at.desc(), entries.c.record_id, entries.c.field)
        .limit(most)
    )
    with reading() as connection:
        return [Emptied(*row) for row in connection.execute(wanted)]


def erase_expired(actor: Actor) -> int:
    """Erase for good what has been in the actor's bin for too long; return how many records.

    A position stays while there is a call that was held for it: the call needs its questions.
    """
    expiring = _expiring(actor)
    with reading() as connection:  # nearly always nothing is, and nobody need wait for a writer
        if connection.scalar(expiring.limit(1)) is None:
            return 0
    with writing() as connection:
        # Locked, so that nobody brings back what is being erased.
        expired = list(connection.scalars(expiring.with_for_update()))
        rated = assessments.c.screen_id.in_(expired)
        own = list(connection.scalars(select(assessments.c.id).where(rated)))
        connection.execute(delete(records).where(records.c.id.in_(own)))
        others = delete(records).where(records.c.id.in_(expired), records.c.kind != "position")
        erased = len(connection.execute(others.returning(records.c.id)).all())
        needed = records.c.id.in_(select(calls.c.position_id))
        rest = delete(records).where(records.c.id.in_(expired), ~needed)
        return erased + len(connection.execute(rest.returning(records.c.id)).all())


def _calls(connection: Connection, actor: Actor, positions: list[str]) -> dict[str, list[str]]:
    """Return the candidates of the calls that went into the bin with each position."""
    name = (entries.c.record_id == calls.c.id) & (entries.c.field == "candidate_name")
    rows = connection.execute(
        select(calls.c.position_id, entries.c.text)
        .join(records, records.c.id == calls.c.id)
        .outerjoin(entries, name)
        .where(
            calls.c.position_id.in_(positions), records.c.owner == actor.id, DELETED_WITH_POSITION
        )
        .order_by(calls.c.started_at, calls.c.id)
    )
    found: dict[str, list[str]] = {}
    for position, candidate in rows:
        found.setdefault(position, []).append(candidate or "")
    return found


def _expiring(actor: Actor) -> Select[tuple[str]]:
    return (
        select(records.c.id)
        .where(
            records.c.owner == actor.id,
            records.c.kind.in_(DELETABLE),
            records.c.deleted_at <= _oldest(),
        )
        .order_by(records.c.kind, records.c.id)  # positions first, as everywhere
    )


def _oldest() -> datetime:
    return datetime.now(UTC) - timedelta(days=KEPT_DAYS)
