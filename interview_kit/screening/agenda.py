"""What is left to do of calls that are finished: promises to keep, and feedback to write."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from interview_kit.typed.kinds import day_of

KEPT = "promise_kept"
"""The field of an assessment that is "yes" once the candidate has heard."""

FIELDS = ("candidate_name", "ending", "hear_by", "hear_through")
"""The fields of a call that its promise is made of."""

FEEDBACK = ("impressions", "recommendation")
"""The fields of an assessment that are written while the call is fresh."""


@dataclass(frozen=True, slots=True)
class FinishedCall:
    """A finished call in a list: its ids, its position's title, and the fields named above."""

    id: str
    assessment_id: str
    title: str
    answers: dict[str, str]
    assessment: dict[str, str]

    @property
    def candidate(self) -> str:
        """The candidate's name, "" where there is none."""
        return self.answers.get("candidate_name", "").strip()


@dataclass(frozen=True, slots=True)
class Promise:
    """A day by which a candidate hears, and how: `through` is a channel's id, "" for none."""

    call: FinishedCall
    by: date
    through: str
    kept: bool

    def days_overdue(self, today: date) -> int:
        """Return for how many days it has been overdue, 0 for one that is not."""
        return max((today - self.by).days, 0)


def promises(calls: Iterable[FinishedCall], promising: Collection[str]) -> list[Promise]:
    """Return what was promised, the earliest day first.

    `promising` are the ids of the endings that name a day.
    """
    found = [
        Promise(call, by, call.answers.get("hear_through", ""), call.assessment.get(KEPT) == "yes")
        for call in calls
        if call.answers.get("ending") in promising
        and (by := day_of(call.answers.get("hear_by", "")))
    ]
    return sorted(found, key=lambda promise: (promise.by, promise.call.id))


def without_feedback(calls: Iterable[FinishedCall]) -> list[tuple[FinishedCall, tuple[str, ...]]]:
    """Return calls that lack impressions or a recommendation, each with what it lacks."""
    lacking = (
        (call, tuple(name for name in FEEDBACK if not call.assessment.get(name, "").strip()))
        for call in calls
    )
    return [(call, missing) for call, missing in lacking if missing]
