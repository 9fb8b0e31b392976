"""The example that a candidate can load with one click."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

from interview_kit.content.loading import ContentEntry, read_toml
from interview_kit.fields import application_fields
from interview_kit.typed import AMERICAN
from interview_kit.typed.words import clock_words, numeric_day


class ExampleApplication(ContentEntry):
    """An application in data/candidate/example_application.toml; its call is some days ahead.

    It was applied for `applied_days_ago` days ago.
    """

    days_ahead: int
    applied_days_ago: int
    at: time
    fields: dict[str, str]


def example_application(folder: Path, now: datetime, english: str = AMERICAN) -> dict[str, str]:
    """Return the fields of the example, with a call some days after `now`. Raises ContentError."""
    example = read_toml(folder, "candidate/example_application.toml", ExampleApplication)
    day = now.date() + timedelta(days=example.days_ahead)
    applied = now.date() - timedelta(days=example.applied_days_ago)
    return {
        **example.fields,
        application_fields.APPLIED_ON.key: numeric_day(applied, english),
        application_fields.CALL_DATE.key: numeric_day(day, english),
        application_fields.CALL_TIME.key: clock_words(example.at, english),
    }
