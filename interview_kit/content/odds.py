"""What is known about the odds, with its limits."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from interview_kit.content.loading import (
    ContentEntry,
    NonEmptyText,
    SourcedEntry,
    check_unique_ids,
)


class FunnelStep(SourcedEntry):
    """How many people of one search come so far: from `low` to `high`, said in `words`.

    `stage` is the stage at which an application of one's own has come so far, "" for none.
    """

    label: NonEmptyText
    low: int = Field(gt=0)
    high: int = Field(gt=0)
    words: NonEmptyText
    stage: str

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise ValueError("low must not be more than high")
        return self


class Figure(SourcedEntry):
    """What a survey or common advice says, when, of whom, and what speaks against it."""

    says: NonEmptyText
    year: NonEmptyText
    sample: NonEmptyText
    contrary: NonEmptyText


class Odds(ContentEntry):
    """Everything in data/candidate/odds.toml."""

    about: NonEmptyText
    caution: NonEmptyText
    source: NonEmptyText
    funnel: tuple[FunnelStep, ...] = Field(min_length=1)
    figures: tuple[Figure, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("funnel", "figures"):
            check_unique_ids(name, getattr(self, name))
        highs = [step.high for step in self.funnel]
        if highs != sorted(highs, reverse=True):
            raise ValueError("funnel: a step must not have more people than the one before it")
        return self
