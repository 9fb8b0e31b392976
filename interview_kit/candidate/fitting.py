"""A candidate's words, fitted into the middle of one of the kit's sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from interview_kit.candidate.capitals import with_capitals
from interview_kit.candidate.phrases import (
    STOPS,
    as_own_act,
    begins_with_gerund,
    clause_of,
    gerund_of,
    is_deed,
    is_passive,
    is_told_clause,
    is_trait,
    may_hold_verb,
)
from interview_kit.content.closing import Detail, Fitting, SlotFitting
from interview_kit.text import count_words, one_line, spoken_list, without_bullets

_FIRST_WORD = re.compile(r"([A-Z][a-z]*)(?=[\s,'’]|$)")
# "Volunteers drop out" and "Hale moves soon", but not "Excel", "Tom Reed" or "Dayton's count".
_MAYBE_SENTENCE = re.compile(r"(?!I\b)[A-Z][a-z]+ [a-z]+ \S")
_THEY = re.compile(r"(?:(?:that|how|what|why|when|where) )?they\b", re.IGNORECASE)
_YOU = {"they": "you", "them": "you", "their": "your", "theirs": "yours"}
_OF_OTHERS = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_THEIRS = re.compile(rf"\b({'|'.join(_YOU)})\b", re.IGNORECASE)
_OF_ME = re.compile(r"\b(?:i|me|my|mine)\b", re.IGNORECASE)
# What something is, not what it does: "how it's family owned" is no English.
_STATE = re.compile(
    r"\b(?:(?:it|that|there|s?he)['’]s|(?:you|we|they)['’]re|i['’]m|am|is|are|was|were)\b",
    re.IGNORECASE,
)
_LOWER_I = re.compile(r"^i(?=['’ ])")


def fit_into_sentence(text: str, fitting: Fitting, slot: str) -> str:
    """Return a typed text as it goes into a slot in the middle of a sentence, on one line.

    The text loses its full stop, the capital of a first word that is not a name, and a beginning
    that the kit's sentence has already. A text that is still a sentence about what somebody does
    gets the word that ties it in: "how you count". Who reads it is no "they". Roles, companies and
    names are never changed.
    """
    way = fitting.of(slot)
    line = _after_lead_in(text, fitting, way)
    if ";" in line:
        return _listed(line, fitting, slot)
    line = _to_the_reader(with_capitals(line, fitting.languages), fitting, way)
    if way.gerunds and (gerund := gerund_of(line, fitting)):
        return f"{gerund}{line[len(line.split()[0]) :]}"
    clause = clause_of(line, fitting)
    if not clause or (way.tie and line.startswith(f"{way.tie} ")):
        return _lowered(line, fitting, way)
    clause = _LOWER_I.sub("I", _lowered(clause, fitting, way))
    if way.capital and _may_be_name(clause, fitting):
        return clause[0].upper() + clause[1:]
    is_told = bool(_MAYBE_SENTENCE.match(clause) or _STATE.search(clause))
    is_apart = is_told or is_not_of_reader(clause, way)
    return clause if is_apart or not way.tie else f"{way.tie} {clause}"


def reads_on(said: str, fitting: Fitting, slot: str) -> bool:
    """Tell whether a fitted text surely goes on in a sentence: "the new depot", "how you count".

    Any other, such as "worried about my German", only suits after a colon.
    """
    if not said:
        return True
    first, *_ = words = [word.strip(STOPS) for word in said.lower().split()]
    way = fitting.of(slot)
    is_clause = clause_of(said, fitting) or (way.to_reader and is_told_clause(said, fitting))
    if ";" in said or is_clause or is_not_of_reader(said, way):
        return False
    if not any(map(str.islower, (word[0] for word in said.split()))):
        return True  # names: "Excel, CRM"
    if first in fitting.starts & fitting.joins:
        return True  # "how you count"
    is_gerund = len(first) > 4 and first.endswith("ing")
    if is_gerund and way.follows_is:
        return False
    is_quality = first in fitting.qualities - fitting.counted
    is_quality = is_quality and {*words[1:2]} <= fitting.prepositions
    is_noun = first in fitting.starts or first[:1].isdigit() or is_gerund or is_quality
    return is_noun and not may_hold_verb(words, fitting)


def is_not_of_reader(line: str, way: SlotFitting) -> bool:
    """Tell whether a line for its reader is about the candidate, or about "her" or "them"."""
    return _is_of_me(line, way) or (way.to_reader and bool(_OF_OTHERS.search(line)))


def says_nothing(text: str, fitting: Fitting) -> bool:
    """Tell whether a typed text has no word, or is one of those for nothing: "None", "n/a"."""
    bare = _bare(text, fitting)
    return not count_words(bare) or bare.lower().replace("’", "'") in fitting.nothing


def fit_deed(text: str, fitting: Fitting, slot: str) -> str:
    """Return a strength or an example, fitted; a deed without a subject gets "I"."""
    line = _after_lead_in(text, fitting, fitting.of(slot))
    if ";" in line:
        return _listed(line, fitting, slot, fit_deed)
    line = as_own_act(line, fitting)
    if is_deed(line, fitting) or gerund_of(line, fitting):
        line = f"I {_with_small_start(line)}"
    elif is_passive(line, fitting):
        line = f"I was {_with_small_start(line)}"
    elif line and is_trait(line, fitting):
        line = f"I am {_with_small_start(line)}"
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
    """Return strengths as they stand after a colon, in their order, but deeds last.

    After things, deeds are told in a clause of their own: "Excel and CRM, and I led a team".
    """
    things, done = strengths_list(strengths, fitting)
    listed = joined(things)
    return f"{listed}, and {done}" if listed and done else listed or done


def strengths_list(strengths: Iterable[str], fitting: Fitting) -> tuple[tuple[str, ...], str]:
    """Return those strengths that are things, fitted, and the deeds as one clause."""
    fit = tuple(filter(None, (fit_deed(text, fitting, "strengths") for text in strengths)))
    deeds = tuple(text for text in fit if clause_of(text, fitting))
    things = tuple(text for text in fit if text not in deeds)
    return things, joined(_with_one_subject(deeds))


def fit_mentioned(strengths: Iterable[str], fitting: Fitting) -> str:
    """Return strengths that came up as one spoken list, deeds last: "Excel and how I led".

    Semicolons stand between them where one may not read on in a sentence.
    """
    fit = [text for text in (fit_deed(text, fitting, "mentioned") for text in strengths) if text]
    if not all(reads_on(text, fitting, "mentioned") for text in fit):
        return "; ".join(fit)
    tie = f"{fitting.of('mentioned').tie} "
    return joined(sorted(fit, key=lambda text: text.startswith(tie)))


def _with_one_subject(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return deeds for a list, "I" with the first alone: "I led a team", "ran the counts"."""
    if not all(part.startswith("I ") for part in parts):
        return parts
    return (*parts[:1], *(part.removeprefix("I ") for part in parts[1:]))


