"""Calls: started, loaded, finished and reopened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select, update

from interview_kit import clock
from interview_kit.access import Actor, not_found
from interview_kit.content import content
from interview_kit.errors import Locked
from interview_kit.fields import call_fields, candidate_fields
from interview_kit.fields.states import NOT_DUE, OPEN
from interview_kit.interviewer.endings import initial_values
from interview_kit.interviewer.planned_calls import is_begun
from interview_kit.interviewer.progress import Answer, not_due_fields
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.database import schema
from interview_kit.store.database.connections import as_transaction, reading, writing
from interview_kit.store.database.schema import (
    IS_NOT_DELETED,
    assessments,
    calls,
    entry_history,
    records,
)
from interview_kit.store.records import field_rows, new_records, permission, question_sets
from interview_kit.store.records.field_rows import Entry
from interview_kit.store.records.kept_answers import keep_answers, load_kept_answers
from interview_kit.store.records.overwriting import Edit
from interview_kit.typed import DEFAULT_STYLE, WritingStyle
from interview_kit.typed.kinds import reading_of

# The calls that an actor sees, with their question sets and the actor's assessments.
OWN_CALLS = (
    select(
        calls,
        records.c.zone,
        records.c.changed_at,
        records.c.author,
        records.c.example,
        schema.question_sets.c.content,
        schema.question_sets.c.version,
        assessments.c.id.label("assessment_id"),
    )
    .join(records, records.c.id == calls.c.id)
    .join(schema.question_sets, schema.question_sets.c.id == calls.c.question_set_id)
    .join(assessments, (assessments.c.screen_id == calls.c.id) & permission.IS_RATER)
    .where(IS_NOT_DELETED, permission.is_on(calls.c.position_id))
)
_ONE_CALL = OWN_CALLS.where(calls.c.id == bindparam("call"))


@dataclass(frozen=True)
class Call:
    """One call: its questions, its candidate, the answers, and what its rater thinks.

    `state` is "draft" or "finished"; times are in UTC, `zone` is where it was started
    and `started_by` the person who did.
    """

    id: str
    position_id: str
    question_set: QuestionSet
    version: int
    state: str
    revision: int
    entries: dict[str, Entry]
    candidate_id: str
    candidate: dict[str, Entry]
    assessment_id: str
    assessment: dict[str, Entry]
    started_at: datetime
    finished_at: datetime | None
    zone: str
    started_by: str

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """The answers and the candidate's name, as the rules for interviewers take them."""
        return answers_of(with_name(self.entries, self.candidate))


def answers_of(call_entries: Mapping[str, Entry]) -> dict[str, Answer]:
    """Return the entries of a call as the rules for interviewers take them."""
    return {
        field: Answer(entry.value, entry.state, entry.text if entry.text != entry.value else "")
        for field, entry in call_entries.items()
        if not entry.is_blank
    }


def with_name(
    call_entries: Mapping[str, Entry], candidate_entries: Mapping[str, Entry]
) -> dict[str, Entry]:
    """Return the entries of a call with the name of its candidate as one more."""
    name = candidate_entries.get(candidate_fields.NAME.key)
    return {**call_entries, **({call_fields.CANDIDATE_NAME.key: name} if name else {})}


def start_within(
    connection: Connection,
    actor: Actor,
    position_id: str,
    values: Mapping[str, str],
    *,
    candidate: str | Mapping[str, str] = "",
    zone: str,
    example: bool = False,
    style: WritingStyle = DEFAULT_STYLE,
) -> str:
    """Start a call for a position and return its id. Raises NotFound.

    `candidate` is the id of one who was called before, or the first fields of a new one. The call
    keeps the position's questions as they are now.
    """
    permission.require_visible(connection, actor, position_id, kind="position", lock=True)
    frozen = question_sets.freeze(connection, actor, position_id)
    question_set = frozen.question_set
    date_key = call_fields.CALL_DATE.key
    day = reading_of(date_key, values.get(date_key, ""), style, clock.now()) or ""
    first = initial_values(question_set, day, style.english) | dict(values)
    call_id = new_records.insert_record(
        connection, actor, "screen", first, zone=zone, example=example, style=style
    )
    if not isinstance(candidate, str) or not candidate:
        candidate = new_records.insert_record(
            connection, actor, "candidate", candidate or {}, zone=zone, example=example
        )
    else:
        permission.require_visible(connection, actor, candidate, kind="candidate")
    new_records.insert_call(connection, call_id, position_id, frozen.id, candidate)
    new_records.insert_assessments(connection, actor, calls.c.id == call_id)
    return call_id


start = as_transaction(start_within)


def load(actor: Actor, call_id: str) -> Call:
    """Return a call. Raises NotFound."""
    permission.require_id(call_id)
    with reading() as connection:
        return read_call(connection, actor, call_id)


