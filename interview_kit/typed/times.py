"""Times of day as people type them."""

from __future__ import annotations

import re
from datetime import time

from interview_kit.typed import AMERICAN, BRITISH
from interview_kit.typed.plain_text import SMALL_NUMBERS, fold

_HALF = r"(?P<half>a\.?m\.?|p\.?m\.?|in the (?:morning|afternoon|evening))"
_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?P<by>[:.h])(?P<minute>\d\d)(?::[0-5]\d)?"
    rf"(?: ?{_HALF}| ?(?P<full>hrs|hours|h))?"
)
_HOUR = re.compile(rf"(?P<hour>\d{{1,2}}|[a-z]+) ?(?P<oclock>o'? ?clock)? ?{_HALF}?")
_FOUR = re.compile(r"(?P<hour>\d\d)(?P<minute>\d\d)(?: ?(?:hrs|hours|h))?")
_SPOKEN = re.compile(
    rf"(?:a )?(?P<part>half|quarter) (?P<side>past|to) (?P<hour>\d{{1,2}}|[a-z]+)(?: {_HALF})?"
)
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}

# The hours of each part of the day: "twelve in the morning" could be either twelve.
_PARTS = {
    "in the morning": range(1, 12),
    "in the afternoon": (12, *range(1, 7)),
    "in the evening": range(4, 12),
}


def read_time(text: str, *, english: str = AMERICAN) -> time | None:
    """Return the time of day that a text means, to the minute; None where it could mean two.

    Without "am" or "pm" it is of the 24-hour clock. From 1:00 to 6:59, however, an American may
    mean the afternoon, unless the hour has a leading zero, and so may anybody in spoken words. A
    bare hour is no time.
    """
    bare = fold(text).removeprefix("at ")
    named = bare.removeprefix("12 ")
    if named in _NAMED:
        return _NAMED[named]
    if match := _CLOCK.fullmatch(bare):
        is_24 = english == BRITISH or match["by"] == "h" or bool(match["full"])
        is_24 |= match["hour"].startswith("0")
        return _time(int(match["hour"]), int(match["minute"]), match["half"], is_24=is_24)
    if match := _FOUR.fullmatch(bare):
        return _time(int(match["hour"]), int(match["minute"]), None, is_24=True)
    if (match := _HOUR.fullmatch(bare)) and (match["half"] or match["oclock"]):
        return _time(_number(match["hour"]), 0, match["half"], is_spoken=True)
    match = _SPOKEN.fullmatch(bare)
    return _spoken(match) if match else None


def _spoken(match: re.Match[str]) -> time | None:
    hour = _number(match["hour"])
    minute = 30 if match["part"] == "half" else 15
    if match["side"] == "to":
        # Nobody says "half to", and "quarter to twelve am" could be in either half.
        if match["part"] == "half" or hour not in range(1, 12 if match["half"] else 13):
            return None
        hour, minute = (hour - 2) % 12 + 1, 45
    return _time(hour, minute, match["half"], is_spoken=True)


def _time(
    hour: int,
    minute: int,
    half: str | None,
    *,
    is_24: bool = False,
    is_spoken: bool = False,
) -> time | None:
    """Return a time; None for an impossible one, or where the half of the day is unclear.

    `is_24` marks a time of the 24-hour clock, `is_spoken` one that cannot be of it.
    """
    if minute > 59:
        return None
    if half:
        return _in_half(hour, minute, half)
    if hour not in (range(1, 13) if is_spoken else range(24)):
        return None
    return None if hour in range(1, 7) and not is_24 else time(hour, minute)


def _in_half(hour: int, minute: int, half: str) -> time | None:
    if hour not in _PARTS.get(half, range(1, 13)):
        return None
    is_late = half[0] == "p" or half in ("in the afternoon", "in the evening")
    return time(hour % 12 + 12 * is_late, minute)


def _number(typed: str) -> int:
    """Return a number in digits or words, -1 for none."""
    return int(typed) if typed.isdecimal() else SMALL_NUMBERS.get(typed, -1)
