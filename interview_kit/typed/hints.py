"""Hints about dates that are valid, but may not be the ones that were meant."""

from __future__ import annotations

from datetime import date

_QUESTION = "Is that the date you meant?"


def far_date_hint(day: date | None, today: date, *, most_past: int, most_future: int) -> str:
    """Return a hint for a day more days from today than that, "" for any other."""
    days = (day - today).days if day else 0
    if days > most_future:
        return f"That's {days} days from now. {_QUESTION}"
    if days < -most_past:
        return f"That was {-days} days ago. {_QUESTION}"
    return ""


def past_date_hint(day: date | None, today: date) -> str:
    """Return a hint for a day before today, "" for any other."""
    return f"That date has already passed. {_QUESTION}" if day and day < today else ""


def future_date_hint(day: date | None, today: date) -> str:
    """Return a hint for a day after today, "" for any other."""
    return f"That date is still ahead. {_QUESTION}" if day and day > today else ""
