"""How often a closing was practiced."""

from __future__ import annotations

from datetime import date

from interview_kit.candidate.application import Application
from interview_kit.fields import application_fields
from interview_kit.text import lines


def times_practiced(application: Application, day: date) -> int:
    """Return how often the closing was rehearsed to its end on a day."""
    return _days(application).count(day.isoformat())


def days_with_practice(application: Application, day: date) -> str:
    """Return the field of the days with one more time on `day`."""
    return "\n".join([*_days(application), day.isoformat()])


def practice_words(times: int, advised: int) -> str:
    """Return in words how often somebody has practiced today, of how often is advised."""
    if times <= advised:
        return f"{times} of {advised} today"
    return f"{times} times today"


def _days(application: Application) -> list[str]:
    return list(lines(application.text(application_fields.PRACTICED.key)))
