"""When to send the thank-you, reckoned in the candidate's time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from interview_kit.content.letter import LetterNumbers
from interview_kit.typed.words import clock_words

_SATURDAY = 5  # of the days of a week, from 0


class SendWindow(NamedTuple):
    """Moments in the candidate's zone: best not before, best not after, and the deadline."""

    call_end: datetime
    earliest: datetime
    latest: datetime
    deadline: datetime


def send_window(
    call_start: datetime, minutes: int, zone: ZoneInfo, numbers: LetterNumbers
) -> SendWindow:
    """Return when to send the letter after a call.

    `call_start` is a local time without a zone, `minutes` the length of the call. Some hours
    after the end of the call, on the same day but not late in the evening; where too little
    time would lie between, the next morning. Never in the night. All spans are real time, so
    a clock that is changed in between makes no difference.
    """
    end = _later(call_start.replace(tzinfo=zone), timedelta(minutes=minutes))
    deadline = _later(end, timedelta(hours=numbers.deadline_hours))
    wished = _later(end, timedelta(hours=numbers.send_after_hours))
    evening = _at(end.date(), numbers.send_not_after, zone)
    earliest = min(_moment(wished), _moment(evening)).astimezone(zone)
    if _moment(earliest) - _moment(end) < timedelta(hours=numbers.shortest_gap_hours):
        earliest = _at(end.date() + timedelta(days=1), numbers.next_day_at, zone)
    morning = _at(earliest.date(), numbers.next_day_at, zone)
    earliest = max(earliest, morning, key=_moment)
    evening = _at(earliest.date(), numbers.send_not_after, zone)
    latest = min(_moment(evening), _moment(deadline)).astimezone(zone)
    return SendWindow(end, earliest, max(latest, earliest, key=_moment), deadline)


def advice_words(window: SendWindow, now: datetime, english: str, place: str = "") -> str:
    """Return when to send it, as one says it at `now` (an aware moment).

    `place` is whose time it is, "New York time", where that is not the reader's own.
    """
    here = now.astimezone(window.call_end.tzinfo)
    if _moment(here) > _moment(window.deadline):
        return "It's been more than a day since the call. Send it now: better late than never."
    return f"Send it {_within(window, here, english)}{f' ({place})' if place else ''}."


def best_moment(window: SendWindow, now: datetime) -> datetime:
    """Return when the letter is best sent, in its zone: now, or once its window opens."""
    return max(now, window.earliest, key=_moment).astimezone(window.call_end.tzinfo)


def call_hint(call: date | None, today: date, numbers: LetterNumbers) -> str:
    """Return a quiet hint for a call whose day looks odd, "" for one that does not."""
    if call is None:
        return ""
    days = (call - today).days
    if days > numbers.odd_future_days:
        return f"That's {days} days from now. Is that the date you meant?"
    if days < -numbers.odd_past_days:
        return f"That was {-days} days ago. Is that the date you meant?"
    return ""


def when_spoken(call: date | None, today: date, at: time | None = None) -> str:
    """Return how a letter written on `today` speaks of a call, "" where its day is not known.

    Without the time `at` it says nothing of morning or afternoon.
    """
    if call is None or call > today:
        return ""
    days = (today - call).days
    if days == 0:
        return "today" if at is None else f"this {_part(at)}"
    if days == 1:
        return "yesterday" if at is None else f"yesterday {_part(at)}"
    return f"on {call:%A}" if days < 7 else ""


def _part(at: time) -> str:
    return "morning" if at.hour < 12 else "afternoon" if at.hour < 18 else "evening"


def day(moment: date, english: str) -> str:
    """Return a date in full: "November 27, 2026", or in British English "27 November 2026"."""
    if english == "US":
        return f"{moment:%B} {moment.day}, {moment.year}"
    return f"{moment.day} {moment:%B} {moment.year}"


def _within(window: SendWindow, now: datetime, english: str) -> str:
    """Return the window as one says it at `now`, before the deadline."""
    until = clock_words(window.latest.time(), english)
    if _moment(now) > _moment(window.latest):
        end = clock_words(window.deadline.time(), english)
        return f"now, no later than {end} {_day_spoken(window.deadline, now, english)}"
    on = _day_spoken(window.latest, now, english)
    if _moment(now) >= _moment(window.earliest):
        return f"now, ideally before {until} {on}"
    if _moment(window.latest) - _moment(window.earliest) < timedelta(hours=1):
        part = _part(window.latest.time())
        return f"{f'this {part}' if on == 'today' else f'{on} {part}'} by {until}"
    since = clock_words(window.earliest.time(), english)
    return f"between {since} and {until} {on}"


def _day_spoken(moment: datetime, now: datetime, english: str) -> str:
    """Return a day as one speaks of it: without its year, a day of a weekend by its name."""
    days = (moment.date() - now.date()).days
    if days == 0:
        return "today"
    if days == 1 and moment.weekday() < _SATURDAY:
        return "tomorrow"
    if days < 7:
        return f"on {moment:%A}"
    if english == "US":
        return f"on {moment:%A}, {moment:%B} {moment.day}"
    return f"on {moment:%A} {moment.day} {moment:%B}"


def _later(moment: datetime, span: timedelta) -> datetime:
    return (_moment(moment) + span).astimezone(moment.tzinfo)


def _at(on: date, at: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(on, at, tzinfo=zone)


def _moment(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
