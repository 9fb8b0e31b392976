"""Phone numbers as people type or paste them."""

from __future__ import annotations

import re

from interview_kit.typed.plain_text import plain_text

_NUMBER = re.compile(r"\+?[\d(][\d\s()./-]*\d")
_EXTENSION = re.compile(r"[\s,;]*(?:ext\.?|extension|x|#)\s*(\d{1,8})\b", re.IGNORECASE)
_TRUNK = re.compile(r"\(0\)")  # left out where the number begins with a country
_FEWEST, _MOST = 3, 15  # digits; source of the most: ITU-T E.164


def holds_number(text: str) -> bool:
    """Tell whether a text has as many digits as a number to call, in one piece or in several."""
    return sum(map(str.isdecimal, plain_text(text))) >= _FEWEST


def phone_link(text: str) -> str:
    """Return the link that calls the number in a text, "" where it holds none, or two.

    Source: RFC 3966, by which a link has digits, a plus in front, and the extension after ";ext=".
    """
    shown = plain_text(text)
    match = _NUMBER.search(shown)
    if match is None:
        return ""
    number = match[0]
    is_international = number.startswith("+")
    digits = re.sub(r"\D", "", _TRUNK.sub("", number) if is_international else number)
    if not _FEWEST <= len(digits) <= _MOST:
        return ""
    extension = _EXTENSION.match(shown, match.end())
    more = f";ext={extension[1]}" if extension else ""
    return f"tel:{'+' if is_international else ''}{digits}{more}"
