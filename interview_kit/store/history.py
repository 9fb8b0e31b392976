"""All that ever happened to a record, and the way back to any of it."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from interview_kit.access import Actor, not_found
from interview_kit.store import field as fields
from interview_kit.store import permission
from interview_kit.store.database import reading, writing
from interview_kit.store.field import Written
from interview_kit.store.schema import (
    assessments,
    entry_history,
    record_events,
    records,
)

_ONE_GO = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Change:
    """One text or state that a field had. `before` is what stood there until then.

    `revision` is None for a text that lost against another and never stood in the field.
    `at` is in UTC; `steps` is how many texts stored in one go this line stands for.
    """

    id: int
    record_id: str
    field: str
    before: str
    text: str
    state: str
    revision: int | None
    author: str
    tab: str
    at: datetime
    steps: int = 1


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to the record as a whole: "made", "copied", "deleted", "restored",
    "finished", "reopened", "replaced". `at` is in UTC.
    """

    event: str
    author: str
    at: datetime


def of_record(actor: Actor, record_id: str) -> list[Change | Event]:
    """Return every change of a record, oldest first; of a call, with the actor's own ratings.

    Raises NotFound.
    """
    with reading() as connection:
        row = permission.visible(connection, actor, record_id)
        made = connection.execute(
            select(records.c.author, records.c.created_at).where(records.c.id == record_id)
        ).one()
        ids = [record_id]
        if row.kind == "screen":
            ids += _own_ratings(connection, actor, record_id)
        events: list[Change | Event] = [Event("made", made.author, made.created_at)]
        events += _events(connection, record_id)
        # Merged, not sorted: a clock that was set back changes no order of what was written.
        return list(heapq.merge(events, _changes(connection, ids), key=lambda each: each.at))


def in_goes(happened: list[Change | Event]) -> list[Change | Event]:
    """Return the same with the texts that were typed in one go as one line, the last of them.

    One go is one field, one tab, with less than two minutes between two texts. A text that
    was emptied or lost against another always has a line of its own.
    """
    shown: dict[int, Change | Event] = {}
    last: dict[tuple[str, str], int] = {}
    for place, each in enumerate(happened):
        shown[place] = each
        if isinstance(each, Event):
            continue
        key = (each.record_id, each.field)
        before = shown.get(last.get(key, -1))
        if isinstance(before, Change) and _goes_on(before, each):
            del shown[last[key]]
            shown[place] = replace(each, before=before.before, steps=before.steps + each.steps)
        last[key] = place
    return list(shown.values())


def bring_back(actor: Actor, change_id: int) -> Written:
    """Store an earlier text again, on top of what is there. Raises as `entries.write`."""
    with writing() as connection:
        row = connection.execute(
            select(entry_history).where(entry_history.c.id == change_id)
        ).one_or_none()
        if row is None:
            raise not_found()
        permission.writable(connection, actor, row.record_id)
        return fields.put(connection, actor, row.record_id, row.field, row.text)


def _own_ratings(connection: Connection, actor: Actor, screen_id: str) -> list[str]:
    wanted = select(assessments.c.id).where(
        assessments.c.screen_id == screen_id, assessments.c.rater == actor.id
    )
    return list(connection.scalars(wanted))


def _events(connection: Connection, record_id: str) -> list[Event]:
    rows = connection.execute(
        select(record_events.c.event, record_events.c.author, record_events.c.at)
        .where(record_events.c.record_id == record_id)
        .order_by(record_events.c.id)
    )
    return [Event(*row) for row in rows]


def _changes(connection: Connection, ids: list[str]) -> list[Change]:
    rows = connection.execute(
        select(entry_history).where(entry_history.c.record_id.in_(ids)).order_by(entry_history.c.id)
    )
    found = []
    stood: dict[tuple[str, str], str] = {}
    for row in rows:
        key = (row.record_id, row.field)
        found.append(
            Change(
                row.id,
                row.record_id,
                row.field,
                stood.get(key, ""),
                row.text,
                row.state,
                row.revision,
                row.author,
                row.tab,
                row.at,
            )
        )
        if row.revision is not None:
            stood[key] = row.text
    return found


def _goes_on(before: Change, now: Change) -> bool:
    return (
        (before.author, before.tab) == (now.author, now.tab)
        and timedelta() <= now.at - before.at < _ONE_GO  # a clock may be set back
        and None not in (before.revision, now.revision)
        and bool(before.text)
        and bool(now.text)
    )