def joined(parts: Sequence[str]) -> str:
    """Return a spoken list, with a comma before its "and" where a part has either itself.

    A last part that is a list, such as "Excel, CRM", gets the "and".
    """
    if any("," in part or " and " in part for part in parts) and len(parts) > 1:
        items = parts[-1].split(", ")
        if all(len(item.split()) < 3 for item in items) and " and " not in parts[-1]:
            parts = (*parts[:-1], *items)
        return f"{', '.join(parts[:-1])}, and {parts[-1]}"
    return spoken_list(parts)


def _listed(
    line: str,
    fitting: Fitting,
    slot: str,
    fit: Callable[[str, Fitting, str], str] = fit_into_sentence,
) -> str:
    """Return parts between semicolons as a spoken list, if all of them are nouns."""
    parts = tuple(filter(None, (fit(part, fitting, slot) for part in line.split(";"))))
    is_list = all(reads_on(part, fitting, slot) for part in parts)
    return joined(parts) if is_list else "; ".join(parts)


def _is_of_me(line: str, way: SlotFitting) -> bool:
    """Tell whether a line in a slot for what they said is about the candidate."""
    return way.to_reader and way.is_told and bool(_OF_ME.search(line))


def _to_the_reader(line: str, fitting: Fitting, way: SlotFitting) -> str:
    """Return a note about "them" as it is said to them: "you'll let me know", "you're worried"."""
    is_felt = line.lower().startswith(tuple(f"{each} " for each in fitting.feelings))
    if is_felt and _is_of_me(line, way):
        line = f"you're {_with_small_start(line)}"
    if not way.to_reader or not _THEY.match(line):
        return line
    return _THEIRS.sub(lambda match: _YOU[match[1].lower()], line)


def _bare(text: str, fitting: Fitting) -> str:
    line = without_bullets(one_line(text))
    bare = line.rstrip(STOPS)
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
    if first and (first[1].lower() in lowered or begins_with_gerund(text, fitting)):
        return _with_small_start(text)
    return text


def _may_be_name(clause: str, fitting: Fitting) -> bool:
    """Tell whether a clause begins with what may be a name: "nadia", not "volunteers"."""
    first = re.split("['’ ]", clause)[0]
    common = fitting.lowered | fitting.bare | fitting.subjects | fitting.mass | fitting.starts
    return first not in common and not first.endswith("s")


def _with_small_start(text: str) -> str:
    """Return a text with a small first letter, unless its first word has more capitals."""
    first = text.partition(" ")[0]
    return text if first[1:] != first[1:].lower() else text[0].lower() + text[1:]
