"""Who is on a position, and as what. They see it with its calls, and each rates each call."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, bindparam, delete, func, select, update

from interview_kit.access import Actor, not_found
from interview_kit.errors import StoreError
from interview_kit.fields import person_fields
from interview_kit.fields.roles import ROLES, Role
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import calls, entries, position_people, records
from interview_kit.store.records import new_records, people, permission, positions
from interview_kit.text import one_line, storable

_ON_POSITION = position_people.c.position_id == bindparam("position")
_PEOPLE = (
    select(position_people.c.person_id, entries.c.text, position_people.c.role)
    .join(records, records.c.id == position_people.c.person_id)
    .outerjoin(
        entries,
        (entries.c.record_id == records.c.id) & (entries.c.field == person_fields.NAME.key),
    )
    .where(_ON_POSITION)
    .order_by(records.c.created_at, records.c.id)
)


@dataclass(frozen=True, slots=True)
class PositionPerson:
    """A person on a position, with their name, "" for none, and their role there."""

    id: str
    name: str
    role: Role


def list_on_position(actor: Actor, position_id: str) -> list[PositionPerson]:
    """Return who is on a position, in the order in which they came. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind=positions.KIND)
        rows = connection.execute(_PEOPLE, {"position": position_id})
        return [PositionPerson(row.person_id, row.text or "", row.role) for row in rows]


def add(actor: Actor, position_id: str, person_id: str, role: Role) -> None:
    """Put a person on a position, with an assessment for each of its calls.

    Somebody who is on it stays as they are. Raises NotFound, also for a person whom the actor
    may not know, and StoreError for a role that there is not.
    """
    _check_role(role)
    with writing() as connection:
        _lock(connection, actor, position_id)
        people.require_known(connection, actor, person_id)
        if not _is_on(connection, position_id, person_id):
            _insert(connection, actor, position_id, person_id, role)


def add_by_name(actor: Actor, position_id: str, name: str, role: Role, *, zone: str) -> str:
    """Put whoever has this name on a position as `add` does, and return their id.

    That is somebody whom the actor knows and who is not on it, of several the one who came first;
    else a new person. Letter case does not matter. `zone` is an IANA name. Raises NotFound, and
    StoreError for an empty name or a role that there is not.
    """
    _check_role(role)
    name = one_line(storable(name))
    if not name:
        raise StoreError("name_missing")
    with writing() as connection:
        _lock(connection, actor, position_id)
        person_id = next(
            (
                row.id
                for row in people.read_people(connection, actor)
                if one_line(row.name).casefold() == name.casefold()
                and not row.example
                and not _is_on(connection, position_id, row.id)
            ),
            "",
        ) or new_records.insert_person(connection, actor, name, zone=zone)
        _insert(connection, actor, position_id, person_id, role)
        return person_id


def set_role(actor: Actor, position_id: str, person_id: str, role: Role) -> None:
    """Change a person's role on a position.

    Raises NotFound, also for a person who is not on it, and StoreError for a role that there is
    not.
    """
    _check_role(role)
    with writing() as connection:
        _lock(connection, actor, position_id)
        _require_on(connection, position_id, person_id)
        membership = permission.is_membership(position_id, person_id)
        connection.execute(update(position_people).where(membership).values(role=role))


def remove(actor: Actor, position_id: str, person_id: str) -> None:
    """Take a person off a position. Their assessments stay, for when they are added again.

    Raises NotFound, also for a person who is not on it, and StoreError for the last one, since
    nobody would see the position any more.
    """
    with writing() as connection:
        _lock(connection, actor, position_id)
        _require_on(connection, position_id, person_id)
        number = select(func.count()).select_from(position_people).where(_ON_POSITION)
        if connection.scalar(number, {"position": position_id}) == 1:
            raise StoreError("last_on_position")
        membership = permission.is_membership(position_id, person_id)
        connection.execute(delete(position_people).where(membership))


def _lock(connection: Connection, actor: Actor, position_id: str) -> None:
    """Raise NotFound unless the actor sees a position; nobody else changes it meanwhile."""
    permission.require_visible(connection, actor, position_id, kind=positions.KIND, lock=True)


def _insert(
    connection: Connection, actor: Actor, position_id: str, person_id: str, role: Role
) -> None:
    new_records.insert_membership(connection, position_id, person_id, role)
    new_records.insert_assessments(connection, actor, calls.c.position_id == position_id)


def _is_on(connection: Connection, position_id: str, person_id: str) -> bool:
    membership = permission.is_membership(position_id, person_id)
    return bool(connection.scalar(select(select(position_people).where(membership).exists())))


def _require_on(connection: Connection, position_id: str, person_id: str) -> None:
    if not _is_on(connection, position_id, person_id):
        raise not_found()


def _check_role(role: str) -> None:
    if role not in ROLES:
        raise StoreError("no_such_role")
