"""Calls that are only planned: their moment is ahead, and nobody has begun them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo

from interview_kit.fields import call_fields
from interview_kit.fields.definitions import number_in
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.interviewer.call_slot import call_slot
from interview_kit.interviewer.progress import Answers, text_of
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words, short_day
from interview_kit.typed.zones import clock_in_both

MOMENT_FIELDS = (
    call_fields.CALL_DATE.key,
    call_fields.CALL_TIME.key,
    call_fields.CALL_ZONE.key,
)
"""The fields of a call that say when it is planned."""

BEFORE_CALL = frozenset(
    {
        *MOMENT_FIELDS,
        call_fields.CANDIDATE_NAME.key,
        call_fields.CALL_MINUTES.key,
        call_fields.RESUME_ATTACHED.key,
        call_fields.SALARY_CURRENCY.key,
        call_fields.SALARY_PERIOD.key,
        call_fields.HEAR_BY.key,
        call_fields.HEAR_THROUGH.key,
        call_fields.MISSED_AT.key,
        call_fields.TRY_ON.key,
    }
)
"""The fields of a call that can be filled in before it begins. Those of messages can, too."""


def is_begun(answers: Answers) -> bool:
    """Tell whether anybody has begun a call, noted an answer on it, or said why it was not held."""
    return any(
        answer.text.strip() or answer.typed.strip() or answer.state in NO_ANSWER_REASONS
        for field, answer in answers.items()
        if field not in BEFORE_CALL and number_in(field, call_fields.MESSAGE) is None
    )


def held_day(answers: Answers, today: date) -> date | None:
    """Return the day on which a call is held, None for one that is only planned, or was missed.

    It is the day on which its clock was started, else its date, which cannot be after `today` once
    an answer is noted.
    """
    if text_of(answers, call_fields.MISSED.key):
        return None
    if began := day_of(text_of(answers, call_fields.CALL_BEGAN.key)):
        return began
    day = day_of(text_of(answers, call_fields.CALL_DATE.key))
    return min(day, today) if day and (day == today or is_begun(answers)) else None


def planned_moment(moment: Mapping[str, str], now: datetime) -> datetime | date | None:
    """Return when a call is planned, in its own zone; None unless that is after `now`.

    `moment` are the readings of `MOMENT_FIELDS`. Without a time it is the day, which is ahead from
    the day before on. `now` is an aware moment in one's own zone, which counts where a call names
    none.
    """
    own_zone = now.tzinfo
    if not isinstance(own_zone, ZoneInfo):
        raise TypeError("now has no zone of the tz database")
    if slot := call_slot(moment, own_zone, 0):
        if slot.start <= now:
            return None
        try:
            slot.start.astimezone(own_zone)
            return slot.start
        except OverflowError:  # on the last day of the calendar, in the year 9999
            return slot.start.date()
    day = day_of(moment.get(call_fields.CALL_DATE.key, ""))
    return day if day and day > now.date() else None


def start_of(planned: datetime | date, own_zone: tzinfo | None) -> tuple[date, time]:
    """Return what puts planned calls in order; one without a time comes first on its day."""
    if isinstance(planned, datetime):
        own = planned.astimezone(own_zone)
        return own.date(), own.time()
    return planned, time.min


def planned_words(planned: datetime | date, english: str, now: datetime) -> str:
    """Return when a call is planned: "planned for Thu, Dec 3, 3:30 PM", or for its day.

    Where the clock of the call's zone differs from one's own, which `now` has, it is the time on
    both. The year is named where it is another than that of `now`.
    """
    day = planned.date() if isinstance(planned, datetime) else planned
    words = (short_day if day.year == now.year else day_words)(day, english)
    if not isinstance(planned, datetime):
        return f"planned for {words}"
    clock = clock_in_both(planned.astimezone(now.tzinfo), planned.tzinfo, english)
    return f"planned for {words}, {clock}"
