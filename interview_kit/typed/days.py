"""Days as people type or paste them, with or without a time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from interview_kit.typed import BRITISH
from interview_kit.typed.plain_text import SMALL_NUMBERS, fold
from interview_kit.typed.times import read_time


class TypedDay(NamedTuple):
    """A day, and the time that was typed with it, None without."""

    day: date
    time: time | None = None


YEARS = range(1990, 2101)

_MONTHS = "january february march april may june july august september october november december"
_WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_GERMAN = {"januar": 1, "februar": 2, "märz": 3, "mrz": 3, "mai": 5, "juni": 6, "juli": 7}
_GERMAN |= {"oktober": 10, "okt": 10, "dezember": 12, "dez": 12}
_MONTH = {name: n for n, full in enumerate(_MONTHS.split(), 1) for name in (full, full[:3])} | {
    "sept": 9,
    **_GERMAN,
}
_WEEKDAY = {name: n for n, full in enumerate(_WEEKDAYS) for name in (full, full[:3])} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
_NTH = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:[ /-](?P<year>\d{4}|'\d\d))?"
_SHORT_YEAR = r"(?:[ /-](?P<year>\d{4}|'?\d\d))?"  # "Nov 30 10" could be ten o'clock

_YEAR_FIRST = re.compile(r"(?P<year>\d{4})([/.-])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
_NUMBERS = re.compile(
    r"(?P<one>\d{1,2})(?P<by>/|-|\. ?)(?P<two>\d{1,2})(?:\2(?P<year>\d{4}|\d\d)|\.)?"
)
_DOTTED_DAY = re.compile(r"\d{1,2}\.\d{1,2}\.")
_DAY_MONTH = re.compile(rf"(?:the )?{_NTH}(?: of |\. ?|[ /-]?)(?P<month>{_NAMES})\.?{_SHORT_YEAR}")
_MONTH_DAY = re.compile(rf"(?P<month>{_NAMES})(?:\. ?| the |[ /-]?){_NTH}{_YEAR}")
_IN = re.compile(r"in (?P<number>\d{1,3}|[a-z]+) (?P<unit>day|week)s?")
_DAYS = "|".join(sorted(_WEEKDAY, key=len, reverse=True))
_NEXT_WEEK = re.compile(
    rf"next (?P<one>{_DAYS})\.?|(?:the )?(?P<two>{_DAYS})\.? (?:of )?next week"
    rf"|next week,? (?:on )?(?P<three>{_DAYS})\.?"
)
# "They'll tell me by Friday next week": who promises a day names it at the end.
_BEFORE = re.compile(
    r"^(?:(?:they|he|she|you|we)(?:'ll| will) (?!not |never )[a-z ]{2,24} )?(?:by|on) "
)
_ISO_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)t([01]\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?")
_JOINS = ("at", "@", "-")
_SUNDAY = 6
_NAMED_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1, "day after tomorrow": 2}


def read_day(text: str, *, english: str, today: date) -> TypedDay | None:
    """Return the day that a text means, None where it means none or could mean two.

    In numbers alone, `english` decides which comes first: in American English the month, in British
    the day, unless only one order is possible. With dots the day does in both. A day without a year
    is the one nearest to `today`, a bare weekday the next one after it, "next Friday" the Friday of
    the week after this one. Years are 1990 to 2100.
    """
    bare = fold(text)
    if match := _ISO_MOMENT.fullmatch(bare):
        day = _day_of(match[1], english, today)
        return TypedDay(day, time(int(match[2]), int(match[3]))) if day else None
    day = _day_of(bare, english, today)
    if day and "." not in bare:
        return TypedDay(day)
    # "Thursday 10.12" could be a day, or a time.
    readings = {TypedDay(day)} if day else set()
    readings.update(_cuts_with_time(bare.split(), english, today))
    return readings.pop() if len(readings) == 1 else None


def _cuts_with_time(words: list[str], english: str, today: date) -> Iterator[TypedDay]:
    """Yield each day and time that the words mean when they are cut in two."""
    for cut in range(1, len(words)):
        first, rest = words[:cut], words[cut:]
        for days, times in ((first, rest), (rest, first)):
            at = _time_of(times, english)
            day = None if at is None else _day_of(" ".join(days), english, today)
            if day:
                yield TypedDay(day, at)


def _time_of(words: list[str], english: str) -> time | None:
    # "Nov 30 1830" could be a year; "at 1830" could not.
    if len(words) == 1 and (words[0].isdecimal() or _DOTTED_DAY.fullmatch(words[0])):
        return None
    joined = words[0] in _JOINS
    return read_time(" ".join(words[joined:]), english=english)


def _day_of(bare: str, english: str, today: date) -> date | None:
    """Return a day without a time; a weekday before or after it has to be right."""
    words = _BEFORE.sub("", bare).split()
    if named_next := _NEXT_WEEK.fullmatch(" ".join(words)):
        return _day_of_next_week(_WEEKDAY[next(filter(None, named_next.groups()))], today)
    named, rest = _split_weekday(words)
    if named is not None and not rest:
        return _days_from(today, (named - today.weekday() - 1) % 7 + 1)
    day = _date_of(" ".join(rest), english, today)
    if day is None or day.year not in YEARS or named not in (None, day.weekday()):
        return None
    return day


def _day_of_next_week(weekday: int, today: date) -> date | None:
    """Return that weekday of next week, None where it hangs on whether a week begins on Sunday."""
    if _SUNDAY in (weekday, today.weekday()):
        return None
    return _days_from(today, 7 - today.weekday() + weekday)


def _split_weekday(words: list[str]) -> tuple[int | None, list[str]]:
    """Return the weekday at the start or end of the words, None for none, and the other words."""
    if len(words) == 2 and words[0] == "this":
        words = words[1:] if words[1].rstrip(".") in _WEEKDAY else words
    for index, rest in ((0, words[1:]), (-1, words[:-1])):
        name = words[index].rstrip(".") if words else ""
        if name in _WEEKDAY:
            return _WEEKDAY[name], rest
    return None, words


def _date_of(bare: str, english: str, today: date) -> date | None:
    if match := _YEAR_FIRST.fullmatch(bare):
        return _date(match["year"], int(match["month"]), int(match["day"]), today)
    if match := _NUMBERS.fullmatch(bare):
        return _numeric_date(match, english, today)
    if match := _DAY_MONTH.fullmatch(bare) or _MONTH_DAY.fullmatch(bare):
        return _date(match["year"], _MONTH[match["month"]], int(match["day"]), today)
    if match := _IN.fullmatch(bare):
        return _days_ahead(match["number"], 7 if match["unit"] == "week" else 1, today)
    name = bare.removeprefix("the ")
    return _days_from(today, _NAMED_DAYS[name]) if name in _NAMED_DAYS else None


def _numeric_date(match: re.Match[str], english: str, today: date) -> date | None:
    one, two, year = int(match["one"]), int(match["two"]), match["year"]
    if year is None and match["by"] == "." and two > 12 and read_time(match[0], english=BRITISH):
        return None  # "10.30" could be a time in the wrong box
    is_day_first = english == BRITISH or match["by"].startswith(".")
    month, day = (two, one) if is_day_first else (one, two)
    if month > 12:
        if match["by"] == "-" and year and len(year) == 2:
            return None  # "26-11-30" could begin with its year
        month, day = day, month
    return _date(year, month, day, today)


def _date(year: str | None, month: int, day: int, today: date) -> date | None:
    """Return a date, None for an impossible one; without a year it is the one nearest to today."""
    if year is None:
        near = (_valid(today.year + each, month, day) for each in (1, 0, -1))
        return min((d for d in near if d), key=lambda d: abs(d - today), default=None)
    digits = year.lstrip("'")
    return _valid(int(digits) + (2000 if len(digits) == 2 else 0), month, day)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _days_ahead(number: str, days: int, today: date) -> date | None:
    small = {"a": 1, **{name: n for name, n in SMALL_NUMBERS.items() if n <= 10}}
    many = int(number) if number.isdecimal() else small.get(number)
    return None if many is None else _days_from(today, many * days)


def _days_from(today: date, days: int) -> date | None:
    try:
        day = today + timedelta(days=days)
    except OverflowError:
        return None
    return day if day.year in YEARS else None
