"""Amounts of money as people type them: a figure or two, a currency, a period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from interview_kit.typed.plain_text import plain_text

_SIGNS = {
    "$": "$",
    "dollar": "$",
    "dollars": "$",
    "¥": "¥",
    "us$": "USD",
    "us dollars": "USD",
    "ca$": "CAD",
    "c$": "CAD",
    "a$": "AUD",
    "au$": "AUD",
    "nz$": "NZD",
    "s$": "SGD",
    "hk$": "HKD",
    "r$": "BRL",
    "€": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "£": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "₹": "INR",
    "yen": "JPY",
    "₩": "KRW",
    "₺": "TRY",
    "₫": "VND",
    "₪": "ILS",
    "₦": "NGN",
    "₴": "UAH",
    "zł": "PLN",
}
"""Names and signs of currencies; a sign that several currencies share stands for itself."""

_SHARED = {
    "$": "USD CAD AUD NZD SGD HKD TWD JMD TTD BSD BBD BZD FJD NAD MXN ARS CLP COP DOP UYU",
    "¥": "JPY CNY",
}

# The codes of ISO 4217 for currencies in which people are paid.
_CODES = (
    "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP "
    "GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES "
    "KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU "
    "MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON "
    "RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND "
    "TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW "
    "ZWG"
)
_ALSO_WORDS = "ALL COP CUP GEL LAK MAD MOP PEN SOS TOP TRY"
"""Codes that are English words, too, and count only in capitals."""

_PERIODS = {
    "hour": (r"hour|hr|h", r"hourly"),
    "day": (r"day|d", r"daily"),
    "week": (r"week|wk", r"weekly|pw|p\.w\.?"),
    "month": (r"(?:calendar )?month|mth|mo", r"monthly|pcm|p\.c\.m\.?"),
    "year": (r"year|yr|y|annum", r"yearly|annually|annual|pa|p\.a\.?"),
}
_PERIOD = "|".join(
    f"(?P<{name}>(?:/ ?|(?<= )(?:an?|per|each) )(?:{words})|{alone})"
    for name, (words, alone) in _PERIODS.items()
)
_NAMES = "|".join(re.escape(name) for name in sorted(_SIGNS, key=len, reverse=True))
_CURRENCY = rf"{_NAMES}|[a-z]{{3}}"
_FIGURE = r"\d[\d., ']*(?<=\d)"
_LEAD = (
    r"between|from|at least|min\.?|minimum|around|about|approx\.?|approximately|roughly|circa|ca\.?"
)
_AMOUNT = re.compile(
    rf"(?:(?P<lead>{_LEAD}) |[~≈] ?)?"
    rf"(?P<c1>{_CURRENCY})?? ?(?P<low>{_FIGURE}) ?(?P<k1>k)? ?(?P<c2>{_CURRENCY})??"
    rf"(?: ?(?P<to>-|(?<= )to(?= )|(?<= )and(?= )) ?"
    rf"(?P<c3>{_CURRENCY})?? ?(?P<high>{_FIGURE}) ?(?P<k2>k)? ?(?P<c4>{_CURRENCY})??)?"
    r"(?: ?\+| or more)?"
    rf"(?: ?(?:{_PERIOD}))?",
    re.IGNORECASE,
)
_SIMPLE = re.compile(r"\d{1,12}(?:[.,]\d{1,2})?")
_GROUPED = re.compile(
    r"[1-9]\d{0,2}(?:(?:,\d{3}){1,4}(?:\.\d{1,2})?|([ '])\d{3}(?:\1\d{3}){0,3}(?:[.,]\d{1,2})?)"
)
_POINTED = re.compile(r"[1-9]\d{0,2}(?:(?:\.\d{3}){2,4}(?:,\d{1,2})?|\.\d{3},\d{1,2})")
_DECIMALS = re.compile(r"[.,](\d{1,2})$")
_EITHER = re.compile(r"(?<![\d.,])([1-9]\d{0,2})\.(\d{3})(?![\d.,])")
_CODE = re.compile(
    r"(?P<low>\d{1,15}(?:\.\d{1,2})?)(?:-(?P<high>\d{1,15}(?:\.\d{1,2})?))?"
    rf"(?: (?P<currency>[A-Z]{{3}}))?(?: (?P<period>{'|'.join(_PERIODS)}))?"
)


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of money, or from `low` to `high` of it.

    `currency` is an ISO 4217 code and `period` "hour", "day", "week", "month" or "year", each
    "" where the text named none.
    """

    low: Decimal
    high: Decimal | None = None
    currency: str = ""
    period: str = ""

    def code(self) -> str:
        """Return the amount as it is stored, such as "3500-3900 EUR month"."""
        figures = "-".join(
            without_zeros(each) for each in (self.low, self.high) if each is not None
        )
        return " ".join(part for part in (figures, self.currency, self.period) if part)

    @staticmethod
    def from_code(code: str) -> Money | None:
        """Return the amount of a stored code, None for any other text."""
        match = _CODE.fullmatch(code)
        if match is None:
            return None
        high = Decimal(match["high"]) if match["high"] else None
        return Money(Decimal(match["low"]), high, match["currency"] or "", match["period"] or "")


