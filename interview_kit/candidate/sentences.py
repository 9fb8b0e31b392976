"""The kit's sentences for a candidate, their slots filled."""

from __future__ import annotations

import re
from collections.abc import Mapping

from interview_kit.text import one_line, slots

_SLOT = re.compile(r"\{([a-z_]+)\}([.]?)")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")


def as_question(text: str) -> str:
    """Return a question as a sentence of its own: a capital first, a mark at the end."""
    line = one_line(text)
    first = line.split(" ")[0]
    if first.islower():  # not "iPhones"
        line = line[0].upper() + line[1:]
    return line if not line or _ENDED.search(line) else f"{line}?"


def sentence(pattern: str, values: Mapping[str, str]) -> str:
    """Return a sentence with its slots filled. Raises KeyError for a slot without a value.

    A value that brings its own full stop, such as "Hale Inc.", gets no second one.
    """
    return _SLOT.sub(lambda match: _with_stop(values[match[1]], match[2]), pattern)


def first_complete(variants: tuple[str, ...], values: Mapping[str, str]) -> str:
    """Return the first variant all of whose slots are filled, filled; "" if there is none."""
    for variant in variants:
        if all(values.get(name, "").strip() for name in slots(variant)):
            return sentence(variant, values)
    return ""


def _with_stop(value: str, stop: str) -> str:
    return value if _ENDED.search(value) else value + stop
