"""The end of a call as the candidate says it: before its time, or where no time was noted."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from interview_kit.candidate.application import MINUTES, Application
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.path import is_call_over
from interview_kit.candidate.thank_you import call_day, call_start
from interview_kit.fields import application_fields
from interview_kit.typed.words import clock_words, day_words


def may_be_over(application: Application, now: datetime, own_zone: ZoneInfo) -> bool:
    """Tell whether a call can have ended by `now`, although the kit does not know it.

    That is a call of today, or one whose day is not known.
    """
    day = call_day(application)
    today = now.astimezone(call_zone(application, own_zone)).date()
    return (day is None or day <= today) and not is_call_over(application, now, own_zone)


def is_going_on(application: Application, now: datetime, own_zone: ZoneInfo) -> bool:
    """Tell whether the time of a call has come by `now`, and the call is not over."""
    start = call_start(application)
    has_begun = start is not None and start.replace(tzinfo=call_zone(application, own_zone)) <= now
    return has_begun and not is_call_over(application, now, own_zone)


def call_over_fields(
    application: Application, now: datetime, own_zone: ZoneInfo, english: str
) -> dict[str, str]:
    """Return what an application stores of a call that ended `now`, written out.

    It is the length alone where the call began when it should. One that began at another time, or
    within the fewest minutes that a call can take, gets a day and a time that fit its length.
    """
    zone, start, fewest = call_zone(application, own_zone), call_start(application), MINUTES[0]
    since = now - start.replace(tzinfo=zone).astimezone(UTC) if start else timedelta(-1)
    minutes = int(since / timedelta(minutes=1))
    if minutes >= fewest:
        return {application_fields.CALL_MINUTES.key: str(minutes)}
    minutes = application.minutes if since < timedelta() else fewest
    began = (now - timedelta(minutes=minutes)).astimezone(zone)
    return {
        application_fields.CALL_DATE.key: day_words(began.date(), english),
        application_fields.CALL_TIME.key: clock_words(began.time(), english),
        application_fields.CALL_MINUTES.key: str(minutes),
    }
