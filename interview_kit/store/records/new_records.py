"""New records and what belongs to them, inserted inside a transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, insert

from interview_kit import clock
from interview_kit.access import Actor
from interview_kit.store.database.schema import assessments, calls, record_events, records
from interview_kit.store.records import field_rows
from interview_kit.typed import DEFAULT_STYLE, WritingStyle


def insert_record(
    connection: Connection,
    actor: Actor,
    kind: str,
    values: Mapping[str, str] | None = None,
    *,
    zone: str,
    example: bool = False,
    style: WritingStyle = DEFAULT_STYLE,
) -> str:
    """Insert a record with its first fields and return its id: 128 random bits, fit for a URL.

    `style` is as in `record_fields.write`.
    """
    # Hexadecimal, since Streamlit refuses a component's key with two underscores.
    record_id = secrets.token_hex(16)
    created_at = clock.now()
    connection.execute(
        insert(records).values(
            id=record_id,
            kind=kind,
            owner=actor.id,
            author=actor.id,
            created_at=created_at,
            changed_at=created_at,
            zone=zone,
            example=example,
        )
    )
    for field, text in (values or {}).items():
        field_rows.write_entry(connection, actor, record_id, field, text, style=style)
    return record_id


def insert_event(
    connection: Connection,
    actor: Actor,
    record_id: str,
    event: str,
    *,
    at: datetime | None = None,
) -> None:
    """Insert into the history who did what to a record as a whole: now, or at `at`."""
    connection.execute(
        insert(record_events).values(
            record_id=record_id, event=event, author=actor.id, at=at or clock.now()
        )
    )


def insert_call(
    connection: Connection, call_id: str, position_id: str, question_set_id: str, candidate_id: str
) -> None:
    """Make an existing record of kind "screen" a draft call under a question set."""
    connection.execute(
        insert(calls).values(
            id=call_id,
            position_id=position_id,
            question_set_id=question_set_id,
            state="draft",
            revision=1,
            started_at=clock.now(),
            candidate_id=candidate_id,
        )
    )


def insert_assessment(
    connection: Connection, actor: Actor, call_id: str, *, zone: str, example: bool = False
) -> str:
    """Insert the record in which `actor` rates a call, and return its id."""
    record_id = insert_record(connection, actor, "assessment", zone=zone, example=example)
    connection.execute(insert(assessments).values(id=record_id, screen_id=call_id, rater=actor.id))
    return record_id
