"""The path of a position: kickoff, candidates, calls, decision, what we learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from interview_kit.content import Content
from interview_kit.fields import call_fields
from interview_kit.interviewer.decisions import decision_of
from interview_kit.interviewer.kickoff import untested
from interview_kit.interviewer.question_set import build_question_set

_DECLINE_REASON = call_fields.DECLINE_REASON.key
StepId = Literal["kickoff", "candidates", "calls", "decision", "learned"]

CALL_FIELDS = (
    call_fields.MISSED.key,
    call_fields.TRY_ON.key,
    call_fields.ENDING.key,
    call_fields.DECISION.key,
)
"""The fields of a call that its position's path takes."""


@dataclass(frozen=True, slots=True)
class PathStep:
    """A step of the path: whether it is ready, and whether it is the next one to do."""

    id: StepId
    is_ready: bool
    is_next: bool


@dataclass(frozen=True, slots=True)
class LastCall:
    """The last call with a candidate: whether it is finished, and the texts of `CALL_FIELDS`.

    It `is_begun` once any call with them was, and not only planned; see `planned_calls.is_begun`.
    """

    is_finished: bool
    answers: Mapping[str, str] = field(default_factory=dict)
    is_begun: bool = True

    @property
    def is_open(self) -> bool:
        """Whether it has still to be held, finished, or tried again."""
        if self.answers.get(call_fields.MISSED.key):
            return bool(self.answers.get(call_fields.TRY_ON.key))
        return not self.is_finished


@dataclass(frozen=True, slots=True)
class PositionProgress:
    """What was done for a position.

    `to_call` are its candidates who were not called, `waiting` those of them who are neither a
    maybe nor met in another way. `calls` are the last calls with all others, `outcomes` those of
    them of whom it is noted what became of them.
    """

    to_call: int = 0
    waiting: int = 0
    calls: tuple[LastCall, ...] = ()
    outcomes: int = 0

    @property
    def is_begun(self) -> bool:
        """Whether any of these calls was begun: nothing is left to agree on before the first."""
        return any(call.is_begun for call in self.calls)

    @property
    def candidates(self) -> int:
        """How many candidates it has."""
        return self.to_call + len(self.calls)


def path_of(
    values: Mapping[str, str], progress: PositionProgress, content: Content
) -> tuple[PathStep, ...]:
    """Return the steps of a position with these texts. The next one is the first not ready."""
    ready = dict(_readiness(values, progress, content))
    following = next((step for step, is_ready in ready.items() if not is_ready), "")
    return tuple(PathStep(step, is_ready, step == following) for step, is_ready in ready.items())


def is_kickoff_done(values: Mapping[str, str], content: Content) -> bool:
    """Tell whether a position has a title, and must-haves that its questions test."""
    asked = build_question_set(values, content.interviewer)
    return bool(asked.title) and bool(asked.must_haves) and not untested(asked)


def _readiness(
    values: Mapping[str, str], progress: PositionProgress, content: Content
) -> Iterator[tuple[StepId, bool]]:
    finished = [call for call in progress.calls if call.is_finished]
    yield "kickoff", progress.is_begun or is_kickoff_done(values, content)
    yield "candidates", progress.candidates > 0
    yield "calls", bool(progress.calls) and not progress.waiting and not _has_open(progress.calls)
    yield "decision", bool(finished) and all(_is_decided(call, content) for call in finished)
    yield "learned", progress.outcomes > 0


def _is_decided(call: LastCall, content: Content) -> bool:
    """Tell whether it is decided what becomes of somebody: who was declined on the call knows."""
    if decision := decision_of(call.answers, content.decisions):
        return not decision.kind.open
    ending = call.answers.get(call_fields.ENDING.key, "")
    declining = (e for e in content.interviewer.endings if e.records == _DECLINE_REASON)
    return ending in {each.id for each in declining}


def _has_open(calls: Sequence[LastCall]) -> bool:
    return any(call.is_open for call in calls)
