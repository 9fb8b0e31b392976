"""What is known of a call: when it is, who calls whom, and the phone number."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import call_time_words, call_zone
from interview_kit.candidate.thank_you import call_day, call_start
from interview_kit.typed.words import day_words


def call_words(application: Application, own_zone: ZoneInfo, english: str) -> str:
    """Return the day and the time of a call: "Mon, Nov 30, 2026, 10:30 AM, your time".

    Without a time it is the day alone; "" where not even the day is known.
    """
    day, start = call_day(application), call_start(application)
    if start is not None:
        zone = call_zone(application, own_zone)
        return call_time_words(start.date(), start.time(), zone, own_zone, english)
    return day_words(day, english) if day else ""
