"""What a person says of themselves once: name, phone, email, kind of English, pace."""

from __future__ import annotations

from sqlalchemy import Connection, select

from interview_kit.access import Actor
from interview_kit.store import field as fields
from interview_kit.store import records
from interview_kit.store.database import reading, writing
from interview_kit.store.engines import one_at_a_time
from interview_kit.store.field import Entry
from interview_kit.store.schema import records as records_table

KIND = "profile"


def profile_id(actor: Actor, *, zone: str) -> str:
    """Return the id of the actor's profile, made on first use. Its fields are entries."""
    with reading() as connection:
        found = _find(connection, actor)
    if found:
        return found
    with writing() as connection:
        one_at_a_time(connection, f"profile of {actor.id}")
        found = _find(connection, actor)  # another tab may have been first
        return found or records.new_record(connection, actor, KIND, zone=zone)


def load(actor: Actor, *, zone: str) -> tuple[str, dict[str, Entry]]:
    """Return the id of the actor's profile, made on first use, and its entries by field."""
    found = profile_id(actor, zone=zone)
    with reading() as connection:
        return found, fields.of_record(connection, found)


def _find(connection: Connection, actor: Actor) -> str | None:
    return connection.scalar(
        select(records_table.c.id)
        .where(
            records_table.c.owner == actor.id,
            records_table.c.kind == KIND,
            records_table.c.deleted_at.is_(None),
        )
        .order_by(records_table.c.created_at, records_table.c.id)
        .limit(1)
    )
