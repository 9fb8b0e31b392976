"""A call that was moved: what the application stores of the time that was agreed."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from interview_kit.candidate.call_back import call_back_fields, former_fields
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


def test_what_was_typed_before_is_written_out_where_it_could_be_read() -> None:
    typed = {"call_date": "tomorrow", "call_time": "half past", "zone": "UTC", "company": "Hale"}
    readings = {"call_date": "2026-11-29T10:30", "call_time": "", "call_back_at": "15:00"}
    former = former_fields(typed, readings, "US")
    assert (former["call_date"], former["call_time"]) == (
        "Sun, Nov 29, 2026, 10:30 AM",
        "half past",
    )
    assert (former["call_back_on"], former["call_back_at"]) == ("", "3:00 PM")
    assert (former["zone"], "company" in former) == ("UTC", False)
