"""A call that came unexpectedly and was moved: the time that was agreed becomes the call's."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from interview_kit.fields import application_fields
from interview_kit.typed.kinds import day_of, time_of
from interview_kit.typed.words import clock_words, day_words, moment_words

_DAYS = (application_fields.CALL_DATE.key, application_fields.CALL_BACK_ON.key)
_TIMES = (application_fields.CALL_TIME.key, application_fields.CALL_BACK_AT.key)


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


def former_fields(
    typed: Mapping[str, str], readings: Mapping[str, str], english: str
) -> dict[str, str]:
    """Return what an application stored before another time was agreed, to undo that.

    Days and times that could be read are written out: "tomorrow" would be read as of today.
    """
    former = {
        field: typed.get(field, "")
        for field in (
            *_DAYS,
            *_TIMES,
            application_fields.ZONE.key,
            application_fields.SCHEDULED.key,
        )
    }
    for field in _DAYS:
        if day := day_of(readings.get(field, "")):
            former[field] = moment_words(day, time_of(readings[field]), english)
    for field in _TIMES:
        if (at := time_of(readings.get(field, ""))) is not None:
            former[field] = clock_words(at, english)
    return former
