"""A clock that is set back, two time zones, and the night when an hour comes twice.

Time is the one part that cannot be had for real: the kit gets a clock that the test turns.
Everything else is as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from interview_kit import access, clock
from interview_kit.access import LOCAL, Actor, Signer
from interview_kit.settings import settings
from interview_kit.store.backup import backups
from interview_kit.store.records import (
    applications,
    call_lists,
    calls,
    history,
    layouts,
    lifecycle,
    positions,
    recently_deleted,
    record_fields,
    record_lists,
)
from interview_kit.store.records.history import Change, Event
from tests.tally import Tally, fault
from tests.unit.store.conftest import field_history

pytestmark = fault(
    "A clock that is set back by an hour",
    "The store's clock is turned back between writing, finishing, deleting, restoring and signing, "
    "and shown in two time zones; each case once on SQLite and once on PostgreSQL.",
)

HOUR = timedelta(hours=1)
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class Clock:
    """The machine's clock: it stands still, except for a millisecond at each look."""

    moment = NOON

    def now(self) -> datetime:
        """Return the time that it shows."""
        self.moment += timedelta(milliseconds=1)
        return self.moment


@pytest.fixture(autouse=True)
def turn(monkeypatch: pytest.MonkeyPatch, tally: Tally) -> Callable[[timedelta], None]:
    """What turns the clock, back or on. It starts at noon."""
    shown = Clock()
    monkeypatch.setattr(clock, "now", shown.now)

    def turned(by: timedelta) -> None:
        shown.moment += by
        tally.times += 1

    return turned


