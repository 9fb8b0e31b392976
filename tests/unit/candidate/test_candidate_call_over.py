"""A call that is over earlier than planned, or of which no time was noted."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_over import call_over_fields, is_going_on, may_be_over
from interview_kit.candidate.path import is_call_over
from interview_kit.typed import BRITISH

LONDON, BERLIN = ZoneInfo("Europe/London"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 30, 12, tzinfo=LONDON)
TODAY = {"call_date": "2026-11-30"}


@pytest.mark.parametrize(
    ("fields", "is_offered"),
    [
        ({}, True),
        ({"call_date": "soon"}, True),
        (TODAY, True),
        (TODAY | {"call_time": "11:45"}, True),
        (TODAY | {"call_time": "15:00"}, True),
        (TODAY | {"call_time": "11:15"}, False),
        (TODAY | {"call_time": "11:15", "call_minutes": "60"}, True),
        (TODAY | {"call_time": "12:45", "zone": "Europe/Berlin"}, True),
        (TODAY | {"call_time": "11:45", "zone": "Europe/Berlin"}, False),
        ({"call_date": "2026-11-29"}, False),
        ({"call_date": "2026-12-01"}, False),
    ],
)
def test_a_call_of_today_or_of_no_known_day_may_be_over(
    fields: dict[str, str], is_offered: bool
) -> None:
    assert may_be_over(Application(fields=fields), NOW, LONDON) is is_offered


@pytest.mark.parametrize(
    ("fields", "goes_on"),
    [
        ({}, False),
        (TODAY, False),
        (TODAY | {"call_time": "11:45"}, True),
        (TODAY | {"call_time": "12:00"}, True),
        (TODAY | {"call_time": "12:01"}, False),
        (TODAY | {"call_time": "11:15"}, False),
        (TODAY | {"call_time": "12:45", "zone": "Europe/Berlin"}, True),
    ],
)
def test_a_call_goes_on_from_its_time_until_it_is_over(
    fields: dict[str, str], goes_on: bool
) -> None:
    assert is_going_on(Application(fields=fields), NOW, LONDON) is goes_on


@pytest.mark.parametrize(
    ("fields", "stored"),
    [
        (TODAY | {"call_time": "11:45"}, {"call_minutes": "15"}),
        (TODAY | {"call_time": "12:45", "zone": "Europe/Berlin"}, {"call_minutes": "15"}),
        (TODAY | {"call_time": "11:55"}, {"call_minutes": "5"}),
        (TODAY | {"call_time": "11:57"}, ("Mon, 30 Nov 2026", "11:55", "5")),
        (TODAY | {"call_time": "12:00"}, ("Mon, 30 Nov 2026", "11:55", "5")),
        (TODAY | {"call_time": "15:00"}, ("Mon, 30 Nov 2026", "11:30", "30")),
        (TODAY | {"call_minutes": "45"}, ("Mon, 30 Nov 2026", "11:15", "45")),
        ({"zone": "Europe/Berlin"}, ("Mon, 30 Nov 2026", "12:30", "30")),
        ({"call_date": "soon"}, ("Mon, 30 Nov 2026", "11:30", "30")),
    ],
)
def test_what_is_stored_of_a_call_that_just_ended(
    fields: dict[str, str], stored: dict[str, str] | tuple[str, ...]
) -> None:
    if isinstance(stored, tuple):
        stored = dict(zip(("call_date", "call_time", "call_minutes"), stored, strict=True))
    assert call_over_fields(Application(fields=fields), NOW, LONDON, BRITISH) == stored


@given(
    ago=st.integers(-1440, 600),
    minutes=st.integers(5, 480),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kolkata", ""]),
    seconds=st.integers(0, 59),
)
def test_a_call_that_was_said_to_be_over_is_over(
    ago: int, minutes: int, zone: str, seconds: int
) -> None:
    now = NOW + timedelta(seconds=seconds)
    start = (NOW - timedelta(minutes=ago)).astimezone(ZoneInfo(zone) if zone else LONDON)
    fields = {
        "call_date": f"{start:%Y-%m-%d}",
        "call_time": f"{start:%H:%M}",
        "call_minutes": str(minutes),
        "zone": zone,
    }
    application = Application(fields=fields)
    if not may_be_over(application, now, LONDON):
        return
    stored = call_over_fields(application, now, LONDON, BRITISH)
    if "call_date" in stored:
        day = datetime.strptime(stored["call_date"], "%a, %d %b %Y")
        stored["call_date"] = f"{day:%Y-%m-%d}"
    ended = Application(fields={**fields, **stored})
    assert is_call_over(ended, now, LONDON)
    assert not is_call_over(ended, now - timedelta(minutes=2), LONDON)
    assert not may_be_over(ended, now, LONDON)
