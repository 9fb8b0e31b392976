"""How far an application comes, how it ends, and who calls whom."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from interview_kit.content.loading import (
    ContentEntry,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)


class Choice(SourcedEntry):
    """One of a few choices, with the words for it."""

    label: NonEmptyText


class Stage(Choice):
    """How far an application has come; one stage is that of every application with a call."""

    of_call: bool = False


class ApplicationNumbers(Numbers):
    """How many days before a call it is prepared for, and how many people on it are many."""

    prepare_days: int = Field(gt=0)
    many_people: int = Field(gt=1)


class ApplicationsContent(ContentEntry):
    """Everything in data/candidate/applications.toml."""

    numbers: ApplicationNumbers
    stages: tuple[Stage, ...] = Field(min_length=1)
    outcomes: tuple[Choice, ...] = Field(min_length=1)
    callers: tuple[Choice, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("stages", "outcomes", "callers"):
            check_unique_ids(name, getattr(self, name))
            check_unique(name, "label", (each.label for each in getattr(self, name)))
        if sum(stage.of_call for stage in self.stages) != 1:
            raise ValueError("stages: one of them has to be of_call")
        return self

    def stage_of(self, stored: str, *, has_call: bool) -> str:
        """Return the id of a stage: the stored one, else what the call tells."""
        if any(stage.id == stored for stage in self.stages):
            return stored
        first = (stage.id for stage in self.stages if stage.of_call or not has_call)
        return next(first)
