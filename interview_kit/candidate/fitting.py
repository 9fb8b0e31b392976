"""A candidate's words, fitted into the middle of one of the kit's sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from interview_kit.content.closing import Detail, Fitting, SlotFitting
from interview_kit.text import one_line, spoken_list

_STOPS = " .,;:!?…"
_FIRST_WORD = re.compile(r"([A-Z][a-z]*)(?=[\s,'’]|$)")
# A subject and what it does: not "IT", not "you to be calm".
_CLAUSE = re.compile(
    r"(?:[Tt]hat )?((?:I|i|[Yy]ou|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]here)(?:['’][a-z]+)?"
    r" (?!to |and |or ).+)"
)
_BULLET = re.compile(r"^[-–—•*·] +")
_LOWER_I = re.compile(r"^i(?=['’ ])")


def fit_into_sentence(text: str, fitting: Fitting, slot: str) -> str:
    """Return a typed text as it goes into a slot in the middle of a sentence, on one line.

    The text loses its full stop, the capital of a first word that is not a name, and a beginning
    that the kit's sentence has already. A text that is still a sentence gets the word that ties
    it in: "how you count". Roles, companies and names are never changed.
    """
    way = fitting.of(slot)
    line = _after_lead_in(text, fitting, way)
    clause = _clause(line, fitting)
    is_tied = way.tie and line.startswith(f"{way.tie} ")
    if not clause or is_tied:
        return _lowered(line, fitting)
    clause = _LOWER_I.sub("I", _lowered(clause, fitting))
    return f"{way.tie} {clause}" if way.tie else clause


def fit_deed(text: str, fitting: Fitting, slot: str) -> str:
    """Return a strength or an example, fitted; a deed without a subject gets "I"."""
    line = _after_lead_in(text, fitting, fitting.of(slot))
    first = _FIRST_WORD.match(line[:1].upper() + line[1:])
    is_deed = first is not None and first[1].lower() in fitting.deeds
    return fit_into_sentence(f"I {_lowered(line, fitting)}" if is_deed else line, fitting, slot)


def fit_detail(text: str, fitting: Fitting, detail: Detail) -> str:
    """Return the text of a detail of the closing, fitted into its slot."""
    fit = fit_deed if detail.deed else fit_into_sentence
    return fit(text, fitting, detail.id)


def fit_name(text: str, fitting: Fitting) -> str:
    """Return the name of a person, a company or a job, on one line.

    Only what was typed after it is lost: a comma, or the full stop of a sentence. A point is part
    of a name after an initial, a short word or an abbreviation: "Nadia O.", "Hale Inc."
    """
    line = one_line(text).rstrip(" ,;:")
    last = line.rpartition(" ")[2]
    is_part = last in fitting.abbreviations or "." in last[:-1] or len(last) < 5
    return line if is_part else line.removesuffix(".")


def fit_strengths(strengths: Iterable[str], fitting: Fitting) -> str:
    """Return strengths as they stand after a colon, those of the best one's kind first.

    Deeds stand apart from other strengths: "I led a team and six years of counts" would read as
    if the years had been led, too.
    """
    fit = [text for text in (fit_deed(text, fitting, "strengths") for text in strengths) if text]
    deeds = [text for text in fit if _clause(text, fitting)]
    others = [text for text in fit if text not in deeds]
    if deeds and others and fit[0] == deeds[0]:
        return f"{spoken_list(deeds)}, plus {spoken_list(others)}"
    return ", and ".join(filter(None, (spoken_list(others), spoken_list(deeds))))


def _clause(line: str, fitting: Fitting) -> str:
    """Return the clause with a subject and a verb that a line is, "" for any other line."""
    if match := _CLAUSE.fullmatch(line):
        return match[1]
    clause = re.sub("(?i)^that ", "", line)
    for number, word in enumerate(clause.lower().replace("’", "'").split()):
        if word.strip(_STOPS) in fitting.joins:
            return ""
        if number and word.strip(_STOPS) in fitting.finite:
            return clause
    return ""


def _bare(text: str, fitting: Fitting) -> str:
    line = _BULLET.sub("", one_line(text))
    bare = line.rstrip(_STOPS)
    is_short = line.startswith(f"{bare}.") and f"{bare}.".split()[-1] in fitting.abbreviations
    return f"{bare}." if bare and is_short else bare


def _after_lead_in(text: str, fitting: Fitting, way: SlotFitting) -> str:
    """Return a text without beginnings that the kit's sentence has, "" where it says nothing."""
    line = _without_lead_in(_bare(text, fitting), way)
    if line.lower().replace("’", "'") in fitting.nothing:
        return ""
    return line if line == text else _after_lead_in(line, fitting, way)


def _without_lead_in(line: str, way: SlotFitting) -> str:
    for lead_in in sorted(way.lead_ins, key=len, reverse=True):
        words = re.escape(lead_in).replace("…", ".{1,60}?").replace("'", "['’]")
        if match := re.match(rf"{words}(?=[\s:,]|$)[\s:,]*", line, re.IGNORECASE):
            return _without_lead_in(line[match.end() :], way)
    return line


def _lowered(text: str, fitting: Fitting) -> str:
    first = _FIRST_WORD.match(text)
    if first is None or first[1].lower() not in fitting.lowered:
        return text
    return text[0].lower() + text[1:]
