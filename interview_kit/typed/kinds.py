"""The fields whose text is read: the kind of each, and the reading that is stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Literal, cast, get_args
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interview_kit.fields.definitions import FieldFamily
from interview_kit.fields.lookup import RECORD_FIELDS, fixed_fields
from interview_kit.text import one_line
from interview_kit.typed import BRITISH, WritingStyle
from interview_kit.typed.days import TypedDay, read_day
from interview_kit.typed.money import either_words, read_money, without_zeros
from interview_kit.typed.numbers import ANY, read_decimal, read_whole
from interview_kit.typed.times import read_time
from interview_kit.typed.words import numeric_day

TypedKind = Literal["day", "time", "money", "number", "decimal"]

_READ_FIELDS = {
    field.key: field
    for record_kind in RECORD_FIELDS
    for field in fixed_fields(record_kind)
    if field.kind in get_args(TypedKind)
}

KINDS: Mapping[str, TypedKind] = {
    key: cast(TypedKind, field.kind) for key, field in _READ_FIELDS.items()
}
"""The kind of each field with one key that is read."""

_READ_FAMILIES = tuple(
    field
    for fields in RECORD_FIELDS.values()
    for field in fields
    if isinstance(field, FieldFamily) and field.kind in get_args(TypedKind)
)

_QUOTED = 40
_SOME_DAY = date(2026, 11, 30)


def reading_of(field: str, text: str, style: WritingStyle, now: datetime) -> str | None:
    """Return the reading of a text in a field, None for a field that is not read.

    A day is "2026-11-30", or "2026-11-30T10:30" where a time was typed with it; a time "10:30";
    a number "30", a decimal "2.5"; an amount `Money.code`. "" stands for a text that is blank or
    not understood.
    "Tomorrow" counts from `now`, an aware moment, in the zone of the writer.
    """
    kind = _kind_of(field)
    if kind is None:
        return None
    readers: dict[TypedKind, Callable[[], str]] = {
        "day": lambda: _day_code(read_day(text, english=style.english, today=_today(style, now))),
        "time": lambda: _time_code(read_time(text, english=style.english)),
        "money": lambda: money.code() if (money := read_money(text)) else "",
        "number": lambda: _number_code(read_whole(text, _unit_of(field))),
        "decimal": lambda: _decimal_code(read_decimal(text)),
    }
    return readers[kind]()


def day_of(reading: str) -> date | None:
    """Return the day of a stored reading, None where it has none."""
    moment = _parse_moment(reading) if "-" in reading else None
    return moment.date() if moment else None


def time_of(reading: str) -> time | None:
    """Return the time of a stored reading, with or without a day; None where it has none."""
    if "T" in reading:
        moment = _parse_moment(reading)
        return moment.time() if moment else None
    try:
        return time.fromisoformat(reading) if len(reading) == len("10:30") else None
    except ValueError:
        return None


def example_of(kind: TypedKind, english: str, today: date = _SOME_DAY) -> str:
    """Return an example of a kind: "11/30/2026", in Britain "30/11/2026"."""
    examples: dict[TypedKind, str] = {
        "day": numeric_day(today, english),
        "time": "14:30" if english == BRITISH else "2:30 PM",
        "money": "55,000",
        "number": "30",
        "decimal": "2.5",
    }
    return examples[kind]


def within_words(limits: tuple[int, int]) -> str:
    """Return the message for a missing number, or for one beyond its limits."""
    if limits == ANY:
        return "Write a whole number."
    return f"Write a number from {limits[0]} to {limits[1]}."


def unread_words(kind: TypedKind, text: str, english: str, limits: tuple[int, int] = ANY) -> str:
    """Return the message for a text that is not read: what it lacks, and what to write.

    `limits` are those of a number, which gets no examples, since each field has its own limits.
    """
    quoted = f"“{_short(text)}”"
    if kind == "number":
        return f"{quoted} is not a number the kit can read. {within_words(limits)}"
    if _lacks_am_or_pm(kind, text, english):
        line = _short(text)
        return f"{quoted} could be morning or afternoon. Write {line} AM or {line} PM."
    if kind == "day" and read_day(f"today {text}", english=english, today=_SOME_DAY):
        line = _short(text)
        return (
            f"{quoted} is a time without a day. Try today, {line} or {_named_day(english)}, {line}."
        )
    if kind == "money" and (either := either_words(text)):
        meant = either.rpartition(" ")[2]
        return f"{quoted} could be {either}. If you mean {meant}, write {meant.replace(',', '')}."
    problem: dict[TypedKind, str] = {
        "day": "is not a date the kit can read",
        "time": "is not a time the kit can read",
        "money": "is not an amount the kit can read",
        "decimal": "is not a number the kit can read",
    }
    others: dict[TypedKind, str] = {
        "day": f"{_named_day(english)} or tomorrow",
        "time": "10 AM or noon",
        "money": "55k or 50–60k",
        "decimal": "3 or 2½ years",
    }
    return f"{quoted} {problem[kind]}. Try {example_of(kind, english)}, {others[kind]}."


def _named_day(english: str) -> str:
    return "30 Nov" if english == BRITISH else "Nov 30"


def _lacks_am_or_pm(kind: TypedKind, text: str, english: str) -> bool:
    """Tell whether a text could be read with "am" or "pm" after it."""
    whole = f"{one_line(text)} am"
    if kind == "time":
        return read_time(whole, english=english) is not None
    return kind == "day" and read_day(whole, english=english, today=_SOME_DAY) is not None


def _kind_of(key: str) -> TypedKind | None:
    """Return the kind of a field that is read, None for one of plain text."""
    family = next((each for each in _READ_FAMILIES if each.parts(key)), None)
    return cast(TypedKind, family.kind) if family else KINDS.get(key)


def _unit_of(key: str) -> str:
    field = _READ_FIELDS.get(key)
    return field.unit if field else ""


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


def _decimal_code(read: Decimal | None) -> str:
    return "" if read is None else without_zeros(read)


def _parse_moment(reading: str) -> datetime | None:
    try:
        return datetime.fromisoformat(reading)
    except ValueError:
        return None
