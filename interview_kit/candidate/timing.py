"""When to send the thank-you, in the candidate's time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from interview_kit.content.letter import LetterNumbers
from interview_kit.typed import AMERICAN
from interview_kit.typed.words import clock_words

_SATURDAY = 5  # of the days of a week, from 0


class SendWindow(NamedTuple):
    """When to send a letter: best from `earliest` to `latest`, at the latest by the `deadline`.

    All are moments in the candidate's zone.
    """

    call_end: datetime
    earliest: datetime
    latest: datetime
    deadline: datetime


def send_window(
    call_start: datetime, minutes: int, zone: ZoneInfo, numbers: LetterNumbers
) -> SendWindow:
    """Return when to send the letter after a call.

    `call_start` is a local time without a zone, `minutes` the length of the call. The letter is
    sent some hours after the end of the call, on the same day but not late in the evening; where
    too little time would lie between, the next morning. It is never sent in the night. All spans
    are real time, so a clock that is changed in between makes no difference.
    """
    end = _add_real_time(call_start.replace(tzinfo=zone), timedelta(minutes=minutes))
    deadline = _add_real_time(end, timedelta(hours=numbers.deadline_hours))
    after_gap = _add_real_time(end, timedelta(hours=numbers.send_after_hours))
    evening = _at(end.date(), numbers.send_not_after, zone)
    earliest = min(_utc(after_gap), _utc(evening)).astimezone(zone)
    if _utc(earliest) - _utc(end) < timedelta(hours=numbers.shortest_gap_hours):
        earliest = _at(end.date() + timedelta(days=1), numbers.next_day_at, zone)
    morning = _at(earliest.date(), numbers.next_day_at, zone)
    earliest = max(earliest, morning, key=_utc)
    evening = _at(earliest.date(), numbers.send_not_after, zone)
    latest = min(_utc(evening), _utc(deadline)).astimezone(zone)
    return SendWindow(end, earliest, max(latest, earliest, key=_utc), deadline)


def sending_advice(window: SendWindow, now: datetime, english: str, zone_name: str = "") -> str:
    """Return a sentence on when to send the letter, as read at `now` (an aware moment).

    `zone_name` names the zone, "New York time", where that is not the reader's own.
    """
    local_now = now.astimezone(window.call_end.tzinfo)
    if _utc(local_now) > _utc(window.deadline):
        return "It's been more than a day since the call. Send it now: better late than never."
    zone_words = f" ({zone_name})" if zone_name else ""
    return f"Send it {_window_words(window, local_now, english)}{zone_words}."


def best_sending_time(window: SendWindow, now: datetime) -> datetime:
    """Return when the letter is best sent, in its zone: `now`, or once its window opens."""
    return max(now, window.earliest, key=_utc).astimezone(window.call_end.tzinfo)


def call_day_words(call: date | None, today: date, at: time | None = None) -> str:
    """Return the day of a call in a letter written on `today`, "" where it is not known.

    With the time `at`, "this" and "yesterday" name the part of the day, too.
    """
    if call is None or call > today:
        return ""
    days = (today - call).days
    if days == 0:
        return "today" if at is None else f"this {_part_of_day(at)}"
    if days == 1:
        return "yesterday" if at is None else f"yesterday {_part_of_day(at)}"
    return f"on {call:%A}" if days < 7 else ""


def _part_of_day(at: time) -> str:
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 18 else "evening"


def long_date(day: date, english: str) -> str:
    """Return a date in full: "November 27, 2026", or in British English "27 November 2026"."""
    if english == AMERICAN:
        return f"{day:%B} {day.day}, {day.year}"
    return f"{day.day} {day:%B} {day.year}"


def weekday_date(day: date, english: str) -> str:
    """Return a day without its year: "Friday, December 4", or "Friday 4 December" for Britons."""
    if english == AMERICAN:
        return f"{day:%A}, {day:%B} {day.day}"
    return f"{day:%A} {day.day} {day:%B}"


def _window_words(window: SendWindow, now: datetime, english: str) -> str:
    """Return the window in words, as read at `now`, before the deadline."""
    until = clock_words(window.latest.time(), english)
    if _utc(now) > _utc(window.latest):
        end = clock_words(window.deadline.time(), english)
        return f"now, no later than {end} {_day_words(window.deadline, now, english)}"
    on = _day_words(window.latest, now, english)
    if _utc(now) >= _utc(window.earliest):
        return f"now, ideally before {until} {on}"
    if _utc(window.latest) - _utc(window.earliest) < timedelta(hours=1):
        return f"{_part_words(on, _part_of_day(window.latest.time()))} by {until}"
    since = clock_words(window.earliest.time(), english)
    return f"between {since} and {until} {on}"


def _part_words(on: str, part: str) -> str:
    """Return a part of a day, "on Monday evening"; of a date "on the evening of Monday, June 1"."""
    if on == "today":
        return f"this {part}"
    day = on.removeprefix("on ")
    return f"on the {part} of {day}" if " " in day else f"{on} {part}"


def _day_words(moment: datetime, now: datetime, english: str) -> str:
    """Return a day in words, without its year; a day of a weekend by its name."""
    days = (moment.date() - now.date()).days
    if days == 0:
        return "today"
    if days == 1 and moment.weekday() < _SATURDAY:
        return "tomorrow"
    if days < 7:
        return f"on {moment:%A}"
    if english == AMERICAN:
        return f"on {moment:%A}, {moment:%B} {moment.day}"
    return f"on {moment:%A} {moment.day} {moment:%B}"


def _add_real_time(moment: datetime, span: timedelta) -> datetime:
    return (_utc(moment) + span).astimezone(moment.tzinfo)


def _at(on: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, at, tzinfo=zone)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
