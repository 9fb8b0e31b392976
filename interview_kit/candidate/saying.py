"""How typed words are said: as a noun, as a clause, as sentences, or after a colon only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from interview_kit.candidate.bare_nouns import with_article, with_subjects_article
from interview_kit.candidate.fitting import (
    fit_deed,
    fit_into_sentence,
    is_not_of_reader,
    joined,
    reads_on,
    strengths_list,
)
from interview_kit.candidate.phrases import STOPS, clause_of, is_told_clause
from interview_kit.candidate.rough_notes import (
    Fit,
    has_marks,
    is_rough,
    sayable_strengths,
    sentences_of,
)
from interview_kit.content.closing import Fitting, SlotFitting
from interview_kit.text import Form, one_line

_BREAKS = re.compile(r"\s*[;,]\s+|\s+[-–—]\s+|(?<=\w{3}[.!?])\s+")

_WRITTEN_OUT = {"w/": "with", "w/o": "without", "b/c": "because"}
_SHORTHAND = re.compile(r"(?<!\S)(?:w/o?|b/c)(?!\S)", re.IGNORECASE)
_IN_BRACKETS = re.compile(r" \([^()]*\)")


@dataclass(frozen=True, slots=True)
class Said:
    """Typed words as a sentence takes them, in which form, and what of them it cannot take."""

    text: str = ""
    form: Form = "noun"
    left: str = ""


def say(text: str, fitting: Fitting, slot: str, fit: Fit = fit_into_sentence) -> Said:
    """Return how a typed text is said in a slot.

    A rough note is said as far as it can be: its parts that are nouns, and those that are clauses.
    """
    text = _SHORTHAND.sub(lambda match: _WRITTEN_OUT[match[0].lower()], text)
    if is_rough(text, fitting, slot, fit):
        return _say_parts(text, fitting, slot, fit)
    if fit is fit_deed and ";" in text:
        return say_strengths(text.split(";"), fitting)
    said = fit(text, fitting, slot)
    form = form_of(said, fitting, slot)
    if form == "sentences" and ";" in said and fitting.of(slot).clauses:
        return Said(", and that ".join(said.split("; ")), "clause")
    if form == "clause":
        said = with_subjects_article(said, fitting)
    if form != "loose":
        return Said(said, form)
    way = fitting.of(slot)
    things = [_as_noun(part, fitting, slot, way) for part in said.split(", ")]
    return Said(joined(things)) if all(things) else Said(said, form)


def say_strengths(strengths: Iterable[str], fitting: Fitting) -> Said:
    """Return strengths in one list: things, and what the candidate did after them."""
    way = fitting.of("strengths")
    things, deeds = strengths_list(strengths, fitting)
    nouns = [_as_noun(thing, fitting, "strengths", way) for thing in things]
    listed = joined([noun or thing for noun, thing in zip(nouns, things, strict=True)])
    text = f"{listed}, and {deeds}" if listed and deeds else listed or deeds
    form: Form = "clause" if deeds and not things else "noun" if all(nouns) else "loose"
    return Said(text, form)


def form_of(said: str, fitting: Fitting, slot: str) -> Form:
    """Return the form of a fitted text."""
    if reads_on(said, fitting, slot):
        return "noun"
    is_clause = bool(clause_of(said, fitting)) or is_told_clause(said, fitting)
    if len(sentences_of(said, fitting)) > 1 or (";" in said and is_clause):
        return "sentences"
    return "clause" if is_clause else "loose"


def _as_noun(said: str, fitting: Fitting, slot: str, way: SlotFitting) -> str:
    """Return a fitted text as a noun that reads on, "" for none."""
    if not said or ";" in said or form_of(said, fitting, slot) not in ("noun", "loose"):
        return ""
    return said if reads_on(said, fitting, slot) else with_article(said, fitting, way)


def _say_parts(text: str, fitting: Fitting, slot: str, fit: Fit) -> Said:
    """Return the parts of a rough note that can be said: a list of nouns, and clauses after it."""
    way, line = fitting.of(slot), one_line(text)
    parts = _parts(line, fitting) if way.parts else []
    if fit is fit_deed and not way.sentences:
        sayable = [
            part
            for part in sayable_strengths(parts, fitting)
            if say_strengths([part], fitting).form != "loose"
        ]
        said = say_strengths(sayable, fitting)
        return replace(said, left=_left(parts, sayable) if sayable else line)
    clauses = {part: _as_clause(fit(part, fitting, slot), fitting, slot, way) for part in parts}
    told = [clause for clause in clauses.values() if clause]
    nouns: dict[str, str] = {}
    if not way.sentences:
        rest = [part for part in parts if not clauses[part]]
        nouns = {part: _as_part(fit(part, fitting, slot), fitting, slot, fit) for part in rest}
    things = [noun for noun in nouns.values() if noun]
    if not told and not things:
        return Said(left=line)
    left = _left(parts, [part for part in parts if clauses[part] or nouns.get(part)])
    if way.sentences:
        said_apart = ". ".join(f"{clause[0].upper()}{clause[1:]}" for clause in told)
        return Said(said_apart, "sentences" if len(told) > 1 else "clause", left)
    after_that = ", and that ".join(told)
    if not things:
        return Said(after_that, "clause", left)
    listed = joined(things)
    return Said(f"{listed}, and that {after_that}" if told else listed, left=left)


def _parts(line: str, fitting: Fitting) -> list[str]:
    """Return the parts of a note; what a part goes on with, such as "but not in May", is of it."""
    goes_on = (fitting.links | fitting.prepositions) - {"and", "also", "plus"}
    parts: list[str] = []
    for part in filter(None, _BREAKS.split(line)):
        bare = re.sub("(?i)^(?:and|also|plus) ", "", part)
        if parts and bare.split()[0].lower().strip(STOPS) in goes_on:
            parts[-1] = f"{parts[-1]}, {bare}"
        else:
            parts.append(bare)
    return parts


def _left(parts: list[str], said: Iterable[str]) -> str:
    said = frozenset(said)
    return "; ".join(part for part in parts if part not in said)


def _as_clause(said: str, fitting: Fitting, slot: str, way: SlotFitting) -> str:
    """Return a part of a rough note as a clause, "" for none."""
    if not said or has_marks(said) or is_not_of_reader(said, way):
        return ""
    told = with_subjects_article(said, fitting)
    is_clause = form_of(_IN_BRACKETS.sub("", told), fitting, slot) == "clause"
    return told if is_clause else ""


def _as_part(said: str, fitting: Fitting, slot: str, fit: Fit) -> str:
    """Return a part of a rough note as a noun, "" for none."""
    way = fitting.of(slot)
    if not said or has_marks(said) or is_not_of_reader(said, way):
        return ""
    words = said.lower().split()
    if (
        len(words) > 1
        and words[0] in fitting.starts - fitting.joins
        and words[1] in fitting.prepositions
    ):
        return ""  # "two in Krakow"
    is_noun = reads_on(said, fitting, slot) and not is_rough(said, fitting, slot, fit)
    return said if is_noun else with_article(said, fitting, way)
