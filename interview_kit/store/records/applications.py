"""Applications, made and listed. What is in them are entries, as of any record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    bindparam,
    func,
    or_,
    select,
    union_all,
)

from interview_kit.access import Actor
from interview_kit.candidate import agenda
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import IS_LISTED, entries, records
from interview_kit.store.database.starts_with import starts_with
from interview_kit.store.records import field_rows, new_records, permission
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

KIND = "application"

_IS_ANOTHER = permission.visible(KIND) & IS_LISTED & (records.c.id != bindparam("besides"))
Version = tuple[str, int, datetime | None, datetime | None]
"""Whose applications they are, how many, when the last of them was changed, and when the last of
all was deleted."""

# Where one is deleted and another restored, there are as many, and none was changed.
_LAST_DELETED = (
    select(func.max(records.c.deleted_at))
    .where(permission.accessible(KIND), records.c.deleted_at.is_not(None))
    .correlate(None)
    .scalar_subquery()
)
_CHANGE_OF_OTHERS = select(func.count(), func.max(records.c.changed_at), _LAST_DELETED).where(
    _IS_ANOTHER
)
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
_MOST, _ALL = bindparam("most", type_=Integer), 2**31 - 1
_NAMES_ALONE = _select_fields(
    application_fields.COMPANY, application_fields.JOB_TITLE, application_fields.ARCHIVED
).limit(_MOST)
_LISTED_FIELDS = (
    application_fields.COMPANY,
    application_fields.JOB_TITLE,
    application_fields.STAGE,
    application_fields.OUTCOME,
    application_fields.ARCHIVED,
    application_fields.CALL_DATE,
    application_fields.REPLIED,
)
_LISTED = _select_fields(*_LISTED_FIELDS).limit(_MOST)
_WITH_CALL = _select_fields(
    application_fields.CALL_DATE, application_fields.OUTCOME, application_fields.ARCHIVED
)
_CALL_DATE, _OUTCOME, _ARCHIVED = list(_WITH_CALL.selected_columns)[2:]
_DAY = func.substr(_CALL_DATE, 1, len("2026-11-30")).label("day")
_OPEN_CALLS = (
    _WITH_CALL.with_only_columns(records.c.id, records.c.changed_at, _DAY)
    .where(
        bindparam("since", type_=String) <= _DAY,
        func.coalesce(_OUTCOME, "") == "",
        func.coalesce(_ARCHIVED, "") != "yes",
    )
    .order_by(None)
    .cte("open_calls")
)
_TODAY, _OPEN = bindparam("today", type_=String), _OPEN_CALLS.c
_PAST = select(_OPEN.id, _OPEN.changed_at).where(_OPEN.day < _TODAY)
_AHEAD = select(_OPEN.id, _OPEN.changed_at).where(_OPEN.day >= _TODAY)
_LAST = _PAST.order_by(_OPEN.day.desc(), _OPEN.changed_at, _OPEN.id.desc()).limit(_MOST)
_NEXT = _AHEAD.order_by(_OPEN.day, _OPEN.changed_at.desc(), _OPEN.id).limit(_MOST)
_NEAREST = union_all(select(_LAST.subquery()), select(_NEXT.subquery())).subquery()
_STARTS = sorted({family.start for family in agenda.FAMILIES})
_NEAREST_CALLS = (
    select(entries.c.record_id, entries.c.field, func.coalesce(entries.c.reading, entries.c.text))
    .join(_NEAREST, _NEAREST.c.id == entries.c.record_id)
    .where(
        or_(
            entries.c.field.in_([field.key for field in (*_LISTED_FIELDS, *agenda.FIELDS)]),
            *(starts_with(entries.c.field, start) for start in _STARTS),
        ),
        field_rows.is_written(entries),
    )
    .order_by(_NEAREST.c.changed_at.desc(), _NEAREST.c.id)
)
_STAGED = _select_fields(
    application_fields.STAGE, application_fields.CALL_DATE, application_fields.ARCHIVED
).subquery()
_OF_STAGE = (
    func.coalesce(_STAGED.c.stage, ""),
    func.coalesce(_STAGED.c.call_date, "") != "",
    func.coalesce(_STAGED.c.archived, "") == "yes",
)
_STAGES = select(*_OF_STAGE, func.count()).group_by(*_OF_STAGE)


def _texts_of(*conditions: ColumnElement[bool]) -> ColumnElement[str]:
    """Return all texts of an application in fields of which these conditions hold, as one."""
    return func.coalesce(
        select(func.aggregate_strings(entries.c.text, "\n"))
        .where(entries.c.record_id == records.c.id, *conditions)
        .correlate(records)
        .scalar_subquery(),
        "",
    )


_NAMES = select(
    records.c.id,
    _texts_of(entries.c.field == application_fields.ARCHIVED.key).label("archived"),
    _texts_of(
        entries.c.field.in_((application_fields.COMPANY.key, application_fields.JOB_TITLE.key))
    ).label("job"),
    _texts_of(starts_with(entries.c.field, "person.")).label("people"),
).where(permission.visible(KIND), IS_LISTED)


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
    has the one application that is left out, and the version of the others.
    """

    names: list[tuple[str, str]]
    as_of: tuple[str, Version]


