"""What people type in their own style: days, times, money, numbers.

Strict: a text that could mean two things, or is not understood to its last letter, is not read.
"""

from __future__ import annotations

from typing import NamedTuple


class WritingStyle(NamedTuple):
    """How a person writes: "US" or "GB" for the order of a date, and the IANA zone they are in."""

    english: str = "US"
    zone: str = "UTC"


DEFAULT_STYLE = WritingStyle()
"""The style of people who have not chosen any."""
