"""The example that an interviewer can load with one click."""

from __future__ import annotations

from pathlib import Path
from typing import Self

from pydantic import Field, model_validator

from interview_kit.content.loading import ContentEntry, read_toml
from interview_kit.fields.states import NoAnswerReason


class ExampleCall(ContentEntry):
    """A call: its candidate, its fields, the states of those without an answer, and its assessment.

    It is dated `days_ago` days before the day on which the example is loaded.
    """

    days_ago: int = Field(ge=0)
    finished: bool
    candidate: dict[str, str]
    values: dict[str, str]
    states: dict[str, NoAnswerReason] = Field(default_factory=dict)
    assessment: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if both := sorted(field for field in self.states if self.values.get(field)):
            raise ValueError(f"{', '.join(both)}: an answer and a reason for having none")
        return self


class ExamplePosition(ContentEntry):
    """A position with its calls."""

    position: dict[str, str]
    calls: tuple[ExampleCall, ...] = Field(min_length=1)


def load_example(folder: Path) -> ExamplePosition:
    """Return the example in data/interviewer/example_position.toml. Raises ContentError."""
    return read_toml(folder, "interviewer/example_position.toml", ExamplePosition)
