"""Applications, made and listed. What is in them are entries, as of any record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import FromClause, Integer, Select, bindparam, func, or_, select

from interview_kit.access import Actor
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import IS_LISTED, entries, records
from interview_kit.store.records import field_rows, new_records, permission
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

KIND = "application"

_IS_ANOTHER = permission.visible(KIND) & IS_LISTED & (records.c.id != bindparam("besides"))
_CHANGE_OF_OTHERS = select(func.count(), func.max(records.c.changed_at)).where(_IS_ANOTHER)
_NAMES_IN_OTHERS = (
    select(entries.c.field, entries.c.text)
    .join(records, records.c.id == entries.c.record_id)
    .where(
        _IS_ANOTHER,
        entries.c.text != "",
        or_(
            entries.c.field == application_fields.COMPANY.key,
            *(
                entries.c.field.like(family.pattern.replace("{number}", "%"))
                for family in (application_fields.PERSON_NAME, application_fields.PERSON_CALL_NAME)
            ),
        ),
    )
    .order_by(records.c.created_at, records.c.id, entries.c.field)
)


def _select_fields(*fields: FixedField) -> Select[Any]:
    """Return the query for the applications of an actor, the one changed last first.

    A row has the id, when it was made, and these fields, NULL where there is none. One join for
    each takes a fifth of the time that a second query for the fields of hundreds of rows took.
    """
    joined: FromClause = records
    columns = []
    for field in fields:
        entry = entries.alias(field.key)
        joined = joined.outerjoin(
            entry,
            (entry.c.record_id == records.c.id)
            & (entry.c.field == field.key)
            & field_rows.is_written(entry),
        )
        columns.append(func.coalesce(entry.c.reading, entry.c.text).label(field.key))
    return (
        select(records.c.id, records.c.created_at, *columns)
        .select_from(joined)
        .where(permission.visible(KIND), IS_LISTED)
        .order_by(records.c.changed_at.desc(), records.c.id)
    )


# Built once, since building a statement takes longer than SQLite takes to run it.
_MOST = bindparam("most", type_=Integer)
_NAMES_OF_ALL = _select_fields(
    application_fields.COMPANY, application_fields.JOB_TITLE, application_fields.ARCHIVED
)
_NAMES_OF_SOME = _NAMES_OF_ALL.limit(_MOST)
_LISTED = _select_fields(
    application_fields.COMPANY,
    application_fields.JOB_TITLE,
    application_fields.STAGE,
    application_fields.OUTCOME,
    application_fields.ARCHIVED,
    application_fields.CALL_DATE,
    application_fields.REPLIED,
)
_SOME_LISTED = _LISTED.limit(_MOST)
_VISIBLE = select(records.c.id).where(
    permission.visible(KIND), IS_LISTED, records.c.id.in_(bindparam("ids", expanding=True))
)
_NAMES = (
    select(entries.c.record_id, entries.c.text)
    .join(records, records.c.id == entries.c.record_id)
    .where(
        permission.visible(KIND),
        IS_LISTED,
        or_(
            entries.c.field.in_((application_fields.COMPANY.key, application_fields.JOB_TITLE.key)),
            *(
                entries.c.field.like(family.pattern.replace("{number}", "%"))
                for family in application_fields.PERSON
            ),
        ),
    )
)


@dataclass(frozen=True, slots=True)
class ApplicationRow:
    """An application with the texts of the fields that were asked for, made at a time in UTC."""

    id: str
    created_at: datetime
    values: dict[str, str]


@dataclass(frozen=True, slots=True)
class OtherNames:
    """The keys and texts of the names in all applications of an actor but one, each once.

    They are the names of companies and of people, in the order in which they were made. `as_of`
    has whose and which applications they are, how many, and when the last of them was changed.
    """

    names: list[tuple[str, str]]
    as_of: tuple[str, str, int, datetime | None]


def create(
    actor: Actor,
    values: Mapping[str, str],
    *,
    zone: str,
    example: bool = False,
    style: WritingStyle = DEFAULT_STYLE,
) -> str:
    """Make an application and return its id. `zone` is an IANA name."""
    with writing() as connection:
        return new_records.insert_record(
            connection, actor, KIND, values, zone=zone, example=example, style=style
        )


def list_applications(actor: Actor, *, most: int | None = None) -> list[ApplicationRow]:
    """Return the actor's applications, the one changed last first; so many at most.

    Only the fields that a list shows and sorts by are read.
    """
    return _list(actor, _LISTED if most is None else _SOME_LISTED, most)


def list_names(actor: Actor, *, most: int | None = None) -> list[ApplicationRow]:
    """Return the actor's applications as `list_applications` does, with what names them alone.

    That is the company and the job, and whether an application is archived.
    """
    return _list(actor, _NAMES_OF_ALL if most is None else _NAMES_OF_SOME, most)


def _list(actor: Actor, query: Select[Any], most: int | None) -> list[ApplicationRow]:
    with reading() as connection:
        result = connection.execute(query, permission.parameters_of(actor, most=most))
        _, _, *fields = result.keys()
        rows = result.all()
    return [
        ApplicationRow(
            row.id,
            row.created_at,
            {field: text for field, text in zip(fields, row[2:], strict=True) if text is not None},
        )
        for row in rows
    ]


def load_many(actor: Actor, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return all fields of some of the actor's applications, by id; without those out of sight."""
    with reading() as connection:
        visible = connection.scalars(
            _VISIBLE, {**permission.parameters_of(actor), "ids": list(ids)}
        ).all()
        values = field_rows.read_values_by_record(connection, visible)
    return {each: values.get(each, {}) for each in visible}


def find(actor: Actor, part: str) -> set[str]:
    """Return the ids of the actor's applications with a company, job or person called so.

    Capital letters and spaces around `part` make no difference.
    """
    wanted = part.strip().casefold()
    with reading() as connection:
        rows = connection.execute(_NAMES, permission.parameters_of(actor))
        return {row.record_id for row in rows if wanted in row.text.casefold()}


def names_in_others(
    actor: Actor, application_id: str, known: OtherNames | None = None
) -> OtherNames:
    """Return the names in the actor's other applications, and no more.

    `known` are those that were returned before: where nothing has changed they are returned again,
    which takes a tenth of the time among hundreds of applications.
    """
    parameters = {**permission.parameters_of(actor), "besides": application_id}
    with reading() as connection:
        number, changed_at = connection.execute(_CHANGE_OF_OTHERS, parameters).one()
        as_of = (actor.id, application_id, number, changed_at)
        if known and known.as_of == as_of:
            return known
        rows = connection.execute(_NAMES_IN_OTHERS, parameters)
        return OtherNames(list(dict.fromkeys((field, text) for field, text in rows)), as_of)
