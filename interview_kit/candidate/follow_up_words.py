"""The follow-up plan in words: when each message is due, and why on that day."""

from __future__ import annotations

from datetime import date, timedelta

from interview_kit.candidate.follow_up import Plan, Step
from interview_kit.content.follow_up import FollowUpContent, QuietDays
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.typed import BRITISH

_NEAR = ("yesterday", "today", "tomorrow")
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six")


def step_label(step: Step) -> str:
    """Return what a step is called."""
    return step.reminder.label if step.reminder else "Thank-you"


def day_in_words(day: date, today: date, english: str) -> str:
    """Return a day as people say it: "today", "tomorrow", "Monday, December 7"."""
    days = (day - today).days
    if -1 <= days <= 1:
        return _NEAR[days + 1]
    words = f"{day.day} {day:%B}" if english == BRITISH else f"{day:%B} {day.day}"
    comma = "" if english == BRITISH else ","
    year = "" if abs(days) < 300 else f" {day:%Y}" if english == BRITISH else f", {day:%Y}"
    return f"{day:%A}{comma} {words}{year}"


def when_words(step: Step, today: date, english: str) -> str:
    """Return when a step is due, or what became of it."""
    day = day_in_words(step.on, today, english) if step.on else ""
    if step.state == "sent":
        return f"sent {day}" if day in _NEAR else f"sent on {day}" if day else "sent"
    if step.state == "passed":
        return "not sent"
    if step.state == "stopped":
        return "not needed anymore"
    if step.state == "next" and step.on and step.on <= today:
        return "now"
    return day


def why_words(
    step: Step, plan: Plan, days: WorkingDays, content: FollowUpContent, today: date, english: str
) -> str:
    """Return why a reminder is due on its day, "" for any other step but a missed thank-you."""
    if step.reminder is None and step.state == "passed":
        return "It's too late for that now: the reminder takes its place."
    if step.reminder is None or step.state not in ("next", "later"):
        return ""
    if step.is_late:
        return "Its day has passed. Better late than never."
    if step.reason == "promise":
        reason = _after_promise(plan, content, today, english)
    elif step.reason == "after_reminder":
        reason = f"{_number(content.numbers.weeks_between, 'week')} after the message before"
    else:
        reason = f"{_number(step.reminder.weeks_after_call, 'week')} after the call"
    return f"{reason}{_moved(step, days, content, today, english)}."


def early_words(step: Step, plan: Plan, today: date, english: str) -> str:
    """Return a warning of a reminder that would come early if it were sent today, else ""."""
    if step.is_sent or step.on is None or step.on <= today:
        return ""
    if plan.promised and plan.promised >= today:
        day = _short_day(plan.promised, english)
        return f"You should hear by {day}. A reminder before that may annoy."
    return f"Its day is {_short_day(step.on, english)}. A reminder before that may annoy."


def end_words(plan: Plan, today: date, english: str) -> str:
    """Return how the plan ends, "" where there is nothing to say about it."""
    if plan.is_answered or plan.let_go_on is None:
        return ""
    if plan.next is None and not plan.is_call_ahead:
        return "You've done what you can. Let it go now: a long wait doesn't have to mean no."
    return f"No answer by {day_in_words(plan.let_go_on, today, english)}? Then let it go."


def _after_promise(plan: Plan, content: FollowUpContent, today: date, english: str) -> str:
    promised = day_in_words(plan.promised, today, english) if plan.promised else ""
    after = _number(content.numbers.days_after_promise, "working day")
    return f"{after} after {promised}, the date they gave you"


def _moved(
    step: Step, days: WorkingDays, content: FollowUpContent, today: date, english: str
) -> str:
    """Return why a step is not on the day that it is wanted on, "" where it is."""
    wanted = step.wanted
    if quiet := _passed_over(step, days, content):
        return f", but not in {quiet.label}"
    if step.reason == "promise" or wanted is None or days.includes(wanted):
        return ""
    holiday = days.holiday(wanted)
    why = f" ({day_in_words(wanted, today, english)} is {holiday})" if holiday else ""
    return f", on the next working day{why}"


def _passed_over(step: Step, days: WorkingDays, content: FollowUpContent) -> QuietDays | None:
    """Return the quiet days without which a step would be earlier, None for none."""
    if step.wanted is None or step.on is None:
        return None
    before = step.on - timedelta(days=1)
    while before > step.wanted and not days.includes(before):
        before -= timedelta(days=1)
    quiet = (each for each in content.quiet if each.includes(before))
    return next(quiet, None) if before >= step.wanted else None


def _short_day(day: date, english: str) -> str:
    return f"{day:%a} {day.day} {day:%b}" if english == BRITISH else f"{day:%a}, {day:%b} {day.day}"


def _number(count: int, noun: str) -> str:
    words = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{words} {noun}" if count == 1 else f"{words} {noun}s"
