"""Numbers as people type them."""

from __future__ import annotations

import re
from decimal import Decimal

from interview_kit.typed.plain_text import SMALL_NUMBERS, plain_text

ANY = (0, 999_999_999)
"""The least and the greatest number that is read."""

_UNITS = {
    "second": r"s|secs?|seconds?",
    "minute": r"mins?|minutes?",
    "day": r"days?",
    "word": r"words?|wpm|words? ?(?:a|per|/) ?(?:min|minute)",
}
_SPANS = r"hours?|hrs?|weeks?|wks?|months?|years?|yrs?"
_UNIT = {unit: re.compile(rf"(.+?) ?(?:{names})") for unit, names in _UNITS.items()}
_ANY_UNIT = re.compile(rf"(.+?) ?(?:{'|'.join((*_UNITS.values(), _SPANS))})")
_DECIMAL = re.compile(r"(\d{1,9})[.,](\d{1,2})")
_AND_A_HALF = re.compile(r"(.+?)(?: and a half| ?½| 1/2)")
_HALVES = {"half", "a half", "½", "1/2"}
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


def read_decimal(text: str) -> Decimal | None:
    """Return the number that a text means, in halves and other parts, too; None for none.

    "2.5", "2,5", "2½" and "two and a half" are read, with a unit of time or without one. A comma or
    a point has one or two digits behind it, since three could be thousands.
    """
    bare = plain_text(text).lower().removesuffix(".").rstrip()
    match = _ANY_UNIT.fullmatch(bare)
    numbers = [bare, *([match[1].removesuffix(" a").removesuffix(" an")] if match else [])]
    return next((n for n in map(_decimal, numbers) if n is not None), None)


def _decimal(bare: str) -> Decimal | None:
    if bare in _HALVES:
        return Decimal("0.5")
    if match := _DECIMAL.fullmatch(bare):
        return Decimal(f"{match[1]}.{match[2]}")
    match = _AND_A_HALF.fullmatch(bare)
    whole = _number(match[1] if match else bare)
    if whole is None:
        return None
    return whole + Decimal("0.5") if match else Decimal(whole)


def _number(bare: str) -> int | None:
    if _DIGITS.fullmatch(bare):
        return int(re.sub("[, ']", "", bare))
    return SMALL_NUMBERS.get(bare)
