"""The clock of the kit. Whoever needs the time asks it, so that a test sets one clock for all."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo


def now() -> datetime:
    """Return the present moment in UTC. Tests replace this function, so nobody imports it alone."""
    return datetime.now(UTC)


def now_in(zone: tzinfo) -> datetime:
    """Return the present moment in a time zone."""
    return now().astimezone(zone)


def today_in(zone: tzinfo) -> date:
    """Return the present day in a time zone."""
    return now_in(zone).date()
