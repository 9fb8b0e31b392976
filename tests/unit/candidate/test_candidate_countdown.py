"""When to be ready for a call, in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.candidate.countdown import is_near, ready_words
from interview_kit.candidate.speaking import seconds_words, spoken_seconds

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
CALL = datetime(2026, 11, 30, 10, 30)
CALL_UTC = CALL.replace(tzinfo=LONDON).astimezone(UTC)


def words(before: timedelta, zone: ZoneInfo = LONDON, english: str = "US") -> str:
    now = (CALL_UTC - before).astimezone(zone)
    return ready_words(CALL, LONDON, now, minutes=10, english=english)


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(days=3), "Be ready by 10:20 AM on Mon, Nov 30, 2026."),
        (timedelta(hours=24, minutes=10), "Be ready by 10:20 AM, in 24 hours."),
        (timedelta(hours=2, minutes=15), "Be ready by 10:20 AM, in 2 hours 5 minutes."),
        (timedelta(hours=1, minutes=11), "Be ready by 10:20 AM, in 1 hour 1 minute."),
        (timedelta(minutes=10, seconds=1), "Be ready by 10:20 AM, in 1 minute."),
        (timedelta(minutes=10), "It's time to be ready: the call is at 10:30 AM."),
        (timedelta(seconds=1), "It's time to be ready: the call is at 10:30 AM."),
        (timedelta(), ""),
        (-timedelta(days=1), ""),
    ],
)
def test_the_time_to_be_ready_is_told_until_the_call_begins(before: timedelta, said: str) -> None:
    assert words(before) == said


def test_the_time_is_the_readers_too_and_written_their_way() -> None:
    both = "10:20 AM in London, 5:20 AM your time"
    assert words(timedelta(hours=1), NEW_YORK) == f"Be ready by {both}, in 50 minutes."
    both = "10:30 AM in London, 5:30 AM your time"
    assert words(timedelta(minutes=1), NEW_YORK).endswith(f"the call is at {both}.")
    assert words(timedelta(hours=1), english="GB") == "Be ready by 10:20, in 50 minutes."
    assert words(timedelta(days=3), english="GB") == "Be ready by 10:20 on Mon, 30 Nov 2026."
    assert words(timedelta(minutes=1), english="GB").endswith("the call is at 10:30.")


@given(st.integers(-3000, 3000))
@example(24 * 60)
def test_the_words_never_show_seconds_and_change_only_while_the_call_is_near(minutes: int) -> None:
    before = timedelta(minutes=minutes)
    said = words(before)
    assert "second" not in said
    assert bool(said) == (minutes > 0)
    assert is_near(CALL, LONDON, CALL_UTC - before) == (0 < minutes <= 24 * 60)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 seconds"),
        (1, "1 second"),
        (48, "48 seconds"),
        (60, "1 minute"),
        (125, "2 minutes 5 seconds"),
    ],
)
def test_a_length_is_told_in_minutes_and_seconds(seconds: int, said: str) -> None:
    assert seconds_words(seconds) == said


def test_a_text_takes_as_long_as_its_words_at_a_pace() -> None:
    assert spoken_seconds("one two three — four", 120) == 2
    assert spoken_seconds("", 120) == 0
