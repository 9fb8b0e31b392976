"""What the hiring manager can decide after a call: data/interviewer/decisions.toml."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator

from interview_kit.content.loading import (
    ContentEntry,
    Id,
    NonEmptyText,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)


class DecisionKind(SourcedEntry):
    """What can be decided. One that `goes_on` takes the candidate further, an `open` one waits.

    `message` is the id of the message to the candidate that fits it, "" for none.
    """

    label: NonEmptyText
    goes_on: bool = False
    open: bool = False
    message: str = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.goes_on and self.open:
            raise ValueError("a decision that goes on is not open")
        return self


class DecisionReason(SourcedEntry):
    """Why something is decided; `decisions` are the ids of what it can be a reason for."""

    label: NonEmptyText
    decisions: tuple[Id, ...] = Field(min_length=1)


class DecisionsContent(ContentEntry):
    """Everything in data/interviewer/decisions.toml."""

    decisions: tuple[DecisionKind, ...] = Field(min_length=1)
    reasons: tuple[DecisionReason, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name, entries in (("decisions", self.decisions), ("reasons", self.reasons)):
            check_unique_ids(name, entries)
            check_unique(name, "label", (each.label for each in entries))
        ids = {each.id for each in self.decisions}
        for reason in self.reasons:
            if unknown := set(reason.decisions) - ids:
                raise ValueError(f"reason {reason.id}: no decision {', '.join(sorted(unknown))}")
        if without := ids - {each for reason in self.reasons for each in reason.decisions}:
            raise ValueError(f"decisions: no reason for {', '.join(sorted(without))}")
        return self

    def reasons_for(self, decision_id: str) -> dict[str, str]:
        """Return the labels of the reasons for a decision, by id; all of them for ""."""
        return {
            each.id: each.label
            for each in self.reasons
            if not decision_id or decision_id in each.decisions
        }
