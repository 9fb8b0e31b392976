"""When the call is: its moment in its own zone, and how it reads where one is now."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from interview_kit.candidate.application import Application
from interview_kit.typed.kinds import time_of
from interview_kit.typed.words import clock_words, moment_words


def zone_of(application: Application, here: ZoneInfo) -> ZoneInfo:
    """Return the zone in which the call's time is meant; `here` where it names none."""
    try:
        return ZoneInfo(application.text("zone") or here.key)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return here


def city_of(zone: ZoneInfo) -> str:
    """Return how a zone is spoken of: "New York"."""
    return zone.key.rpartition("/")[2].replace("_", " ")


def is_same_time(zone: ZoneInfo, here: ZoneInfo, moment: datetime) -> bool:
    """Tell whether the clocks of both zones show the same at a local `moment`."""
    return moment.replace(tzinfo=zone).utcoffset() == moment.replace(tzinfo=here).utcoffset()


def both_times(day: date | None, at: time, zone: ZoneInfo, here: ZoneInfo, english: str) -> str:
    """Return the time of a call in words, in its own zone and, where that differs, `here`.

    "Mon, Nov 30, 2026, 10:30 AM, your time", or "…, 10:30 AM in New York, 3:30 PM your time".
    Without a day it is the clock alone.
    """
    if day is None:
        place = ", your time" if zone.key == here.key else f" in {city_of(zone)}"
        return f"{clock_words(at, english)}{place}"
    moment = datetime.combine(day, at)
    words = moment_words(day, at, english)
    if is_same_time(zone, here, moment):
        return f"{words}, your time"
    mine = moment.replace(tzinfo=zone).astimezone(here)
    clock = clock_words(mine.time(), english)
    if mine.date() != day:
        clock = moment_words(mine.date(), mine.time(), english)
    return f"{words} in {city_of(zone)}, {clock} your time"


def two_times(application: Application, english: str) -> str:
    """Return what is wrong where the day was typed with another time than the time has."""
    found = [time_of(application.text(field)) for field in ("call_date", "call_time")]
    known = [each for each in found if each is not None]
    if len(set(known)) < 2:
        return ""
    first, second = (clock_words(each, english) for each in known)
    return f"Two different times: {first} next to the day, {second} here. Delete one of them."
