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


class ApplicationNumbers(Numbers):
    """From how many people on a call the kit asks, and for how many days a past call is looked at.

    Nothing is due on an application whose call is `rest_days` ago.
    """

    many_people: int = Field(gt=1)
    rest_days: int = Field(gt=0)


class ApplicationsContent(ContentEntry):
    """Everything in data/candidate/applications.toml."""

    numbers: ApplicationNumbers
    stages: tuple[Choice, ...] = Field(min_length=1)
    outcomes: tuple[Choice, ...] = Field(min_length=1)
    callers: tuple[Choice, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("stages", "outcomes", "callers"):
            check_unique_ids(name, getattr(self, name))
            check_unique(name, "label", (each.label for each in getattr(self, name)))
        return self
