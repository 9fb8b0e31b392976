"""When to be ready for a call, in calm words: minutes, never seconds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from interview_kit.typed.words import day_words
from interview_kit.typed.zones import clock_in_both

_NEAR = timedelta(hours=24)


def is_near(start: datetime, zone: ZoneInfo, now: datetime) -> bool:
    """Tell whether a call is ahead within a day, so that the words change while one reads them.

    `start` is a local time in `zone`, `now` an aware moment.
    """
    return timedelta() < start.replace(tzinfo=zone).astimezone(UTC) - now <= _NEAR


def ready_words(
    start: datetime, zone: ZoneInfo, now: datetime, *, minutes: int, english: str
) -> str:
    """Return when to be ready, so many `minutes` before the call; "" once the call has begun.

    `start` is a local time in `zone`. `now` is an aware moment in the reader's zone. Where both
    differ, the time in the words is that of both.
    """
    begins = start.replace(tzinfo=zone).astimezone(UTC)
    left = begins - timedelta(minutes=minutes) - now.astimezone(UTC)
    if begins <= now:
        return ""
    call = begins.astimezone(now.tzinfo)
    if left <= timedelta():
        return f"It's time to be ready: the call is at {clock_in_both(call, zone, english)}."
    ready = (begins - timedelta(minutes=minutes)).astimezone(now.tzinfo)
    at = clock_in_both(ready, zone, english)
    if left > _NEAR:
        return f"Be ready by {at} on {day_words(ready.astimezone(zone).date(), english)}."
    return f"Be ready by {at}, in {_span_words(left)}."


def _span_words(left: timedelta) -> str:
    """Return a span of less than a day in hours and minutes, a minute at least."""
    hours, minutes = divmod(max(1, round(left.total_seconds() / 60)), 60)
    parts = [(hours, "hour"), (minutes, "minute")]
    return " ".join(f"{n} {unit}" if n == 1 else f"{n} {unit}s" for n, unit in parts if n)
