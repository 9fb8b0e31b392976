"""What is known of a call: when it is, who calls whom, and the phone number."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.thank_you import call_day, call_start
from interview_kit.fields import application_fields
from interview_kit.text import one_line
from interview_kit.typed.words import day_words
from interview_kit.typed.zones import call_time_words


def call_words(application: Application, own_zone: ZoneInfo, english: str) -> str:
    """Return the day and the time of a call: "Mon, Nov 30, 2026, 10:30 AM, your time".

    Without a time it is the day alone; "" where not even the day is known.
    """
    day, start = call_day(application), call_start(application)
    if start is not None:
        zone = call_zone(application, own_zone)
        return call_time_words(start.date(), start.time(), zone, own_zone, english)
    return day_words(day, english) if day else ""


def call_with(application: Application) -> str:
    """Return what a call is called beside others: "the call with Hale & Sons", else "the call"."""
    return f"the call with {application.company}" if application.company else "the call"


def caller_words(application: Application) -> str:
    """Return who calls whom, with the phone number: "They call you. Phone number: 555 0123".

    "" where neither a number nor who calls nor the day of the call is known.
    """
    caller = application.text(application_fields.CALLER.key)
    phone = one_line(application.text(application_fields.CALL_PHONE.key))
    if not (caller or phone or call_day(application)):
        return ""
    who = "You call them." if caller == "me" else "They call you."
    return f"{who} Phone number: {phone}" if phone else who


def call_lines(application: Application, own_zone: ZoneInfo, english: str) -> tuple[str, ...]:
    """Return all that is known of a call, a line each: when it is, and who calls whom."""
    known = (call_words(application, own_zone, english), caller_words(application))
    return tuple(filter(None, known))
