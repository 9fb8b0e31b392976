"""The follow-up plan in words: when each message is due, and why on that day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from interview_kit.candidate.follow_up import THANK_YOU, Plan, State, Step
from interview_kit.candidate.follow_up_words import (
    day_in_words,
    early_words,
    end_words,
    step_label,
    when_words,
    why_words,
)
from interview_kit.content import load_content
from interview_kit.content.follow_up import FollowUpContent
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.settings import ROOT
from interview_kit.typed import AMERICAN, BRITISH

CONTENT = load_content(ROOT / "data").candidate.follow_up
FIRST, SECOND, LAST = CONTENT.reminders
DAYS = WorkingDays("US")
TODAY = date(2026, 11, 30)  # a Monday
REMINDER = Step(2, "next", date(2026, 12, 7), date(2026, 12, 7), "after_call", reminder=SECOND)
THANKS = Step(THANK_YOU, "next", TODAY)
PLAN = Plan((THANKS, REMINDER), date(2026, 12, 14), None, None, False, False)


def why(step: Step, plan: Plan = PLAN, content: FollowUpContent = CONTENT) -> str:
    return why_words(step, plan, DAYS, content, TODAY, AMERICAN)


@pytest.mark.parametrize(
    ("days", "american", "british"),
    [
        (-2, "Saturday, November 28", "Saturday 28 November"),
        (-1, "yesterday", "yesterday"),
        (0, "today", "today"),
        (1, "tomorrow", "tomorrow"),
        (2, "Wednesday, December 2", "Wednesday 2 December"),
        (299, "Saturday, September 25", "Saturday 25 September"),
        (300, "Sunday, September 26, 2027", "Sunday 26 September 2027"),
        (-300, "Tuesday, February 3, 2026", "Tuesday 3 February 2026"),
    ],
)
def test_a_day_is_named_as_people_say_it(days: int, american: str, british: str) -> None:
    day = TODAY + timedelta(days=days)
    assert day_in_words(day, TODAY, AMERICAN) == american
    assert day_in_words(day, TODAY, BRITISH) == british


def test_a_step_is_called_by_its_reminder() -> None:
    assert [step_label(step) for step in PLAN.steps] == ["Thank-you", "Second reminder"]


@pytest.mark.parametrize(
    ("state", "days", "said"),
    [
        ("sent", 0, "sent today"),
        ("sent", -1, "sent yesterday"),
        ("sent", -3, "sent on Friday, November 27"),
        ("sent", None, "sent"),
        ("passed", -3, "not sent"),
        ("stopped", 3, "not needed anymore"),
        ("next", 0, "now"),
        ("next", -1, "now"),
        ("next", 1, "tomorrow"),
        ("next", None, ""),
        ("later", 0, "today"),
        ("later", 7, "Monday, December 7"),
    ],
)
def test_when_a_step_is_due_or_what_became_of_it(state: State, days: int | None, said: str) -> None:
    on = None if days is None else TODAY + timedelta(days=days)
    assert when_words(replace(REMINDER, state=state, on=on), TODAY, AMERICAN) == said


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (REMINDER, "Two weeks after the call."),
        (replace(REMINDER, state="later"), "Two weeks after the call."),
        (replace(REMINDER, reason="after_reminder"), "One week after the message before."),
        (replace(REMINDER, is_late=True), "Its day has passed. Better late than never."),
        (replace(REMINDER, wanted=None), "Two weeks after the call."),
        (
            replace(REMINDER, wanted=date(2026, 12, 5)),
            "Two weeks after the call, on the next working day.",
        ),
        (
            replace(REMINDER, wanted=date(2026, 12, 25)),
            "Two weeks after the call, on the next working day "
            "(Friday, December 25 is Christmas Day).",
        ),
        (
            replace(REMINDER, reason="promise", wanted=date(2026, 12, 5)),
            "One working day after Friday, December 4, the date they gave you.",
        ),
        (replace(REMINDER, state="sent"), ""),
        (replace(REMINDER, state="passed"), ""),
        (replace(REMINDER, state="stopped"), ""),
        (THANKS, ""),
        (
            replace(THANKS, state="passed"),
            "It's too late for that now: the reminder takes its place.",
        ),
    ],
)
def test_why_a_reminder_is_due_on_its_day(step: Step, said: str) -> None:
    assert why(step, replace(PLAN, promised=date(2026, 12, 4))) == said


def test_a_message_that_would_fall_between_the_years_says_why_it_does_not() -> None:
    step = replace(REMINDER, wanted=date(2026, 12, 28), on=date(2027, 1, 4))
    quiet = "but not in the days between Christmas and New Year"
    assert why(step) == f"Two weeks after the call, {quiet}."
    promise = replace(step, reason="promise", wanted=date(2026, 12, 23))
    assert why(promise, replace(PLAN, promised=date(2026, 12, 23))).endswith(f"gave you, {quiet}.")
    before = replace(REMINDER, wanted=date(2026, 12, 21), on=date(2026, 12, 21))
    assert quiet not in why(before)
    after = replace(REMINDER, wanted=date(2027, 1, 9), on=date(2027, 1, 11))
    assert quiet not in why(after)


@pytest.mark.parametrize(
    ("number", "said"), [(1, "One week"), (6, "Six weeks"), (7, "7 weeks"), (12, "12 weeks")]
)
def test_small_numbers_are_words(number: int, said: str) -> None:
    reminder = SECOND.model_copy(update={"weeks_after_call": number})
    assert why(replace(REMINDER, reminder=reminder)) == f"{said} after the call."
    numbers = CONTENT.numbers.model_copy(update={"days_after_promise": number})
    content = CONTENT.model_copy(update={"numbers": numbers})
    days = said.replace("week", "working day")
    said = f"{days} after tomorrow, the date they gave you."
    plan = replace(PLAN, promised=TODAY + timedelta(days=1))
    assert why(replace(REMINDER, reason="promise"), plan, content) == said


@pytest.mark.parametrize(
    ("changes", "promised", "said"),
    [
        ({}, None, "Its day is Mon, Dec 7."),
        ({}, -1, "Its day is Mon, Dec 7."),
        ({}, 0, "You should hear by Mon, Nov 30."),
        ({}, 4, "You should hear by Fri, Dec 4."),
        ({"on": TODAY + timedelta(days=1)}, None, "Its day is Tue, Dec 1."),
        ({"on": TODAY}, 4, ""),
        ({"on": None}, 4, ""),
        ({"state": "sent"}, 4, ""),
    ],
)
def test_a_reminder_that_would_come_early_is_warned_of(
    changes: dict[str, object], promised: int | None, said: str
) -> None:
    day = None if promised is None else TODAY + timedelta(days=promised)
    step, plan = replace(REMINDER, **changes), replace(PLAN, promised=day)  # type: ignore[arg-type]
    warning = f"{said} A reminder before that may annoy." if said else ""
    assert early_words(step, plan, TODAY, AMERICAN) == warning


def test_a_briton_reads_the_day_before_the_month_everywhere() -> None:
    plan, holiday = replace(PLAN, promised=date(2026, 12, 4)), date(2026, 12, 25)
    promised, moved = replace(REMINDER, reason="promise"), replace(REMINDER, wanted=holiday)
    assert early_words(REMINDER, PLAN, TODAY, BRITISH).startswith("Its day is Mon 7 Dec.")
    assert early_words(REMINDER, plan, TODAY, BRITISH).startswith("You should hear by Fri 4 Dec.")
    assert when_words(REMINDER, TODAY, BRITISH) == "Monday 7 December"
    assert end_words(PLAN, TODAY, BRITISH).startswith("No answer by Monday 14 December?")
    for step, said in ((promised, "after Friday 4 December,"), (moved, "(Friday 25 December is")):
        assert said in why_words(step, plan, DAYS, CONTENT, TODAY, BRITISH)


_DONE = "You've done what you can. Let it go now: a long wait doesn't have to mean no."


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({}, "No answer by Monday, December 14? Then let it go."),
        ({"let_go_on": date(2026, 12, 1)}, "No answer by tomorrow? Then let it go."),
        ({"steps": (replace(REMINDER, state="sent"),)}, _DONE),
        (
            {"steps": (replace(REMINDER, state="later"),), "is_call_ahead": True},
            "No answer by Monday, December 14? Then let it go.",
        ),
        ({"is_answered": True}, ""),
        ({"let_go_on": None}, ""),
    ],
)
def test_how_the_plan_ends(changes: dict[str, object], said: str) -> None:
    assert end_words(replace(PLAN, **changes), TODAY, AMERICAN) == said  # type: ignore[arg-type]
