"""The example that an interviewer can load with one click."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from random import Random
from typing import Self

from pydantic import Field, model_validator

from interview_kit.content.loading import ContentEntry, NonEmptyText, check_unique, read_toml
from interview_kit.fields import assessment_fields, candidate_fields
from interview_kit.fields.roles import Role
from interview_kit.fields.states import NoAnswerReason

_PHONE = "07700 900{:03d}"
"""A British number that is kept free for made-up people."""
_CALM = ("2", "3", "4")
"""Ratings that need no words of the candidate behind them."""


class ExamplePerson(ContentEntry):
    """Somebody on the position besides whoever loads the example; calls name the `key`."""

    key: NonEmptyText
    name: NonEmptyText
    role: Role


class ExampleCall(ContentEntry):
    """A call: its candidate, its fields, the states of those without an answer, and its assessment.

    It is dated `days_ago` days before the day on which the example is loaded, and so are the fields
    in `days` and `outcome_days`, counted from that day on. `by` is the key of whoever called, ""
    for whoever loads the example. `second` is the assessment of the other interviewer;
    `afterwards` are fields of the call that are written once it is finished, `outcome` those of
    the candidate.
    """

    days_ago: int = Field(ge=0)
    finished: bool
    by: str = ""
    rated_by_both: bool = False
    candidate: dict[str, str]
    values: dict[str, str]
    states: dict[str, NoAnswerReason] = Field(default_factory=dict)
    assessment: dict[str, str] = Field(default_factory=dict)
    second: dict[str, str] = Field(default_factory=dict)
    afterwards: dict[str, str] = Field(default_factory=dict)
    days: dict[str, int] = Field(default_factory=dict)
    outcome: dict[str, str] = Field(default_factory=dict)
    outcome_days: dict[str, int] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if both := sorted(field for field in self.states if self.values.get(field)):
            raise ValueError(f"{', '.join(both)}: an answer and a reason for having none")
        return self


class ExampleChange(ContentEntry):
    """Fields of the position that were written later than all others."""

    days_ago: int = Field(ge=0)
    values: dict[str, str]


class Drawn(ContentEntry):
    """What is drawn from for each candidate, and for whoever rates a call second."""

    sources: tuple[NonEmptyText, ...] = Field(min_length=1)
    ways_in: tuple[NonEmptyText, ...] = Field(min_length=1)
    impressions: tuple[NonEmptyText, ...] = Field(min_length=1)


class ExamplePosition(ContentEntry):
    """A position with its calls, the one longest ago first, and candidates who were not called."""

    seed: int = 0
    kickoff_days_ago: int = Field(default=0, ge=0)
    position: dict[str, str]
    later: ExampleChange | None = None
    people: tuple[ExamplePerson, ...] = ()
    drawn: Drawn | None = None
    calls: tuple[ExampleCall, ...] = Field(min_length=1)
    candidates: tuple[dict[str, str], ...] = ()

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_unique("people", "key", (person.key for person in self.people))
        keys = {"", *(person.key for person in self.people)}
        if unknown := sorted({call.by for call in self.calls} - keys):
            raise ValueError(f"calls: nobody has the key {', '.join(unknown)}")
        days = [call.days_ago for call in self.calls]
        if days != sorted(days, reverse=True):
            raise ValueError("calls: the one longest ago comes first")
        return self


def load_example(folder: Path) -> ExamplePosition:
    """Return the example in data/interviewer/example_position.toml. Raises ContentError."""
    example = read_toml(folder, "interviewer/example_position.toml", ExamplePosition)
    return _drawn(example, example.drawn) if example.drawn else example


def _drawn(example: ExamplePosition, drawn: Drawn) -> ExamplePosition:
    """Return an example with what is drawn for it: the same each time, by its seed."""
    random = Random(example.seed)  # noqa: S311 - nothing secret is drawn
    phones = iter(random.sample(range(1000), len(example.calls) + len(example.candidates)))
    calls = tuple(
        call.model_copy(
            update={
                "candidate": _reachable(call.candidate, drawn, next(phones), random),
                "second": _second(call.assessment, drawn, random) if call.rated_by_both else {},
            }
        )
        for call in example.calls
    )
    candidates = tuple(_reachable(each, drawn, next(phones), random) for each in example.candidates)
    return example.model_copy(update={"calls": calls, "candidates": candidates})


def _reachable(
    candidate: Mapping[str, str], drawn: Drawn, phone: int, random: Random
) -> dict[str, str]:
    """Return the fields of a candidate with how to reach them, and where they were found."""
    return {
        candidate_fields.PHONE.key: _PHONE.format(phone),
        candidate_fields.EMAIL.key: f"{_mailbox(candidate[candidate_fields.NAME.key])}@example.org",
        candidate_fields.SOURCE.key: random.choice(drawn.sources),
        candidate_fields.WAY_IN.key: random.choice(drawn.ways_in),
        candidate_fields.TIER.key: candidate_fields.TOP_TIER,
        **candidate,
    }


def _mailbox(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return ".".join(re.findall("[a-z]+", plain.lower()))


def _second(first: Mapping[str, str], drawn: Drawn, random: Random) -> dict[str, str]:
    """Return what a second rater thinks: near the `first`, never at an end of the scale."""
    ratings = {
        key: random.choice([near for near in _CALM if abs(int(near) - int(rating)) <= 1])
        for key, rating in first.items()
        if assessment_fields.RATING.id_of(key)
    }
    recommendation = assessment_fields.RECOMMENDATION.key
    return {
        **ratings,
        assessment_fields.IMPRESSIONS.key: random.choice(drawn.impressions),
        recommendation: first[recommendation].removeprefix("strong_"),
    }
