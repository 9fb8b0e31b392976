"""Calendar files (.ics): entries that an import into a calendar adds, moves and takes away.

Each has an id that stays, so that importing a later file changes an entry instead of adding one.
Source: RFC 5545.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from interview_kit.text import one_line, storable

if TYPE_CHECKING:
    from icalendar import Alarm, Event

ICS_MIME = "text/calendar"

_ZONE_YEARS = timedelta(days=366)  # the clock changes that a file holds around its entries


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """An entry of a calendar, or one that is taken off it (`is_cancelled`).

    `id` stays the same in all files, `sequence` never falls. An entry that starts on a `date`
    takes the whole day and leaves it free; one that starts at a moment has its time zone, and
    takes `minutes`. The `alarm` rings so long after the start, before it where it is negative.
    """

    id: str
    title: str
    start: datetime | date
    sequence: int
    minutes: int = 0
    text: str = ""
    alarm: timedelta | None = None
    is_cancelled: bool = False


def calendar_file(entries: Iterable[CalendarEntry], *, made: datetime) -> bytes:
    """Return a file with these entries, as of the moment `made`.

    It names no method, so that calendars take it as entries of their own and not as an invitation.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Interview Kit//Interview Kit//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    days: list[date] = []
    for entry in entries:
        calendar.add_component(_event(entry, made))
        days.append(entry.start.date() if isinstance(entry.start, datetime) else entry.start)
    if days:
        calendar.add_missing_timezones(min(days) - _ZONE_YEARS, max(days) + _ZONE_YEARS)
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, made: datetime) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.id}@interview-kit")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("last-modified", made.astimezone(UTC))
    event.add("summary", _plain(one_line(entry.title)))
    if isinstance(entry.start, datetime):
        event.add("dtstart", _moment(entry.start, timedelta(0)))
        event.add("dtend", _moment(entry.start, timedelta(minutes=entry.minutes)))
    else:
        event.add("dtstart", entry.start)
        event.add("dtend", entry.start + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
    if text := "\n".join(_plain(line) for line in entry.text.splitlines()).strip():
        event.add("description", text)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if entry.alarm is not None and not entry.is_cancelled:
        event.add_component(_alarm(entry))
    return event


def _moment(start: datetime, later: timedelta) -> datetime:
    """Return a moment in its zone, in UTC where that has no name of its own there.

    Of an hour that comes twice when the clocks go back, a file can only name the first.
    """
    moment = start.astimezone(UTC) + later
    local = moment.astimezone(start.tzinfo)
    return moment if local.fold else local


def _alarm(entry: CalendarEntry) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", _plain(one_line(entry.title)))
    alarm.add("trigger", entry.alarm)
    return alarm


def _plain(text: str) -> str:
    """Return a line without control characters, which no calendar takes."""
    return "".join(each for each in storable(text) if unicodedata.category(each) != "Cc")
