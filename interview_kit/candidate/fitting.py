"""Fitting what a candidate typed into the middle of one of the kit's sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview_kit.content.closing import Fitting, SlotFitting
from interview_kit.text import one_line, spoken_list

_STOPS = " .,;:!?…"
_FIRST_WORD = re.compile(r"([A-Z][a-z]*)(?=[\s,'’]|$)")
# Somebody, and what they do: not "IT", not "you to be calm".
_CLAUSE = re.compile(
    r"(?:[Tt]hat )?((?:I|i|[Yy]ou|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]here)(?:['’][a-z]+)?"
    r" (?!to |and |or ).+)"
)
_BULLET = re.compile(r"^[-–—•*·] +")
_THEIRS = re.compile(r"i(?=['’ ])")


def fitted(text: str, fitting: Fitting, slot: str) -> str:
    """Return what was typed as it goes into a slot in the middle of a sentence, on one line.

    A final stop goes, a capital of a first word that is not a name, and a beginning that the
    kit's sentence has already. What is a sentence of its own all the same gets the word that
    ties it in: "how you count". Never for a role, a company or people: they are theirs.
    """
    way = fitting.of(slot)
    line = _after_lead_in(text, fitting, way)
    clause = _clause(line, fitting)
    is_tied = way.tie and line.startswith(f"{way.tie} ")
    if not clause or is_tied:
        return _lowered(line, fitting)
    said = _THEIRS.sub("I", _lowered(clause, fitting), count=1)
    return f"{way.tie} {said}" if way.tie else said


def told(text: str, fitting: Fitting, slot: str) -> str:
    """Return a strength or an example fitted: what the candidate did gets its subject, "I"."""
    line = _after_lead_in(text, fitting, fitting.of(slot))
    first = _FIRST_WORD.match(line[:1].upper() + line[1:])
    is_deed = first is not None and first[1].lower() in fitting.deeds
    return fitted(f"I {_lowered(line, fitting)}" if is_deed else line, fitting, slot)


def offered(strengths: Iterable[str], fitting: Fitting) -> str:
    """Return strengths as they stand after a colon, those of the best one's kind first.

    What one is or has and what one did stand apart: "I led a team and six years of counts"
    would count years among what was led.
    """
    fit = [each for each in (told(text, fitting, "strengths") for text in strengths) if each]
    did = [each for each in fit if _clause(each, fitting)]
    have = [each for each in fit if each not in did]
    if did and have and fit[0] == did[0]:
        return f"{spoken_list(did)}, plus {spoken_list(have)}"
    return ", and ".join(filter(None, (spoken_list(have), spoken_list(did))))


def _clause(line: str, fitting: Fitting) -> str:
    """Return what says by itself that somebody does something, "" where it needs a sentence."""
    if found := _CLAUSE.fullmatch(line):
        return found[1]
    clause = re.sub("(?i)^that ", "", line)
    for number, word in enumerate(clause.lower().replace("’", "'").split(" ")):
        if word.strip(_STOPS) in fitting.joins:
            return ""
        if number and word.strip(_STOPS) in fitting.finite:
            return clause
    return ""


def _bare(text: str, fitting: Fitting) -> str:
    line = _BULLET.sub("", one_line(text))
    bare = line.rstrip(_STOPS)
    is_short = line.startswith(f"{bare}.") and f"{bare}.".split(" ")[-1] in fitting.abbreviations
    return f"{bare}." if bare and is_short else bare


def _after_lead_in(text: str, fitting: Fitting, way: SlotFitting) -> str:
    """Return what a text says after the kit's own beginning, "" where that is nothing."""
    line = _without_lead_in(_bare(text, fitting), way)
    if line.rstrip(_STOPS).lower() in fitting.nothing:
        return ""
    return line if line == text else _after_lead_in(line, fitting, way)


def _without_lead_in(line: str, way: SlotFitting) -> str:
    for lead_in in sorted(way.lead_ins, key=len, reverse=True):
        words = re.escape(lead_in).replace("…", ".{1,60}?").replace("'", "['’]")
        if found := re.match(rf"{words}(?=[\s:,]|$)[\s:,]*", line, re.IGNORECASE):
            return _without_lead_in(line[found.end() :], way)
    return line


def _lowered(text: str, fitting: Fitting) -> str:
    first = _FIRST_WORD.match(text)
    if first is None or first[1].lower() not in fitting.lowered:
        return text
    return text[0].lower() + text[1:]
