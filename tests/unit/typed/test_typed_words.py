"""How what was read is shown."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.typed.days import TypedDay, read_day
from interview_kit.typed.money import Money
from interview_kit.typed.times import read_time
from interview_kit.typed.words import clock_words, day_words, moment_words, money_words

DAY = date(2026, 11, 30)
AT = time(13, 5)


def test_a_moment_is_shown_in_the_readers_english() -> None:
    assert day_words(DAY, "US") == "Mon, Nov 30, 2026"
    assert day_words(DAY, "GB") == "Mon, 30 Nov 2026"
    assert clock_words(AT, "US") == "1:05 PM"
    assert clock_words(time(0, 5), "US") == "12:05 AM"
    assert clock_words(AT, "GB") == "13:05"
    assert moment_words(DAY, AT, "US") == "Mon, Nov 30, 2026, 1:05 PM"
    assert moment_words(DAY, time(0), "GB") == "Mon, 30 Nov 2026, 00:00"
    assert moment_words(DAY, None, "GB") == "Mon, 30 Nov 2026"


@pytest.mark.parametrize(
    ("money", "words"),
    [
        (Money(Decimal(55000)), "USD 55,000 a year"),
        (Money(Decimal(55000), None, "EUR"), "EUR 55,000 a year"),
        (Money(Decimal("23.5"), None, "", "hour"), "USD 23.50 an hour"),
        (Money(Decimal(3500), Decimal(3900), "EUR", "month"), "EUR 3,500–3,900 a month"),
        (Money(Decimal("17.5"), Decimal(18), "GBP", "hour"), "GBP 17.50–18.00 an hour"),
    ],
)
def test_an_amount_is_shown_with_what_was_chosen_where_it_names_nothing_else(
    money: Money, words: str
) -> None:
    assert money_words(money, "USD", "a year") == words


@pytest.mark.parametrize("read_in", ["US", "GB"])
@pytest.mark.parametrize("written_in", ["US", "GB"])
def test_every_minute_that_is_shown_is_read_again_in_either_english(
    written_in: str, read_in: str
) -> None:
    """The kit writes a moment in the English of a message, which another page may read."""
    for minute in range(24 * 60):
        at = time(*divmod(minute, 60))
        assert read_time(clock_words(at, written_in), english=read_in) == at
        shown = moment_words(DAY, at, written_in)
        assert read_day(shown, english=read_in, today=DAY) == TypedDay(DAY, at), shown


@given(
    day=st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    at=st.times(),
    english=st.sampled_from(["US", "GB"]),
    read_in=st.sampled_from(["US", "GB"]),
)
def test_what_is_shown_can_be_typed_again(day: date, at: time, english: str, read_in: str) -> None:
    at = at.replace(second=0, microsecond=0)
    shown = moment_words(day, at, english)
    assert read_day(shown, english=read_in, today=DAY) == TypedDay(day, at)
