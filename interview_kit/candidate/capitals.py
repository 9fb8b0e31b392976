"""The capitals that English words have wherever they stand, in what was typed without them."""

from __future__ import annotations

import re

_DAY_OR_MONTH = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b"
    r"|\b(?:january|february|april|june|july|september|october|november|december"
    r"|christmas|easter)\b"
    r"|(?:(?<=\bin )|(?<=\bby )|(?<=\buntil ))(?:march|may|august"
    r"|jan|feb|apr|jun|jul|aug|sept|oct|nov|dec)\b"
)
_LOWER_WORD = re.compile(r"(?<![\w@.])[a-z]+(?![\w@]|\.\w)")


def with_capitals(line: str, languages: frozenset[str]) -> str:
    """Return a line in which days, months, and those `languages` have their capitals."""
    line = _DAY_OR_MONTH.sub(lambda match: match[0].capitalize(), line)
    if languages.isdisjoint(_LOWER_WORD.findall(line)):
        return line
    return _LOWER_WORD.sub(
        lambda match: match[0].capitalize() if match[0] in languages else match[0], line
    )
