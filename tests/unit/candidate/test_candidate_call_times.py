"""When the call is, in its own zone and in that of the browser."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import call_zone, conflicting_times
from interview_kit.typed.zones import call_time_words, city_of, is_same_time

NEW_YORK = ZoneInfo("America/New_York")
TORONTO = ZoneInfo("America/Toronto")
LONDON = ZoneInfo("Europe/London")
KNOX = ZoneInfo("America/Indiana/Knox")


def test_a_zone_is_the_calls_own_or_else_the_browsers() -> None:
    assert call_zone(Application(fields={"zone": "America/Toronto"}), NEW_YORK) == TORONTO
    assert call_zone(Application(fields={}), NEW_YORK) == NEW_YORK
    assert call_zone(Application(fields={"zone": "Mars/Olympus"}), NEW_YORK) == NEW_YORK


def test_zones_whose_clocks_agree_are_one_time() -> None:
    words = call_time_words(date(2026, 11, 30), time(10, 30), TORONTO, NEW_YORK, "US")
    assert words == "Mon, Nov 30, 2026, 10:30 AM, your time"


@pytest.mark.parametrize(
    ("day", "at", "zone", "own", "english", "words"),
    [
        (
            "2026-11-30",
            "10:30",
            NEW_YORK,
            LONDON,
            "US",
            "Mon, Nov 30, 2026, 10:30 AM in New York, 3:30 PM your time",
        ),
        # For some days of the autumn Britain's clocks have been changed and America's have not.
        (
            "2026-10-28",
            "10:30",
            NEW_YORK,
            LONDON,
            "GB",
            "Wed, 28 Oct 2026, 10:30 in New York, 14:30 your time",
        ),
        (
            "2026-11-30",
            "21:00",
            NEW_YORK,
            LONDON,
            "GB",
            "Mon, 30 Nov 2026, 21:00 in New York, Tue, 1 Dec 2026, 02:00 your time",
        ),
        (
            "2026-11-30",
            "21:00",
            NEW_YORK,
            LONDON,
            "US",
            "Mon, Nov 30, 2026, 9:00 PM in New York, Tue, Dec 1, 2026, 2:00 AM your time",
        ),
        (
            "2026-11-30",
            "09:00",
            KNOX,
            NEW_YORK,
            "US",
            "Mon, Nov 30, 2026, 9:00 AM in Knox, 10:00 AM your time",
        ),
    ],
)
def test_a_call_in_another_zone_has_its_time_in_both(
    day: str, at: str, zone: ZoneInfo, own: ZoneInfo, english: str, words: str
) -> None:
    on, clock = date.fromisoformat(day), time.fromisoformat(at)
    assert call_time_words(on, clock, zone, own, english) == words
    assert not is_same_time(zone, own, datetime.combine(on, clock))


def test_without_a_day_the_clock_stands_alone() -> None:
    assert call_time_words(None, time(10, 30), NEW_YORK, NEW_YORK, "GB") == "10:30, your time"
    assert call_time_words(None, time(10, 30), TORONTO, NEW_YORK, "GB") == "10:30 in Toronto"
    assert city_of(NEW_YORK) == "New York"


def test_a_day_that_brings_another_time_than_the_time_is_told() -> None:
    fields = {"call_date": "2026-11-30T10:30", "call_time": "11:00"}
    assert conflicting_times(Application(fields=fields), "US").startswith(
        "Two different times: 10:30 AM next to the day, 11:00 AM here."
    )
    assert "10:30 next to the day" in conflicting_times(Application(fields=fields), "GB")
    assert conflicting_times(Application(fields={**fields, "call_time": "10:30"}), "US") == ""
    assert conflicting_times(Application(fields={**fields, "call_time": ""}), "US") == ""
