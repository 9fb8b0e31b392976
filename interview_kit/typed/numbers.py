"""Whole numbers as people type them."""

from __future__ import annotations

import re

from interview_kit.typed.plain_text import SMALL_NUMBERS, plain_text

ANY = (0, 999_999_999)
"""The least and the greatest number that is read."""

_UNITS = {
    "second": r"s|secs?|seconds?",
    "minute": r"mins?|minutes?",
    "day": r"days?",
    "word": r"words?|wpm|words? ?(?:a|per|/) ?(?:min|minute)",
}
_UNIT = {unit: re.compile(rf"(.+?) ?(?:{names})") for unit, names in _UNITS.items()}
_DIGITS = re.compile(r"\d{1,9}|[1-9]\d{0,2}([, '])\d{3}(?:\1\d{3})?")


def read_whole(text: str, unit: str = "") -> int | None:
    """Return the number that a text means, None for no whole number from 0 on.

    A unit may follow it: "second", "minute", "day" or "word" where `unit` names one, else any of
    these. "One" to "twenty" may be words. No number has more than nine digits.
    """
    bare = plain_text(text).lower().removesuffix(".").rstrip()
    names = [unit] if unit else list(_UNIT)
    numbers = [bare, *(match[1] for name in names if (match := _UNIT[name].fullmatch(bare)))]
    return next((n for n in map(_number, numbers) if n is not None), None)


def _number(bare: str) -> int | None:
    if _DIGITS.fullmatch(bare):
        return int(re.sub("[, ']", "", bare))
    return SMALL_NUMBERS.get(bare)
