"""What one learns once people were met and hired: data/interviewer/learned.toml."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from interview_kit.content.candidate_list import (
    FIRST_NAME,
    LAST_NAME,
    Named,
    check_headings,
    ids_by_heading,
)
from interview_kit.content.loading import (
    ContentEntry,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique_ids,
)
from interview_kit.fields.lookup import find_field
from interview_kit.text import slots

APPLIED, CALLED, MET, SHORTLIST, HIRED = STEPS = ("applied", "called", "met", "shortlist", "hired")
"""The steps of the funnel by their ids, in their order."""

YES_NO = ("yes", "no")


class Step(SourcedEntry):
    """A step of the funnel."""

    label: NonEmptyText


class Caution(SourcedEntry):
    """What the numbers cannot tell."""

    text: NonEmptyText


class Outcome(Named):
    """What became of a candidate: the `step` it shows they reached, and how it counts in pairs."""

    step: Literal["", "applied", "called", "met", "shortlist", "hired"]
    counts: Literal["hired", "not_hired", ""]


class LearnedNumbers(Numbers):
    """From how many pairs on they are shown."""

    pairs_from: int = Field(gt=0)


class LearnedContent(ContentEntry):
    """Everything in data/interviewer/learned.toml."""

    filled: ClassVar = frozenset({"too_few"})

    counted: NonEmptyText
    counts_of: NonEmptyText
    too_few: NonEmptyText
    numbers: LearnedNumbers
    steps: tuple[Step, ...]
    cautions: tuple[Caution, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    columns: tuple[Named, ...]
    answers: tuple[Named, ...]

    @cached_property
    def column_of(self) -> dict[str, str]:
        """The ids of the columns by their bare headings."""
        return ids_by_heading(self.columns)

    @cached_property
    def outcome_of(self) -> dict[str, str]:
        """The ids of the outcomes by the bare words for them."""
        return ids_by_heading(self.outcomes)

    @cached_property
    def answer_of(self) -> dict[str, str]:
        """Yes and no by the bare words for them."""
        return ids_by_heading(self.answers)

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_unique_ids("cautions", self.cautions)
        for name in ("outcomes", "columns", "answers"):
            named: tuple[Named, ...] = getattr(self, name)
            check_unique_ids(name, named)
            check_headings(name, named)
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"steps: they are {', '.join(STEPS)}, in this order")
        if tuple(answer.id for answer in self.answers) != YES_NO:
            raise ValueError(f"answers: they are {', '.join(YES_NO)}, in this order")
        for column in self.columns:
            if column.id not in (FIRST_NAME, LAST_NAME) and not find_field("candidate", column.id):
                raise ValueError(f"column {column.id}: a candidate has no such field")
        if set(slots(self.too_few)) - {"pairs"}:
            raise ValueError("too_few: only {pairs} is filled in")
        return self
