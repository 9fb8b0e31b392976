"""What was done for a position, as its path takes it."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, case, exists, func, select

from interview_kit.access import Actor
from interview_kit.fields import candidate_fields
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.interviewer.planned_calls import BEFORE_CALL
from interview_kit.interviewer.position_path import CALL_FIELDS, LastCall, PositionProgress
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import calls, entries, position_candidates, records
from interview_kit.store.records import field_rows, permission
from interview_kit.store.records.position_candidates import (
    LAST_CALLS,
    NOT_CALLED,
    PositionCandidate,
)

_TIERS, _WAYS = entries.alias("tiers"), entries.alias("ways")
_IS_WAITING = (func.coalesce(_TIERS.c.text, "") != candidate_fields.MAYBE) & (
    func.coalesce(_WAYS.c.text, "") == ""
)
_WITH_WAYS = NOT_CALLED.outerjoin(
    _TIERS,
    (_TIERS.c.record_id == records.c.id) & (_TIERS.c.field == candidate_fields.TIER.key),
).outerjoin(
    _WAYS,
    (_WAYS.c.record_id == records.c.id) & (_WAYS.c.field == candidate_fields.WAY_ROUND.key),
)
_TO_CALL = _WITH_WAYS.with_only_columns(func.count(), func.sum(case((_IS_WAITING, 1), else_=0)))
_NEXT_TO_CALL = (
    _WITH_WAYS.where(_IS_WAITING)
    .order_by(
        func.coalesce(_TIERS.c.text, "") != candidate_fields.TOP_TIER,
        position_candidates.c.added_at,
        records.c.id,
    )
    .limit(1)
)
_EACH_CALL, _ITS_RECORD, _NOTES = calls.alias("each"), records.alias("its"), entries.alias("notes")
# What `planned_calls.is_begun` says of the answers, of any call with the same candidate.
_IS_BEGUN = (
    exists()
    .select_from(_EACH_CALL)
    .where(
        _EACH_CALL.c.candidate_id == LAST_CALLS.c.candidate_id,
        _EACH_CALL.c.position_id == bindparam("position"),
        _ITS_RECORD.c.id == _EACH_CALL.c.id,
        _ITS_RECORD.c.deleted_at.is_(None),
        _NOTES.c.record_id == _EACH_CALL.c.id,
        _NOTES.c.field.not_in(BEFORE_CALL),
        ~_NOTES.c.field.like("message.%"),
        (func.trim(_NOTES.c.text) != "") | _NOTES.c.state.in_(NO_ANSWER_REASONS),
    )
)
_CALLS = (
    select(
        LAST_CALLS.c.id,
        LAST_CALLS.c.state,
        _IS_BEGUN.label("is_begun"),
        entries.c.field,
        func.coalesce(entries.c.reading, entries.c.text).label("text"),
    )
    .outerjoin(entries, (entries.c.record_id == LAST_CALLS.c.id) & entries.c.field.in_(CALL_FIELDS))
    .where(LAST_CALLS.c.place == 1)
)
_OUTCOMES = (
    select(func.count())
    .select_from(LAST_CALLS)
    .join(entries, entries.c.record_id == LAST_CALLS.c.candidate_id)
    .where(
        LAST_CALLS.c.place == 1,
        entries.c.field == candidate_fields.OUTCOME.key,
        entries.c.text != "",
    )
)


def load(actor: Actor, position_id: str) -> PositionProgress:
    """Return what was done for a position. Raises NotFound."""
    asked = {"position": position_id}
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        to_call, waiting = connection.execute(_TO_CALL, asked).one()
        rows = connection.execute(_CALLS, asked).all()
        outcomes = connection.scalar(_OUTCOMES, asked)
    answers: dict[str, dict[str, str]] = {}
    for row in rows:
        texts = answers.setdefault(row.id, {})
        if row.field:
            texts[row.field] = row.text
    finished = {row.id for row in rows if row.state == "finished"}
    begun = {row.id for row in rows if row.is_begun} | finished
    last = (LastCall(each in finished, texts, each in begun) for each, texts in answers.items())
    return PositionProgress(to_call or 0, waiting or 0, tuple(last), outcomes or 0)


def read_next_to_call(connection: Connection, position_id: str) -> PositionCandidate | None:
    """Return who of a position's list is to be called next, None for nobody.

    The top tier comes first. Neither a maybe nor who was met instead is waiting for a call.
    """
    following = connection.scalar(_NEXT_TO_CALL, {"position": position_id})
    if following is None:
        return None
    values = field_rows.read_values_by_record(connection, [following])
    return PositionCandidate(following, values.get(following, {}))
