"""What is due on an application, and by when: the call, preparing, the thank-you, reminders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.follow_up import Step, make_plan, situation_of
from interview_kit.candidate.follow_up_words import step_label
from interview_kit.candidate.path import is_call_over, is_prepared, is_settled
from interview_kit.candidate.thank_you import call_day, call_start, people_to_thank
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.fields import application_fields
from interview_kit.text import spoken_list
from interview_kit.typed import AMERICAN
from interview_kit.typed.zones import clock_in_both

DueKind = Literal["call", "call_them", "prepare", "thank_you", "reminder", "let_go"]


FIELDS = (
    application_fields.OUTCOME,
    application_fields.ARCHIVED,
    application_fields.CALL_DATE,
    application_fields.CALL_TIME,
    application_fields.CALL_MINUTES,
    application_fields.ZONE,
    application_fields.CALLER,
    application_fields.STRENGTHS,
    application_fields.PROMISED_ON,
    application_fields.NEW_PROMISE,
    application_fields.REPLIED,
)
"""The fields of an application that tell what is due on it, and when."""

FAMILIES = (
    *application_fields.PERSON,
    *application_fields.SENDING,
    application_fields.REMINDER_SENT,
    application_fields.REMINDER_SENT_AT,
    application_fields.SHEET,
)
"""The families of such fields."""

_CALLS = {"call": "Call", "call_them": "Call them"}
_WORDS = {"prepare": "Prepare for the call", "let_go": "Let it go, or note how it ended"}


@dataclass(frozen=True, slots=True)
class Due:
    """Something to do by the moment `at`, in the candidate's own zone; maybe only its day counts.

    `names` are the people it is for, `label` is what a reminder is called, `zone` is that of the
    call. What is overdue is done as soon as possible.
    """

    kind: DueKind
    at: datetime
    has_time: bool = True
    is_overdue: bool = False
    names: tuple[str, ...] = ()
    label: str = ""
    zone: ZoneInfo | None = None

    def is_today(self, now: datetime) -> bool:
        """Tell whether it is due on the day of `now`, or was before."""
        return self.is_overdue or self.at.date() <= now.astimezone(self.at.tzinfo).date()

    def is_call_now(self, now: datetime) -> bool:
        """Tell whether it is a call whose time has come by `now`."""
        return self.kind in _CALLS and self.has_time and self.at <= now


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
    if is_settled(application):
        return ()
    if call_day(application) is not None and not is_call_over(application, now, own_zone):
        return tuple(_before_the_call(application, now, own_zone, candidate))
    plan = make_plan(situation_of(application, now, own_zone, candidate), days, candidate.follow_up)
    step = plan.next
    if step is None:
        is_over = plan.let_go_on and plan.let_go_on <= now.astimezone(own_zone).date()
        is_open = is_over and not plan.is_answered
        return (_within("let_go", plan.let_go_on, own_zone),) if is_open and plan.let_go_on else ()
    if step.reminder:
        return (_reminder(step, now, own_zone, candidate),)
    return (_thank_you(application, now, own_zone, step),)


def due_words(due: Due, now: datetime, english: str) -> str:
    """Return what is due in words, as read at `now`: "Call tomorrow at 10:30 AM"."""
    if due.kind in _WORDS:
        return _WORDS[due.kind]
    zone = due.zone or due.at.tzinfo
    day = _day_words(due.at.astimezone(zone), now, english)
    clock = clock_in_both(due.at, zone, english)
    if due.kind in _CALLS:
        if not due.has_time:
            return f"{_CALLS[due.kind]} {day}, at a time you haven't noted yet"
        return f"{_CALLS[due.kind]} {'now' if due.is_call_now(now) else f'{day} at {clock}'}"
    if due.kind == "reminder":
        return f"{due.label}: {'now' if due.is_today(now) else day}"
    if due.is_overdue:
        by = "now: better late than never"
    elif not due.has_time:
        by = day
    else:  # after two times, the day would seem to belong to the second alone
        by = f"{day} by {clock}" if "," in clock else f"by {clock} {day}"
    return f"Send the thank-you{f' to {spoken_list(due.names)}' if due.names else ''} {by}"


def _before_the_call(
    application: Application, now: datetime, own_zone: ZoneInfo, candidate: CandidateContent
) -> Iterator[Due]:
    zone = call_zone(application, own_zone)
    start, day = call_start(application), call_day(application)
    if day is None:
        return
    at = (start or datetime.combine(day, time.max)).replace(tzinfo=zone).astimezone(own_zone)
    is_mine = application.text(application_fields.CALLER.key) == "me"
    yield Due("call_them" if is_mine else "call", at, start is not None, zone=zone)
    days = candidate.applications.numbers.prepare_days
    if not is_prepared(application) and timedelta() < at - now < timedelta(days=days):
        yield Due("prepare", at, has_time=start is not None)


def _thank_you(application: Application, now: datetime, own_zone: ZoneInfo, step: Step) -> Due:
    people = people_to_thank(application)  # one without a name where nobody is named
    names = tuple(filter(None, (person.listed_name for person in people)))
    if step.window is None:
        day = step.on or now.astimezone(own_zone).date()
        return replace(_within("thank_you", day, own_zone), is_overdue=step.is_late, names=names)
    by = step.window.latest if now <= step.window.latest else step.window.deadline
    is_overdue = now > step.window.deadline
    zone = call_zone(application, own_zone)
    own_by = by.astimezone(own_zone)
    return Due("thank_you", own_by, is_overdue=is_overdue, names=names, zone=zone)


def _within(kind: DueKind, day: date, own_zone: ZoneInfo) -> Due:
    """Return something that is due within a day."""
    return Due(kind, datetime.combine(day, time.max, tzinfo=own_zone), has_time=False)


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
