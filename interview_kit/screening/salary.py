"""The pay a candidate asks for: an amount, a currency, a period."""

from __future__ import annotations

import re
from decimal import Decimal

from interview_kit.errors import KitError
from interview_kit.text import one_line

_SIGNS = {"$": "", "€": "EUR", "£": "GBP", "¥": ""}
"""Currency signs, with the code where a sign has only one."""

_CODE = re.compile(r"([A-Z]{3}) ?(?=\d)|(?<=[\dkK]) ?([A-Z]{3})")
_PLAIN = re.compile(r"(\d{1,12}(?:\.\d{1,2})?) ?(k?)", re.IGNORECASE)
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:([ ,'’])\d{3})(?:\1\d{3}){0,3}(?:\.\d{1,2})?")


def parse_amount(text: str) -> Decimal:
    """Return an amount of money as it was typed: "55,000", "55 000", "55000.50", "55k".

    A currency may stand before or behind: "USD 55000", "55,000 €". Raises KitError when it is
    no number, or could be two: "55.000", "0,055", "55,000k".
    """
    bare = _CODE.sub("", one_line(text)).strip("".join(_SIGNS) + " ")
    if _GROUPED.fullmatch(bare):
        return Decimal(re.sub("[ ,'’]", "", bare))
    if match := _PLAIN.fullmatch(bare):
        return Decimal(match[1]) * (1000 if match[2] else 1)
    raise KitError(
        f"“{one_line(text)[:40]}” is not an amount the kit can read.",
        next_step="Write digits, such as 55000, 55,000 or 55k, and put anything else in the "
        "note. What you typed is kept as it is.",
    )


def salary_words(amount: str, currency: str, period: str) -> str:
    """Return the pay wanted in words, "USD 55,000 a year"; an unreadable amount as typed.

    So is one that names another currency than `currency`, since one of the two is wrong.
    """
    if not amount.strip():
        return ""
    try:
        number = _written(parse_amount(amount))
    except KitError:
        number = ""
    if not number or _named(amount) not in ("", currency):
        about = ", ".join(part for part in (currency, period) if part)
        return f"{one_line(amount)} ({about})" if about else one_line(amount)
    return " ".join(part for part in (currency, number, period) if part)


def _written(number: Decimal) -> str:
    return f"{number:,.0f}" if number == number.to_integral_value() else f"{number:,.2f}"


def _named(amount: str) -> str:
    """Return the code of the currency that an amount names itself, "" for none or a shared sign."""
    if match := _CODE.search(one_line(amount)):
        return match[1] or match[2]
    return next((code for sign, code in _SIGNS.items() if code and sign in amount), "")
