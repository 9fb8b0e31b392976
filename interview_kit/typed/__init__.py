"""What people type in their own style: days, times, money, numbers.

Strict: a text that could mean two things, or is not understood to its last letter, is not read.
"""

from __future__ import annotations

from typing import NamedTuple

AMERICAN = "US"
BRITISH = "GB"
ENGLISHES = (AMERICAN, BRITISH)
"""The kinds of English. They differ in dates, times and some words; American is the default."""


class WritingStyle(NamedTuple):
    """How a person writes: one of `ENGLISHES`, and the IANA zone they are in."""

    english: str = AMERICAN
    zone: str = "UTC"


DEFAULT_STYLE = WritingStyle()
"""The style of people who have not chosen any."""
