"""People: whoever acts in the kit, or did. A person's record holds their contact info.

A person owns their own record. The first one is there from the start, and has the id of
`access.LOCAL`.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, and_, exists, literal_column, or_, select

from interview_kit.access import Actor, not_found
from interview_kit.fields import person_fields
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import entries, position_people, records
from interview_kit.store.records import field_rows, permission
from interview_kit.store.records.field_rows import Entry

KIND = "person"

_NAME = (entries.c.record_id == records.c.id) & (entries.c.field == person_fields.NAME.key)
_IS_ON_ANY = exists().where(position_people.c.person_id == records.c.id)
_IS_REAL = records.c.example.is_(literal_column("false"))
_POSITIONS = records.alias("positions")
_IS_ON_ONE_THAT_IS_THERE = exists().where(
    position_people.c.person_id == records.c.id,
    position_people.c.position_id == _POSITIONS.c.id,
    _POSITIONS.c.deleted_at.is_(None),
)
_IS_ACTIVE = and_(_IS_REAL, or_(_IS_ON_ANY, permission.HAS_OWN_RECORDS))
_PEOPLE = (
    select(records.c.id, entries.c.text, _IS_ACTIVE.label("is_active"), records.c.example)
    .outerjoin(entries, _NAME)
    .where(
        permission.is_kind(KIND),
        or_(permission.accessible(KIND), permission.IS_COLLEAGUE),
        or_(_IS_REAL, _IS_ON_ONE_THAT_IS_THERE),
    )
    .order_by(records.c.created_at, records.c.id)
)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A person with their name, "" for none, and whether they have anything to do with the kit.

    That is a position that they are on, or an application or layout of their own. Whoever is made
    up for an `example` has not, and is known only as long as that is there.
    """

    id: str
    name: str
    is_active: bool
    example: bool = False


def require_known(connection: Connection, actor: Actor, person_id: str) -> None:
    """Raise NotFound unless the actor may know a person by name."""
    permission.require_id(person_id)
    asked = permission.parameters_of(actor)
    if connection.execute(_PEOPLE.where(records.c.id == person_id), asked).first() is None:
        raise not_found()


def load(actor: Actor) -> dict[str, Entry]:
    """Return the entries of the actor's own record by field; its id is the actor's."""
    with reading() as connection:
        return field_rows.read_entries(connection, actor.id)


def list_people(actor: Actor) -> list[PersonRow]:
    """Return the people whom the actor may know by name, in the order in which they came.

    An administrator knows everybody, anybody else those who are on a position with them.
    """
    with reading() as connection:
        return read_people(connection, actor)


def read_people(connection: Connection, actor: Actor) -> list[PersonRow]:
    """Do what `list_people` says inside a transaction."""
    rows = connection.execute(_PEOPLE, permission.parameters_of(actor))
    return [
        PersonRow(row.id, row.text or "", bool(row.is_active), bool(row.example)) for row in rows
    ]
