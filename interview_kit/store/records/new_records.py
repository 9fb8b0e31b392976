"""New records and what belongs to them, inserted inside a transaction."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, bindparam, insert, select

from interview_kit import clock
from interview_kit.access import Actor, not_found
from interview_kit.fields import person_fields
from interview_kit.fields.roles import Role
from interview_kit.store.database.schema import (
    assessments,
    calls,
    position_candidates,
    position_people,
    record_events,
    records,
)
from interview_kit.store.records import field_rows, permission
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

CANDIDATE = "candidate"

_PERSON = select(records.c.id).where(
    records.c.id == bindparam("at_record"), permission.is_kind("person")
)


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

    `style` is as in `record_fields.write`. Raises NotFound for an actor who is no person of the
    kit, as after the restore of a backup from before they came.
    """
    _require_person(connection, actor)
    row = _record_row(kind, zone=zone, example=example, owner=actor.id, author=actor.id)
    record_id = str(row["id"])
    connection.execute(insert(records), row)
    for field, text in (values or {}).items():
        field_rows.write_entry(connection, actor, record_id, field, text, style=style)
    return record_id


def insert_candidates(
    connection: Connection,
    actor: Actor,
    position_id: str,
    rows: Sequence[Mapping[str, str]],
    *,
    zone: str,
    import_id: str | None = None,
) -> list[str]:
    """Insert candidates with their first fields, add them to a position and return their ids.

    They are added at later and later moments, so that their order stays. Raises as `insert_record`.
    """
    _require_person(connection, actor)
    made = [_record_row(CANDIDATE, zone=zone, owner=actor.id, author=actor.id) for _ in rows]
    if not made:
        return []
    connection.execute(insert(records), made)
    ids = [str(row["id"]) for row in made]
    values = dict(zip(ids, rows, strict=True))
    field_rows.insert_entries(connection, actor, values)
    moment = clock.now()
    connection.execute(
        insert(position_candidates),
        [
            {
                "position_id": position_id,
                "candidate_id": candidate_id,
                "added_at": moment + timedelta(microseconds=number),
                "import_id": import_id,
            }
            for number, candidate_id in enumerate(ids)
        ],
    )
    return ids


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


def insert_membership(connection: Connection, position_id: str, person_id: str, role: Role) -> None:
    """Insert that a person is on a position."""
    row = {"position_id": position_id, "person_id": person_id, "role": role}
    connection.execute(insert(position_people), row)


def insert_assessments(connection: Connection, actor: Actor, which: ColumnElement[bool]) -> None:
    """Insert the records in which everybody on a position rates its calls, as far as they lack.

    `which` is the condition on those calls.
    """
    lacking = connection.execute(
        select(calls.c.id, position_people.c.person_id, records.c.zone, records.c.example)
        .join(records, records.c.id == calls.c.id)
        .join(position_people, position_people.c.position_id == calls.c.position_id)
        .where(which, permission.LACKS_ASSESSMENT)
    ).all()
    rows = [
        _record_row(
            "assessment", zone=row.zone, example=row.example, owner=row.person_id, author=actor.id
        )
        for row in lacking
    ]
    if rows:
        connection.execute(insert(records), rows)
        rated = zip(rows, lacking, strict=True)
        connection.execute(
            insert(assessments),
            [
                {"id": made["id"], "screen_id": row.id, "rater": row.person_id}
                for made, row in rated
            ],
        )


def insert_person(
    connection: Connection, actor: Actor, name: str, *, zone: str, example: bool = False
) -> str:
    """Insert a person of this name and return their id: they own their record."""
    _require_person(connection, actor)
    row = _record_row("person", zone=zone, author=actor.id, example=example)
    connection.execute(insert(records), row)
    person_id = str(row["id"])
    field_rows.write_entry(connection, actor, person_id, person_fields.NAME.key, name)
    return person_id


def _require_person(connection: Connection, actor: Actor) -> None:
    if connection.scalar(_PERSON, {"at_record": actor.id}) is None:
        raise not_found()


def _record_row(
    kind: str, *, zone: str, author: str, owner: str = "", example: bool = False
) -> dict[str, object]:
    """Return the row of a new record; without an `owner` it is its own."""
    # Hexadecimal, since Streamlit refuses a component's key with two underscores.
    record_id = secrets.token_hex(16)
    created_at = clock.now()
    return {
        "id": record_id,
        "kind": kind,
        "owner": owner or record_id,
        "author": author,
        "created_at": created_at,
        "changed_at": created_at,
        "zone": zone,
        "example": example,
    }
