"""Phone screens: one call with its answers, from the first keystroke to the finished record."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from interview_kit.access import Actor, not_found
from interview_kit.content import content
from interview_kit.errors import Locked
from interview_kit.interviewer.endings import initial_values
from interview_kit.interviewer.progress import Answer, not_due_fields
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import (
    IS_DRAFT,
    assessments,
    calls,
    entries,
    entry_history,
    question_sets,
    records,
)
from interview_kit.store.records import field_rows, lifecycle, permission
from interview_kit.store.records.field_rows import Entry
from interview_kit.store.records.kept_answers import keep, kept_at
from interview_kit.typed import DEFAULT_STYLE, WritingStyle
from interview_kit.typed.kinds import reading_of

# Every call that is not deleted and that an actor rates, with its question set and assessment.
_RATED = (
    select(
        calls,
        records.c.zone,
        records.c.changed_at,
        question_sets.c.content,
        question_sets.c.version,
        assessments.c.id.label("assessment_id"),
    )
    .join(records, records.c.id == calls.c.id)
    .join(question_sets, question_sets.c.id == calls.c.question_set_id)
    .join(
        assessments,
        (assessments.c.screen_id == calls.c.id) & (assessments.c.rater == bindparam("actor")),
    )
    .where(records.c.deleted_at.is_(None))
)
_SCREENS = _RATED.where(records.c.owner == bindparam("actor"))
_ONE = _SCREENS.where(calls.c.id == bindparam("screen"))
# SQLite would look through all that the actor owns by its index, unless it finds none for this.
_DRAFTS = _RATED.where(IS_DRAFT, records.c.owner.concat("") == bindparam("actor")).order_by(
    records.c.changed_at.desc(), calls.c.id
)
_LAST_FIRST = (calls.c.started_at.desc(), calls.c.id)
_NAMES = (
    select(entries.c.record_id, entries.c.text)
    .join(calls, calls.c.id == entries.c.record_id)
    .join(records, records.c.id == calls.c.id)
    .where(
        entries.c.field == "candidate_name",
        records.c.owner == bindparam("actor"),
        records.c.deleted_at.is_(None),
    )
    .order_by(*_LAST_FIRST)
)


@dataclass(frozen=True)
class Call:
    """One call: the questions it is held under, what was answered, what its rater thinks.

    `state` is "draft" or "finished"; times are in UTC, `zone` is where it was started.
    """

    id: str
    position_id: str
    question_set: QuestionSet
    version: int
    state: str
    revision: int
    entries: dict[str, Entry]
    assessment_id: str
    assessment: dict[str, Entry]
    started_at: datetime
    finished_at: datetime | None
    zone: str

    @cached_property
    def answers(self) -> dict[str, Answer]:
        """What was answered, as the rules for interviewers take it."""
        return {
            field: Answer(entry.value, entry.state, entry.text if entry.text != entry.value else "")
            for field, entry in self.entries.items()
            if not entry.is_blank
        }


@dataclass(frozen=True, slots=True)
class CallRow:
    """A call in a list."""

    id: str
    position_id: str
    title: str
    candidate: str
    changed_at: datetime


def start(
    actor: Actor,
    position_id: str,
    values: Mapping[str, str],
    *,
    zone: str,
    example: bool = False,
    style: WritingStyle = DEFAULT_STYLE,
) -> str:
    """Begin a call for a position and return its id. Raises NotFound.

    The position's questions as they are now become the version that this call keeps.
    """
    with writing() as connection:
        permission.visible(connection, actor, position_id, kind="position", lock=True)
        question_set_id, question_set = _freeze(connection, actor, position_id)
        day = reading_of("call_date", values.get("call_date", ""), style, datetime.now(UTC)) or ""
        first = initial_values(question_set, day, style.english) | dict(values)
        call_id = lifecycle.new_record(
            connection, actor, "screen", first, zone=zone, example=example, style=style
        )
        lifecycle.insert_call(connection, call_id, position_id, question_set_id)
        lifecycle.insert_assessment(connection, actor, call_id, zone=zone, example=example)
        return call_id


def load(actor: Actor, call_id: str) -> Call:
    """Return a call. Raises NotFound."""
    permission.check_id(call_id)
    with reading() as connection:
        return _with_entries(connection, _one(connection, actor, call_id))[0]


def finish(actor: Actor, call_id: str) -> None:
    """Close a call's record: its answers no longer change, and a copy of them is kept.

    Fields of parts that were not due are marked so. Raises NotFound, Locked when it is
    finished already.
    """
    with writing() as connection:
        permission.visible(connection, actor, call_id, kind="screen")
        permission.writable(connection, actor, call_id)
        call = _with_entries(connection, _one(connection, actor, call_id))[0]
        for field in sorted(not_due_fields(call.question_set, call.answers)):
            field_rows.put_state(connection, actor, call_id, field, "not_due")
        now = datetime.now(UTC)
        keep(connection, actor, call_id, revision=call.revision, at=now)
        _set_state(connection, call_id, state="finished", finished_at=now)
        lifecycle.note_event(connection, actor, call_id, "finished", at=now)


def reopen(actor: Actor, call_id: str) -> None:
    """Go on with a finished call as its next revision. Raises NotFound, Locked for a draft.

    Fields that were not due get back the state that they had before it was finished.
    """
    with writing() as connection:
        permission.visible(connection, actor, call_id, kind="screen", lock=True)
        call = _with_entries(connection, _one(connection, actor, call_id))[0]
        if call.state != "finished":
            raise Locked("This call is already open.", next_step="Reload the page.")
        for field, entry in call.entries.items():
            if entry.state == "not_due":
                before = _state_before(connection, call_id, field, entry.revision)
                field_rows.put_state(connection, actor, call_id, field, before)
        _set_state(connection, call_id, state="draft", finished_at=None, revision=call.revision + 1)
        lifecycle.note_event(connection, actor, call_id, "reopened")


def _state_before(connection: Connection, call_id: str, field: str, revision: int) -> str:
    # Not simply the one before: a restore of a backup can have raised the revision.
    found = connection.scalar(
        select(entry_history.c.state)
        .where(
            entry_history.c.record_id == call_id,
            entry_history.c.field == field,
            entry_history.c.revision < revision,
            entry_history.c.state != "not_due",
        )
        .order_by(entry_history.c.revision.desc())
        .limit(1)
    )
    return found or "open"


def as_finished(actor: Actor, call_id: str, at: datetime) -> Call:
    """Return a call as its answers stood when it was finished at this moment, for reading alone.

    Ratings and impressions stay open after that, so they are not in it. Raises NotFound.
    """
    with reading() as connection:
        permission.visible(connection, actor, call_id, kind="screen")
        kept = kept_at(connection, call_id, at)
        if kept is None:
            raise not_found()
        now = _with_entries(connection, _one(connection, actor, call_id))[0]
    return replace(now, state="finished", assessment={}, **kept._asdict())


def drafts(actor: Actor, *, most: int | None = None) -> list[CallRow]:
    """Return the actor's unfinished calls, the one changed last first; so many at most."""
    with reading() as connection:
        found = connection.execute(_DRAFTS.limit(most), {"actor": actor.id}).all()
        written = field_rows.of_records(connection, [row.id for row in found])
    return [_row(row, written.get(row.id, {})) for row in found]


