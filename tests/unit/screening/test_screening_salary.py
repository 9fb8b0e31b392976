"""Amounts of money as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.errors import KitError
from interview_kit.screening.salary import parse_amount, salary_words

READ = {
    "55000": "55000",
    " 55,000 ": "55000",
    "55 000": "55000",
    "55\u00a0000": "55000",
    "55'000": "55000",
    "1,055,000": "1055000",
    "55000.50": "55000.50",
    "55,000.5": "55000.5",
    "55k": "55000",
    "55 K": "55000",
    "5.5k": "5500",
    "$55,000": "55000",
    "€ 55000": "55000",
    "55,000 €": "55000",
    "USD 55000": "55000",
    "USD55k": "55000",
    "55,000 GBP": "55000",
    "0": "0",
    "17.25": "17.25",
}
NOT_READ = [
    "",
    "about fifty",
    "0,055",
    "55,000k",
    "55.000",
    "55,00",
    "5,5",
    "1,000 000",
    "1234,567",
    "55-60k",
    "50000 60000",
    "-55000",
    "55000/year",
    "1e9",
    "9" * 5000,
    "١٢٣ apples",
    "= 55000",
    "min 55000",
]


@pytest.mark.parametrize(("typed", "amount"), READ.items(), ids=READ)
def test_an_amount_is_read_as_it_is_usually_written(typed: str, amount: str) -> None:
    assert parse_amount(typed) == Decimal(amount)


@pytest.mark.parametrize("typed", NOT_READ)
def test_what_is_no_amount_or_could_be_two_is_refused_with_a_way_on(typed: str) -> None:
    with pytest.raises(KitError, match="not an amount") as caught:
        parse_amount(typed)
    assert "kept" in caught.value.next_step
    assert len(str(caught.value)) < 300


@pytest.mark.parametrize(
    ("amount", "currency", "period", "words"),
    [
        ("55k", "USD", "a year", "USD 55,000 a year"),
        ("5.5k", "USD", "a month", "USD 5,500 a month"),
        ("17.5", "GBP", "an hour", "GBP 17.50 an hour"),
        ("55000.00", "USD", "a year", "USD 55,000 a year"),
        ("999999999999", "IDR", "a year", "IDR 999,999,999,999 a year"),
        ("USD 55000", "USD", "a year", "USD 55,000 a year"),
        ("$55000", "CAD", "a year", "CAD 55,000 a year"),
        ("55k", "", "", "55,000"),
        ("", "USD", "a year", ""),
        ("  ", "USD", "a year", ""),
        ("about\nfifty", "USD", "a year", "about fifty (USD, a year)"),
        ("negotiable", "", "", "negotiable"),
    ],
)
def test_the_pay_wanted_reads_as_one_says_it(
    amount: str, currency: str, period: str, words: str
) -> None:
    assert salary_words(amount, currency, period) == words


@pytest.mark.parametrize("amount", ["EUR 55000", "55000 EUR", "€55,000", "55k EUR"])
def test_an_amount_in_another_currency_than_the_field_is_shown_as_typed(amount: str) -> None:
    assert salary_words(amount, "USD", "a year") == f"{amount} (USD, a year)"
    assert salary_words(amount, "EUR", "a year") == "EUR 55,000 a year"


@given(typed=st.text() | st.from_regex(r"[$€A-Z ]{0,5}[\d., '’kK]{0,9}[A-Z€ ]{0,5}"))
@example("9" * 5000)
@example("9" * 5000 + "k")
@example("٣k")
def test_no_typed_text_breaks_the_pay(typed: str) -> None:
    try:
        amount = parse_amount(typed)
    except KitError:
        assert " ".join(typed.split()) in salary_words(typed, "USD", "a year")
    else:
        assert 0 <= amount < 10**15
        assert any(each.isdecimal() for each in salary_words(typed, "USD", "a year"))


@given(amount=st.integers(min_value=0, max_value=10**12 - 1))
def test_what_the_kit_writes_it_can_read_again(amount: int) -> None:
    assert parse_amount(salary_words(str(amount), "USD", "")) == amount
