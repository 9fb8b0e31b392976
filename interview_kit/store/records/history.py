"""The history of a record: every change, and the way back to each."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from interview_kit.access import Actor
from interview_kit.fields.states import OPEN, SETTABLE_STATES
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import entry_history, record_events, records
from interview_kit.store.records import permission, record_lists
from interview_kit.store.records.overwriting import Edit

_BLANK = ("", OPEN)
_LONGEST_PAUSE = timedelta(minutes=2)
_LONGEST_RUN = timedelta(minutes=10)
_SLIP_TIME = timedelta(seconds=5)
_SLIP_LETTERS = 3  # deleted at most at the end of a text
_LONG_TEXT_LETTERS = 40  # left at least: in a shorter text each letter counts


@dataclass(frozen=True, slots=True)
class Change:
    """One text or state of a field of a record of a kind. `before` is the text until then.

    `revision` is None for a text that lost a conflict and was never in the field. `at` is in
    UTC; `steps` is how many stored texts of a typing run are merged into this one.
    """

    id: int
    record_id: str
    kind: str
    field: str
    before: str
    text: str
    state: str
    revision: int | None
    author: str
    tab: str
    at: datetime
    reading: str | None = None
    steps: int = 1

    @property
    def edit(self) -> Edit:
        """What stores this text and state again."""
        return earlier(self.text, self.state, self.reading)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a record as a whole, at `at`, in UTC.

    `event` is "made", "copied", "deleted", "restored", "finished", "reopened", "replaced", and
    of a call "merged" (its candidate with another) or "separated".
    """

    event: str
    author: str
    at: datetime


def earlier(text: str, state: str, reading: str | None) -> Edit:
    """Return the edit that stores a line of the history again.

    Whether an answer is due the kit finds out by itself.
    """
    return Edit(text, state if state in SETTABLE_STATES else OPEN, reading)


def load(actor: Actor, record_id: str) -> list[Change | Event]:
    """Return every change of a record, oldest first.

    Those of a call include its candidate's and those of the actor's own ratings. Raises NotFound.
    """
    with reading() as connection:
        row = permission.require_visible(connection, actor, record_id)
        record = connection.execute(
            select(records.c.author, records.c.created_at).where(records.c.id == record_id)
        ).one()
        kinds = {record_id: row.kind}
        if row.kind == "screen":
            of_call = record_lists.find_candidate(connection, record_id)
            kinds[of_call] = "candidate"
            if assessment_id := record_lists.find_assessment(connection, actor, record_id):
                kinds[assessment_id] = "assessment"
        events: list[Change | Event] = [Event("made", record.author, record.created_at)]
        events += _events(connection, record_id)
        # Merged and not sorted, so that a clock that was set back changes no order.
        return list(heapq.merge(events, _changes(connection, kinds), key=lambda item: item.at))


def merge_typing(items: list[Change | Event]) -> list[Change | Event]:
    """Return a history in which the texts of a typing run are merged into the last of them.

    A run is typed in one text field of one page, with less than two minutes between two texts,
    and in ten minutes at most. A text stays unless all of it is in another text of its run. Only
    a slip is dropped: up to three letters at the end of a longer text, deleted within five
    seconds. Choices, numbers and dates, a text that was cleared or lost a conflict, and a state
    that changed alone always stay.
    """
    runs: list[list[Change]] = []
    latest: dict[tuple[str, str], list[Change]] = {}
    for item in items:
        if isinstance(item, Event):
            continue
        key = (item.record_id, item.field)
        if key not in latest or not _continues_run(latest[key], item):
            latest[key] = []
            runs.append(latest[key])
        latest[key].append(item)
    kept = {change.id: change for run in runs for change in _merge_run(run)}
    merged = (item if isinstance(item, Event) else kept.get(item.id) for item in items)
    return [item for item in merged if item is not None]


def _events(connection: Connection, record_id: str) -> list[Event]:
    rows = connection.execute(
        select(record_events.c.event, record_events.c.author, record_events.c.at)
        .where(record_events.c.record_id == record_id)
        .order_by(record_events.c.id)
    )
    return [Event(*row) for row in rows]


def _changes(connection: Connection, kinds: dict[str, str]) -> list[Change]:
    rows = connection.execute(
        select(entry_history)
        .where(entry_history.c.record_id.in_(kinds))
        .order_by(entry_history.c.id)
    )
    changes = []
    current: dict[tuple[str, str], tuple[str, str]] = {}  # text and state by record and field
    for row in rows:
        key = (row.record_id, row.field)
        if current.get(key, _BLANK) == (row.text, row.state) and row.revision is not None:
            continue  # the restore of a backup only raised the revision
        changes.append(
            Change(
                row.id,
                row.record_id,
                kinds[row.record_id],
                row.field,
                current.get(key, _BLANK)[0],
                row.text,
                row.state,
                row.revision,
                row.author,
                row.tab,
                row.at,
                row.reading,
            )
        )
        if row.revision is not None:
            current[key] = (row.text, row.state)
    return changes


def _continues_run(run: list[Change], change: Change) -> bool:
    first, previous = run[0], run[-1]
    return (
        "." in change.tab  # of a text field: a choice, a number or a date is never half typed
        and (previous.author, previous.tab) == (change.author, change.tab)
        and timedelta() <= change.at - previous.at < _LONGEST_PAUSE  # a clock may be set back
        and change.at - first.at < _LONGEST_RUN
        and None not in (previous.revision, change.revision)
        and bool(previous.text)
        and bool(change.text)
        and previous.text != previous.before
        and change.text != change.before
    )


def _merge_run(run: list[Change]) -> list[Change]:
    """Return the last text of a run, and before it each text that was overwritten."""
    overwritten: list[Change] = []
    fullest = run[0]
    for change in run:
        if not _contains(change.text, fullest.text) and not _is_slip(fullest, change):
            # A text that is deleted letter by letter is kept once.
            if not overwritten or not _contains(overwritten[-1].text, fullest.text):
                overwritten.append(fullest)
            fullest = change
        elif len(change.text) >= len(fullest.text):
            fullest = change
    numbers = {change.id: number for number, change in enumerate(run, start=1)}
    merged, before, last_number = [], run[0].before, 0
    for change in (*overwritten, run[-1]):
        number = numbers[change.id]
        merged.append(replace(change, before=before, steps=number - last_number))
        before, last_number = change.text, number
    return merged


def _contains(text: str, earlier: str) -> bool:
    """Tell whether a text is an earlier one, or that with an insertion at one place."""
    return len(text) >= len(earlier) and text.endswith(earlier[_common_length(earlier, text) :])


def _is_slip(fullest: Change, change: Change) -> bool:
    """Tell whether a few letters at the end of a long text were deleted at once."""
    if change.at - fullest.at > _SLIP_TIME:
        return False
    left = _common_length(fullest.text, change.text)
    return left >= _LONG_TEXT_LETTERS and len(fullest.text) - left <= _SLIP_LETTERS


def _common_length(text: str, other: str) -> int:
    """Return how many letters are the same from the start, by halving: texts can be long."""
    low, high = 0, min(len(text), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if text[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
