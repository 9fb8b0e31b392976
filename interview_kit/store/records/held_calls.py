"""Finished calls as what can be learned from them needs them: of all who held or rated one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import BindParameter, Connection, Integer, String, bindparam, func, or_, select

from interview_kit.access import Actor
from interview_kit.fields import assessment_fields, person_fields
from interview_kit.interviewer.interviewer_counts import HeldCall
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.database import schema
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import (
    IS_NOT_DELETED,
    assessments,
    call_revisions,
    calls,
    entries,
    entry_history,
    records,
)
from interview_kit.store.database.starts_with import starts_with
from interview_kit.store.records import field_rows, permission
from interview_kit.store.records.calls import answers_of

MOST = 1000
"""The calls that are looked through, those finished last: of several years of one interviewer."""

_RATINGS = assessment_fields.RATING.start
_RECOMMENDATION = assessment_fields.RECOMMENDATION.key
_CALLS: BindParameter[Any] = bindparam("calls", expanding=True)
_POSITIONS = records.alias("positions")
_POSITION = bindparam("position", type_=String)
_FINISHED = (
    select(
        calls.c.id,
        calls.c.position_id,
        calls.c.candidate_id,
        calls.c.question_set_id,
        calls.c.started_at,
        calls.c.finished_at,
        records.c.author,
    )
    .join(records, records.c.id == calls.c.id)
    .join(_POSITIONS, _POSITIONS.c.id == calls.c.position_id)
    .where(
        IS_NOT_DELETED,
        calls.c.state == "finished",
        permission.is_on(calls.c.position_id),
        or_(
            calls.c.position_id == _POSITION,
            (_POSITION == "") & _POSITIONS.c.example.is_(False),
        ),
    )
    .order_by(calls.c.finished_at.desc(), calls.c.id)
    .limit(bindparam("most", type_=Integer))
)
_SETS = select(schema.question_sets.c.id, schema.question_sets.c.content).where(
    schema.question_sets.c.id.in_(bindparam("sets", expanding=True))
)
_FIRST_FINISHED = (
    select(call_revisions.c.screen_id, func.min(call_revisions.c.finished_at).label("at"))
    .where(call_revisions.c.screen_id.in_(_CALLS))
    .group_by(call_revisions.c.screen_id)
)
_RATED = (
    select(assessments.c.screen_id, assessments.c.rater, entries.c.field, entries.c.text)
    .join(entries, entries.c.record_id == assessments.c.id)
    .where(
        assessments.c.screen_id.in_(_CALLS),
        starts_with(entries.c.field, _RATINGS),
        entries.c.text != "",
    )
)
_RECOMMENDED = (
    select(assessments.c.screen_id, assessments.c.rater, func.min(entry_history.c.at).label("at"))
    .join(entry_history, entry_history.c.record_id == assessments.c.id)
    .where(
        assessments.c.screen_id.in_(_CALLS),
        entry_history.c.field == _RECOMMENDATION,
        entry_history.c.text != "",
    )
    .group_by(assessments.c.screen_id, assessments.c.rater)
)
_NAMES = select(entries.c.record_id, entries.c.text).where(
    entries.c.record_id.in_(bindparam("people", expanding=True)),
    entries.c.field == person_fields.NAME.key,
)


class HeldCalls(NamedTuple):
    """Finished calls, and the names of whoever held or rated one, by their ids."""

    calls: list[HeldCall]
    names: dict[str, str]


def load_held_calls(actor: Actor, position_id: str = "", *, most: int = MOST) -> HeldCalls:
    """Return finished calls of the actor's positions, or of one, those finished last first.

    Without a `position_id`, those of examples are left out. They have the ratings of everybody, for
    counts over them: these are never to be shown one by one.
    """
    with reading() as connection:
        asked = permission.parameters_of(actor, position=position_id, most=most)
        rows = connection.execute(_FINISHED, asked).all()
        if not rows:
            return HeldCalls([], {})
        ids = [row.id for row in rows]
        sets = _read_sets(connection, sorted({row.question_set_id for row in rows}))
        answers = field_rows.read_entries_by_record(connection, ids)
        ends = connection.execute(_FIRST_FINISHED, {"calls": ids})
        first = {each.screen_id: each.at for each in ends}
        rated: defaultdict[str, dict[str, dict[str, str]]] = defaultdict(dict)
        for call, rater, field, text in connection.execute(_RATED, {"calls": ids}):
            rated[call].setdefault(rater, {})[field] = text
        recommended: defaultdict[str, dict[str, datetime]] = defaultdict(dict)
        for call, rater, at in connection.execute(_RECOMMENDED, {"calls": ids}):
            recommended[call][rater] = at
        held = [
            HeldCall(
                row.position_id,
                row.candidate_id,
                row.author,
                sets[row.question_set_id],
                answers_of(answers.get(row.id, {})),
                row.started_at,
                first.get(row.id, row.finished_at),
                rated.get(row.id, {}),
                recommended.get(row.id, {}),
            )
            for row in rows
        ]
        return HeldCalls(held, _read_names(connection, held))


def _read_names(connection: Connection, calls: Sequence[HeldCall]) -> dict[str, str]:
    """Return the names of whoever held or rated calls, by their ids."""
    people = {each for call in calls for each in (call.interviewer, *call.assessments)}
    rows = connection.execute(_NAMES, {"people": sorted(people)})
    return {row.record_id: row.text for row in rows}


def _read_sets(connection: Connection, ids: Sequence[str]) -> dict[str, QuestionSet]:
    rows = connection.execute(_SETS, {"sets": ids})
    return {row.id: QuestionSet.model_validate_json(row.content) for row in rows}
