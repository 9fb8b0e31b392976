"""Filling what a candidate typed into the kit's sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from interview_kit.content.closing import Fitting
from interview_kit.text import joined, one_line, slots

_SLOT = re.compile(r"\{([a-z_]+)\}([.]?)")
_ENDED = re.compile(r"[.!?…][\"'”’)\]]*$")
_STOPS = " .,;:!?…"
_FIRST_WORD = re.compile(r"([A-Z][a-z]*)(?=[\s,'’]|$)")


def fitted(text: str, fitting: Fitting) -> str:
    """Return what was typed as it goes into the middle of a sentence, on one line.

    A final stop goes, and a capital of a first word that is not a name. Never for a role, a
    company or people: they are theirs.
    """
    line = one_line(text)
    bare = line.rstrip(_STOPS)
    is_short = line.startswith(f"{bare}.") and f"{bare}.".split(" ")[-1] in fitting.abbreviations
    return _lowered(f"{bare}." if bare and is_short else bare, fitting)


def told(text: str, fitting: Fitting, *, subject: str = "how I") -> str:
    """Return a strength fitted: what somebody did gets its `subject`, else it reads as a noun."""
    line = fitted(text, fitting)
    first = _FIRST_WORD.match(line[:1].upper() + line[1:])
    return f"{subject} {line}" if first and first[1].lower() in fitting.deeds else line


def offered(strengths: Iterable[str], fitting: Fitting) -> str:
    """Return strengths as they stand after a colon, what one is or has before what one did.

    "I led a team and six years of counts" would count years among what was led.
    """
    fit = {told(each, fitting, subject="I"): told(each, fitting) for each in strengths}
    have = [each for each, noun in fit.items() if each and each == noun]
    did = [each for each, noun in fit.items() if each != noun]
    return ", and ".join(filter(None, (joined(have), joined(did))))


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


def _lowered(text: str, fitting: Fitting) -> str:
    first = _FIRST_WORD.match(text)
    if first is None or first[1].lower() not in fitting.lowered:
        return text
    return text[0].lower() + text[1:]


def _with_stop(value: str, stop: str) -> str:
    return value if _ENDED.search(value) else value + stop
