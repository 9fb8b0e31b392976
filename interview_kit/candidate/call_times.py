"""The time of the call and its zone, as an application has them."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application
from interview_kit.fields import application_fields
from interview_kit.typed.kinds import time_of
from interview_kit.typed.words import clock_words
from interview_kit.typed.zones import zone_named


def call_zone(application: Application, own_zone: ZoneInfo) -> ZoneInfo:
    """Return the zone of the call's time, `own_zone` where the application names none."""
    return zone_named(application.text(application_fields.ZONE.key)) or own_zone


def unknown_zone(application: Application) -> str:
    """Return the name of the call's zone where there is no such zone, "" for any other."""
    name = application.text(application_fields.ZONE.key)
    return name if name and zone_named(name) is None else ""


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
