"""Positions, with the numbers of their calls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, func, select

from interview_kit.access import Actor
from interview_kit.fields.roles import INTERVIEWER
from interview_kit.store.database.connections import as_transaction, reading
from interview_kit.store.database.schema import IS_NOT_DELETED, calls, records
from interview_kit.store.records import new_records, open_calls, permission, record_lists
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

KIND = "position"


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position with the texts of its fields and how many calls it has.

    Those `missed` did not happen, so they are no drafts.
    """

    id: str
    values: dict[str, str]
    drafts: int
    missed: int
    finished: int
    created_at: datetime
    changed_at: datetime
    example: bool


def create_within(
    connection: Connection,
    actor: Actor,
    values: Mapping[str, str],
    *,
    zone: str,
    example: bool = False,
    style: WritingStyle = DEFAULT_STYLE,
) -> str:
    """Make a position with `actor` as its interviewer, and return its id.

    `zone` is an IANA name. Raises NotFound for an actor who is no person of the kit.
    """
    position_id = new_records.insert_record(
        connection, actor, KIND, values, zone=zone, example=example, style=style
    )
    new_records.insert_membership(connection, position_id, actor.id, INTERVIEWER)
    return position_id


create = as_transaction(create_within)


def list_positions(actor: Actor, *, most: int | None = None) -> list[PositionRow]:
    """Return the actor's positions, the one changed last first; so many at most."""
    with reading() as connection:
        return _with_counts(
            connection, actor, record_lists.fetch_records(connection, actor, KIND, most=most)
        )


def load_row(actor: Actor, position_id: str) -> PositionRow:
    """Return a position as in the list. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind=KIND)
        rows = record_lists.fetch_records(connection, actor, KIND, only=position_id)
        return _with_counts(connection, actor, rows)[0]


def count_calls(actor: Actor, position_id: str) -> int:
    """Return how many calls a position has: they are deleted with it. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind=KIND)
        counts = _count_by_state(connection, actor, [position_id])
        return sum(counts.values())


def _with_counts(
    connection: Connection, actor: Actor, rows: Sequence[record_lists.RecordRow]
) -> list[PositionRow]:
    counts = _count_by_state(connection, actor, [row.id for row in rows])
    return [
        PositionRow(
            row.id,
            row.values,
            counts.get((row.id, "draft"), 0),
            counts.get((row.id, "missed"), 0),
            counts.get((row.id, "finished"), 0),
            row.created_at,
            row.changed_at,
            row.example,
        )
        for row in rows
    ]


def _count_by_state(
    connection: Connection, actor: Actor, positions: list[str]
) -> dict[tuple[str, str], int]:
    state = case((open_calls.IS_MISSED, "missed"), else_=calls.c.state).label("state")
    rows = connection.execute(
        select(calls.c.position_id, state, func.count())
        .join(records, records.c.id == calls.c.id)
        .where(
            calls.c.position_id.in_(positions),
            permission.is_on(calls.c.position_id),
            IS_NOT_DELETED,
        )
        .group_by(calls.c.position_id, state),
        permission.parameters_of(actor),
    )
    return {(position, state): number for position, state, number in rows}
