"""The profile of a person: name, phone, email, kind of English, pace."""

from __future__ import annotations

from sqlalchemy import Connection, select

from interview_kit.access import Actor
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.engines import lock_name
from interview_kit.store.database.schema import records
from interview_kit.store.records import field_rows, new_records, permission
from interview_kit.store.records.field_rows import Entry

KIND = "profile"


def ensure_profile(actor: Actor, *, zone: str) -> str:
    """Return the id of the actor's profile, made on first use. Its fields are entries."""
    with reading() as connection:
        record_id = _find_id(connection, actor)
    if record_id:
        return record_id
    with writing() as connection:
        lock_name(connection, f"profile of {actor.id}")
        record_id = _find_id(connection, actor)  # another tab may have been first
        return record_id or new_records.insert_record(connection, actor, KIND, zone=zone)


def load(actor: Actor, *, zone: str) -> tuple[str, dict[str, Entry]]:
    """Return the id of the actor's profile, made on first use, and its entries by field."""
    record_id = ensure_profile(actor, zone=zone)
    with reading() as connection:
        return record_id, field_rows.read_entries(connection, record_id)


def _find_id(connection: Connection, actor: Actor) -> str | None:
    return connection.scalar(
        select(records.c.id)
        .where(permission.visible_to(actor), records.c.kind == KIND)
        .order_by(records.c.created_at, records.c.id)
        .limit(1)
    )
