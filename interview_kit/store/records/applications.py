"""Applications, made and listed. What is in them are entries, as of any record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import bindparam, or_, select

from interview_kit.access import Actor
from interview_kit.fields import application_fields
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import IS_LISTED, entries, records
from interview_kit.store.records import field_rows, new_records, permission, record_lists
from interview_kit.store.records.record_lists import RecordRow
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

KIND = "application"

_NAMES_IN_OTHERS = (
    select(entries.c.field, entries.c.text)
    .join(records, records.c.id == entries.c.record_id)
    .where(
        permission.visible(KIND),
        IS_LISTED,
        records.c.id != bindparam("besides"),
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


_LISTED = tuple(
    field.key
    for field in (
        application_fields.COMPANY,
        application_fields.JOB_TITLE,
        application_fields.STAGE,
        application_fields.OUTCOME,
        application_fields.ARCHIVED,
        application_fields.CALL_DATE,
        application_fields.REPLIED,
    )
)
_NAMING = tuple(
    field.key
    for field in (
        application_fields.COMPANY,
        application_fields.JOB_TITLE,
        application_fields.ARCHIVED,
    )
)
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


def list_applications(actor: Actor, *, most: int | None = None) -> list[RecordRow]:
    """Return the actor's applications, the one changed last first; so many at most.

    Only the fields that a list shows and sorts by are read.
    """
    return record_lists.list_records(actor, KIND, most=most, fields=_LISTED)


def list_names(actor: Actor) -> list[RecordRow]:
    """Return the actor's applications as `list_applications` does, with what names them alone.

    That is the company and the job, and whether an application is archived.
    """
    return record_lists.list_records(actor, KIND, fields=_NAMING)


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


def names_in_others(actor: Actor, application_id: str) -> list[tuple[str, str]]:
    """Return the keys and texts of the names in the actor's other applications, and no more.

    They are the names of companies and of people, in the order in which they were made.
    """
    with reading() as connection:
        rows = connection.execute(
            _NAMES_IN_OTHERS, {**permission.parameters_of(actor), "besides": application_id}
        )
        return [(row.field, row.text) for row in rows]
