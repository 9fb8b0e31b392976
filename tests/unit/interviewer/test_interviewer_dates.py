"""Odd dates are taken, with a quiet hint."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.interviewer.dates import date_hint, promise_hint

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("days", [0, 1, -1, -14, 60])
def test_a_date_near_today_needs_no_hint(days: int, content: InterviewerContent) -> None:
    assert date_hint(TODAY + timedelta(days=days), TODAY, content.numbers) == ""


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (TODAY + timedelta(days=61), "61 days from now"),
        (TODAY - timedelta(days=15), "15 days ago"),
        (date.max, "days from now"),
        (date.min, "days ago"),
    ],
)
def test_a_date_far_off_is_asked_about(call: date, said: str, content: InterviewerContent) -> None:
    assert said in date_hint(call, TODAY, content.numbers)


def test_a_promise_for_a_day_that_is_over_is_asked_about() -> None:
    assert "already passed" in promise_hint(TODAY - timedelta(days=1), TODAY)
    assert promise_hint(TODAY, TODAY) == promise_hint(None, TODAY) == ""
