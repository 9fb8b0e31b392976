"""A call that came unexpectedly and was moved: the time that was agreed becomes the call's."""

from __future__ import annotations

from datetime import date, time

from interview_kit.fields import application_fields
from interview_kit.typed.words import clock_words, day_words


def call_back_fields(day: date, at: time | None, english: str, zone: str) -> dict[str, str]:
    """Return what an application stores once another time was agreed, written out.

    `zone` is that of the candidate, by whose clock the time was noted.
    """
    return {
        application_fields.CALL_DATE.key: day_words(day, english),
        application_fields.CALL_TIME.key: clock_words(at, english) if at else "",
        application_fields.ZONE.key: zone,
        application_fields.SCHEDULED.key: "yes",
        application_fields.CALL_BACK_ON.key: "",
        application_fields.CALL_BACK_AT.key: "",
    }
