"""The path of an application: prepare, the call, thank you, follow up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.follow_up import THANK_YOU, Plan
from interview_kit.candidate.thank_you import call_day, call_start, is_call_ahead, people_to_thank
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import number_in

StepId = Literal["prepare", "call", "thank_you", "follow_up"]


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step of the path: whether it is ready, and whether it is the next one to do."""

    id: StepId
    is_ready: bool
    is_next: bool


def path_of(
    application: Application, now: datetime, own_zone: ZoneInfo, plan: Plan
) -> tuple[PathStep, ...]:
    """Return the steps of an application at `now` (an aware moment), with its follow-up `plan`.

    The next one is the first that is not ready, but a reminder that is due before a late thank-you;
    once they answered or the application is settled there is none.
    """
    ready = dict(_readiness(application, now, own_zone, plan))
    following = next((step for step, is_ready in ready.items() if not is_ready), "")
    if following == "thank_you" and plan.next and plan.next.number != THANK_YOU:
        following = "follow_up"
    if is_settled(application) or plan.is_answered:
        following = ""
    return tuple(PathStep(step, is_ready, step == following) for step, is_ready in ready.items())


def is_settled(application: Application) -> bool:
    """Tell whether the application has an outcome or is archived, so that nothing is due on it."""
    return bool(application.text(application_fields.OUTCOME.key)) or is_archived(application.fields)


def is_archived(values: Mapping[str, str]) -> bool:
    """Tell whether an application with these fields is archived."""
    return values.get(application_fields.ARCHIVED.key) == "yes"


def is_call_over(application: Application, now: datetime, own_zone: ZoneInfo) -> bool:
    """Tell whether the call has ended by `now`; without a time, whether its day is over.

    Where its day or its time is not known, a letter that was sent says that there was a call.
    """
    zone, day = call_zone(application, own_zone), call_day(application)
    if call_start(application) is not None:
        return not is_call_ahead(application, now, zone)
    today = now.astimezone(zone).date()
    if _is_letter_sent(application):
        return day is None or day <= today
    return day is not None and day < today


def is_prepared(application: Application) -> bool:
    """Tell whether the candidate has strengths to name and a cheat sheet to look at."""
    has_sheet = any(
        text.strip() and application_fields.SHEET.id_of(key)
        for key, text in application.fields.items()
    )
    return bool(application.strengths) and has_sheet


def _is_letter_sent(application: Application) -> bool:
    return any(
        text == "yes" and number_in(key, (application_fields.SENT,)) is not None
        for key, text in application.fields.items()
    )


def _readiness(
    application: Application, now: datetime, own_zone: ZoneInfo, plan: Plan
) -> Iterator[tuple[StepId, bool]]:
    is_over = is_call_over(application, now, own_zone)
    yield "prepare", is_over or is_prepared(application)
    yield "call", is_over
    yield "thank_you", is_over and not people_to_thank(application)
    yield "follow_up", plan.is_answered or bool(application.text(application_fields.OUTCOME.key))
