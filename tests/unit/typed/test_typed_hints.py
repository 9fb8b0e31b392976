"""Odd dates are accepted, with a hint."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from interview_kit.typed.hints import far_date_hint, future_date_hint, past_date_hint

TODAY = date(2026, 11, 23)


def hint(day: date | None) -> str:
    return far_date_hint(day, TODAY, most_past=14, most_future=60)


@pytest.mark.parametrize("days", [0, 1, -1, -14, 60])
def test_a_date_near_today_needs_no_hint(days: int) -> None:
    assert hint(TODAY + timedelta(days=days)) == hint(None) == ""


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (TODAY + timedelta(days=61), "61 days from now"),
        (TODAY - timedelta(days=15), "15 days ago"),
        (date.max, "days from now"),
        (date.min, "days ago"),
    ],
)
def test_a_date_far_off_is_asked_about(day: date, words: str) -> None:
    assert words in hint(day)


def test_a_day_that_something_was_done_on_is_not_ahead() -> None:
    assert "still ahead" in future_date_hint(TODAY + timedelta(days=1), TODAY)
    assert future_date_hint(TODAY, TODAY) == future_date_hint(None, TODAY) == ""


def test_a_promise_for_a_past_day_is_asked_about() -> None:
    assert "already passed" in past_date_hint(TODAY - timedelta(days=1), TODAY)
    assert past_date_hint(TODAY, TODAY) == past_date_hint(None, TODAY) == ""
