"""Calls that do not happen: data/interviewer/missed_calls.toml."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from interview_kit.content.loading import (
    ContentEntry,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)
from interview_kit.text import slots


class MissedReason(SourcedEntry):
    """Why a call did not happen, and what is `next`: "" for nothing.

    That is due so many `working_days` later, or when somebody says. One that `counts` is a try to
    reach the candidate.
    """

    label: NonEmptyText
    next: str
    working_days: int | None = Field(default=None, ge=0)
    counts: bool = False


class MissedNumbers(Numbers):
    """How often one tries to reach a candidate."""

    most_tries: int = Field(gt=0)


class MissedCallsContent(ContentEntry):
    """Everything in data/interviewer/missed_calls.toml."""

    filled: ClassVar = frozenset({"tried_enough"})

    tried_enough: NonEmptyText
    numbers: MissedNumbers
    reasons: tuple[MissedReason, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_unique_ids("reasons", self.reasons)
        check_unique("reasons", "label", (each.label for each in self.reasons))
        if set(slots(self.tried_enough)) - {"tries"}:
            raise ValueError("tried_enough: only {tries} is filled in")
        return self

    def reason(self, reason_id: str) -> MissedReason | None:
        """Return a reason by its id, None for an unknown one."""
        return next((each for each in self.reasons if each.id == reason_id), None)
