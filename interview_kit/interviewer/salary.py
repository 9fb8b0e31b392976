"""The salary that a candidate asks for: an amount, a currency, a period."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

from interview_kit.fields import call_fields
from interview_kit.interviewer.progress import Answers, text_of
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.text import one_line
from interview_kit.typed.money import Money, without_zeros
from interview_kit.typed.words import money_words

_YEARLY = {"year": 1, "month": 12}
"""How often a period comes in a year, where that depends on no hours."""


class SalaryNumbers(NamedTuple):
    """The salary in columns for spreadsheets: plain digits, "" for none.

    `high` is "" unless it is a range; `currency` is a code, `period` "year" or another.
    """

    low: str = ""
    high: str = ""
    currency: str = ""
    period: str = ""


def salary_words(reading: str, typed: str, currency: str, period: str) -> str:
    """Return the salary in words, "USD 55,000 a year"; "" for none.

    `reading` is the reading of the amount, `typed` the typed text, which is shown where it could
    not be read. `currency` and `period`, such as "a year", were chosen beside it: a currency or
    period in the amount itself comes before them.
    """
    money = Money.from_code(reading)
    if money is not None:
        return money_words(money, currency, period)
    unread = one_line(typed or reading)
    return f"{unread} (not read as an amount)" if unread else ""


def range_words(question_set: QuestionSet, periods: Mapping[str, str]) -> str:
    """Return what the job pays in words, "" where the position does not say."""
    period = periods.get(question_set.salary_period, "")
    money = Money.from_code(question_set.salary_range)
    return money_words(money, question_set.salary_currency, period) if money else ""


def range_gap(answers: Answers, question_set: QuestionSet) -> str:
    """Return how the salary wanted lies to what the job pays, "10,000 above the range".

    That is "" where either is missing, or where they are of different currencies or periods: what
    somebody works in a year is nothing that the kit knows.
    """
    wanted = Money.from_code(text_of(answers, call_fields.SALARY_AMOUNT.key))
    pays = Money.from_code(question_set.salary_range)
    if wanted is None or pays is None:
        return ""
    of_wanted = (
        wanted.currency or text_of(answers, call_fields.SALARY_CURRENCY.key),
        wanted.period or text_of(answers, call_fields.SALARY_PERIOD.key),
    )
    of_range = (
        pays.currency or question_set.salary_currency,
        pays.period or question_set.salary_period,
    )
    if of_wanted != of_range:
        return ""
    most = pays.low if pays.high is None else pays.high
    if wanted.low > most:
        return f"{money_words(Money(wanted.low - most))} above the range"
    if pays.high is not None and wanted.low < pays.low:
        return f"{money_words(Money(pays.low - wanted.low))} below the range"
    return "within the range"


def salary_of(answers: Answers, periods: Mapping[str, str]) -> str:
    """Return the salary in a call's fields in words. `periods` are labels by id."""
    amount = answers.get(call_fields.SALARY_AMOUNT.key)
    if amount is None:
        return ""
    period = periods.get(text_of(answers, call_fields.SALARY_PERIOD.key), "")
    return salary_words(
        amount.text, amount.typed, text_of(answers, call_fields.SALARY_CURRENCY.key), period
    )


def salary_numbers(answers: Answers) -> SalaryNumbers:
    """Return the salary in a call's fields as numbers, all "" where it could not be read."""
    money = Money.from_code(text_of(answers, call_fields.SALARY_AMOUNT.key))
    if money is None:
        return SalaryNumbers()
    return SalaryNumbers(
        without_zeros(money.low),
        "" if money.high is None else without_zeros(money.high),
        money.currency or text_of(answers, call_fields.SALARY_CURRENCY.key),
        money.period or text_of(answers, call_fields.SALARY_PERIOD.key),
    )


def least_wanted(answers: Answers, question_set: QuestionSet) -> Decimal | None:
    """Return the least salary that a candidate wants, to be compared with others for the job.

    It is for a year where the job is paid by the year or the month, else for the job's period. None
    where no amount was read, or one in another currency or period.
    """
    wanted, pays = salary_numbers(answers), Money.from_code(question_set.salary_range)
    currency = (pays.currency if pays else "") or question_set.salary_currency
    period = (pays.period if pays else "") or question_set.salary_period
    if not wanted.low or wanted.currency != currency:
        return None
    if wanted.period in _YEARLY and period in _YEARLY:
        return Decimal(wanted.low) * _YEARLY[wanted.period]
    return Decimal(wanted.low) if wanted.period == period else None
