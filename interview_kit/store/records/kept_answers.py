"""What is kept of a call each time it is finished: its answers as they stood."""

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
    """What stood in a field. `reading` is as in `Entry`; what was kept long ago has none yet."""

    text: str
    state: str
    reading: str | None = None


KEPT_ANSWERS = TypeAdapter(dict[str, KeptAnswer])
"""All of a call's, by field."""


class Kept(NamedTuple):
    """One finished revision. The time is in UTC."""

    revision: int
    finished_at: datetime
    entries: dict[str, Entry]


def keep(
    connection: Connection, actor: Actor, call_id: str, *, revision: int, at: datetime
) -> None:
    """Keep what stands in a call's fields as its finished revision."""
    written = sorted(field_rows.of_record(connection, call_id).items())
    answers = {
        field: KeptAnswer(text=entry.text, state=entry.state, reading=entry.reading)
        for field, entry in written
    }
    connection.execute(
        insert(call_revisions).values(
            screen_id=call_id,
            revision=revision,
            content=KEPT_ANSWERS.dump_json(answers, exclude_none=True).decode(),
            finished_by=actor.id,
            finished_at=at,
        )
    )


def kept_at(connection: Connection, call_id: str, at: datetime) -> Kept | None:
    """Return the revision that was finished at this moment, or last before it."""
    row = connection.execute(
        select(call_revisions)
        .where(call_revisions.c.screen_id == call_id, call_revisions.c.finished_at <= at)
        .order_by(call_revisions.c.finished_at.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return None
    entries = {
        field: _entry(field, answer, row.finished_by, row.finished_at)
        for field, answer in KEPT_ANSWERS.validate_json(row.content).items()
    }
    return Kept(row.revision, row.finished_at, entries)


def _entry(field: str, kept: KeptAnswer, by: str, at: datetime) -> Entry:
    reading = kept.reading
    if reading is None:
        reading = reading_of(field, kept.text, DEFAULT_STYLE, at)
    return Entry(kept.text, kept.state, 0, by, at, reading=reading)
