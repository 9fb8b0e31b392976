"""What people type into a box of their own way of writing: days, times, money, numbers.

Strict: what could mean two things, or is not understood to its last letter, is not read at all.
"""

from __future__ import annotations

from typing import NamedTuple


class Way(NamedTuple):
    """How a person writes: "US" or "GB" for the order of a date, and the IANA zone they are in."""

    english: str = "US"
    zone: str = "UTC"


USUAL = Way()
"""The way of writing where nobody has said another."""
