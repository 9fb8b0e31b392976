"""The clock of the kit. Whoever needs the time asks it, so that a test sets one clock for all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, tzinfo

_earlier_by: ContextVar[timedelta] = ContextVar("how much the clock is set back")
_PRESENT = timedelta()


def now() -> datetime:
    """Return the present moment in UTC. Tests replace this function, so nobody imports it alone."""
    return datetime.now(UTC) - _earlier_by.get(_PRESENT)


@contextmanager
def set_back(by: timedelta) -> Iterator[None]:
    """Let it be that much earlier within this block, for an example that was not made just now."""
    token = _earlier_by.set(by)
    try:
        yield
    finally:
        _earlier_by.reset(token)


def now_in(zone: tzinfo) -> datetime:
    """Return the present moment in a time zone."""
    return now().astimezone(zone)


def today_in(zone: tzinfo) -> date:
    """Return the present day in a time zone."""
    return now_in(zone).date()
