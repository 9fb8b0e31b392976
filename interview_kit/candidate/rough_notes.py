"""Notes that are no sentence, nor a part of one: the kit asks for a sentence instead."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import pairwise

from interview_kit.candidate.fitting import (
    fit_deed,
    fit_into_sentence,
    is_not_of_reader,
    reads_on,
)
from interview_kit.candidate.phrases import STOPS, clause_of, is_deed, is_told_clause
from interview_kit.content.closing import Fitting
from interview_kit.text import has_end_mark

# What is jotted down and never said: "mgr -> CFO", "w/ Tom", "wave 2 in March??".
_MARKS = re.compile(r"->|=>|[→⇒]| / |\b[wW]/|\bb/c\b|\?+[^\s]|\?\?|(?:^| )\+")
_DAY_OR_YEAR = re.compile(r"(?:[A-Z]\w+ )?\d{1,4}\b")
_ENDS_IN_PARTICIPLE = re.compile(r"\w+[^\We]ed[ .,;:!?…]*")

_STRENGTHS = "strengths"

Fit = Callable[[str, Fitting, str], str]


def is_rough(text: str, fitting: Fitting, slot: str, fit: Fit = fit_into_sentence) -> bool:
    """Tell whether a typed text may not make a sentence, not even after a colon.

    Parts between semicolons make a list only where all are nouns or all are clauses.
    """
    parts = [said for part in text.split(";") if (said := fit(part, fitting, slot))]
    if any(_is_rough_part(said, fitting, slot) for said in parts):
        return True
    return len(parts) > 1 and len({_is_clause(said, fitting, slot) for said in parts}) > 1


def sayable_strengths(strengths: Iterable[str], fitting: Fitting) -> tuple[str, ...]:
    """Return those strengths that are no rough notes, in their order."""
    return tuple(text for text in strengths if not _is_rough_strength(text, fitting))


def _is_rough_strength(text: str, fitting: Fitting) -> bool:
    if ";" in text:
        return is_rough(text, fitting, _STRENGTHS, fit_deed)
    said = fit_deed(text, fitting, _STRENGTHS)
    return not said or _is_rough_part(said, fitting, _STRENGTHS)


def has_marks(said: str) -> bool:
    """Tell whether a text has what is jotted down and never said: "mgr -> CFO"."""
    return bool(_MARKS.search(said))


def _is_clause(said: str, fitting: Fitting, slot: str) -> bool:
    """Tell whether a fitted text has a subject and a verb, and says what a colon announces.

    What the job needs and what the candidate helps with is no clause about others.
    """
    return not reads_on(said, fitting, slot) and _has_verb(said, fitting, slot)


def _has_verb(said: str, fitting: Fitting, slot: str) -> bool:
    if clause_of(said, fitting):
        return True
    return fitting.of(slot).is_told and is_told_clause(said, fitting)


def _is_rough_part(said: str, fitting: Fitting, slot: str) -> bool:
    way = fitting.of(slot)
    if has_marks(said) or is_not_of_reader(said, way):
        return True
    if len(sentences := sentences_of(said, fitting)) > 1:
        return not way.sentences or any(_is_rough_part(s, fitting, slot) for s in sentences)
    first, *more = said.split(", ")
    is_noun = reads_on(said, fitting, slot)
    if not is_noun and _has_verb(said, fitting, slot):
        return any(_is_loose_end(part, fitting) for part in more) and not _is_list(more, fitting)
    if is_noun:
        is_short = all(len(part.split()) < 3 for part in (first, *more))
        return not is_short and any(_is_fragment(part, fitting) for part in more)
    if way.gerunds and not way.qualities:
        return len(said.split()) > 2 or _is_unfinished(said, fitting)
    has_verb = way.gerunds and first.split()[0].lower() in fitting.starts  # "the boss wants more"
    is_cut = _is_unfinished(first, fitting) or any(_is_fragment(part, fitting) for part in more)
    return has_verb or is_cut


def sentences_of(said: str, fitting: Fitting) -> list[str]:
    """Return the sentences of a text. A short word with a point may be a title: "Mr. Reed"."""
    words = said.split()
    ends = [
        place
        for place, word in enumerate(words[:-1], start=1)
        if has_end_mark(word) and len(word) > 4 and word not in fitting.abbreviations
    ]
    return [" ".join(words[a:b]) for a, b in pairwise((0, *ends, len(words)))]


def _is_list(parts: list[str], fitting: Fitting) -> bool:
    """Tell whether deeds go on with an "and": "I led a team, cut errors and ran the counts"."""
    return all(is_deed(part.removeprefix("and "), fitting) for part in parts) and any(
        part.startswith("and ") or " and " in part for part in parts[-1:]
    )


def _is_loose_end(part: str, fitting: Fitting) -> bool:
    """Tell whether words after a comma do not go on with a clause: "wave 2 in March"."""
    if _DAY_OR_YEAR.match(part):
        return False
    first = part.split(maxsplit=1)[0].lower().strip(STOPS)
    return first not in fitting.links | fitting.prepositions


def _is_fragment(part: str, fitting: Fitting) -> bool:
    """Tell whether words after a comma neither are a noun nor go on with one."""
    if _is_unfinished(part, fitting) or clause_of(part, fitting):
        return True
    first = part.split(maxsplit=1)[0].lower().strip(STOPS)
    goes_on = first in fitting.starts | fitting.links | fitting.prepositions
    return not goes_on and len(part.split()) > 2


def _is_unfinished(part: str, fitting: Fitting) -> bool:
    """Tell whether words have no subject, or no verb: "not finished yet", "good with numbers"."""
    if clause_of(part, fitting):
        return False
    if is_deed(part, fitting):
        return True
    words = [word.strip(STOPS) for word in part.lower().split()]
    if words[0] in fitting.adverbs or not fitting.unfinished.isdisjoint(words):
        return True
    if len(words) > 1 and _ENDS_IN_PARTICIPLE.fullmatch(words[-1]):
        return True
    is_quality = words[0] in fitting.adjectives or _ENDS_IN_PARTICIPLE.fullmatch(words[0])
    return bool(is_quality) and (len(words) == 1 or words[1] in fitting.prepositions | {"to"})
