"""Typed text in plain characters, so that readers need not know curly quotes or wide spaces."""

from __future__ import annotations

import unicodedata

MAX_LETTERS = 80
"""The most characters of a text that is read."""

_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
)
SMALL_NUMBERS = {name: number for number, name in enumerate(_SMALL.split(), start=1)}

_ALIKE = str.maketrans(
    dict.fromkeys("‐‑‒–—―−", "-")  # all kinds of dashes, and the minus
    | dict.fromkeys("‘’ʼ′`´", "'")
    | dict.fromkeys(
        "\u200b\u200e\u200f\u202a\u202c\u2060\ufeff"
    )  # invisible characters that come with pasted text
)


def plain_text(text: str) -> str:
    """Return typed text on one line with plain spaces, digits, dashes and quotes.

    "" for one that is too long to be a day, a time or a number.
    """
    if len(text) > 4 * MAX_LETTERS:
        return ""
    shown = " ".join(text.translate(_ALIKE).split())
    if len(shown) > MAX_LETTERS:
        return ""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in shown)


def fold(text: str) -> str:
    """Return plain text without capitals, commas and a full stop at the end."""
    return " ".join(plain_text(text).lower().replace(",", " ").split()).removesuffix(".").rstrip()
