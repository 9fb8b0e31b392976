"""The first words of a call, and what they can name."""

from __future__ import annotations

from typing import ClassVar

from pydantic import field_validator

from interview_kit.content.loading import ContentEntry, NonEmptyText
from interview_kit.text import slots

OPENING_FIELDS = frozenset({"name", "own_name", "company", "position", "minutes"})
"""Who is called, who calls and for whom, the job, and the length of the call."""


class Opening(ContentEntry):
    """The first words of a call, sentence by sentence."""

    filled: ClassVar = frozenset({"says"})

    source: NonEmptyText
    says: tuple[NonEmptyText, ...]

    @field_validator("says")
    @classmethod
    def _known_slots(cls, says: tuple[str, ...]) -> tuple[str, ...]:
        return check_slots(says, OPENING_FIELDS)


def check_slots(says: tuple[str, ...], known: frozenset[str]) -> tuple[str, ...]:
    """Return sentences to say. Raises ValueError for an unknown slot, or if each has one."""
    for sentence in says:
        if unknown := set(slots(sentence)) - known:
            raise ValueError(f"there is no field {', '.join(sorted(unknown))} to fill in")
    if not any(not slots(sentence) for sentence in says):
        raise ValueError("at least one sentence must stand without any field")
    return says
