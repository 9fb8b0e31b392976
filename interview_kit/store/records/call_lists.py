"""Lists of calls: drafts, those of a position, of a candidate, and those finished last."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Integer, bindparam, exists, func, select

from interview_kit.access import Actor
from interview_kit.content.missed_calls import MissedCallsContent
from interview_kit.fields import call_fields, candidate_fields
from interview_kit.interviewer.agenda import (
    FEEDBACK_FIELDS,
    PROMISE_FIELDS,
    FinishedCall,
)
from interview_kit.interviewer.missed_calls import MISSED_FIELDS, MissedCall
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import (
    IS_NOT_DELETED,
    calls,
    entries,
    records,
)
from interview_kit.store.records import field_rows, open_calls, permission
from interview_kit.store.records.calls import OWN_CALLS, Call, calls_of

_LAST_STARTED_FIRST = (calls.c.started_at.desc(), calls.c.id)
_LAST_FINISHED_FIRST = (calls.c.finished_at.desc(), calls.c.id)
# Built once, since building a statement takes longer than SQLite takes to run it.
_MOST, _ALL = bindparam("most", type_=Integer), 2**31 - 1
_CANDIDATES = (
    select(calls.c.id, entries.c.text)
    .join(entries, entries.c.record_id == calls.c.candidate_id)
    .join(records, records.c.id == calls.c.id)
    .where(
        entries.c.field == candidate_fields.NAME.key,
        IS_NOT_DELETED,
        permission.is_on(calls.c.position_id),
    )
    .order_by(*_LAST_STARTED_FIRST)
)
_MISSED = OWN_CALLS.where(open_calls.IS_MISSED).order_by(*_LAST_STARTED_FIRST)
_LATEST_STARTS = (
    select(
        calls.c.candidate_id,
        calls.c.position_id,
        func.max(calls.c.started_at).label("started_at"),
    )
    .join(records, records.c.id == calls.c.id)
    .where(
        calls.c.candidate_id.in_(bindparam("candidates", expanding=True)),
        IS_NOT_DELETED,
        permission.is_on(calls.c.position_id),
    )
    .group_by(calls.c.candidate_id, calls.c.position_id)
)
# Selected from one table, or SQLite would look through all calls for the order.
_LATEST_FINISHED = (
    select(calls.c.id)
    .where(
        calls.c.finished_at.is_not(None),
        exists().where(records.c.id == calls.c.id, IS_NOT_DELETED),
        permission.is_on(calls.c.position_id),
    )
    .order_by(calls.c.finished_at.desc())
    .limit(_MOST)
)
_LISTED_FIELDS = (candidate_fields.NAME.key, call_fields.CALL_DATE.key)
_SOME_ENTRIES = select(entries).where(
    entries.c.record_id.in_(bindparam("ids", expanding=True)),
    entries.c.field.in_(bindparam("fields", expanding=True)),
)
_AGENDA_FIELDS = (
    *_LISTED_FIELDS,
    *PROMISE_FIELDS,
    *FEEDBACK_FIELDS,
    call_fields.DECISION.key,
    call_fields.DECISION_REASON.key,
    call_fields.DECIDED_BY.key,
)
# With what each call is to whoever looks.
_LATEST_ROWS = OWN_CALLS.add_columns(
    permission.IS_STARTED_BY_ACTOR.label("is_own"),
    permission.is_hiring_manager(calls.c.position_id).label("is_managed"),
)


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call in a list, with its day as it was read, "" for none.

    `planned` is its day or moment where it is only planned; see `planned_moment`.
    """

    id: str
    title: str
    candidate: str
    call_date: str
    planned: datetime | date | None = None
    is_example: bool = False


def list_drafts(actor: Actor, *, most: int = _ALL, now: datetime | None = None) -> list[CallRow]:
    """Return the actor's unfinished calls, the latest day first; so many at most.

    Those without a day come last, the one changed last first. All those that are only planned at
    `now`, an aware moment in one's own zone, come before them, the earliest first.
    """
    with reading() as connection:
        drafts = open_calls.read_drafts(connection, actor)
        planned = open_calls.find_planned(connection, drafts, now) if now else {}
        others = (each for each in drafts if each not in planned)
        by_day = sorted(others, key=lambda each: drafts[each].day or date.min, reverse=True)
        ids = [*planned, *by_day[:most]]
        asked = permission.parameters_of(actor)
        rows = {
            row.id: row for row in connection.execute(OWN_CALLS.where(calls.c.id.in_(ids)), asked)
        }
        names = _read_some(
            connection, [row.candidate_id for row in rows.values()], (candidate_fields.NAME.key,)
        )
    return [
        CallRow(
            row.id,
            _title(row.content),
            names.get(row.candidate_id, {}).get(candidate_fields.NAME.key, ""),
            drafts[row.id].moment.get(call_fields.CALL_DATE.key, ""),
            planned.get(row.id),
            is_example=row.example,
        )
        for row in (rows[each] for each in ids if each in rows)
    ]


