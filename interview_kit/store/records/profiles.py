"""What a person says of themselves once: name, phone, email, kind of English, pace."""

from __future__ import annotations

from sqlalchemy import Connection, select

from interview_kit.access import Actor
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.engines import lock_name
from interview_kit.store.database.schema import records
from interview_kit.store.records import field_rows, lifecycle
from interview_kit.store.records.field_rows import Entry

KIND = "profile"


def profile_id(actor: Actor, *, zone: str) -> str:
    """Return the id of the actor's profile, made on first use. Its fields are entries."""
    with reading() as connection:
        found = _find(connection, actor)
    if found:
        return found
    with writing() as connection:
        lock_name(connection, f"profile of {actor.id}")
        found = _find(connection, actor)  # another tab may have been first
        return found or lifecycle.new_record(connection, actor, KIND, zone=zone)


def load(actor: Actor, *, zone: str) -> tuple[str, dict[str, Entry]]:
    """Return the id of the actor's profile, made on first use, and its entries by field."""
    found = profile_id(actor, zone=zone)
    with reading() as connection:
        return found, field_rows.of_record(connection, found)


def _find(connection: Connection, actor: Actor) -> str | None:
    return connection.scalar(
        select(records.c.id)
        .where(
            records.c.owner == actor.id,
            records.c.kind == KIND,
            records.c.deleted_at.is_(None),
        )
        .order_by(records.c.created_at, records.c.id)
        .limit(1)
    )
