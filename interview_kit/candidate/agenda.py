"""What is due on an application, and by when: the call, preparing, the thank-you, reminders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.follow_up import Step, make_plan, situation_of
from interview_kit.candidate.follow_up_words import step_label
from interview_kit.candidate.path import is_call_over, is_prepared, is_settled
from interview_kit.candidate.thank_you import call_day, call_start, people_to_thank, send_window_of
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.fields import application_fields
from interview_kit.text import spoken_list
from interview_kit.typed import AMERICAN
from interview_kit.typed.words import clock_words

DueKind = Literal["call", "call_them", "prepare", "thank_you", "reminder"]


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do by the moment `at`, in the candidate's own zone; maybe only its day counts.

    `names` are the people it is for, `label` is what a reminder is called. What is overdue is done
    as soon as possible.
    """

    kind: DueKind
    at: datetime
    has_time: bool = True
    is_overdue: bool = False
    names: tuple[str, ...] = ()
    label: str = ""

    def is_today(self, now: datetime) -> bool:
        """Tell whether it is due on the day of `now`, or was before."""
        return self.is_overdue or self.at.date() <= now.astimezone(self.at.tzinfo).date()


def agenda_of(
    application: Application,
    now: datetime,
    own_zone: ZoneInfo,
    candidate: CandidateContent,
    days: WorkingDays,
) -> tuple[Due, ...]:
    """Return what is due on an application at `now` (an aware moment), the next first.

    Reminders fall on `days`.
    """
    if is_settled(application) or call_day(application) is None:
        return ()
    if not is_call_over(application, now, own_zone):
        return tuple(_before_the_call(application, now, own_zone, candidate))
    plan = make_plan(situation_of(application, now, own_zone, candidate), days, candidate.follow_up)
    if plan.next and plan.next.reminder:
        return (_reminder(plan.next, now, own_zone, candidate),)
    return tuple(_after_the_call(application, now, own_zone, candidate)) if plan.next else ()


def due_words(due: Due, now: datetime, english: str) -> str:
    """Return what is due in words, as read at `now`: "Call tomorrow at 10:30 AM"."""
    day = _day_words(due.at, now, english)
    clock = clock_words(due.at.time(), english)
    if due.kind in ("call", "call_them"):
        what = "Call them" if due.kind == "call_them" else "Call"
        if not due.has_time:
            return f"{what} {day}, at a time you haven't noted yet"
        return f"{what} now" if due.at <= now else f"{what} {day} at {clock}"
    if due.kind == "prepare":
        return "Prepare for the call"
    if due.kind == "reminder":
        return f"{due.label}: {'now' if due.is_today(now) else day}"
    to = f" to {spoken_list(due.names)}" if due.names else ""
    if due.is_overdue:
        return f"Send the thank-you{to} now: better late than never"
    return f"Send the thank-you{to} by {clock} {day}" if due.has_time else f"Thank-you{to}: {day}"


def _before_the_call(
    application: Application, now: datetime, own_zone: ZoneInfo, candidate: CandidateContent
) -> Iterator[Due]:
    zone = call_zone(application, own_zone)
    start, day = call_start(application), call_day(application)
    if day is None:
        return
    at = (start or datetime.combine(day, time.max)).replace(tzinfo=zone).astimezone(own_zone)
    is_mine = application.text(application_fields.CALLER.key) == "me"
    yield Due("call_them" if is_mine else "call", at, has_time=start is not None)
    days = candidate.applications.numbers.prepare_days
    if not is_prepared(application) and at - now < timedelta(days=days):
        yield Due("prepare", at, has_time=start is not None)


def _after_the_call(
    application: Application, now: datetime, own_zone: ZoneInfo, candidate: CandidateContent
) -> Iterator[Due]:
    people = people_to_thank(application)
    zone = call_zone(application, own_zone)
    window = send_window_of(application, zone, candidate.letter.numbers)
    if not people or window is None:
        return
    by = window.latest if now <= window.latest else window.deadline
    names = tuple(filter(None, (person.name or person.role for person in people)))
    yield Due("thank_you", by.astimezone(own_zone), is_overdue=now > window.deadline, names=names)


def _reminder(step: Step, now: datetime, own_zone: ZoneInfo, candidate: CandidateContent) -> Due:
    today = now.astimezone(own_zone).date()
    at = datetime.combine(step.on or today, candidate.follow_up.numbers.remind_at, own_zone)
    is_overdue = step.is_late and at.date() <= today
    return Due("reminder", at, has_time=False, is_overdue=is_overdue, label=step_label(step))


def _day_words(moment: datetime, now: datetime, english: str) -> str:
    days = (moment.date() - now.astimezone(moment.tzinfo).date()).days
    if days in (0, 1):
        return ("today", "tomorrow")[days]
    if 1 < days < 7:
        return f"on {moment:%A}"
    if english == AMERICAN:
        return f"on {moment:%a}, {moment:%b} {moment.day}"
    return f"on {moment:%a} {moment.day} {moment:%b}"