def renew_questions(actor: Actor, call_id: str) -> bool:
    """Give a call that nobody has begun its position's questions as they are now.

    Returns whether they are others than before. Raises NotFound.
    """
    position_id = load(actor, call_id).position_id
    with writing() as connection:
        permission.require_visible(connection, actor, position_id, kind="position", lock=True)
        permission.require_visible(connection, actor, call_id, kind="screen", lock=True)
        call = read_call(connection, actor, call_id)
        if call.state == "finished" or is_begun(call.answers):
            return False
        frozen = question_sets.freeze(connection, actor, position_id)
        if frozen.question_set == call.question_set:
            return False
        _update_call(connection, call_id, question_set_id=frozen.id)
        return True


def finish_within(connection: Connection, actor: Actor, call_id: str) -> None:
    """Finish a call: its answers no longer change, and a copy of them is kept.

    Fields of parts that were not due are marked so. Raises NotFound, Locked when it is
    finished already.
    """
    permission.require_visible(connection, actor, call_id, kind="screen")
    permission.require_writable(connection, actor, call_id)
    call = read_call(connection, actor, call_id)
    endings = content().interviewer.endings
    for field in sorted(not_due_fields(call.question_set, call.answers, endings)):
        field_rows.write_entry(connection, actor, call_id, field, Edit(state=NOT_DUE))
    moment = clock.now()
    keep_answers(connection, actor, call_id, revision=call.revision, at=moment)
    _update_call(connection, call_id, state="finished", finished_at=moment)
    new_records.insert_event(connection, actor, call_id, "finished", at=moment)


finish = as_transaction(finish_within)


def reopen(actor: Actor, call_id: str) -> None:
    """Go on with a finished call as its next revision. Raises NotFound, Locked for a draft.

    Fields that were not due get back the state that they had before it was finished.
    """
    with writing() as connection:
        permission.require_visible(connection, actor, call_id, kind="screen", lock=True)
        call = read_call(connection, actor, call_id)
        if call.state != "finished":
            raise Locked("call_open")
        for field, entry in call.entries.items():
            if entry.state == NOT_DUE:
                before = _state_before_finish(connection, call_id, field, entry.revision)
                field_rows.write_entry(connection, actor, call_id, field, Edit(state=before))
        _update_call(
            connection, call_id, state="draft", finished_at=None, revision=call.revision + 1
        )
        new_records.insert_event(connection, actor, call_id, "reopened")


def _state_before_finish(connection: Connection, call_id: str, field: str, revision: int) -> str:
    # Not simply the revision before, since the restore of a backup may have raised it.
    state = connection.scalar(
        select(entry_history.c.state)
        .where(
            entry_history.c.record_id == call_id,
            entry_history.c.field == field,
            entry_history.c.revision < revision,
            entry_history.c.state != NOT_DUE,
        )
        .order_by(entry_history.c.revision.desc())
        .limit(1)
    )
    return state or OPEN


def load_as_finished(actor: Actor, call_id: str, at: datetime) -> Call:
    """Return a call with its answers as it was finished at this moment, only for reading.

    Ratings and impressions stay open after that, so they are not in it; the candidate's name is
    that of today. Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, call_id, kind="screen")
        kept = load_kept_answers(connection, call_id, at)
        if kept is None:
            raise not_found()
        call = read_call(connection, actor, call_id)
    return replace(call, state="finished", assessment={}, **kept._asdict())


def calls_of(connection: Connection, rows: Sequence[Row[Any]]) -> list[Call]:
    """Return calls from rows of `OWN_CALLS`, with all their entries in one more query."""
    ids = {each for row in rows for each in (row.id, row.candidate_id, row.assessment_id)}
    entries = field_rows.read_entries_by_record(connection, sorted(ids))
    # Read once each, since calls of one position share their question set.
    frozen = {row.content for row in rows}
    sets = {each: QuestionSet.model_validate_json(each) for each in frozen}
    return [
        Call(
            row.id,
            row.position_id,
            sets[row.content],
            row.version,
            row.state,
            row.revision,
            entries.get(row.id, {}),
            row.candidate_id,
            entries.get(row.candidate_id, {}),
            row.assessment_id,
            entries.get(row.assessment_id, {}),
            row.started_at,
            row.finished_at,
            row.zone,
            row.author,
        )
        for row in rows
    ]


def read_call(connection: Connection, actor: Actor, call_id: str) -> Call:
    """Do what `load` says inside a transaction."""
    rows = connection.execute(_ONE_CALL, permission.parameters_of(actor, call=call_id)).all()
    if not rows:
        raise not_found()
    return calls_of(connection, rows)[0]


def _update_call(connection: Connection, call_id: str, **values: Any) -> None:
    connection.execute(update(calls).where(calls.c.id == call_id).values(**values))
