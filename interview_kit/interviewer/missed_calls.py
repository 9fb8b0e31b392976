"""Calls that did not happen, and what is due next for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from interview_kit.content.missed_calls import MissedCallsContent, MissedReason
from interview_kit.fields import call_fields
from interview_kit.text import fill
from interview_kit.typed.kinds import day_of, time_of

_WORKING_DAYS = range(5)  # Monday to Friday, of the days of a week from 0

MISSED_FIELDS = (call_fields.MISSED.key, call_fields.MISSED_AT.key, call_fields.TRY_ON.key)
"""The fields of a call that say that it did not happen."""


@dataclass(frozen=True, slots=True)
class MissedCall:
    """A call that did not happen, the last one with its candidate.

    `answers` are the readings of `MISSED_FIELDS`; `tries` counts the calls with the candidate that
    were tries to reach them.
    """

    id: str
    title: str
    candidate: str
    answers: dict[str, str]
    tries: int
    is_example: bool = False


@dataclass(frozen=True, slots=True)
class DueCall:
    """What is due for a candidate who was not reached: when, as far as that is known."""

    call: MissedCall
    reason: MissedReason
    words: str
    on: date | None
    at: time | None

    def days_overdue(self, today: date) -> int:
        """Return the number of days since the one on which it was due, 0 before that."""
        return max((today - self.on).days, 0) if self.on else 0


def day_of_next_try(reason: MissedReason, missed_on: date) -> date | None:
    """Return the day on which what is next is due, None where somebody has to say it.

    Raises OverflowError beyond the last day of the calendar, in the year 9999.
    """
    if not reason.next or reason.working_days is None:
        return None
    day = missed_on
    for _ in range(reason.working_days):
        day += timedelta(days=1)
        while day.weekday() not in _WORKING_DAYS:
            day += timedelta(days=1)
    return day


def due_calls(calls: Iterable[MissedCall], content: MissedCallsContent) -> list[DueCall]:
    """Return what is due next for candidates who were not reached.

    That without a day comes first, since somebody has to say when, then the earliest.
    """
    due = [each for call in calls if (each := due_next(call, content))]
    return sorted(due, key=_when)


def due_next(call: MissedCall, content: MissedCallsContent) -> DueCall | None:
    """Return what is due next after a call that did not happen, None for nothing."""
    reason = content.reason(call.answers.get(call_fields.MISSED.key, ""))
    if reason is None or not reason.next:
        return None
    typed = call.answers.get(call_fields.TRY_ON.key, "")
    has_tried_enough = reason.counts and call.tries >= content.numbers.most_tries
    enough = fill(content.tried_enough, {"tries": str(call.tries)})
    words = enough if has_tried_enough else reason.next
    return DueCall(call, reason, words, day_of(typed), time_of(typed))


def _when(due: DueCall) -> tuple[date, time, str]:
    return (due.on or date.min, due.at or time.min, due.call.id)
