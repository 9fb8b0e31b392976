"""Lists of records of every kind."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, or_, select

from interview_kit.access import Actor
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import (
    IS_EXAMPLE,
    IS_LISTED,
    IS_NOT_DELETED,
    LISTED_KINDS,
    assessments,
    calls,
    records,
)
from interview_kit.store.records import field_rows, permission


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record with the texts of its fields. Times are in UTC."""

    id: str
    values: dict[str, str]
    created_at: datetime
    changed_at: datetime
    zone: str
    example: bool


def list_records(actor: Actor, kind: str, *, most: int | None = None) -> list[RecordRow]:
    """Return the actor's records of one kind, the one changed last first; so many at most."""
    with reading() as connection:
        return fetch_records(connection, actor, kind, most=most)


def has_example(actor: Actor, kind: str) -> bool:
    """Tell whether the actor has an example of this kind that is not deleted."""
    with reading() as connection:
        return find_example(connection, actor, kind)


def find_example(connection: Connection, actor: Actor, kind: str) -> bool:
    """Do what `has_example` says inside a transaction."""
    return bool(connection.scalar(_has_example(kind), permission.parameters_of(actor)))


def fetch_records(
    connection: Connection, actor: Actor, kind: str, *, most: int | None = None, only: str = ""
) -> list[RecordRow]:
    """Do what `list_records` says inside a transaction, in two queries.

    `only` is the id of a single record, "" for all.
    """
    query = _select_records(kind, most)
    query = query.where(records.c.id == only) if only else query
    rows = connection.execute(query, permission.parameters_of(actor)).all()
    ids = [row.id for row in rows]
    values = field_rows.read_values_by_record(connection, ids) if ids else {}
    return [
        RecordRow(
            row.id,
            values.get(row.id, {}),
            row.created_at,
            row.changed_at,
            row.zone,
            row.example,
        )
        for row in rows
    ]


# Built once, since building a statement takes longer than SQLite takes to run it.
@cache
def _select_records(kind: str, most: int | None) -> Select[Any]:
    return (
        select(records)
        .where(permission.visible(kind), *([IS_LISTED] if kind in LISTED_KINDS else []))
        .order_by(records.c.changed_at.desc(), records.c.id)
        .limit(most)
    )


@cache
def _has_example(kind: str) -> Select[Any]:
    return select(select_examples((kind,)).exists())


def select_examples(kinds: Iterable[str]) -> Select[str]:
    """Return the query for the ids of the examples that the actor sees."""
    return select(records.c.id).where(
        IS_EXAMPLE, IS_NOT_DELETED, or_(*(permission.accessible(kind) for kind in kinds))
    )


def find_candidate(connection: Connection, call_id: str) -> str:
    """Return the id of a call's candidate."""
    return str(connection.scalar(select(calls.c.candidate_id).where(calls.c.id == call_id)))


def find_assessment(connection: Connection, actor: Actor, call_id: str) -> str | None:
    """Return the id of the record in which `actor` rates a call, None if there is none."""
    return connection.scalar(
        select(assessments.c.id).where(assessments.c.screen_id == call_id, permission.IS_RATER),
        permission.parameters_of(actor),
    )