def without_zeros(number: Decimal) -> str:
    """Return a number in digits, without zeros at its end: "23.5"."""
    whole = number == number.to_integral_value()
    return f"{number:.0f}" if whole else f"{number:f}".rstrip("0")


def read_money(text: str) -> Money | None:
    """Return the amount that a text means; None where it means none, or could mean two.

    "55.000" could be 55 or 55,000. A range has to go up, and to name one currency.
    """
    match = _AMOUNT.fullmatch(plain_text(text).removesuffix(".").rstrip())
    if match is None:
        return None
    lead, to = (match[name] or "" for name in ("lead", "to"))
    if (lead.lower() == "between") != (to.lower() == "and"):
        return None
    currency = _currency([match[name] for name in ("c1", "c2", "c3", "c4") if match[name]])
    low, high = _figures(match)
    if currency is None or low is None or (match["high"] and high is None):
        return None
    if high is not None and low > high:
        return None
    period = next((name for name in _PERIODS if match[name]), "")
    return Money(low, None if high == low else high, currency, period)


def either_words(text: str) -> str:
    """Return the two meanings of an amount such as "55.000", "55 or 55,000"; "" for any other."""
    if not (match := _EITHER.search(plain_text(text))):
        return ""
    whole, rest = match.groups()
    return f"{whole if rest == '000' else match[0]} or {whole},{rest}"


def _figures(match: re.Match[str]) -> tuple[Decimal | None, Decimal | None]:
    """Return the figures of a match, None for a missing one. In "50-60k", both are thousands."""
    low, high = _figure(match["low"], match["k1"]), None
    if match["high"]:
        high = _figure(match["high"], match["k2"])
        if match["k2"] and not match["k1"] and low is not None and low < 1000:
            low = _figure(match["low"], "k")
    return low, high


def _figure(typed: str, k: str | None) -> Decimal | None:
    shapes = (_SIMPLE,) if k else (_SIMPLE, _GROUPED, _POINTED)
    if not any(shape.fullmatch(typed) for shape in shapes):
        return None
    decimals = _DECIMALS.search(typed)
    whole = typed[: decimals.start()] if decimals else typed
    digits = re.sub("[., ']", "", whole)
    return Decimal(f"{digits}.{decimals[1]}" if decimals else digits) * (1000 if k else 1)


def _currency(named: list[str]) -> str | None:
    """Return the code of the one currency named, "" for a shared sign or none; else None."""
    codes_or_signs = {_code(each) for each in named}
    if None in codes_or_signs:
        return None
    codes = {each for each in codes_or_signs if each and each not in _SHARED}
    signs = {each for each in codes_or_signs if each in _SHARED}
    if len(codes) > 1 or len(signs) > 1:
        return None
    if any(code not in _SHARED[sign] for code in codes for sign in signs if sign):
        return None
    return next(iter(codes), "") or ""


def _code(name: str) -> str | None:
    if code := _SIGNS.get(name.lower()):
        return code
    upper = name.upper()
    is_code = upper in _CODES.split() and (name == upper or upper not in _ALSO_WORDS)
    return upper if is_code else None
