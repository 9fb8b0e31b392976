"""The calls finished last, with the few fields that a list of what is left to do takes."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, select

from interview_kit.access import Actor
from interview_kit.interviewer.agenda import (
    FEEDBACK_FIELDS,
    PROMISE_FIELDS,
    PROMISE_KEPT,
    FinishedCall,
)
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import (
    assessments,
    calls,
    entries,
    question_sets,
    records,
)
from interview_kit.store.records import field_rows

# From one table alone, or SQLite would look through all calls for the order of another one.
_LATEST = (
    select(calls.c.id)
    .where(
        calls.c.finished_at.is_not(None),
        exists().where(
            records.c.id == calls.c.id,
            records.c.owner == bindparam("actor"),
            records.c.deleted_at.is_(None),
        ),
    )
    .order_by(calls.c.finished_at.desc())
)
_OF_THESE = (
    select(calls.c.id, assessments.c.id.label("assessment_id"), question_sets.c.content)
    .join(question_sets, question_sets.c.id == calls.c.question_set_id)
    .join(
        assessments,
        (assessments.c.screen_id == calls.c.id) & (assessments.c.rater == bindparam("actor")),
    )
    .where(calls.c.id.in_(bindparam("ids", expanding=True)))
    .order_by(calls.c.finished_at.desc(), calls.c.id)
)
_WRITTEN = select(entries).where(
    entries.c.record_id.in_(bindparam("ids", expanding=True)),
    entries.c.field.in_([*PROMISE_FIELDS, *FEEDBACK_FIELDS, PROMISE_KEPT]),
)


def latest(actor: Actor, *, most: int) -> list[FinishedCall]:
    """Return finished calls, the one finished last first: so many at most."""
    with reading() as connection:
        latest_ids = list(connection.scalars(_LATEST.limit(most), {"actor": actor.id}))
        rows = connection.execute(_OF_THESE, {"actor": actor.id, "ids": latest_ids}).all()
        ids = [row.id for row in rows] + [row.assessment_id for row in rows]
        written = field_rows.by_record(connection.execute(_WRITTEN, {"ids": ids}))
    titles = {row.content: "" for row in rows}  # calls of one position share their question set
    titles = {each: QuestionSet.model_validate_json(each).title for each in titles}
    return [
        FinishedCall(
            row.id,
            row.assessment_id,
            titles[row.content],
            field_rows.texts(written.get(row.id, {})),
            field_rows.texts(written.get(row.assessment_id, {})),
        )
        for row in rows
    ]
