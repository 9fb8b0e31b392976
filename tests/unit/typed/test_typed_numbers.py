"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.typed.numbers import read_decimal, read_whole

READ = {
    "30": 30,
    " 30 ": 30,
    "030": 30,
    "0": 0,
    "٣٠": 30,
    "1,200": 1200,
    "1 200": 1200,
    "1'200": 1200,
    "30 minutes": 30,
    "30 min": 30,
    "30 min.": 30,
    "30MIN": 30,
    "60 s": 60,
    "60s": 60,
    "7 days": 7,
    "1 day": 1,
    "150 words a minute": 150,
    "150 words per minute": 150,
    "150 wpm": 150,
    "one": 1,
    "Twenty minutes": 20,
}
NOT_READ = [
    "",
    "-1",
    "1.5",
    "1,5",
    "1.200",
    "12,00",
    "0,200",
    "30-45",
    "30 45",
    "about 30",
    "30 apples",
    "minutes",
    "twenty-one",
    "an hour",
    "2 hours",
    "1e3",
    "9" * 10,
    "9" * 5000,
    "²",
]


@pytest.mark.parametrize(("typed", "number"), READ.items(), ids=READ)
def test_a_number_is_read_as_people_write_it(typed: str, number: int) -> None:
    assert read_whole(typed) == number


@pytest.mark.parametrize("typed", NOT_READ)
def test_what_is_no_whole_number_is_not_read(typed: str) -> None:
    assert read_whole(typed) is None


def test_a_number_of_another_unit_is_not_read() -> None:
    assert read_whole("2 min", "minute") == 2
    assert read_whole("2 min", "second") is None
    assert read_whole("2", "second") == 2


@given(number=st.integers(0, 10**9 - 1))
def test_every_number_is_read_back(number: int) -> None:
    assert read_whole(str(number)) == number
    assert read_whole(f"{number:,} words") == number


@given(typed=st.text())
@example("9" * 100)
def test_no_typed_text_breaks_a_number(typed: str) -> None:
    number = read_whole(typed)
    assert number is None or 0 <= number < 10**9


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        *(("2.5", "2.5"), ("2,5 years", "2.5"), ("2½", "2.5"), ("2 1/2 years", "2.5")),
        *(("two and a half years", "2.5"), ("half a year", "0.5"), ("½", "0.5"), ("3", "3")),
        *(("1,200", "1200"), ("0,75", "0.75"), ("6 months", "6"), ("30 min.", "30")),
        *(("12 weeks", "12"), ("2.50", "2.50")),
    ],
)
def test_a_number_is_read_in_parts(typed: str, number: str) -> None:
    assert read_decimal(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["", "2.500", "2.5.1", "-2.5", "2-3", "about 2.5", "½ ½", "a"])
def test_what_could_be_another_number_is_not_read(typed: str) -> None:
    assert read_decimal(typed) is None
