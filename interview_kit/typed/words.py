"""Days, times and amounts in words, to show how a text was read."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from interview_kit.typed import BRITISH
from interview_kit.typed.money import Money

PERIOD_WORDS = {
    "hour": "an hour",
    "day": "a day",
    "week": "a week",
    "month": "a month",
    "year": "a year",
}


def day_words(day: date, english: str) -> str:
    """Return a day as "Mon, Nov 30, 2026", or in British English "Mon, 30 Nov 2026"."""
    if english == BRITISH:
        return f"{day:%a}, {day.day} {day:%b} {day.year}"
    return f"{day:%a}, {day:%b} {day.day}, {day.year}"


def short_day(day: date, english: str) -> str:
    """Return a day without its year: "Thu, Dec 3", or in British English "Thu, 3 Dec"."""
    return (
        f"{day:%a}, {day.day} {day:%b}" if english == BRITISH else f"{day:%a}, {day:%b} {day.day}"
    )


def long_date(day: date, english: str) -> str:
    """Return a date in full: "November 27, 2026", or in British English "27 November 2026"."""
    if english == BRITISH:
        return f"{day.day} {day:%B} {day.year}"
    return f"{day:%B} {day.day}, {day.year}"


def numeric_day(day: date, english: str) -> str:
    """Return a day as people type it: "11/30/2026", or in Britain "30/11/2026"."""
    return f"{day:%d/%m/%Y}" if english == BRITISH else f"{day:%m/%d/%Y}"


def clock_words(at: time, english: str) -> str:
    """Return a time of day as "1:30 PM", or in British English "13:30"."""
    if english == BRITISH:
        return f"{at:%H:%M}"
    return f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}"


def moment_words(day: date, at: time | None, english: str) -> str:
    """Return a day with its time, "Mon, Nov 30, 2026, 10:30 AM"; without one the day alone."""
    return ", ".join((day_words(day, english), *([] if at is None else [clock_words(at, english)])))


def money_words(money: Money, currency: str = "", period_label: str = "") -> str:
    """Return an amount as "USD 55,000 a year" or "EUR 3,500–3,900 a month".

    `currency` and `period_label`, such as "a year", stand in where the amount names none.
    """
    figures = [each for each in (money.low, money.high) if each is not None]
    is_whole = all(each == each.to_integral_value() for each in figures)
    amount = "–".join(_grouped(each, is_whole) for each in figures)
    period = PERIOD_WORDS.get(money.period, period_label)
    return " ".join(part for part in (money.currency or currency, amount, period) if part)


def _grouped(number: Decimal, is_whole: bool) -> str:
    return f"{number:,.0f}" if is_whole else f"{number:,.2f}"