@pytest.fixture(autouse=True)
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A data folder of its own for what restores keep."""
    monkeypatch.setenv("INTERVIEW_KIT_DATA_DIR", str(tmp_path / "kit-data"))
    settings.cache_clear()
    yield
    settings.cache_clear()


Turn = Callable[[timedelta], None]


def typed(record: str, text: str, base: int, sequence: int, tab: str = "a.document") -> str:
    return record_fields.write(
        LOCAL, record, "company", text, base=base, tab=tab, sequence=sequence
    ).outcome


def texts(record: str) -> list[str]:
    return [change.text for change in field_history(record, "company")]


def changes(record: str) -> list[Change]:
    return [change for change in history.load(LOCAL, record) if isinstance(change, Change)]


def test_the_history_keeps_the_order_of_writing_when_the_clock_is_set_back(
    application: str, turn: Turn
) -> None:
    typed(application, "one", 1, 1)
    turn(-HOUR)
    typed(application, "two", 2, 2)
    typed(application, "three", 3, 3)
    assert texts(application) == ["Hale & Sons", "one", "two", "three"]
    assert [change.at.hour for change in changes(application)] == [12, 12, 11, 11]
    found = [(change.before, change.text, change.revision) for change in changes(application)]
    assert found == [
        ("", "Hale & Sons", 1),
        ("Hale & Sons", "one", 2),
        ("one", "two", 3),
        ("two", "three", 4),
    ]
    assert record_fields.read(LOCAL, application)["company"].text == "three"


def test_what_is_saved_stale_or_in_conflict_does_not_depend_on_the_clock(
    application: str, turn: Turn
) -> None:
    assert typed(application, "one", 1, 5) == "saved"
    turn(-HOUR)
    assert typed(application, "late", 1, 4) == "stale"
    assert typed(application, "theirs", 1, 1, tab="b.other") == "conflict"
    assert typed(application, "one", 1, 6) == "same"
    assert typed(application, "two", 1, 7) == "saved"
    turn(2 * HOUR)
    assert typed(application, "late again", 1, 6) == "stale"
    assert typed(application, "settled", 3, 2, tab="b.other") == "saved"
    assert texts(application) == ["Hale & Sons", "one", "theirs", "two", "settled"]


def test_an_earlier_text_is_restored_by_its_line_and_not_by_its_time(
    application: str, turn: Turn
) -> None:
    typed(application, "one", 1, 1)
    turn(-HOUR)
    typed(application, "", 2, 2)
    (emptied,) = recently_deleted.list_emptied(LOCAL)
    assert emptied.text == "one"
    record_fields.write(LOCAL, emptied.record_id, emptied.field, emptied.edit)
    assert texts(application) == ["Hale & Sons", "one", "", "one"]


def test_events_and_changes_keep_their_own_order_when_the_clock_is_set_back(
    call: str, turn: Turn
) -> None:
    record_fields.write(LOCAL, call, "education", "A diploma")
    calls.finish(LOCAL, call)
    turn(-HOUR)
    calls.reopen(LOCAL, call)
    record_fields.write(LOCAL, call, "education", "A diploma in logistics")
    calls.finish(LOCAL, call)
    happened = history.load(LOCAL, call)
    events = [change.event for change in happened if isinstance(change, Event)]
    assert events == ["made", "finished", "reopened", "finished"]
    written = [change.text for change in changes(call) if change.field == "education"]
    assert written == ["A diploma", "A diploma in logistics"]


def test_revisions_of_a_call_are_numbered_on_when_the_clock_is_set_back(
    call: str, turn: Turn
) -> None:
    record_fields.write(LOCAL, call, "education", "A diploma")
    calls.finish(LOCAL, call)
    turn(-HOUR)
    calls.reopen(LOCAL, call)
    record_fields.write(LOCAL, call, "education", "A degree")
    calls.finish(LOCAL, call)
    first, second = (
        calls.load_as_finished(LOCAL, call, change.at)
        for change in history.load(LOCAL, call)
        if isinstance(change, Event) and change.event == "finished"
    )
    assert (first.revision, second.revision) == (1, 2)
    assert first.answers["education"].text == "A diploma"
    assert second.answers["education"].text == "A degree"
    assert first.finished_at is not None
    assert second.finished_at is not None
    assert second.finished_at < first.finished_at
    loaded = calls.load(LOCAL, call)
    assert (loaded.revision, loaded.finished_at) == (2, second.finished_at)


def test_the_lists_hold_every_call_once_when_the_clock_is_set_back(
    position: str, turn: Turn
) -> None:
    open_calls, done = [], []
    for _ in range(3):
        open_calls.append(calls.start(LOCAL, position, {}, zone="UTC"))
        done.append(calls.start(LOCAL, position, {}, zone="UTC"))
        calls.finish(LOCAL, done[-1])
        turn(-HOUR)
    assert sorted(row.id for row in call_lists.list_drafts(LOCAL)) == sorted(open_calls)
    assert sorted(
        row.id for row in call_lists.list_finished_of_position(LOCAL, position)
    ) == sorted(done)
    (row,) = positions.list_positions(LOCAL)
    assert (row.drafts, row.finished) == (3, 3)


def test_the_next_call_takes_the_newest_questions_when_the_clock_is_set_back(
    position: str, call: str, turn: Turn
) -> None:
    turn(-HOUR)
    record_fields.write(LOCAL, position, "years_in", "warehousing")
    made = [calls.start(LOCAL, position, {}, zone="UTC") for _ in range(2)]
    assert [calls.load(LOCAL, record_id).version for record_id in (call, *made)] == [1, 2, 2]


def test_the_file_in_use_is_the_last_one_given_when_the_clock_is_set_back(turn: Turn) -> None:
    layout = layouts.add(LOCAL, "letter", "Mine", b"first", zone="UTC")
    turn(-HOUR)
    layouts.replace(LOCAL, layout, "Mine", b"second")
    assert layouts.load_content(LOCAL, layout) == b"second"


def test_a_list_of_recently_deleted_has_what_was_deleted_before_the_clock_was_set_back(
    application: str, turn: Turn
) -> None:
    lifecycle.delete(LOCAL, application)
    turn(-HOUR)
    (row,) = recently_deleted.list_deleted(LOCAL)
    assert row.days_left == recently_deleted.KEPT_DAYS
    assert recently_deleted.erase_expired(LOCAL) == 0
    turn(timedelta(days=recently_deleted.KEPT_DAYS))  # an hour before its time is over
    assert recently_deleted.list_deleted(LOCAL)[0].days_left == 1
    assert recently_deleted.erase_expired(LOCAL) == 0
    lifecycle.restore(LOCAL, application)
    assert texts(application) == ["Hale & Sons"]


def test_a_backup_restores_the_order_of_a_clock_that_was_set_back(
    application: str, tmp_path: Path, turn: Turn
) -> None:
    typed(application, "one", 1, 1)
    turn(-HOUR)
    typed(application, "two", 2, 2)
    before = changes(application)
    backups.write(LOCAL, tmp_path / "backup.db")
    turn(-HOUR)
    typed(application, "three", 3, 3)
    for _ in range(2):
        backups.restore(LOCAL, tmp_path / "backup.db")
        turn(-HOUR)
    assert changes(application)[:3] == before
    assert record_fields.read(LOCAL, application)["company"].text == "two"
    assert len(backups.list_replaced(LOCAL)) == 2
    assert typed(application, "four", 4, 4) == "conflict"  # of a page that saw "three"


@pytest.mark.parametrize("minutes", [1, 30, 59])
def test_what_is_typed_after_the_clock_was_set_back_hides_nothing_typed_before(
    application: str, turn: Turn, minutes: int
) -> None:
    typed(application, "before lunch", 1, 1)
    turn(timedelta(minutes=minutes) - HOUR)
    typed(application, "after lunch", 2, 2)
    turn(timedelta(minutes=5))
    typed(application, "at last", 3, 3)
    shown = history.merge_typing(list(changes(application)))
    assert [change.text for change in shown if isinstance(change, Change)] == [
        "Hale & Sons",
        "before lunch",
        "after lunch",
        "at last",
    ]


def test_a_token_lives_on_when_the_clock_is_set_back_and_ends_when_it_has_caught_up(
    turn: Turn,
) -> None:
    signer = Signer(b"sixteen bytes ..")
    token = signer.sign(LOCAL)
    turn(-HOUR)
    assert signer.verify(token) == Actor(LOCAL.id), "an administrator by no token"
    newer = signer.sign(LOCAL)
    turn(timedelta(seconds=access.TOKEN_SECONDS))
    assert signer.verify(newer) is None
    assert signer.verify(token) == Actor(LOCAL.id), "an administrator by no token"
    turn(HOUR)
    assert signer.verify(token) is None
    assert signer.verify(signer.sign(LOCAL)) == Actor(LOCAL.id)


def test_a_moment_is_the_same_wherever_it_is_looked_at(turn: Turn) -> None:
    turn(timedelta(hours=8))  # the evening in London, the next day in India
    made = {
        zone: applications.create(LOCAL, {"company": zone}, zone=zone)
        for zone in ("Asia/Kolkata", "America/New_York")
    }
    shown = {
        row.zone: f"{row.created_at.astimezone(ZoneInfo(row.zone)):%Y-%m-%d %H:%M}"
        for row in record_lists.list_records(LOCAL, applications.KIND)
    }
    assert shown == {"Asia/Kolkata": "2026-11-24 01:30", "America/New_York": "2026-11-23 15:00"}
    for record in made.values():
        assert record_fields.read(LOCAL, record)["company"].changed_at.tzinfo is UTC


def test_a_call_tells_in_which_zone_it_was_started(position: str, turn: Turn) -> None:
    call = calls.start(LOCAL, position, {}, zone="America/New_York")
    calls.finish(LOCAL, call)
    turn(HOUR)
    loaded = calls.load(LOCAL, call)
    assert loaded.zone == "America/New_York"
    assert loaded.finished_at is not None
    assert loaded.finished_at.astimezone(ZoneInfo(loaded.zone)).hour == 7
    assert loaded.finished_at.utcoffset() == timedelta(0)
    copy = calls.load(LOCAL, lifecycle.duplicate(LOCAL, call))
    assert (copy.zone, copy.started_at > loaded.started_at) == ("America/New_York", True)


@pytest.mark.parametrize(
    ("zone", "first"),
    [
        ("Europe/Berlin", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),
    ],
)
def test_the_hour_that_comes_twice_is_two_hours_in_the_store(
    application: str, turn: Turn, zone: str, first: datetime
) -> None:
    turn(first - clock.now())
    typed(application, "first", 1, 1)
    turn(HOUR)
    typed(application, "second", 2, 2)
    _, one, two = changes(application)
    assert two.at - one.at >= HOUR
    local = [change.at.astimezone(ZoneInfo(zone)) for change in (one, two)]
    assert [f"{moment:%H:%M}" for moment in local] == [f"{local[0]:%H}:30"] * 2
    assert [moment.fold for moment in local] == [0, 1]
    assert history.merge_typing([one, two]) == [one, two]
