"""The fields that are typed freely and read: of which kind each is, and what is stored of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interview_kit.text import one_line
from interview_kit.typed import WritingStyle
from interview_kit.typed.days import TypedDay, read_day
from interview_kit.typed.money import either_words, read_money
from interview_kit.typed.numbers import ANY, read_whole
from interview_kit.typed.times import read_time
from interview_kit.typed.words import numeric_day

Kind = Literal["day", "time", "money", "number"]

KINDS: Mapping[str, Kind] = {
    "call_date": "day",
    "hear_by": "day",
    "call_time": "time",
    "salary_amount": "money",
    "hear_days": "number",
    "call_minutes": "number",
    "budget_seconds": "number",
    "pace": "number",
}
"""The kind of each field that is read; all others are text and nothing more."""

_UNITS = {
    "hear_days": "day",
    "call_minutes": "minute",
    "budget_seconds": "second",
    "pace": "word",
}
_QUOTED = 40
_SOME_DAY = date(2026, 11, 30)


def reading_of(field: str, text: str, style: WritingStyle, now: datetime) -> str | None:
    """Return what a text means in a field, None for a field whose texts are not read.

    A day is "2026-11-30", or "2026-11-30T10:30" where a time was typed with it; a time "10:30";
    a number "30"; an amount `Money.code`. "" is what is blank or not understood. `now` is an
    aware moment, from which "tomorrow" is reckoned where the writer is.
    """
    kind = KINDS.get(field)
    if kind is None:
        return None
    readers: dict[Kind, Callable[[], str]] = {
        "day": lambda: _day_code(read_day(text, english=style.english, today=_today(style, now))),
        "time": lambda: _time_code(read_time(text, english=style.english)),
        "money": lambda: money.code() if (money := read_money(text)) else "",
        "number": lambda: _number_code(read_whole(text, _UNITS.get(field, ""))),
    }
    return readers[kind]()


def day_of(reading: str) -> date | None:
    """Return the day of a stored reading, None where it has none."""
    moment = _parse_moment(reading) if "-" in reading else None
    return moment.date() if moment else None


def time_of(reading: str) -> time | None:
    """Return the time of a stored reading, also of one that begins with a day; None for none."""
    if "T" in reading:
        moment = _parse_moment(reading)
        return moment.time() if moment else None
    try:
        return time.fromisoformat(reading) if len(reading) == len("10:30") else None
    except ValueError:
        return None


def example_of(kind: Kind, english: str, today: date = _SOME_DAY) -> str:
    """Return how one could write something of a kind: "11/30/2026", "30/11/2026" in Britain."""
    examples: dict[Kind, str] = {
        "day": numeric_day(today, english),
        "time": "14:30" if english == "GB" else "2:30 PM",
        "money": "55,000",
        "number": "30",
    }
    return examples[kind]


def within_words(limits: tuple[int, int]) -> str:
    """Return what to say where a number is wanted, and none or one beyond its limits is there."""
    return f"Write a number from {limits[0]} to {limits[1]}."


def unread_words(kind: Kind, text: str, english: str, limits: tuple[int, int] = ANY) -> str:
    """Return what to say of a text that is not read: what it lacks, and what can be written.

    `limits` are those of a number. No examples are given of one: each field refuses others.
    """
    quoted = f"“{_short(text)}”"
    if kind == "number":
        return f"{quoted} is not a number the kit can read. {within_words(limits)}"
    if _lacks_am_or_pm(kind, text, english):
        line = _short(text)
        return f"{quoted} could be morning or afternoon. Write {line} AM or {line} PM."
    if kind == "money" and (either := either_words(text)):
        meant = either.rpartition(" ")[2]
        return f"{quoted} could be {either}. If you mean {meant}, write {meant.replace(',', '')}."
    said: dict[Kind, str] = {
        "day": "is not a date the kit can read",
        "time": "is not a time the kit can read",
        "money": "is not an amount the kit can read",
    }
    others: dict[Kind, str] = {
        "day": f"{'30 Nov' if english == 'GB' else 'Nov 30'} or tomorrow",
        "time": "10 AM or noon",
        "money": "55k or 50–60k",
    }
    return f"{quoted} {said[kind]}. Try {example_of(kind, english)}, {others[kind]}."


def _lacks_am_or_pm(kind: Kind, text: str, english: str) -> bool:
    """Tell whether all that a text lacks to be read is "am" or "pm" behind it."""
    whole = f"{one_line(text)} am"
    if kind == "time":
        return read_time(whole, english=english) is not None
    return kind == "day" and read_day(whole, english=english, today=_SOME_DAY) is not None


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}…"


def _today(style: WritingStyle, now: datetime) -> date:
    try:
        return now.astimezone(ZoneInfo(style.zone)).date()
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return now.astimezone(UTC).date()


def _day_code(read: TypedDay | None) -> str:
    if read is None:
        return ""
    return f"{read.day}" if read.time is None else f"{read.day}T{read.time:%H:%M}"


def _time_code(read: time | None) -> str:
    return "" if read is None else f"{read:%H:%M}"


def _number_code(read: int | None) -> str:
    return "" if read is None else str(read)


def _parse_moment(reading: str) -> datetime | None:
    try:
        return datetime.fromisoformat(reading)
    except ValueError:
        return None
