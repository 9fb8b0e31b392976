"""The time of the call, in its own time zone and in the candidate's."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interview_kit.candidate.application import Application
from interview_kit.fields import application_fields
from interview_kit.typed.kinds import time_of
from interview_kit.typed.words import clock_words, day_words, moment_words


def call_zone(application: Application, own_zone: ZoneInfo) -> ZoneInfo:
    """Return the zone of the call's time, `own_zone` where the application names none."""
    return _zone(application.text(application_fields.ZONE.key)) or own_zone


def unknown_zone(application: Application) -> str:
    """Return the name of the call's zone where there is no such zone, "" for any other."""
    name = application.text(application_fields.ZONE.key)
    return name if name and _zone(name) is None else ""


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def city_of(zone: tzinfo | None) -> str:
    """Return the city of a zone of the tz database: "New York"."""
    return str(zone).rpartition("/")[2].replace("_", " ")


def is_same_time(zone: ZoneInfo, own_zone: ZoneInfo, moment: datetime) -> bool:
    """Tell whether the clocks of both zones show the same time at a local `moment`."""
    return moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=own_zone).utcoffset()


def call_time_words(
    day: date | None, at: time, zone: ZoneInfo, own_zone: ZoneInfo, english: str
) -> str:
    """Return the time of a call in words, in its own zone and, where that differs, `here`.

    "Mon, Nov 30, 2026, 10:30 AM, your time", or "…, 10:30 AM in New York, 3:30 PM your time".
    Without a day it is the time of day alone.
    """
    if day is None:
        place = ", your time" if zone.key == own_zone.key else f" in {city_of(zone)}"
        return f"{clock_words(at, english)}{place}"
    moment = datetime.combine(day, at, tzinfo=zone)
    clock = clock_in_both(moment.astimezone(own_zone), zone, english)
    words = f"{day_words(day, english)}, {clock}"
    return f"{words}, your time" if is_same_time(zone, own_zone, moment) else words


def clock_in_both(own: datetime, zone: tzinfo | None, english: str) -> str:
    """Return the time of day of a moment in a zone and, where that differs, in one's own.

    `own` is an aware moment in one's own zone. "10:30 AM", or "10:30 AM in New York, 3:30 PM your
    time". One's own day is named where it is another one.
    """
    there = own.astimezone(zone)
    if there.utcoffset() == own.utcoffset():
        return clock_words(own.time(), english)
    words = f"{clock_words(there.time(), english)} in {city_of(zone)}"
    if own.date() == there.date():
        return f"{words}, {clock_words(own.time(), english)} your time"
    return f"{words}, {moment_words(own.date(), own.time(), english)} your time"


def conflicting_times(application: Application, english: str) -> str:
    """Return an error where the fields of the day and of the time name different times."""
    readings = [
        time_of(application.text(field))
        for field in (application_fields.CALL_DATE.key, application_fields.CALL_TIME.key)
    ]
    times = [reading for reading in readings if reading is not None]
    if len(set(times)) < 2:
        return ""
    first, second = (clock_words(at, english) for at in times)
    return f"Two different times: {first} next to the day, {second} here. Delete one of them."
