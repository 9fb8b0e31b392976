"""The calendar of an interviewer's call: time to read before it, the call, time to write after."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from interview_kit.content.interviewer import InterviewerNumbers
from interview_kit.documents.calendar_file import CalendarEntry
from interview_kit.interviewer.call_slot import CallSlot


def call_entries(
    slot: CallSlot | None,
    numbers: InterviewerNumbers,
    *,
    name: str,
    phone: str,
    call_id: str,
    sequence: int,
    today: date,
) -> tuple[CalendarEntry, ...]:
    """Return the three entries of a call, cancelled without a slot.

    `name` is that of the candidate with the position; `sequence` has to grow with each change.
    """
    parts = (
        ("read", "Read up", -numbers.read_minutes, numbers.read_minutes),
        ("call", "Phone interview", 0, slot.minutes if slot else 0),
        ("feedback", "Feedback", slot.minutes if slot else 0, numbers.feedback_minutes),
    )
    texts = {
        "read": "The résumé, the job description and the questions.",
        "call": phone,
        "feedback": "Write your impressions and ratings while they're fresh.",
    }
    alarms = {"read": timedelta(0), "call": timedelta(minutes=-numbers.remind_minutes)}
    return tuple(
        CalendarEntry(
            id=f"{call_id}-{part}",
            title=f"{title}: {name}",
            start=_moved(slot.start, later) if slot else today,
            sequence=sequence,
            minutes=minutes,
            text=texts[part],
            alarm=alarms.get(part),
            is_cancelled=slot is None,
        )
        for part, title, later, minutes in parts
    )


def _moved(start: datetime, minutes: int) -> datetime:
    """Return a moment so many minutes later, by the clock that runs on when others change."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)
