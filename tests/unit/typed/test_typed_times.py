"""Times of day as people type them."""

from __future__ import annotations

from datetime import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.typed.times import read_time

READ = {
    "10:30": "10:30",
    "10.30": "10:30",
    " 10:30 ": "10:30",
    "10:30:59": "10:30",
    "1030": "10:30",
    "0930": "09:30",
    "1330": "13:30",
    "0230": "02:30",  # nobody writes the afternoon so
    "10:30 am": "10:30",
    "10:30 AM.": "10:30",
    "10.30am": "10:30",
    "10:30\u202fPM": "22:30",
    "10 a.m.": "10:00",
    "10 AM": "10:00",
    "3pm": "15:00",
    "3 p.m": "15:00",
    "2:30 pm": "14:30",
    "12:15 am": "00:15",
    "12 pm": "12:00",
    "13:30": "13:30",
    "13h30": "13:30",
    "2h30": "02:30",
    "13:30 hrs": "13:30",
    "1330 hrs": "13:30",
    "02:30 h": "02:30",
    "00:30": "00:30",
    "02:12": "02:12",
    "02:12 AM": "02:12",
    "06.59": "06:59",
    "7:00": "07:00",
    "12:59": "12:59",
    "noon": "12:00",
    "12 noon": "12:00",
    "Midday": "12:00",
    "midnight": "00:00",
    "10 o'clock": "10:00",
    "10 o’clock": "10:00",
    "ten o'clock": "10:00",
    "3 o'clock in the afternoon": "15:00",
    "2:30 in the afternoon": "14:30",
    "10 in the morning": "10:00",
    "7 in the evening": "19:00",
    "half past ten": "10:30",
    "quarter past 9": "09:15",
    "a quarter to nine": "08:45",
    "half past two pm": "14:30",
    "quarter to one pm": "12:45",
    "at 10:30": "10:30",
}
NOT_READ = [
    "",
    "10",
    "ten",
    "230",
    "25:00",
    "24:00",
    "10:75",
    "10:5",
    "1060",
    "10:30:75",
    "13:30 am",
    "13 pm",
    "0:30 pm",
    "0 am",
    "30 o'clock",
    "13 o'clock",
    "13 in the morning",
    "9 in the afternoon",
    "half to ten",
    "half past",
    "half past thirteen",
    "quarter to three",
    "quarter to twelve am",
    "3 o'clock",
    "half past two",
    "10:30 - 11:00",
    "10:30 EST",
    "about 10:30",
    "10:30 am pm",
    "-10:30",
    "morning",
]


@pytest.mark.parametrize(("typed", "read"), READ.items(), ids=READ)
def test_a_time_is_read_as_people_write_it(typed: str, read: str) -> None:
    assert read_time(typed, english="US") == time.fromisoformat(read)


@pytest.mark.parametrize("typed", NOT_READ)
def test_what_is_no_time_or_could_be_two_is_not_read(typed: str) -> None:
    assert read_time(typed, english="US") is None


@pytest.mark.parametrize("typed", ["1:00", "2:30", "2.30", "6:59"])
def test_an_american_has_to_say_which_half_of_the_day_it_is(typed: str) -> None:
    assert read_time(typed, english="US") is None
    assert read_time(f"{typed} pm", english="US") == read_time(f"{typed} pm", english="GB")
    assert read_time(typed, english="GB") == time.fromisoformat(
        f"{int(typed[:-3]):02}:{typed[-2:]}"
    )


@given(at=st.times(), english=st.sampled_from(["US", "GB"]))
def test_every_time_is_read_back_in_each_way_of_writing_it(at: time, english: str) -> None:
    at = at.replace(second=0, microsecond=0)
    hour = at.hour % 12 or 12
    half = "am" if at.hour < 12 else "pm"
    ways = [f"{at:%Hh%M}", f"{at:%H%M}", f"{hour}:{at:%M}{half}", f"{hour}.{at:%M} {half.upper()}"]
    ways += [f"{at:%H:%M}", f"{at:%H.%M}"]
    ways += [f"{at.hour}.{at:%M}"] if english == "GB" else []
    for way in ways:
        assert read_time(way, english=english) == at, way


@given(typed=st.text() | st.from_regex(r"[a-z ]{0,9}[\d:. h]{0,9}[a-z'. ]{0,9}"))
@example("9" * 5000)
@example("²:30")
def test_no_typed_text_breaks_a_time(typed: str) -> None:
    for english in ("US", "GB"):
        read = read_time(typed, english=english)
        assert read is None or read.second == 0
