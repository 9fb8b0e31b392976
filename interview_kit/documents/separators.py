"""The separator between the cells of a CSV file, and the decimal sign, by region.

Spreadsheets read a CSV by the settings of their region. Where decimals have a comma, semicolons
separate the cells. Source: the decimal signs in the Unicode CLDR, by region.
"""

from __future__ import annotations

from typing import Literal

Separator = Literal["comma", "semicolon"]

SIGNS = {"comma": ",", "semicolon": ";"}

_REGIONS = (
    "AD AL AM AO AR AT AW AX AZ BA BE BF BG BJ BL BN BO BQ BR BY CD CG CI CL CM CO CR CV CW CY CZ "
    "DE DJ DK DZ EC EE ES FI FO FR GA GE GF GL GN GP GQ GR GW HR HU ID IS IT KG KZ LB LT LU LV LY "
    "MA MC MD ME MF MK MQ MR MZ NC NL NO PF PL PM PT PY RE RO RS RU SE SI SJ SK SM SN SR ST SX TG "
    "TJ TL TM TN TR UA UY UZ VA VE VN WF XK YT ZA"
)
_LANGUAGES = (
    "af az be bg bs ca cs da de el es et eu fi fo fr gl hr hu hy id is it ka kk kl ky lb lt lv mk "
    "nb nl nn no pl pt ro ru sk sl sq sr sv tg tk tr uk uz vi"
)
_WITH_POINTS = ("CH", "LI")  # between their cells are semicolons, too
_FRENCH_IN_CANADA = ("fr", "CA")  # the one language that differs from its region


def usual_separator(language_tag: str) -> Separator:
    """Return the usual separator for a language tag such as "de-AT", or "de" without a region."""
    language, region = _language_and_region(language_tag)
    if region:
        has_semicolons = region in (*_REGIONS.split(), *_WITH_POINTS)
        return "semicolon" if has_semicolons or (language, region) == _FRENCH_IN_CANADA else "comma"
    return "semicolon" if language in _LANGUAGES.split() else "comma"


def decimal_sign(separator: str, language_tag: str) -> str:
    """Return the decimal sign that goes with a separator: a comma with semicolons.

    In Switzerland and Liechtenstein a point goes with both.
    """
    _, region = _language_and_region(language_tag)
    return "," if separator == "semicolon" and region not in _WITH_POINTS else "."


def _language_and_region(language_tag: str) -> tuple[str, str]:
    """Return the language and the region of a tag, which may name a script between them."""
    language, *others = language_tag.replace("_", "-").split("-")
    region = next((each for each in others if len(each) == 2 or each.isdecimal()), "")
    return language.lower(), region.upper()
