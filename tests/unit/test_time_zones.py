"""Two time zones, and the nights when summer time begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.example import example_application
from interview_kit.candidate.thank_you import call_start, prefilled_slots
from interview_kit.candidate.timing import (
    SendWindow,
    call_day_words,
    send_window,
    sending_advice,
)
from interview_kit.content import load_content
from interview_kit.interviewer.endings import default_hear_by, initial_values
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.settings import ROOT
from interview_kit.typed import WritingStyle
from interview_kit.typed.kinds import reading_of
from interview_kit.typed.zones import call_time_words
from tests.tally import fault

pytestmark = fault(
    "Two time zones, and the night when summer time ends",
    "Calls are held in thirteen zones, in the hour that comes twice and in the one that is left "
    "out; what is advised and shown is compared with the real moments.",
    times=1,
)

CONTENT = load_content(ROOT / "data")
LETTER = CONTENT.candidate.letter.numbers
BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
KOLKATA = ZoneInfo("Asia/Kolkata")

# Zones that move by an hour, by half of one, at midnight, by a whole day once, or never.
ZONES = (
    *("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"),
    *("America/Havana", "America/Santiago", "Asia/Beirut", "Africa/Casablanca"),
    *("Pacific/Apia", "Pacific/Kiritimati", "Etc/GMT+12", "Asia/Kathmandu"),
)
# The night when an hour comes twice, and the one when an hour is left out.
ENDS = ((BERLIN, date(2026, 10, 25)), (NEW_YORK, date(2026, 11, 1)))
BEGINS = ((BERLIN, date(2026, 3, 29)), (NEW_YORK, date(2026, 3, 8)))
NIGHTS = ENDS + BEGINS


def window(zone: ZoneInfo, call: str | datetime, minutes: int = 30) -> SendWindow:
    start = datetime.fromisoformat(call) if isinstance(call, str) else call
    return send_window(start, minutes, zone, LETTER)


def moments(of: SendWindow) -> list[datetime]:
    return [each.astimezone(UTC) for each in of]


def quarters(start: datetime, hours: int) -> Iterator[datetime]:
    """Every local time of so many hours, in steps of fifteen minutes."""
    return (start + timedelta(minutes=15 * step) for step in range(4 * hours))


def exists(local: datetime, zone: ZoneInfo) -> bool:
    """Tell whether a clock in the zone ever shows this time."""
    back = local.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    return back.replace(tzinfo=None) == local


def test_the_nights_are_what_the_tests_take_them_for() -> None:
    twice = datetime(2026, 10, 25, 2, 30), datetime(2026, 11, 1, 1, 30)
    for (zone, _), local in zip(ENDS, twice, strict=True):
        first, second = (local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        assert second - first == timedelta(hours=1)
    for zone, night in BEGINS:
        assert not exists(datetime.combine(night, time(2, 30)), zone)


# When to send the letter


@pytest.mark.parametrize(
    ("zone", "call", "end", "earliest", "deadline"),
    [
        # 02:30 comes twice: it is taken for the first time.
        (BERLIN, "2026-10-25T02:30", "01:00", "07:30", "01:00"),
        (NEW_YORK, "2026-11-01T01:30", "06:00", "13:30", "06:00"),
        # The call goes on through the hour that comes twice.
        (BERLIN, "2026-10-25T01:45", "00:15", "07:30", "00:15"),
        # 02:30 does not exist: it is taken for the hour after it.
        (BERLIN, "2026-03-29T02:30", "02:00", "06:30", "02:00"),
        (NEW_YORK, "2026-03-08T02:30", "08:00", "12:30", "08:00"),
    ],
)
def test_a_call_in_the_night_of_the_change_has_one_end_and_real_hours_after_it(
    zone: ZoneInfo, call: str, end: str, earliest: str, deadline: str
) -> None:
    found = window(zone, call)
    assert [f"{each:%H:%M}" for each in moments(found)[:2]] == [end, earliest]
    assert f"{moments(found)[3]:%H:%M}" == deadline
    assert moments(found)[3] - moments(found)[0] == timedelta(hours=24)


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_an_evening_call_before_the_change_is_answered_next_morning_by_the_clock(
    zone: ZoneInfo, night: date
) -> None:
    found = window(zone, datetime.combine(night - timedelta(days=1), time(21, 0)))
    assert found.earliest.replace(tzinfo=None) == datetime.combine(night, time(8, 30))
    assert found.latest.replace(tzinfo=None) == datetime.combine(night, time(20, 0))
    summer_begins = (zone, night) in BEGINS
    ends_at = time(22, 30) if summer_begins else time(20, 30)
    assert found.deadline.replace(tzinfo=None) == datetime.combine(night, ends_at)


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_a_later_call_never_has_an_earlier_window_on_the_day_of_the_change(
    zone: ZoneInfo, night: date
) -> None:
    before: list[datetime] = []
    for local in quarters(datetime.combine(night, time(0)), 23):
        if exists(local, zone):
            found = moments(window(zone, local))
            assert all(now >= then for now, then in zip(found, before, strict=False))
            assert found[0] < found[1] <= found[2]
            assert found[1] <= found[3]
            before = found


@pytest.mark.parametrize(("zone", "night"), BEGINS)
def test_a_time_that_no_clock_shows_is_within_an_hour_of_its_neighbours(
    zone: ZoneInfo, night: date
) -> None:
    end, *_ = moments(window(zone, datetime.combine(night, time(2, 30))))
    before, *_ = moments(window(zone, datetime.combine(night, time(1, 30))))
    after, *_ = moments(window(zone, datetime.combine(night, time(3, 30))))
    assert before < end <= after
    assert after - before == timedelta(hours=1)
    shown = window(zone, datetime.combine(night, time(2, 30))).call_end.replace(tzinfo=None)
    assert shown == datetime.combine(night, time(4, 0))


@pytest.mark.parametrize("zone", [BERLIN, NEW_YORK, KOLKATA])
def test_a_call_after_midnight_is_answered_no_sooner_than_one_before_it(zone: ZoneInfo) -> None:
    before: list[datetime] = []
    for local in quarters(datetime(2026, 11, 23, 12, 0), 36):
        found = moments(window(zone, local))
        assert all(now >= then for now, then in zip(found, before, strict=False))
        before = found


@given(
    local=st.datetimes(datetime(1991, 1, 1), datetime(2099, 12, 31)),
    minutes=st.integers(1, 999),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    later=st.timedeltas(timedelta(days=-3), timedelta(days=3)),
    english=st.sampled_from(["US", "GB"]),
    elsewhere=st.sampled_from(ZONES).map(ZoneInfo),
)
def test_there_is_advice_at_every_moment_in_every_zone(
    local: datetime,
    minutes: int,
    zone: ZoneInfo,
    later: timedelta,
    english: str,
    elsewhere: ZoneInfo,
) -> None:
    found = window(zone, local, minutes)
    end, earliest, latest, deadline = moments(found)
    assert end + timedelta(hours=1) <= earliest <= latest
    assert earliest <= deadline == end + timedelta(hours=24)
    now = (end + later).astimezone(elsewhere)
    said = sending_advice(found, now, english)
    assert said == sending_advice(found, now.astimezone(UTC), english)
    assert said.endswith(".")
    assert (now > deadline) == said.startswith("It's been more than a day since the call.")


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_the_advice_only_moves_on_through_the_night_of_the_change(
    zone: ZoneInfo, night: date
) -> None:
    found = window(zone, datetime.combine(night - timedelta(days=1), time(21, 0)))
    order = [r"Send it between .* on Sunday\.", r"Send it between .* today\."]
    order += ["Send it now, ideally before", "Send it now, no later than", "It's been more than"]
    reached = 0
    for step in range(4 * 30):
        now = moments(found)[0] + timedelta(minutes=15 * step)
        said = sending_advice(found, now, "GB")
        place = next(n for n, start in enumerate(order) if re.match(start, said))
        assert place >= reached
        reached = place
    assert reached == len(order) - 1


@pytest.mark.parametrize("call", ["0001-01-01T00:00", "9999-12-31T23:59"])
def test_a_call_at_either_end_of_the_calendar_is_no_call(call: str) -> None:
    assert call_start(Application(fields={"call_date": call})) is None


# Calls in two zones


def test_the_same_call_is_on_two_days_in_two_zones() -> None:
    moment = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)
    in_india, in_new_york = (moment.astimezone(zone) for zone in (KOLKATA, NEW_YORK))
    assert [f"{each:%d %H:%M}" for each in (in_india, in_new_york)] == ["24 01:30", "23 15:00"]
    for here in (in_india, in_new_york):
        local = here.replace(tzinfo=None)
        assert call_day_words(local.date(), here.date(), local.time()).startswith("this ")
        found = send_window(local, 30, ZoneInfo(str(here.tzinfo)), LETTER)
        assert moments(found)[0] == moment + timedelta(minutes=30)
        assert moments(found)[3] == moment + timedelta(hours=24, minutes=30)
    assert call_day_words(in_india.date(), in_new_york.date(), in_india.time()) == ""
    said = call_day_words(in_new_york.date(), in_india.date(), in_new_york.time())
    assert said == "yesterday afternoon"


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_a_call_of_the_night_of_the_change_was_that_morning_and_yesterday_the_day_after(
    zone: ZoneInfo, night: date
) -> None:
    for local in quarters(datetime.combine(night, time(0)), 4):
        day, at = local.date(), local.time()
        assert call_day_words(day, night, at) == "this morning"
        assert call_day_words(day, night + timedelta(days=1), at) == "yesterday morning"
    assert call_day_words(night, night, time(23, 59)) == "this evening"


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_the_day_by_which_they_hear_does_not_move_with_the_clock(
    zone: ZoneInfo, night: date
) -> None:
    asked = build_question_set({"hear_days": "7"}, CONTENT.interviewer)
    for day in (night - timedelta(days=1), night, night + timedelta(days=1)):
        hear_by = default_hear_by(day, asked)
        assert hear_by.weekday() < 5
        assert timedelta(days=7) <= hear_by - day <= timedelta(days=9)
        now = datetime.combine(day, time(2, 30), tzinfo=zone)
        assert (
            initial_values(asked, now.date().isoformat(), "GB")["hear_by"] == f"{hear_by:%d/%m/%Y}"
        )


@pytest.mark.parametrize(
    ("typed", "local"),
    [
        ("2026-10-25T02:30", datetime(2026, 10, 25, 2, 30)),
        ("2026-03-29T02:30", datetime(2026, 3, 29, 2, 30)),
        ("2026-11-01T01:30", datetime(2026, 11, 1, 1, 30)),
        ("2026-11-23", None),
        ("", None),
        ("soon", None),
        ("2026-13-01T00:00", None),
        ("2026-11-23T25:00", None),
    ],
)
def test_a_time_typed_without_a_zone_is_a_local_time_or_none(
    typed: str, local: datetime | None
) -> None:
    application = Application(fields={"call_date": typed})
    assert call_start(application) == local
    for zone in (BERLIN, NEW_YORK, KOLKATA):
        now = datetime(2026, 10, 25, 12, 0, tzinfo=zone)
        slots = prefilled_slots(application, 1, CONTENT.candidate, now)
        assert bool(slots["when"]) == (local == datetime(2026, 10, 25, 2, 30))
        if local is not None:
            assert window(zone, local).call_end.tzinfo is zone


@pytest.mark.parametrize(("zone", "night"), NIGHTS)
def test_the_example_has_a_call_that_can_be_held_whenever_it_is_loaded(
    zone: ZoneInfo, night: date
) -> None:
    start = datetime.combine(night - timedelta(days=4), time(0), tzinfo=UTC)
    for step in range(0, 24 * 8, 3):
        now = (start + timedelta(hours=step)).astimezone(zone)
        style = WritingStyle("GB", zone.key)
        written = example_application(ROOT / "data", now, style.english)
        read = {name: reading_of(name, text, style, now) for name, text in written.items()}
        call = call_start(Application(fields={k: v for k, v in read.items() if v is not None}))
        assert call is not None
        assert exists(call, zone)
        assert moments(window(zone, call))[0] > now.astimezone(UTC)


@pytest.mark.parametrize(
    ("zone", "words"),
    [
        (BERLIN, "Sun, Nov 1, 2026, 1:30 AM in Berlin, Sat, Oct 31, 2026, 8:30 PM your time"),
        (NEW_YORK, "Sun, Nov 1, 2026, 1:30 AM, your time"),
    ],
)
def test_a_call_in_the_night_is_told_in_its_own_zone_and_in_that_of_the_browser(
    zone: ZoneInfo, words: str
) -> None:
    assert call_time_words(date(2026, 11, 1), time(1, 30), zone, NEW_YORK, "US") == words
