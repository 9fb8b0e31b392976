"""Dates that look odd are taken, with a quiet hint."""

from __future__ import annotations

from datetime import date

from interview_kit.content.interviewer import InterviewerNumbers


def promise_hint(hear_by: date | None, today: date) -> str:
    """Return a hint for a promise whose day is over before it is given, "" for any other."""
    if hear_by is None or hear_by >= today:
        return ""
    return "That date has already passed. Is that the date you meant?"


def date_hint(call: date, today: date, numbers: InterviewerNumbers) -> str:
    """Return a hint for a call date that is far from today, "" for one that is not."""
    days = (call - today).days
    if days > numbers.odd_future_days:
        return f"That's {days} days from now. Is that the date you meant?"
    if days < -numbers.odd_past_days:
        return f"That was {-days} days ago. Is that the date you meant?"
    return ""
