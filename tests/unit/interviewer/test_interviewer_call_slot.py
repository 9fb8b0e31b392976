"""When a call is planned."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from interview_kit.interviewer.call_slot import CallSlot, call_slot, slot_words
from interview_kit.typed import AMERICAN, BRITISH

LONDON, NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
DAY = "2026-12-03"


@pytest.mark.parametrize(
    ("fields", "zone", "minutes"),
    [
        ({"call_date": DAY, "call_time": "10:30"}, LONDON, 30),
        ({"call_date": f"{DAY}T10:30"}, LONDON, 30),
        ({"call_date": f"{DAY}T09:00", "call_time": "10:30"}, LONDON, 30),
        ({"call_date": DAY, "call_time": "10:30", "call_zone": "America/New_York"}, NEW_YORK, 30),
        ({"call_date": DAY, "call_time": "10:30", "call_zone": "Atlantis"}, LONDON, 30),
        ({"call_date": DAY, "call_time": "10:30", "call_minutes": "45"}, LONDON, 45),
        ({"call_date": DAY, "call_time": "10:30", "call_minutes": "2"}, LONDON, 30),
    ],
)
def test_a_slot_has_its_own_zone_and_length_or_the_usual_ones(
    fields: dict[str, str], zone: ZoneInfo, minutes: int
) -> None:
    start = datetime(2026, 12, 3, 10, 30, tzinfo=zone)
    assert call_slot(fields, LONDON, 30) == CallSlot(start, minutes)


@pytest.mark.parametrize("fields", [{}, {"call_date": DAY}, {"call_time": "10:30"}])
def test_without_a_day_and_a_time_there_is_no_slot(fields: dict[str, str]) -> None:
    assert call_slot(fields, LONDON, 30) is None


@pytest.mark.parametrize(
    ("english", "words"),
    [
        (AMERICAN, "Thursday, December 3 at 10:30 AM (New York time)"),
        (BRITISH, "Thursday 3 December at 10:30 (New York time)"),
    ],
)
def test_a_message_names_a_slot_with_its_city(english: str, words: str) -> None:
    slot = CallSlot(datetime(2026, 12, 3, 10, 30, tzinfo=NEW_YORK), 30)
    assert slot_words(slot, english) == words
