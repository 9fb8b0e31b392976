"""Amounts of money as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.typed.money import Money, either_words, read_money
from interview_kit.typed.words import money_words

READ = {
    "55000": "55000",
    " 55,000 ": "55000",
    "55 000": "55000",
    "55\u00a0000": "55000",
    "55\u202f000": "55000",
    "55'000": "55000",
    "55’000": "55000",
    "1,055,000": "1055000",
    "1.055.000": "1055000",
    "55000.50": "55000.5",
    "55,000.5": "55000.5",
    "55,000.0": "55000",
    "23,50": "23.5",
    "5,5": "5.5",
    "1.234,50": "1234.5",
    "1,234.50": "1234.5",
    "1 234,50": "1234.5",
    "1'234.50": "1234.5",
    "55k": "55000",
    "55 K": "55000",
    "5.5k": "5500",
    "5,5k": "5500",
    "0": "0",
    "17.25": "17.25",
    "$55,000": "55000",
    "¥ 55000": "55000",
    "55,000 dollars": "55000",
    "€ 55000": "55000 EUR",
    "55,000 €": "55000 EUR",
    "55000€": "55000 EUR",
    "55,000 euros": "55000 EUR",
    "£55k": "55000 GBP",
    "55,000 pounds": "55000 GBP",
    "USD 55000": "55000 USD",
    "USD55k": "55000 USD",
    "usd 55000": "55000 USD",
    "55,000 GBP": "55000 GBP",
    "$55,000 USD": "55000 USD",
    "US$55,000": "55000 USD",
    "CHF 5'500": "5500 CHF",
    "50-60k": "50000-60000",
    "50k–60k": "50000-60000",
    "50 — 60 k": "50000-60000",
    "50000-60k": "50000-60000",
    "3,500 to 3,900": "3500-3900",
    "between 50 and 60k": "50000-60000",
    "from 50k to 60k": "50000-60000",
    "€3,500–€3,900 a month": "3500-3900 EUR month",
    "3.500,00 - 3.900,00 EUR monthly": "3500-3900 EUR month",
    "50-50": "50",
    "55000 a year": "55000 year",
    "55000/year": "55000 year",
    "55k per year": "55000 year",
    "55k yearly": "55000 year",
    "55k annually": "55000 year",
    "55k p.a.": "55000 year",
    "55k pa": "55000 year",
    "55k/yr": "55000 year",
    "55k per annum": "55000 year",
    "£3,500 pcm": "3500 GBP month",
    "3500 € / month": "3500 EUR month",
    "3500 per calendar month": "3500 month",
    "$23.50 an hour": "23.5 hour",
    "23,50 € per hour": "23.5 EUR hour",
    "$23.50/h": "23.5 hour",
    "$23.50/hr": "23.5 hour",
    "23 hourly": "23 hour",
    "900 weekly": "900 week",
    "180 a day": "180 day",
    "at least 55k": "55000",
    "min 55000": "55000",
    "min. 55000": "55000",
    "minimum $55,000": "55000",
    "from 55k": "55000",
    "around 55k": "55000",
    "About 55k": "55000",
    "~55k": "55000",
    "ca. 55k": "55000",
    "55k+": "55000",
    "55k or more": "55000",
    "$55k+ a year": "55000 year",
    "55k.": "55000",
}
NOT_READ = [
    "",
    "about fifty",
    "about",
    "0,055",
    "0.055",
    "55,000k",
    "55.000",
    "50.000-60.000",
    "55.000 €",
    "1,000 000",
    "1,234,50",
    "1.234.50",
    "1234,567",
    "1234.567",
    "50000 60000",
    "50 60k",
    "60-50k",
    "60k-50k",
    "60k to 50",
    "500k-60k",
    "50 and 60k",
    "between 50k",
    "between 50-60k",
    "50-60-70k",
    "50-",
    "-55000",
    "1e9",
    "9" * 13,
    "9" * 5000,
    "١٢٣ apples",
    "= 55000",
    "55000 bucks",
    "55000 gross",
    "55000 net",
    "55000 before tax",
    "55000 xyz",
    "try 55000",
    "55000 all",
    "€50k-£60k",
    "EUR 50k USD",
    "$50k EUR",
    "¥ 50000 dollars",
    "up to 60k",
    "55k a fortnight",
    "55ka year",
    "55k year",
    "negotiable",
    "50 or 60k",
]
amounts = st.decimals(0, Decimal("999999999999.99"), places=2)
currencies = st.sampled_from(["", "EUR", "USD", "GBP", "JPY"])
periods = st.sampled_from(["", "hour", "day", "week", "month", "year"])
monies = st.builds(
    lambda one, other, currency, period: Money(
        min(one, other), None if one == other else max(one, other), currency, period
    ),
    amounts,
    amounts,
    currencies,
    periods,
) | st.builds(Money, amounts, st.none(), currencies, periods)


@pytest.mark.parametrize(("typed", "code"), READ.items(), ids=READ)
def test_an_amount_is_read_as_people_write_it(typed: str, code: str) -> None:
    money = read_money(typed)
    assert money is not None
    assert money.code() == code


@pytest.mark.parametrize("typed", NOT_READ)
def test_what_is_no_amount_or_could_be_two_is_not_read(typed: str) -> None:
    assert read_money(typed) is None


@pytest.mark.parametrize(
    ("typed", "could_be"),
    [
        ("55.000", "55 or 55,000"),
        ("EUR 1.250", "1.250 or 1,250"),
        ("55,000", ""),
        ("0.055", ""),
        ("1.055.000", ""),
        ("fifty", ""),
    ],
)
def test_an_amount_that_could_be_two_says_which(typed: str, could_be: str) -> None:
    assert either_words(typed) == could_be


@given(money=monies)
def test_an_amount_comes_back_from_what_is_stored_of_it(money: Money) -> None:
    assert Money.from_code(money.code()) == money
    assert len(money.code()) <= 120


@given(money=monies)
def test_an_amount_as_it_is_shown_is_read_as_the_same(money: Money) -> None:
    assert read_money(money_words(money)) == money


@pytest.mark.parametrize("code", ["", "fifty", "55,000", "55k", "50-", "55000 eur", "5 EUR decade"])
def test_nothing_but_what_is_stored_of_an_amount_is_taken_for_it(code: str) -> None:
    assert Money.from_code(code) is None


@given(typed=st.text() | st.from_regex(r"[$€A-Za-z~ ]{0,6}[\d., '’kK-]{0,14}[A-Za-z€/+ ]{0,8}"))
@example("9" * 5000)
@example("٣k")
@example("²")
@example("$" * 80)
@example("1 " * 40)
def test_no_typed_text_breaks_an_amount(typed: str) -> None:
    money = read_money(typed)
    assert money is None or Money.from_code(money.code()) == money


@given(money=monies, word=st.sampled_from(["gross", "net", "maybe", "?", "plus car"]))
def test_an_amount_with_words_that_are_not_understood_is_not_read(money: Money, word: str) -> None:
    assert read_money(f"{money_words(money)} {word}") is None
    assert read_money(f"{word} {money_words(money)}") is None
