"""A call that was moved: what the application stores of the time that was agreed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from interview_kit.candidate.call_back import call_back_fields
from interview_kit.typed import ENGLISHES, WritingStyle
from interview_kit.typed.kinds import reading_of


@pytest.mark.parametrize("english", ENGLISHES)
@pytest.mark.parametrize("reader", ENGLISHES)
def test_what_is_stored_means_the_same_however_the_reader_writes_dates(
    english: str, reader: str
) -> None:
    stored = call_back_fields(date(2026, 12, 1), time(15, 0), english, "Europe/London")
    style = WritingStyle(reader, "Asia/Tokyo")
    read = {
        field: reading_of(field, stored[field], style, datetime(2027, 3, 1, tzinfo=UTC))
        for field in ("call_date", "call_time")
    }
    assert read == {"call_date": "2026-12-01", "call_time": "15:00"}


def test_without_a_time_no_time_of_before_stays() -> None:
    assert call_back_fields(date(2026, 12, 1), None, "US", "UTC")["call_time"] == ""
