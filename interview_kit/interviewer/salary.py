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

_HOURS = 2080
"""The hours of a year at 40 a week, by which pay for an hour is compared with other pay."""
_YEARLY = {"year": 1, "month": 12, "week": 52, "day": 5 * 52, "hour": _HOURS}
"""How often a period comes in a year."""


_IN_THOUSANDS = ("year", "month", "week")
"""The periods for which people name thousands and leave that word out."""


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


def odd_pay_words(money: Money, period: str, least_month_pay: int) -> str:
    """Return how to write thousands where an amount is too low for its period, "" for any other.

    "3.7" a month was hardly meant as 3.70. `period` is that of an amount that names none.
    """
    period = money.period or period
    is_odd = period in _IN_THOUSANDS and money.low * _YEARLY[period] < least_month_pay * 12
    if not (is_odd and money.low):
        return ""
    figures = [each for each in (money.low, money.high) if each is not None]
    plain = "-".join(without_zeros(each * 1000) for each in figures)
    short = "-".join(f"{without_zeros(each)}k" for each in figures)
    return f"Write {plain} or {short} if that's what you mean."


def range_words(question_set: QuestionSet, periods: Mapping[str, str]) -> str:
    """Return what the job pays in words, "" where the position does not say."""
    period = periods.get(question_set.salary_period, "")
    money = Money.from_code(question_set.salary_range)
    return money_words(money, question_set.salary_currency, period) if money else ""


def range_gap(answers: Answers, question_set: QuestionSet) -> str:
    """Return how the salary wanted lies to what the job pays, "10,000 above the range".

    One for another period is converted into the job's, and it says so; one in another currency is
    not compared, and it says that. It is "" where an amount, a currency or a period is missing.
    """
    wanted = Money.from_code(text_of(answers, call_fields.SALARY_AMOUNT.key))
    pays = Money.from_code(question_set.salary_range)
    if wanted is None or pays is None:
        return ""
    currency = wanted.currency or text_of(answers, call_fields.SALARY_CURRENCY.key)
    period = wanted.period or text_of(answers, call_fields.SALARY_PERIOD.key)
    job_currency = pays.currency or question_set.salary_currency
    job_period = pays.period or question_set.salary_period
    if currency != job_currency:
        is_known = currency and job_currency
        return f"not compared: the range is in {job_currency}" if is_known else ""
    if period == job_period:
        return _gap(wanted.low, pays)
    if period not in _YEARLY or job_period not in _YEARLY:
        return ""
    converted = wanted.low * _YEARLY[period] / _YEARLY[job_period]
    converted = converted.quantize(Decimal("0.01" if job_period == "hour" else "1"))
    words = money_words(Money(converted, period=job_period))
    hours = f" at {_HOURS:,} hours a year" if "hour" in (period, job_period) else ""
    return f"{_gap(converted, pays)} ({words}{hours})"


def _gap(wanted: Decimal, pays: Money) -> str:
    """Return how an amount lies to what is paid, both for one period and in one currency."""
    most = pays.low if pays.high is None else pays.high
    if wanted > most:
        return f"{money_words(Money(wanted - most))} above the range"
    if pays.high is not None and wanted < pays.low:
        return f"{money_words(Money(pays.low - wanted))} below the range"
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
    """Return the least salary that a candidate wants for a year, to be compared with others'.

    None where no amount was read, or one in another currency than the job's.
    """
    wanted, pays = salary_numbers(answers), Money.from_code(question_set.salary_range)
    currency = (pays.currency if pays else "") or question_set.salary_currency
    if not wanted.low or wanted.currency != currency or wanted.period not in _YEARLY:
        return None
    return Decimal(wanted.low) * _YEARLY[wanted.period]
