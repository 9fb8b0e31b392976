"""People besides the first one, who is in every kit from the start."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import insert

from interview_kit.access import LOCAL, Actor
from interview_kit.fields.roles import Role
from interview_kit.store.database import connections, schema
from interview_kit.store.records import position_people, record_fields

OTHER = Actor("other")
"""Somebody else, who has nothing and is on nothing unless a test gives it to them."""


def make_person(
    person: Actor = OTHER, name: str = "", *, position: str = "", role: Role = "interviewer"
) -> Actor:
    """Make the record of a person who acts in a test, and put them on a position if one is named.

    Only a test chooses an id.
    """
    at = datetime.now(UTC)
    row = {"id": person.id, "kind": "person", "owner": person.id, "author": person.id}
    with connections.writing() as connection:
        connection.execute(
            insert(schema.records), {**row, "created_at": at, "changed_at": at, "zone": "UTC"}
        )
    if name:
        record_fields.write(person, person.id, "name", name)
    if position:
        position_people.add(LOCAL, position, person.id, role)
    return person
