"""The agenda after finished calls: promises to keep, and feedback to write."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from interview_kit.content.decisions import DecisionsContent
from interview_kit.content.interviewer import Ending, InterviewerContent
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.interviewer.decisions import Decision, decision_of
from interview_kit.interviewer.endings import spoken_channel
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words

PROMISE_FIELDS = (
    call_fields.ENDING.key,
    call_fields.HEAR_BY.key,
    call_fields.HEAR_THROUGH.key,
    *(field.key for field in call_fields.PROMISE),
)
"""The fields of a call that make up its promise."""

FEEDBACK_FIELDS = (assessment_fields.IMPRESSIONS.key, assessment_fields.RECOMMENDATION.key)
"""The fields of an assessment that are written while the call is fresh."""


@dataclass(frozen=True, slots=True)
class FinishedCall:
    """A finished call in a list: its ids, its position's title, the candidate's name, and fields.

    The fields are those named above, and the day of the call. `finished_at` is in UTC. The call
    `is_own` of whoever held it, and `is_managed` where somebody is its hiring manager.
    """

    id: str
    assessment_id: str
    title: str
    candidate: str
    answers: dict[str, str]
    assessment: dict[str, str]
    finished_at: datetime | None = None
    is_own: bool = True
    is_managed: bool = False
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class Promise:
    """The day by which a candidate is notified; `through` is a channel's id, "" for none.

    `was` is the day that was named on the call, where it was moved since; else None.
    """

    call: FinishedCall
    by: date
    through: str
    kept: bool
    was: date | None = None

    def days_overdue(self, today: date) -> int:
        """Return the number of days since the promised one, 0 before it."""
        return max((today - self.by).days, 0)


def promised_day(ending: str, hear_by: str, endings: Iterable[Ending]) -> date | None:
    """Return the day by which a candidate is notified, None where the ending promises none.

    `ending` is the id of one of the `endings`; `hear_by` is the reading of the field.
    """
    names_a_day = any(each.promises for each in endings if each.id == ending)
    return day_of(hear_by) if names_a_day else None


def promises(calls: Iterable[FinishedCall], endings: Sequence[Ending]) -> list[Promise]:
    """Return the promises made in calls, the earliest day first."""
    made = (promise_of(call, endings) for call in calls)
    return sorted(
        (promise for promise in made if promise), key=lambda promise: (promise.by, promise.call.id)
    )


def promise_of(call: FinishedCall, endings: Iterable[Ending]) -> Promise | None:
    """Return the promise made in a call, as it was moved since; None for none."""
    answers = call.answers
    named = promised_day(
        answers.get(call_fields.ENDING.key, ""), answers.get(call_fields.HEAR_BY.key, ""), endings
    )
    moved = day_of(answers.get(call_fields.PROMISE_MOVED.key, ""))
    by = moved or named
    if by is None:
        return None
    channels = (call_fields.PROMISE_MOVED_THROUGH, call_fields.HEAR_THROUGH)
    through = next((id_ for each in channels if (id_ := answers.get(each.key, ""))), "")
    return Promise(call, by, through, has_heard(call), named if moved and moved != named else None)


def has_heard(call: FinishedCall) -> bool:
    """Tell whether the candidate was told. Earlier versions noted that with the assessment."""
    key = call_fields.PROMISE_KEPT.key
    return (call.answers.get(key) or call.assessment.get(key)) == "yes"


def told_words(promise: Promise, content: InterviewerContent, english: str) -> str:
    """Return by when and how a candidate hears: "by Mon, Nov 30, 2026, by email"."""
    through = spoken_channel(promise.through, content, english)
    words = ", ".join(filter(None, (f"by {day_words(promise.by, english)}", through)))
    return f"{words} · moved from {day_words(promise.was, english)}" if promise.was else words


def overdue_words(promise: Promise, today: date) -> str:
    """Return how long a promise has been overdue, "2 days overdue"; "" where it is not."""
    days = 0 if promise.kept else promise.days_overdue(today)
    return f"{days} {'day' if days == 1 else 'days'} overdue" if days else ""


def calls_without_feedback(
    calls: Iterable[FinishedCall],
) -> list[tuple[FinishedCall, tuple[str, ...]]]:
    """Return calls without impressions or a recommendation, each with the missing fields.

    Only whoever held a call owes them.
    """
    missing_by_call = (
        (call, tuple(name for name in FEEDBACK_FIELDS if not call.assessment.get(name, "").strip()))
        for call in calls
        if call.is_own
    )
    return [(call, missing) for call, missing in missing_by_call if missing]


def feedback_due(finished_at: datetime, minutes: int) -> datetime:
    """Return by when feedback is written while a call is fresh."""
    return finished_at + timedelta(minutes=minutes)


def calls_to_decide(
    calls: Iterable[FinishedCall], endings: Iterable[Ending], content: DecisionsContent
) -> list[tuple[FinishedCall, Decision | None]]:
    """Return calls to decide about, each with a decision that is not the last word.

    Those are the calls that one manages, and one's own with a recommendation; those without any
    decision come first. A candidate who was declined on the call, or has heard since, waits for
    none.
    """
    declining = {each.id for each in endings if each.records == call_fields.DECLINE_REASON.key}
    waiting = [
        (call, decision)
        for call in calls
        if (call.is_managed or (call.is_own and _is_recommended(call)))
        and call.answers.get(call_fields.ENDING.key, "") not in declining
        and not has_heard(call)
        if (decision := decision_of(call.answers, content)) is None or decision.kind.open
    ]
    return sorted(waiting, key=lambda each: each[1] is not None)


def _is_recommended(call: FinishedCall) -> bool:
    return bool(call.assessment.get(assessment_fields.RECOMMENDATION.key, ""))
