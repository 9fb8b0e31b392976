"""Time zones, and the time of a call in its own zone and in that of whoever reads."""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interview_kit.typed.words import clock_words, day_words, moment_words


def zone_named(name: str) -> ZoneInfo | None:
    """Return a zone of the tz database by its name, None for none."""
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
