"""When to send the thank-you."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.candidate.timing import (
    best_sending_time,
    call_day_words,
    send_window,
    sending_advice,
)
from interview_kit.content import load_content
from interview_kit.settings import ROOT
from interview_kit.typed.words import long_date

NUMBERS = load_content(ROOT / "data").candidate.letter.numbers
LONDON = ZoneInfo("Europe/London")
KOLKATA = ZoneInfo("Asia/Kolkata")


@pytest.mark.parametrize(
    ("start", "minutes", "earliest"),
    [
        ("2026-11-23T09:00", 30, "2026-11-23T13:30"),
        ("2026-11-23T15:00", 30, "2026-11-23T19:30"),
        ("2026-11-23T16:30", 30, "2026-11-23T20:00"),
        ("2026-11-23T18:30", 30, "2026-11-23T20:00"),
        ("2026-11-23T18:31", 30, "2026-11-24T08:30"),
        ("2026-11-23T21:00", 30, "2026-11-24T08:30"),
        ("2026-11-27T19:30", 30, "2026-11-28T08:30"),
        ("2026-12-31T22:00", 60, "2027-01-01T08:30"),
    ],
)
def test_the_letter_goes_half_a_day_later_but_not_late_at_night(
    start: str, minutes: int, earliest: str
) -> None:
    window = send_window(datetime.fromisoformat(start), minutes, LONDON, NUMBERS)
    assert window.earliest.replace(tzinfo=None) == datetime.fromisoformat(earliest)
    assert window.deadline - window.call_end == timedelta(hours=24)


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "America/New_York"])
def test_the_window_is_in_the_zone_of_the_call(zone: str) -> None:
    late = send_window(datetime(2026, 11, 23, 21, 0), 30, ZoneInfo(zone), NUMBERS)
    clocks = [f"{moment:%d %H:%M}" for moment in late]
    assert clocks == ["23 21:30", "24 08:30", "24 20:00", "24 21:30"]
    assert {str(moment.tzinfo) for moment in late} == {zone}


def test_the_deadline_is_a_day_of_real_hours_when_the_clocks_change() -> None:
    window = send_window(datetime(2026, 10, 24, 10, 0), 30, LONDON, NUMBERS)
    assert window.deadline.replace(tzinfo=None) == datetime(2026, 10, 25, 9, 30)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
    st.integers(5, 480),
    st.sampled_from(
        ["Europe/London", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"]
    ),
)
def test_the_window_lies_between_the_call_and_the_deadline(
    start: datetime, minutes: int, zone: str
) -> None:
    window = send_window(start, minutes, ZoneInfo(zone), NUMBERS)
    moments = [each.timestamp() for each in window]
    end, earliest, latest, deadline = moments
    assert end + 3600 <= earliest <= latest
    assert earliest <= deadline
    assert window.earliest.hour < 20 or window.earliest.replace(tzinfo=None).time().hour == 20
    assert sending_advice(window, window.call_end, "GB")


def test_the_advice_follows_the_clock() -> None:
    window = send_window(datetime(2026, 11, 23, 9, 0), 30, LONDON, NUMBERS)
    said = [
        sending_advice(
            window, datetime(2026, 11, 23, hour, 0, tzinfo=LONDON) + timedelta(days=later), "GB"
        )
        for later, hour in ((0, 10), (0, 15), (0, 21), (1, 12))
    ]
    assert said == [
        "Send it between 13:30 and 20:00 today.",
        "Send it now, ideally before 20:00 today.",
        "Send it now, no later than 09:30 tomorrow.",
        "It's been more than a day since the call. Send it now: better late than never.",
    ]


@pytest.mark.parametrize(
    ("own", "said"),
    [
        ("Africa/Abidjan", "today."),
        ("America/New_York", "today (London time, 8:30 AM to 3:00 PM your time)."),
        ("Asia/Kolkata", "today (London time, 7:00 PM to 1:30 AM tomorrow your time)."),
    ],
)
def test_the_advice_has_the_readers_own_times_too(own: str, said: str) -> None:
    window = send_window(datetime(2026, 11, 23, 9, 0), 30, LONDON, NUMBERS)
    now = window.call_end.astimezone(KOLKATA)
    advice = sending_advice(window, now, "US", ZoneInfo(own))
    assert advice == f"Send it between 1:30 PM and 8:00 PM {said}"


@pytest.mark.parametrize(
    ("call", "now", "said"),
    [
        ("2026-11-23T15:20", "2026-11-23T16:00", "Send it this evening by 8:00 PM."),
        ("2026-11-23T16:30", "2026-11-23T17:30", "Send it this evening by 8:00 PM."),
        ("2026-11-23T15:20", "2026-11-22T16:00", "Send it tomorrow evening by 8:00 PM."),
        ("2026-11-23T15:20", "2026-11-19T16:00", "Send it on Monday evening by 8:00 PM."),
        (
            "2026-11-23T15:20",
            "2026-11-16T16:00",
            "Send it on the evening of Monday, November 23 by 8:00 PM.",
        ),
        # From the moment the window opens to the moment it closes, and to the deadline.
        ("2026-11-23T09:00", "2026-11-23T13:30", "Send it now, ideally before 8:00 PM today."),
        ("2026-11-23T09:00", "2026-11-23T20:00", "Send it now, ideally before 8:00 PM today."),
        ("2026-11-23T09:00", "2026-11-24T09:30", "Send it now, no later than 9:30 AM today."),
        # An hour is a span, less is a time.
        ("2026-11-23T14:30", "2026-11-23T16:00", "Send it between 7:00 PM and 8:00 PM today."),
        ("2026-11-23T14:31", "2026-11-23T16:00", "Send it this evening by 8:00 PM."),
        (
            "2026-11-27T21:00",
            "2026-11-27T22:00",
            "Send it between 8:30 AM and 8:00 PM on Saturday.",
        ),
        ("2026-11-27T21:00", "2026-11-28T08:00", "Send it between 8:30 AM and 8:00 PM today."),
        (
            "2026-11-30T09:00",
            "2026-11-23T09:00",
            "Send it between 1:30 PM and 8:00 PM on Monday, November 30.",
        ),
    ],
)
def test_the_advice_is_what_one_would_say(call: str, now: str, said: str) -> None:
    window = send_window(datetime.fromisoformat(call), 30, LONDON, NUMBERS)
    at = datetime.fromisoformat(now).replace(tzinfo=LONDON)
    assert sending_advice(window, at, "US") == said


def test_the_letter_is_best_sent_now_or_once_its_window_opens() -> None:
    window = send_window(datetime(2026, 11, 23, 9, 0), 30, LONDON, NUMBERS)
    for hour, best in ((8, 13), (10, 13), (15, 15), (22, 22)):
        now = datetime(2026, 11, 23, hour, 30, tzinfo=LONDON)
        assert best_sending_time(window, now).hour == best
        assert best_sending_time(window, now.astimezone(KOLKATA)).hour == best


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("2026-11-23T09:00", "this morning"),
        ("2026-11-23T11:59", "this morning"),
        ("2026-11-23T12:00", "this afternoon"),
        ("2026-11-22T17:59", "yesterday afternoon"),
        ("2026-11-22T18:00", "yesterday evening"),
        ("2026-11-17T10:00", "on Tuesday"),
        ("2026-11-16T10:00", ""),
        ("2026-11-20T10:00", "on Friday"),
        ("2026-11-10T10:00", ""),
        ("2026-11-24T10:00", ""),
    ],
)
def test_the_letter_speaks_of_the_call_as_people_do(call: str, said: str) -> None:
    at = datetime.fromisoformat(call)
    assert call_day_words(at.date(), date(2026, 11, 23), at.time()) == said


@pytest.mark.parametrize(
    ("call", "said"),
    [
        ("2026-11-23", "today"),
        ("2026-11-22", "yesterday"),
        ("2026-11-20", "on Friday"),
        ("2026-11-24", ""),
    ],
)
def test_of_a_call_without_a_time_the_letter_names_no_part_of_the_day(call: str, said: str) -> None:
    assert call_day_words(date.fromisoformat(call), date(2026, 11, 23)) == said


def test_a_date_in_full_is_american_or_british() -> None:
    assert long_date(date(2026, 11, 7), "US") == "November 7, 2026"
    assert long_date(date(2026, 11, 7), "GB") == "7 November 2026"
