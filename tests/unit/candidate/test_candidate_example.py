"""The example that a candidate can load."""

from __future__ import annotations

from datetime import datetime

import pytest

from interview_kit.candidate.example import example_application
from interview_kit.settings import ROOT


@pytest.mark.parametrize(
    ("english", "day", "at"), [("US", "12/01/2026", "10:30 AM"), ("GB", "01/12/2026", "10:30")]
)
def test_the_call_of_the_example_is_tomorrow_as_its_reader_writes_it(
    english: str, day: str, at: str
) -> None:
    example = example_application(ROOT / "data", datetime(2026, 11, 30, 23, 0), english)
    assert (example["call_date"], example["call_time"]) == (day, at)
