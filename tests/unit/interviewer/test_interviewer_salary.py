"""The pay a candidate asks for, in words and in numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.interviewer.salary import (
    SalaryNumbers,
    odd_pay_words,
    range_gap,
    salary_numbers,
    salary_of,
    salary_words,
)
from interview_kit.typed.money import read_money


@pytest.mark.parametrize(
    ("reading", "currency", "period", "words"),
    [
        ("55000", "USD", "a year", "USD 55,000 a year"),
        ("5500", "USD", "a month", "USD 5,500 a month"),
        ("17.5", "GBP", "an hour", "GBP 17.50 an hour"),
        ("999999999999", "IDR", "a year", "IDR 999,999,999,999 a year"),
        ("55000 EUR", "USD", "a year", "EUR 55,000 a year"),
        ("23.5 hour", "USD", "a year", "USD 23.50 an hour"),
        ("3500-3900 EUR month", "USD", "a year", "EUR 3,500–3,900 a month"),
        ("55000", "", "", "55,000"),
        ("", "USD", "a year", ""),
    ],
)
def test_the_pay_wanted_reads_as_one_says_it(
    reading: str, currency: str, period: str, words: str
) -> None:
    assert salary_words(reading, "", currency, period) == words


def test_an_amount_that_was_not_read_is_shown_as_it_was_typed() -> None:
    assert (
        salary_words("", "about\nfifty", "USD", "a year") == "about fifty (not read as an amount)"
    )
    assert salary_words("", " ", "USD", "a year") == ""


def test_the_pay_of_a_call_is_that_of_its_fields() -> None:
    answers = {
        "salary_amount": Answer("50000-60000", "answered", "50-60k"),
        "salary_currency": Answer("GBP", "answered"),
        "salary_period": Answer("year", "answered"),
    }
    assert salary_of(answers, {"year": "a year"}) == "GBP 50,000–60,000 a year"
    assert salary_numbers(answers) == SalaryNumbers("50000", "60000", "GBP", "year")
    assert salary_of({}, {}) == ""
    assert salary_of(answers, {}) == "GBP 50,000–60,000"
    unread = {**answers, "salary_amount": Answer("", "answered", "a lot")}
    assert salary_of(unread, {}) == "a lot (not read as an amount)"
    assert salary_numbers(unread) == salary_numbers({}) == SalaryNumbers()


@pytest.mark.parametrize(
    ("typed", "period", "instead"),
    [
        ("3.7", "month", "3700 or 3.7k"),
        ("3,75 EUR", "month", "3750 or 3.75k"),
        ("52-60", "year", "52000-60000 or 52k-60k"),
        ("52 a year", "hour", "52000 or 52k"),
        ("3.7k", "month", ""),
        ("3,7k", "month", ""),
        ("600", "year", ""),
        ("17.50", "hour", ""),
        ("40", "day", ""),
        ("3.7", "", ""),
        ("0", "year", ""),
    ],
)
def test_a_pay_that_is_hardly_meant_is_asked_about(typed: str, period: str, instead: str) -> None:
    money = read_money(typed)
    assert money
    words = f"Write {instead} if that's what you mean." if instead else ""
    assert odd_pay_words(money, period, 50) == words


def test_thousands_are_typed_with_a_point_or_a_comma() -> None:
    read = [read_money(typed) for typed in ("3.7k", "3,7k")]
    assert [each and each.code() for each in read] == ["3700", "3700"]


@given(typed=st.text() | st.from_regex(r"[$€A-Z ]{0,5}[\d., '’kK-]{0,9}[A-Z€ ]{0,5}"))
def test_no_typed_text_breaks_the_pay_or_goes_unsaid(typed: str) -> None:
    money = read_money(typed)
    words = salary_words(money.code() if money else "", typed, "USD", "a year")
    assert bool(words) == bool(typed.strip())
    if money is None:
        assert " ".join(typed.split()) in words


@pytest.mark.parametrize(
    ("wanted", "pays", "gap"),
    [
        ("55000", "50000-60000", "within the range"),
        ("60000", "50000-60000", "within the range"),
        ("60000.5", "50000-60000", "0.50 above the range"),
        ("62000-70000", "50000-60000", "2,000 above the range"),
        ("58000-70000", "50000-60000", "within the range"),
        ("48000", "50000-60000", "2,000 below the range"),
        ("48000", "60000", "within the range"),
        ("62000", "60000", "2,000 above the range"),
        ("62000 EUR", "50000-60000", "not compared: the range is in USD"),
        ("5500 month", "50000-60000", "6,000 above the range (66,000 a year)"),
        ("4500-5500 month", "50000-60000", "within the range (54,000 a year)"),
        (
            "23 hour",
            "50000-60000",
            "2,160 below the range (47,840 a year at 2,080 hours a year)",
        ),
        ("55000", "4000-4500 month", "83 above the range (4,583 a month)"),
        (
            "57200",
            "22-26 hour",
            "1.50 above the range (27.50 an hour at 2,080 hours a year)",
        ),
        ("1000 week", "50000-60000", "within the range (52,000 a year)"),
        ("62000", "", ""),
        ("", "50000-60000", ""),
    ],
)
def test_a_salary_is_compared_with_what_the_job_pays(
    whole: QuestionSet, wanted: str, pays: str, gap: str
) -> None:
    answers = {
        "salary_amount": Answer(wanted, "answered"),
        "salary_currency": Answer("USD", "answered"),
        "salary_period": Answer("year", "answered"),
    }
    asked = whole.model_copy(
        update={"salary_range": pays, "salary_currency": "USD", "salary_period": "year"}
    )
    assert range_gap(answers, asked) == gap
