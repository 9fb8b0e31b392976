"""What is left to do of calls that are finished: promises to keep, and feedback to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from interview_kit.content.interviewer import Ending
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


def promised_by(ending: str, hear_by: str, endings: Iterable[Ending]) -> date | None:
    """Return the day by which a candidate hears, None where the `ending` names none to them.

    `ending` is the id of one of the `endings`; `hear_by` is a day as it was read.
    """
    names_a_day = any(each.promises for each in endings if each.id == ending)
    return day_of(hear_by) if names_a_day else None


def promises(calls: Iterable[FinishedCall], endings: Sequence[Ending]) -> list[Promise]:
    """Return what was promised, the earliest day first."""
    found = []
    for call in calls:
        said = call.answers
        by = promised_by(said.get("ending", ""), said.get("hear_by", ""), endings)
        if by:
            kept = call.assessment.get(KEPT) == "yes"
            found.append(Promise(call, by, said.get("hear_through", ""), kept))
    return sorted(found, key=lambda promise: (promise.by, promise.call.id))


def without_feedback(calls: Iterable[FinishedCall]) -> list[tuple[FinishedCall, tuple[str, ...]]]:
    """Return calls that lack impressions or a recommendation, each with what it lacks."""
    lacking = (
        (call, tuple(name for name in FEEDBACK if not call.assessment.get(name, "").strip()))
        for call in calls
    )
    return [(call, missing) for call, missing in lacking if missing]
