"""A candidate's words, fitted into the middle of one of the kit's sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby, pairwise

from interview_kit.content.closing import Detail, Fitting, SlotFitting
from interview_kit.text import one_line, spoken_list, without_bullets

_STOPS = " .,;:!?…"
_FIRST_WORD = re.compile(r"([A-Z][a-z]*)(?=[\s,'’]|$)")
# A subject and what it does: not "IT", not "you to be calm".
_CLAUSE = re.compile(
    r"(?:[Tt]hat )?((?:I|i|[Yy]ou|[Ww]e|[Tt]hey|[Hh]e|[Ss]he|[Ii]t|[Tt]here)(?:['’][a-z]+)?"
    r" (?!to |and |or ).+)"
)
# After "that": "volunteers drop out", but not "new warehouse".
_THAT_CLAUSE = re.compile(
    r"(?:\w+[^\Ws]s|the|a|an|my|your|our|their|people|most) \w"
    r"|(?!(?:new|big|old|great|first|last|one)\b)(?:\S+ ){3}"
)
# "Volunteers drop out" and "Hale moves soon", but not "Excel", "Tom Reed" or "Dayton's count".
_MAYBE_SENTENCE = re.compile(r"(?!I\b)[A-Z][a-z]+ [a-z]+ \S")
_LOWER_I = re.compile(r"^i(?=['’ ])")


def fit_into_sentence(text: str, fitting: Fitting, slot: str) -> str:
    """Return a typed text as it goes into a slot in the middle of a sentence, on one line.

    The text loses its full stop, the capital of a first word that is not a name, and a beginning
    that the kit's sentence has already. A text that is still a sentence gets the word that ties
    it in: "how you count". Roles, companies and names are never changed.
    """
    way = fitting.of(slot)
    line = _after_lead_in(text, fitting, way)
    if way.qualities and ";" in line:
        return _listed(line, fitting, way)
    clause = _clause(line, fitting)
    is_tied = any(tie and line.startswith(f"{tie} ") for tie in (way.tie, way.apart))
    if is_tied or not clause:
        lowered = _lowered(line, fitting, way)
        is_apart = way.apart and not is_tied and _may_be_sentence(lowered, fitting)
        return f"{way.apart} {lowered}" if is_apart else lowered
    clause = _LOWER_I.sub("I", _lowered(clause, fitting, way))
    tie = way.apart if way.apart and _MAYBE_SENTENCE.match(clause) else way.tie
    return f"{tie} {clause}" if tie else clause


def says_nothing(text: str, fitting: Fitting) -> bool:
    """Tell whether a typed text is empty, or one of the words for nothing: "None", "n/a"."""
    return not text.strip() or _bare(text, fitting).lower().replace("’", "'") in fitting.nothing


def fit_deed(text: str, fitting: Fitting, slot: str) -> str:
    """Return a strength or an example, fitted; a deed without a subject gets "I"."""
    line = _after_lead_in(text, fitting, fitting.of(slot))
    if _is_deed(line, fitting):
        line = f"I {line[0].lower()}{line[1:]}"
    return fit_into_sentence(line, fitting, slot)


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
    """Return strengths as they stand after a colon, in their order: the best comes first.

    Neighbors of one kind are one list. Deeds stand apart from other strengths: "I led a team and
    six years of counts" would read as if the years had been led, too.
    """
    fit = filter(None, (fit_deed(text, fitting, "strengths") for text in strengths))
    said = ""
    for is_deed, group in groupby(fit, key=lambda text: bool(_clause(text, fitting))):
        link = (", and " if is_deed else ", plus ") if said else ""
        said += link + _joined(_with_one_subject(tuple(group)))
    return said


def fit_mentioned(strengths: Iterable[str], fitting: Fitting) -> str:
    """Return strengths that came up as one spoken list, deeds last: "Excel and how I led"."""
    fit = [text for text in (fit_deed(text, fitting, "mentioned") for text in strengths) if text]
    tie = f"{fitting.of('mentioned').tie} "
    return _joined(sorted(fit, key=lambda text: text.startswith(tie)))


def _with_one_subject(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return deeds for a list, "I" with the first alone: "I led a team", "ran the counts"."""
    if not all(part.startswith("I ") for part in parts):
        return parts
    return (*parts[:1], *(part.removeprefix("I ") for part in parts[1:]))


def _joined(parts: Sequence[str]) -> str:
    """Return a spoken list, with a comma before its "and" where a part has one itself.

    A last part that is a list, such as "Excel, CRM", gets the "and".
    """
    if any("," in part for part in parts) and len(parts) > 1:
        items = parts[-1].split(", ")
        if all(len(item.split()) < 3 for item in items) and " and " not in parts[-1]:
            parts = (*parts[:-1], *items)
        return f"{', '.join(parts[:-1])}, and {parts[-1]}"
    return spoken_list(parts)


def _listed(line: str, fitting: Fitting, way: SlotFitting) -> str:
    parts = (_lowered(part.strip(_STOPS), fitting, way) for part in line.split(";"))
    return _joined(tuple(filter(None, parts)))


def _is_deed(line: str, fitting: Fitting) -> bool:
    words = line.split(maxsplit=2)
    first = _FIRST_WORD.match(line[:1].upper() + line[1:])
    if first is None or first[1].lower() in fitting.deeds:
        return first is not None
    follows = words[1].lower() if len(words) > 1 else ""
    return first[1].lower() in fitting.deeds_to and (
        follows in fitting.objects or follows[:1].isdigit()
    )


def _may_be_sentence(line: str, fitting: Fitting) -> bool:
    """Tell whether a line may be one: "Staff drop out", "the team doubled", "volunteers leave"."""
    if _MAYBE_SENTENCE.match(line):
        return True
    words = [word.strip(_STOPS) for word in line.lower().split()]
    for before, word in pairwise(words):
        if before in fitting.joins:
            return False
        if word in fitting.deeds or (before.endswith("s") and word in fitting.present):
            return True
    return False


def _clause(line: str, fitting: Fitting) -> str:
    """Return the clause with a subject and a verb that a line is, "" for any other line."""
    if match := _CLAUSE.fullmatch(line):
        return match[1]
    clause = re.sub("(?i)^that ", "", line)
    if clause != line and _THAT_CLAUSE.match(clause):
        return clause
    for number, word in enumerate(clause.lower().replace("’", "'").split()):
        if word.strip(_STOPS) in fitting.joins:
            return ""
        if number and word.strip(_STOPS) in fitting.finite:
            return clause
    return ""


def _bare(text: str, fitting: Fitting) -> str:
    line = without_bullets(one_line(text))
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
    lead_in = _any_of(way.lead_ins)
    while way.lead_ins and (match := lead_in.match(line)):
        line = line[match.end() :]
    return line


@cache
def _any_of(lead_ins: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the longest of these beginnings. It is made once: it takes the longest."""
    escaped = (re.escape(each) for each in sorted(lead_ins, key=len, reverse=True))
    words = "|".join(each.replace("…", ".{1,60}?").replace("'", "['’]") for each in escaped)
    return re.compile(rf"(?:{words})(?=[\s:,]|$)[\s:,]*", re.IGNORECASE)


def _lowered(text: str, fitting: Fitting, way: SlotFitting) -> str:
    first = _FIRST_WORD.match(text)
    lowered = fitting.lowered | fitting.qualities if way.qualities else fitting.lowered
    if first is None or first[1].lower() not in lowered:
        return text
    return text[0].lower() + text[1:]
