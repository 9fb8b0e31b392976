"""All that ever happened to a record, and the way back to any of it."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from interview_kit.access import Actor
from interview_kit.errors import NotFound
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import assessments, entry_history, record_events, records
from interview_kit.store.records import field_rows, permission
from interview_kit.store.records.conflicts import unchanged

_NOTHING = ("", "open")
_PAUSE = timedelta(minutes=2)
_ONE_GO = timedelta(minutes=10)
_AT_ONCE = timedelta(seconds=5)
_SLIP = 3  # letters that are taken back at the end of a text
_LONG = 40  # letters that stand before a slip: each of a short text counts

Shown = tuple[str, str, str]  # record, field and text


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

    @property
    def shown(self) -> Shown:
        """What `bring_back` has to find under this number."""
        return self.record_id, self.field, self.text


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
    """Return the same with a text that was typed on and on as one line, the last of it.

    One go is one text field of one page, with less than two minutes between two texts, and ten
    minutes long at most. A text has a line of its own unless all of it is in another line of
    that go. Only a slip has none: up to three letters at the end of a longer text, taken back
    within five seconds. Choices, numbers and dates, a text that was emptied or lost against
    another, and a state that changed alone always have lines of their own.
    """
    goes: list[list[Change]] = []
    latest: dict[tuple[str, str], list[Change]] = {}
    for each in happened:
        if isinstance(each, Event):
            continue
        key = (each.record_id, each.field)
        if key not in latest or not _goes_on(latest[key], each):
            latest[key] = []
            goes.append(latest[key])
        latest[key].append(each)
    shown = {line.id: line for go in goes for line in _lines(go)}
    found = (each if isinstance(each, Event) else shown.get(each.id) for each in happened)
    return [each for each in found if each is not None]


def bring_back(
    actor: Actor, change_id: int, *, shown: Shown, base: int | None = None, tab: str = "page"
) -> bool:
    """Store an earlier text and state again, on top of what is there.

    `shown` is what the page shows under this number: after a restore another line can have it.
    Raises NotFound where it has, else as `entries.write`. Returns False, and changes nothing,
    when the field was changed since the revision `base` from elsewhere than the page `tab`.
    """
    with writing() as connection:
        row = connection.execute(
            select(entry_history).where(entry_history.c.id == change_id)
        ).one_or_none()
        if row is None or shown != (row.record_id, row.field, row.text):
            raise NotFound(
                "This line of the history is gone: a backup was restored in the meantime, "
                "or what it belonged to was erased.",
                next_step="Reload the page and choose again.",
            )
        permission.writable(connection, actor, row.record_id)
        now = field_rows.current(connection, row.record_id, row.field)
        if now and not (base is None or unchanged(connection, actor, now, base, tab)):
            return False
        field_rows.put(
            connection, actor, row.record_id, row.field, row.text, tab=tab, reading=row.reading
        )
        # That an answer was not due the kit finds out by itself.
        state = row.state if row.state in field_rows.REASONS else "open"
        field_rows.put_state(connection, actor, row.record_id, row.field, state, tab=tab)
        return True


def _own_ratings(connection: Connection, actor: Actor, call_id: str) -> list[str]:
    wanted = select(assessments.c.id).where(
        assessments.c.screen_id == call_id, assessments.c.rater == actor.id
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
    stood: dict[tuple[str, str], tuple[str, str]] = {}
    for row in rows:
        key = (row.record_id, row.field)
        if stood.get(key, _NOTHING) == (row.text, row.state) and row.revision is not None:
            continue  # a restore only gave it a higher revision
        found.append(
            Change(
                row.id,
                row.record_id,
                row.field,
                stood.get(key, _NOTHING)[0],
                row.text,
                row.state,
                row.revision,
                row.author,
                row.tab,
                row.at,
            )
        )
        if row.revision is not None:
            stood[key] = (row.text, row.state)
    return found


def _goes_on(go: list[Change], now: Change) -> bool:
    first, before = go[0], go[-1]
    return (
        "." in now.tab  # of a text field: a choice, a number or a date is whole each time
        and (before.author, before.tab) == (now.author, now.tab)
        and timedelta() <= now.at - before.at < _PAUSE  # a clock may be set back
        and now.at - first.at < _ONE_GO
        and None not in (before.revision, now.revision)
        and bool(before.text)
        and bool(now.text)
        and before.text != before.before
        and now.text != now.before
    )


def _lines(go: list[Change]) -> list[Change]:
    """Return what is shown of one go: the last text, before it each that was overwritten."""
    kept: list[Change] = []
    fullest = go[0]
    for each in go:
        if not _holds(each.text, fullest.text) and not _is_slip(fullest, each):
            # What one takes away letter by letter is one text, and it is kept once.
            if not kept or not _holds(kept[-1].text, fullest.text):
                kept.append(fullest)
            fullest = each
        elif len(each.text) >= len(fullest.text):
            fullest = each
    place = {each.id: number for number, each in enumerate(go, start=1)}
    lines, before, counted = [], go[0].before, 0
    for line in (*kept, go[-1]):
        so_far = place[line.id]
        lines.append(replace(line, before=before, steps=so_far - counted))
        before, counted = line.text, so_far
    return lines


def _holds(text: str, earlier: str) -> bool:
    """Tell whether all of an earlier text is there still, with something put in at one place."""
    return len(text) >= len(earlier) and text.endswith(earlier[_alike(earlier, text) :])


def _is_slip(fullest: Change, now: Change) -> bool:
    """Tell whether a few letters at the end of a long text were taken back at once."""
    if now.at - fullest.at > _AT_ONCE:
        return False
    stays = _alike(fullest.text, now.text)
    return stays >= _LONG and len(fullest.text) - stays <= _SLIP


def _alike(one: str, other: str) -> int:
    """Return how many letters are the same from the start on. Long texts come by the thousand."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
