"""When the call is, in its own zone and in that of the browser."""

from __future__ import annotations

from datetime import date, time
from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import (
    call_time_words,
    call_zone,
    city_of,
    conflicting_times,
)

NEW_YORK = ZoneInfo("America/New_York")
TORONTO = ZoneInfo("America/Toronto")


def test_a_zone_is_the_calls_own_or_else_the_browsers() -> None:
    assert call_zone(Application(fields={"zone": "America/Toronto"}), NEW_YORK) == TORONTO
    assert call_zone(Application(fields={}), NEW_YORK) == NEW_YORK
    assert call_zone(Application(fields={"zone": "Mars/Olympus"}), NEW_YORK) == NEW_YORK


def test_zones_whose_clocks_agree_are_one_time() -> None:
    words = call_time_words(date(2026, 11, 30), time(10, 30), TORONTO, NEW_YORK, "US")
    assert words == "Mon, Nov 30, 2026, 10:30 AM, your time"


def test_without_a_day_the_clock_stands_alone() -> None:
    assert call_time_words(None, time(10, 30), NEW_YORK, NEW_YORK, "GB") == "10:30, your time"
    assert call_time_words(None, time(10, 30), TORONTO, NEW_YORK, "GB") == "10:30 in Toronto"
    assert city_of(NEW_YORK) == "New York"


def test_a_day_that_brings_another_time_than_the_time_is_told() -> None:
    fields = {"call_date": "2026-11-30T10:30", "call_time": "11:00"}
    assert conflicting_times(Application(fields=fields), "US").startswith(
        "Two different times: 10:30 AM"
    )
    assert conflicting_times(Application(fields={**fields, "call_time": "10:30"}), "US") == ""
    assert conflicting_times(Application(fields={**fields, "call_time": ""}), "US") == ""
