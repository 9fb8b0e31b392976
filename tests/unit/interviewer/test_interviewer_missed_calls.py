"""What is due next for candidates who were not reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from interview_kit.content.missed_calls import MissedCallsContent, MissedReason
from interview_kit.interviewer.missed_calls import (
    MissedCall,
    day_of_next_try,
    due_calls,
    due_next,
)

FACT = {"source": "kit"}


def reason(name: str, **more: Any) -> dict[str, Any]:
    return FACT | {"id": name, "label": name.title(), "next": "Try again", **more}


CONTENT = MissedCallsContent.model_validate(
    {
        "tried_enough": "Enough after {tries}",
        "numbers": {"most_tries": 2, "source": {"most_tries": "kit"}},
        "reasons": [
            reason("asleep", working_days=1, counts=True),
            reason("moved"),
            reason("gone", next=""),
        ],
    }
)


def missed(name: str, why: str, on: str = "", *, tries: int = 1) -> MissedCall:
    return MissedCall(name, "Lead", name, {"missed": why, "try_again_on": on}, tries)


@pytest.mark.parametrize(
    ("days", "on", "due"),
    [
        (1, "2026-11-30", "2026-12-01"),
        (1, "2026-12-04", "2026-12-07"),  # a Friday
        (2, "2026-12-03", "2026-12-07"),
        (1, "2026-12-05", "2026-12-07"),  # a Saturday
        (0, "2026-12-05", "2026-12-05"),
    ],
)
def test_the_next_try_falls_on_a_working_day(days: int, on: str, due: str) -> None:
    why = MissedReason.model_validate(reason("asleep", working_days=days))
    assert day_of_next_try(why, date.fromisoformat(on)) == date.fromisoformat(due)


@pytest.mark.parametrize("name", ["moved", "gone"])
def test_some_reasons_give_no_day(name: str) -> None:
    why = CONTENT.reason(name)
    assert why
    assert day_of_next_try(why, date(2026, 11, 30)) is None


def test_that_without_a_day_comes_first_then_the_earliest() -> None:
    calls = [
        missed("late", "asleep", "2026-12-02"),
        missed("at noon", "asleep", "2026-12-01T12:00"),
        missed("gone", "gone"),
        missed("unknown", "of_another_version"),
        missed("nine", "asleep", "2026-12-01T09:00"),
        missed("when", "moved"),
    ]
    due = due_calls(calls, CONTENT)
    assert [each.call.id for each in due] == ["when", "nine", "at noon", "late"]
    assert (due[1].on, due[1].at) == (date(2026, 12, 1), time(9))


@pytest.mark.parametrize(
    ("why", "tries", "words"),
    [
        ("asleep", 1, "Try again"),
        ("asleep", 2, "Enough after 2"),
        ("asleep", 3, "Enough after 3"),
        ("moved", 3, "Try again"),
    ],
)
def test_after_enough_tries_something_else_is_due(why: str, tries: int, words: str) -> None:
    due = due_next(missed("Ada", why, tries=tries), CONTENT)
    assert due
    assert due.words == words
    assert due.reason.id == why
    assert due_next(MissedCall("Ada", "Lead", "Ada", {"missed": why}, tries), CONTENT) == replace(
        due, call=replace(due.call, answers={"missed": why})
    )


@pytest.mark.parametrize(("today", "days"), [(1, 0), (2, 0), (3, 1), (12, 10)])
def test_it_is_overdue_from_the_day_after(today: int, days: int) -> None:
    due = due_next(missed("Ada", "asleep", "2026-12-02"), CONTENT)
    assert due
    assert due.days_overdue(date(2026, 12, today)) == days
    no_day = due_next(missed("Ada", "moved"), CONTENT)
    assert no_day
    assert no_day.days_overdue(date(2026, 12, today)) == 0
