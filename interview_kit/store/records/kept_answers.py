"""The answers of a call, kept each time it is finished."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from pydantic import BaseModel, TypeAdapter
from sqlalchemy import Connection, insert, select

from interview_kit.access import Actor
from interview_kit.store.database.schema import call_revisions
from interview_kit.store.records import field_rows
from interview_kit.store.records.field_rows import Entry
from interview_kit.typed import DEFAULT_STYLE
from interview_kit.typed.kinds import reading_of


class KeptAnswer(BaseModel):
    """A field of a finished call. `reading` is as in `Entry`; answers kept long ago have none."""

    text: str
    state: str
    reading: str | None = None


KEPT_ANSWERS_JSON = TypeAdapter(dict[str, KeptAnswer])
"""Reads and writes the answers of a call, by field."""


class KeptAnswers(NamedTuple):
    """The answers of one finished revision. `finished_at` is in UTC."""

    revision: int
    finished_at: datetime
    entries: dict[str, Entry]


def keep_answers(
    connection: Connection, actor: Actor, call_id: str, *, revision: int, at: datetime
) -> None:
    """Keep a call's answers as those of its finished revision."""
    entries = sorted(field_rows.read_entries(connection, call_id).items())
    answers = {
        field: KeptAnswer(text=entry.text, state=entry.state, reading=entry.reading)
        for field, entry in entries
    }
    connection.execute(
        insert(call_revisions).values(
            screen_id=call_id,
            revision=revision,
            content=KEPT_ANSWERS_JSON.dump_json(answers, exclude_none=True).decode(),
            finished_by=actor.id,
            finished_at=at,
        )
    )


def load_kept_answers(connection: Connection, call_id: str, at: datetime) -> KeptAnswers | None:
    """Return the revision that was finished at this moment, or the last before it."""
    row = connection.execute(
        select(call_revisions)
        .where(call_revisions.c.screen_id == call_id, call_revisions.c.finished_at <= at)
        .order_by(call_revisions.c.finished_at.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    entries = {
        field: _as_entry(field, answer, row.finished_by, row.finished_at)
        for field, answer in KEPT_ANSWERS_JSON.validate_json(row.content).items()
    }
    return KeptAnswers(row.revision, row.finished_at, entries)


def _as_entry(field: str, answer: KeptAnswer, author: str, at: datetime) -> Entry:
    reading = answer.reading
    if reading is None:
        reading = reading_of(field, answer.text, DEFAULT_STYLE, at)
    return Entry(answer.text, answer.state, 0, author, at, reading=reading)
