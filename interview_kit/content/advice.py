"""Advice, and the places of the app that show it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, Literal

from pydantic import field_validator

from interview_kit.content.loading import NonEmptyText, Numbers, SourcedEntry
from interview_kit.text import fill, slots

InterviewerPlace = Literal[
    "position",
    "candidates",
    "way_round",
    "header",
    "checks",
    "questions",
    "ending",
    "impressions",
    "compare",
]
CandidatePlace = Literal[
    "prepare",
    "script",
    "rehearse",
    "length",
    "questions",
    "pace",
    "reschedule",
    "letter",
    "follow_up",
    "search",
]


class Advice(SourcedEntry):
    """A piece of advice and the place of the app it belongs to.

    The slots of its text are whole numbers among the `numbers` of its side.
    """

    filled: ClassVar = frozenset({"text"})
    numbers: ClassVar[type[Numbers]]

    place: str
    text: NonEmptyText

    @field_validator("text")
    @classmethod
    def _known_numbers(cls, text: str) -> str:
        if unknown := set(slots(text)) - set(cls.numbers.counts()):
            raise ValueError(f"there is no number {', '.join(sorted(unknown))} to fill in")
        return text


def advice_at(advice: Iterable[Advice], place: str, numbers: Numbers) -> tuple[str, ...]:
    """Return the advice that belongs to a place, numbers filled in."""
    values = {name: str(getattr(numbers, name)) for name in numbers.counts()}
    return tuple(fill(each.text, values) for each in advice if each.place == place)