def list_missed(actor: Actor, content: MissedCallsContent) -> list[MissedCall]:
    """Return the calls that did not happen: the last with each candidate for a position.

    Those after which another call came are left out.
    """
    with reading() as connection:
        parameters = permission.parameters_of(actor)
        rows = connection.execute(_MISSED, parameters).all()
        if not rows:
            return []
        candidates = {row.candidate_id for row in rows}
        latest = connection.execute(
            _LATEST_STARTS, permission.parameters_of(actor, candidates=sorted(candidates))
        )
        started = {(row.candidate_id, row.position_id): row.started_at for row in latest}
        ids = [*(row.id for row in rows), *candidates]
        texts = _read_some(connection, ids, (candidate_fields.NAME.key, *MISSED_FIELDS))
    counting = {each.id for each in content.reasons if each.counts}
    tries = Counter(
        row.candidate_id
        for row in rows
        if texts.get(row.id, {}).get(call_fields.MISSED.key) in counting
    )
    return [
        MissedCall(
            row.id,
            _title(row.content),
            texts.get(row.candidate_id, {}).get(candidate_fields.NAME.key, "").strip(),
            texts.get(row.id, {}),
            tries[row.candidate_id],
            is_example=row.example,
        )
        for row in rows
        if row.started_at == started[row.candidate_id, row.position_id]
    ]


def list_of_position(
    actor: Actor, position_id: str, *, candidate_id: str = "", most: int, skip: int = 0
) -> list[Call]:
    """Return calls of a position, the one started last first: so many at most, after `skip`.

    `candidate_id` is that of their candidate, "" for all. Raises NotFound. Takes the same few
    queries however many calls there are.
    """
    query = OWN_CALLS.where(calls.c.position_id == position_id).order_by(*_LAST_STARTED_FIRST)
    if candidate_id:
        query = query.where(calls.c.candidate_id == candidate_id)
    page = query.limit(most).offset(skip)
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        return calls_of(connection, connection.execute(page, permission.parameters_of(actor)).all())


def list_by_candidate(
    actor: Actor, name: str, *, most: int, skip: int = 0
) -> tuple[list[Call], int]:
    """Return calls with candidates whose name contains `name`, and how many there are in all.

    The one started last comes first: so many at most, after `skip`. Capital letters and spaces
    around the name make no difference.
    """
    part = name.strip().casefold()
    with reading() as connection:
        parameters = permission.parameters_of(actor)
        candidates = connection.execute(_CANDIDATES, parameters)
        ids = [row.id for row in candidates if part in row.text.casefold()]
        query = OWN_CALLS.where(calls.c.id.in_(ids[skip : skip + most]))
        rows = connection.execute(query.order_by(*_LAST_STARTED_FIRST), parameters)
        return calls_of(connection, rows.all()), len(ids)


def list_finished_of_position(actor: Actor, position_id: str) -> list[Call]:
    """Return the finished calls of a position, the one started first first. Raises NotFound.

    Takes the same few queries however many calls there are.
    """
    query = OWN_CALLS.where(
        calls.c.state == "finished", calls.c.position_id == position_id
    ).order_by(calls.c.started_at, calls.c.id)
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        return calls_of(
            connection, connection.execute(query, permission.parameters_of(actor)).all()
        )


def list_latest_finished(actor: Actor, *, most: int) -> list[FinishedCall]:
    """Return finished calls with what an agenda takes of them, the one finished last first.

    So many at most.
    """
    with reading() as connection:
        parameters = permission.parameters_of(actor)
        latest = list(connection.scalars(_LATEST_FINISHED, {**parameters, "most": most}))
        if not latest:
            return []
        query = _LATEST_ROWS.where(calls.c.id.in_(latest)).order_by(*_LAST_FINISHED_FIRST)
        rows = connection.execute(query, parameters).all()
        ids = [each for row in rows for each in (row.id, row.candidate_id, row.assessment_id)]
        texts = _read_some(connection, ids, _AGENDA_FIELDS)
    # Read once each, since calls of one position share their question set.
    titles = {content: _title(content) for content in {row.content for row in rows}}
    return [
        FinishedCall(
            row.id,
            row.assessment_id,
            titles[row.content],
            texts.get(row.candidate_id, {}).get(candidate_fields.NAME.key, "").strip(),
            texts.get(row.id, {}),
            texts.get(row.assessment_id, {}),
            row.finished_at,
            is_own=bool(row.is_own),
            is_managed=bool(row.is_managed),
            is_example=row.example,
        )
        for row in rows
    ]


def _read_some(
    connection: Connection, ids: Sequence[str], fields: Sequence[str]
) -> dict[str, dict[str, str]]:
    """Return the texts of some fields of records, by record and field."""
    if not ids:
        return {}
    rows = connection.execute(_SOME_ENTRIES, {"ids": ids, "fields": fields})
    by_record = field_rows.group_by_record(rows)
    return {record_id: field_rows.entry_values(found) for record_id, found in by_record.items()}


def _title(question_set: str) -> str:
    return QuestionSet.model_validate_json(question_set).title