class StageCount(NamedTuple):
    """How many applications have this stage, "" for none, a call or none, and are archived."""

    stage: str
    has_call: bool
    is_archived: bool
    number: int


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


def list_applications(actor: Actor, *, most: int = _ALL) -> list[ApplicationRow]:
    """Return the actor's applications, the one changed last first; so many at most.

    Only the fields that a list shows and sorts by are read.
    """
    return _list(actor, _LISTED, most)


def list_names(actor: Actor, *, most: int = _ALL) -> list[ApplicationRow]:
    """Return the actor's applications as `list_applications` does, with what names them alone.

    That is the company and the job, and whether an application is archived.
    """
    return _list(actor, _NAMES_ALONE, most)


def load_nearest_calls(
    actor: Actor, since: date, today: date, *, most: int
) -> dict[str, dict[str, str]]:
    """Return the actor's open applications with the calls nearest to `today`, by id.

    These are so many at most of the last ones before that day, none before `since`, and of the
    next ones, in the order of `list_applications`. They have the fields that a list shows, and
    those that tell what is due.
    """
    values: dict[str, dict[str, str]] = {}
    days = {"since": since.isoformat(), "today": today.isoformat()}
    with reading() as connection:
        parameters = permission.parameters_of(actor, **days, most=most)
        for record_id, field, text in connection.execute(_NEAREST_CALLS, parameters):
            values.setdefault(record_id, {})[field] = text
    return values


def _list(actor: Actor, query: Select[Any], most: int) -> list[ApplicationRow]:
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


def count_by_stage(actor: Actor) -> list[StageCount]:
    """Return how many of the actor's applications are at each stage, by what tells it."""
    with reading() as connection:
        rows = connection.execute(_STAGES, permission.parameters_of(actor))
        return [
            StageCount(stage, bool(call), bool(put_away), n) for stage, call, put_away, n in rows
        ]


def find(actor: Actor, part: str) -> dict[str, bool]:
    """Return the actor's applications with a company, job or person called so.

    Whether each is archived is by its id. Capital letters and spaces around `part` make no
    difference.
    """
    wanted = part.strip().casefold()
    with reading() as connection:
        rows = connection.execute(_NAMES, permission.parameters_of(actor))
        return {
            row.id: row.archived == "yes"
            for row in rows
            if wanted in row.job.casefold() or wanted in row.people.casefold()
        }


def version(actor: Actor, *, besides: str = "") -> Version:
    """Return what is another whenever any of the actor's applications is, `besides` one of them."""
    parameters = {**permission.parameters_of(actor), "besides": besides}
    with reading() as connection:
        number, changed_at, deleted_at = connection.execute(_CHANGE_OF_OTHERS, parameters).one()
    return actor.id, number, changed_at, deleted_at


def names_in_others(
    actor: Actor, application_id: str, known: OtherNames | None = None
) -> OtherNames:
    """Return the names in the actor's other applications, and no more.

    `known` are those that were returned before: where nothing has changed they are returned again,
    which takes a tenth of the time among hundreds of applications.
    """
    parameters = {**permission.parameters_of(actor), "besides": application_id}
    with reading() as connection:
        as_of = (application_id, version(actor, besides=application_id))
        if known and known.as_of == as_of:
            return known
        rows = connection.execute(_NAMES_IN_OTHERS, parameters)
        return OtherNames(list(dict.fromkeys((field, text) for field, text in rows)), as_of)
