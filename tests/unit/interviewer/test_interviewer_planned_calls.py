"""Calls that are only planned."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from interview_kit.interviewer.call_slot import had_slot
from interview_kit.interviewer.planned_calls import (
    held_day,
    is_begun,
    planned_moment,
    planned_words,
)
from interview_kit.interviewer.progress import Answer
from interview_kit.typed import AMERICAN, BRITISH

NOW = datetime(2026, 12, 3, 15, 0, tzinfo=ZoneInfo("Europe/London"))
DAY, NEXT = "2026-12-03", "2026-12-04"


@pytest.mark.parametrize(
    ("day", "time", "zone", "words"),
    [
        (DAY, "15:30", "", "planned for Thu, Dec 3, 3:30 PM"),
        (DAY, "15:00", "", ""),
        (
            *(DAY, "10:30", "America/New_York"),
            "planned for Thu, Dec 3, 10:30 AM in New York, 3:30 PM your time",
        ),
        (
            *(DAY, "20:30", "America/New_York"),
            "planned for Thu, Dec 3, 8:30 PM in New York, Fri, Dec 4, 2026, 1:30 AM your time",
        ),
        (f"{DAY}T15:30", "", "", "planned for Thu, Dec 3, 3:30 PM"),
        (NEXT, "", "", "planned for Fri, Dec 4"),
        (DAY, "", "", ""),
        ("9999-12-31", "23:30", "America/New_York", "planned for Fri, Dec 31, 9999"),
        ("2027-01-07", "15:30", "", "planned for Thu, Jan 7, 2027, 3:30 PM"),
        ("", "15:30", "", ""),
    ],
)
def test_a_planned_call_says_when_it_is_until_then(
    day: str, time: str, zone: str, words: str
) -> None:
    moment = {"call_date": day, "call_time": time, "call_zone": zone}
    planned = planned_moment(moment, NOW)
    assert (planned_words(planned, AMERICAN, NOW) if planned else "") == words


def test_british_words_name_the_day_first() -> None:
    assert planned_words(date(2026, 12, 3), BRITISH, NOW) == "planned for Thu, 3 Dec"


@pytest.mark.parametrize(
    ("field", "answer", "begun"),
    [
        ("call_time", Answer("10:30", "open"), False),
        ("hear_by", Answer("2026-12-09", "open"), False),
        ("message.1.kind", Answer("times", "open"), False),
        ("candidate_name", Answer("Ada", "open"), False),
        ("motivation", Answer(" ", "open"), False),
        ("motivation", Answer("The team.", "open"), True),
        ("motivation", Answer("", "declined"), True),
        ("salary_amount", Answer("", "open", "a lot"), True),
        ("call_began", Answer("2026-12-03T15:30", "open"), True),
        ("missed", Answer("no_answer", "open"), True),
    ],
)
def test_a_call_is_begun_by_an_answer_and_not_by_its_plan(
    field: str, answer: Answer, *, begun: bool
) -> None:
    assert is_begun({field: answer}) == begun


@pytest.mark.parametrize(
    ("texts", "held"),
    [
        ({}, ""),
        ({"motivation": "The team."}, ""),
        ({"call_date": DAY}, DAY),
        ({"call_date": NEXT}, ""),
        ({"call_date": "2026-12-02"}, ""),
        ({"call_date": NEXT, "motivation": "The team."}, DAY),
        ({"call_date": "2026-12-02", "motivation": "The team."}, "2026-12-02"),
        ({"call_date": NEXT, "call_began": "2026-12-02T15:30"}, "2026-12-02"),
        ({"call_date": DAY, "missed": "no_answer"}, ""),
    ],
)
def test_a_call_is_held_on_the_day_of_its_clock_or_its_date_but_never_later_than_today(
    texts: dict[str, str], held: str
) -> None:
    day = held_day({key: Answer(text, "open") for key, text in texts.items()}, NOW.date())
    assert (day.isoformat() if day else "") == held


def test_a_time_that_was_never_read_made_no_slot() -> None:
    unread = [("call_date", DAY), ("call_time", "")]
    assert not had_slot(unread)
    assert had_slot([*unread, ("call_time", "15:30"), ("call_time", "")])
    assert not had_slot([("call_time", "15:30"), ("call_time", ""), ("call_date", DAY)])
