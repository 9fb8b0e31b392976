"""When a call is planned: its day, time, zone and length."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from interview_kit.fields import call_fields
from interview_kit.interviewer.endings import spoken_day
from interview_kit.interviewer.question_set import CALL_MINUTES
from interview_kit.text import whole_number
from interview_kit.typed.kinds import day_of, time_of
from interview_kit.typed.words import clock_words
from interview_kit.typed.zones import city_of, zone_named


@dataclass(frozen=True, slots=True)
class CallSlot:
    """The start of a call, an aware moment in the zone of the call, and its length."""

    start: datetime
    minutes: int


def call_slot(call: Mapping[str, str], own_zone: ZoneInfo, minutes: int) -> CallSlot | None:
    """Return when a call is planned, None without a day or a time.

    `call` are the values of its fields; `own_zone` and `minutes` count where it names none.
    """
    date_line = call.get(call_fields.CALL_DATE.key, "")
    day = day_of(date_line)
    at = time_of(call.get(call_fields.CALL_TIME.key, "")) or time_of(date_line)
    if day is None or at is None:
        return None
    start = datetime.combine(day, at, tzinfo=slot_zone(call, own_zone))
    return CallSlot(start, slot_minutes(call, minutes))


def had_slot(changes: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a call had a day and a time at once, after some change of its fields.

    `changes` are fields with their readings, the oldest first.
    """
    values: dict[str, str] = {}
    for field, reading in changes:
        values[field] = reading
        if call_slot(values, ZoneInfo("UTC"), 0):
            return True
    return False


def slot_zone(call: Mapping[str, str], own_zone: ZoneInfo) -> ZoneInfo:
    """Return the zone of a call's time, `own_zone` where it names none."""
    return zone_named(call.get(call_fields.CALL_ZONE.key, "")) or own_zone


def slot_minutes(call: Mapping[str, str], minutes: int) -> int:
    """Return the length of a call, `minutes` where it names none."""
    return whole_number(call.get(call_fields.CALL_MINUTES.key, ""), CALL_MINUTES, minutes)


def slot_words(slot: CallSlot, english: str) -> str:
    """Return a slot as a message names it: "Thursday, December 3 at 10:30 AM (New York time)"."""
    day = spoken_day(slot.start.date().isoformat(), english)
    at = clock_words(slot.start.time(), english)
    return f"{day} at {at} ({city_of(slot.start.tzinfo)} time)"
