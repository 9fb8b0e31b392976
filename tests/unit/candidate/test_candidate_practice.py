"""How often a closing was practiced, by the day."""

from __future__ import annotations

from datetime import date, timedelta

from interview_kit.candidate.application import Application
from interview_kit.candidate.practice import days_with_practice, practice_words, times_practiced

TODAY = date(2026, 11, 30)


def practiced(days: str) -> Application:
    return Application(fields={"practiced": days})


def test_each_time_counts_on_its_day() -> None:
    application = practiced("")
    assert times_practiced(application, TODAY) == 0
    yesterday = TODAY - timedelta(days=1)
    for day in (yesterday, TODAY, TODAY):
        application = practiced(days_with_practice(application, day))
    assert times_practiced(application, TODAY) == 2
    assert times_practiced(application, yesterday) == 1
    assert application.text("practiced") == "2026-11-29\n2026-11-30\n2026-11-30"


def test_practice_is_counted_against_the_advice_until_that_is_reached() -> None:
    assert practice_words(0, 3) == "0 of 3 today"
    assert practice_words(3, 3) == "3 of 3 today"
    assert practice_words(4, 3) == "4 times today"
