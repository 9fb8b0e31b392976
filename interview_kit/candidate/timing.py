"""When to send the thank-you, in the candidate's time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from interview_kit.content.letter import LetterNumbers
from interview_kit.typed import AMERICAN
from interview_kit.typed.words import clock_words
from interview_kit.typed.zones import city_of

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


def sending_advice(
    window: SendWindow, now: datetime, english: str, own_zone: ZoneInfo | None = None
) -> str:
    """Return a sentence on when to send the letter, as read at `now` (an aware moment).

    The times are those of the call's zone. Where the clock of `own_zone` shows another time, they
    stand in that, too.
    """
    local_now = now.astimezone(window.call_end.tzinfo)
    if _utc(local_now) > _utc(window.deadline):
        return "It's been more than a day since the call. Send it now: better late than never."
    words, moments = _window_words(window, local_now, english)
    own_words = _own_words(moments, local_now, own_zone, english) if own_zone else ""
    return f"Send it {words}{own_words}."


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


def weekday_date(day: date, english: str) -> str:
    """Return a day without its year: "Friday, December 4", or "Friday 4 December" for Britons."""
    if english == AMERICAN:
        return f"{day:%A}, {day:%B} {day.day}"
    return f"{day:%A} {day.day} {day:%B}"


def _window_words(
    window: SendWindow, now: datetime, english: str
) -> tuple[str, tuple[datetime, ...]]:
    """Return the window in words, as read at `now`, before the deadline; and the times in them."""
    until = clock_words(window.latest.time(), english)
    if _utc(now) > _utc(window.latest):
        end = clock_words(window.deadline.time(), english)
        day = _day_words(window.deadline, now, english)
        return f"now, no later than {end} {day}", (window.deadline,)
    on = _day_words(window.latest, now, english)
    if _utc(now) >= _utc(window.earliest):
        return f"now, ideally before {until} {on}", (window.latest,)
    if _utc(window.latest) - _utc(window.earliest) < timedelta(hours=1):
        part = _part_words(on, _part_of_day(window.latest.time()))
        return f"{part} by {until}", (window.latest,)
    since = clock_words(window.earliest.time(), english)
    return f"between {since} and {until} {on}", (window.earliest, window.latest)


def _own_words(
    moments: tuple[datetime, ...], now: datetime, own_zone: ZoneInfo, english: str
) -> str:
    """Return moments in one's own zone, with their days where these differ; "" for one time."""
    own = [moment.astimezone(own_zone) for moment in moments]
    if all(mine.utcoffset() == each.utcoffset() for mine, each in zip(own, moments, strict=True)):
        return ""
    own_now = now.astimezone(own_zone)
    times = [
        clock_words(mine.time(), english)
        + ("" if mine.date() == each.date() else f" {_day_words(mine, own_now, english)}")
        for mine, each in zip(own, moments, strict=True)
    ]
    city = city_of(moments[0].tzinfo)
    return f" ({city} time, {' to '.join(times)} your time)"


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