def of_position(actor: Actor, position_id: str, *, most: int, skip: int = 0) -> list[Call]:
    """Return calls of a position, the one begun last first: so many at most, after `skip`.

    Raises NotFound. Takes the same few queries however many calls there are.
    """
    all_of_it = _SCREENS.where(calls.c.position_id == position_id).order_by(*_LAST_FIRST)
    wanted = all_of_it.limit(most).offset(skip)
    with reading() as connection:
        permission.visible(connection, actor, position_id, kind="position")
        return _with_entries(connection, connection.execute(wanted, {"actor": actor.id}).all())


def named(actor: Actor, name: str, *, most: int, skip: int = 0) -> tuple[list[Call], int]:
    """Return calls with candidates whose name holds `name`, and how many there are in all.

    The one begun last comes first: so many at most, after `skip`. Capital letters make no
    difference, nor do spaces around it.
    """
    wanted = name.strip().casefold()
    with reading() as connection:
        written = connection.execute(_NAMES, {"actor": actor.id})
        every = [row.record_id for row in written if wanted in row.text.casefold()]
        shown = calls.c.id.in_(every[skip : skip + most])
        found = connection.execute(
            _SCREENS.where(shown).order_by(*_LAST_FIRST), {"actor": actor.id}
        )
        return _with_entries(connection, found.all()), len(every)


def finished(actor: Actor, position_id: str) -> list[Call]:
    """Return the finished calls of a position in the order they were held. Raises NotFound.

    Takes the same few queries however many calls there are.
    """
    wanted = _SCREENS.where(
        calls.c.state == "finished", calls.c.position_id == position_id
    ).order_by(calls.c.started_at, calls.c.id)
    with reading() as connection:
        permission.visible(connection, actor, position_id, kind="position")
        return _with_entries(connection, connection.execute(wanted, {"actor": actor.id}).all())


def _one(connection: Connection, actor: Actor, call_id: str) -> list[Row[Any]]:
    row = connection.execute(_ONE, {"actor": actor.id, "screen": call_id}).one_or_none()
    if row is None:
        raise not_found()
    return [row]


def _with_entries(connection: Connection, rows: Sequence[Row[Any]]) -> list[Call]:
    ids = [row.id for row in rows] + [row.assessment_id for row in rows]
    written = field_rows.of_records(connection, ids)
    return [
        Call(
            row.id,
            row.position_id,
            QuestionSet.model_validate_json(row.content),
            row.version,
            row.state,
            row.revision,
            written.get(row.id, {}),
            row.assessment_id,
            written.get(row.assessment_id, {}),
            row.started_at,
            row.finished_at,
            row.zone,
        )
        for row in rows
    ]


def _row(row: Row[Any], written: dict[str, Entry]) -> CallRow:
    name = written.get("candidate_name")
    title = QuestionSet.model_validate_json(row.content).title
    return CallRow(row.id, row.position_id, title, name.text if name else "", row.changed_at)


def _set_state(connection: Connection, call_id: str, **values: Any) -> None:
    connection.execute(update(calls).where(calls.c.id == call_id).values(**values))


def _freeze(connection: Connection, actor: Actor, position_id: str) -> tuple[str, QuestionSet]:
    """Return id and content of the version with the position's questions as they are now."""
    plan = field_rows.texts(field_rows.of_record(connection, position_id))
    question_set = build_question_set(plan, content().interviewer)
    wording = question_set.model_dump_json()
    latest = connection.execute(
        select(question_sets)
        .where(question_sets.c.position_id == position_id)
        .order_by(question_sets.c.version.desc())
        .limit(1)
    ).one_or_none()
    if latest is not None and latest.content == wording:
        return str(latest.id), question_set
    question_set_id = secrets.token_hex(16)
    connection.execute(
        insert(question_sets).values(
            id=question_set_id,
            position_id=position_id,
            version=latest.version + 1 if latest is not None else 1,
            content=wording,
            author=actor.id,
            created_at=datetime.now(UTC),
        )
    )
    return question_set_id, question_set
