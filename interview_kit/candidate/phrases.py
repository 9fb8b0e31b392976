"""What kind of phrase a candidate has typed: a clause, a deed, an act, or maybe a noun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from interview_kit.content.closing import Fitting

STOPS = " .,;:!?…"
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
_PAST = re.compile(r"\w+[^\We]ed")
_PLURAL_OR_VERB = re.compile(r"\w+[^\Wsui]s")
_OF_SEVERAL = frozenset(["all", "both", "people", "staff"])
_NO_VERB_AFTER = frozenset(["being", "not", "yet"])


def clause_of(line: str, fitting: Fitting) -> str:
    """Return the clause with a subject and a verb that a line is, "" for any other line."""
    if match := _CLAUSE.fullmatch(line):
        return match[1]
    if line.partition(" ")[0] in fitting.gerunds:
        return ""
    clause = re.sub("(?i)^that ", "", line)
    if clause != line and _THAT_CLAUSE.match(clause):
        return clause
    for number, word in enumerate(clause.lower().replace("’", "'").split()):
        if word.strip(STOPS) in fitting.joins:
            return ""
        if number and word.strip(STOPS) in fitting.finite:
            return clause
    return ""


def is_deed(line: str, fitting: Fitting) -> bool:
    """Tell whether a line is a deed without its subject: "never missed a shift", "led a team"."""
    first, _, rest = line.partition(" ")
    if rest and first.lower() in fitting.adverbs:
        return is_deed(rest, fitting)
    first = first.lower().rstrip(",")
    if first in fitting.deeds:
        return True
    is_past = first in fitting.deeds_to or (
        _PAST.fullmatch(first) is not None and first not in fitting.passives
    )
    return is_past and _has_object(rest, fitting)


def is_passive(line: str, fitting: Fitting) -> bool:
    """Tell whether a line is what was done to somebody, without "I was": "promoted to lead"."""
    first, _, rest = line.lower().partition(" ")
    return bool(rest) and first in fitting.passives and not _has_object(rest, fitting)


def _has_object(rest: str, fitting: Fitting) -> bool:
    return rest.partition(" ")[0].lower() in fitting.objects or rest[:1].isdigit()


def gerund_of(line: str, fitting: Fitting) -> str:
    """Return the "-ing" of an act that a line begins with, "keep calm"; "" for any other line."""
    first, _, rest = line.partition(" ")
    act = first.lower() if rest else ""
    if act in fitting.acts_to and _has_object(rest, fitting):
        return fitting.acts_to[act]
    return fitting.acts.get(act, "")


def is_trait(line: str, fitting: Fitting) -> bool:
    """Tell whether a line is how somebody is, without "I am": "reliable", "good with people"."""
    first, *rest = line.lower().split()
    is_whole = not rest or rest[0] in fitting.prepositions | {"to"}
    return first in fitting.adjectives - fitting.qualities and is_whole


def as_own_act(line: str, fitting: Fitting) -> str:
    """Return an act that is told as another's, "knows SAP", as one's own: "know SAP"."""
    first, _, rest = line.partition(" ")
    told = first.lower()
    for act in ("have" if told == "has" else "", told.removesuffix("s"), told.removesuffix("es")):
        if rest and act != told and act in fitting.acts:
            return f"{act} {rest}"
    return line


def begins_with_gerund(line: str, fitting: Fitting) -> bool:
    """Tell whether a line begins with an act as it is named: "Closing the books", not "Beijing"."""
    first, _, rest = line.partition(" ")
    return len(first) > 4 and first.endswith("ing") and _has_object(rest, fitting)


def may_hold_verb(words: Sequence[str], fitting: Fitting) -> bool:
    """Tell whether a line may be a sentence: "Staff drop out", "the boss wants more"."""
    is_after_starts = words[0] in fitting.starts
    goes_on = fitting.prepositions | fitting.starts
    for place, (before, word) in enumerate(pairwise(words), start=1):
        if word in fitting.joins and word not in fitting.prepositions:
            return False
        if word in fitting.finite or (_is_past(word, fitting) and before != "being"):
            return True
        if _PLURAL_OR_VERB.fullmatch(before) and word not in goes_on:  # "two sites merge"
            return True
        is_noun = place == 1 if is_after_starts else place == len(words) - 1
        is_noun = is_noun or before in goes_on or before[:1].isdigit()
        if _PLURAL_OR_VERB.fullmatch(word) and not is_noun:
            return True
    return False


def is_told_clause(line: str, fitting: Fitting) -> bool:
    """Tell whether a line surely is a clause about others: "the team doubled last year".

    It has a subject that needs no article, and a verb after it. One of the past at its end may be
    none: "two depots planned".
    """
    words = [word.strip(STOPS) for word in line.lower().replace("’", "'").split()]
    earliest, latest = _places_of_verb(line, words, fitting)
    for place, (before, word) in enumerate(pairwise(words), start=1):
        if word in fitting.joins or place > latest:
            return False
        if place >= earliest and _is_verb_after(before, word, fitting):
            return place < len(words) - 1 or not _is_past(word, fitting)
    return False


def _places_of_verb(line: str, words: Sequence[str], fitting: Fitting) -> tuple[int, int]:
    """Return from which to which word a line may have its verb: (0, 0) where it has no subject."""
    first = words[0]
    if first in fitting.subjects:
        return 1, len(words)
    if first in fitting.starts - fitting.joins or first[:1].isdigit():
        return 2, len(words)
    if first in fitting.adverbs | fitting.bare | fitting.lowered:
        return 0, 0
    names = [word[:1].isupper() for word in line.split()]
    if names[0] or _PLURAL_OR_VERB.fullmatch(first):
        return 1, max(2, [*names, False].index(False))
    return 0, 0


def _is_past(word: str, fitting: Fitting) -> bool:
    return word in fitting.deeds or word in fitting.past or bool(_PAST.fullmatch(word))


def _is_verb_after(before: str, word: str, fitting: Fitting) -> bool:
    """Tell whether a word is a verb, by the word before it: "drivers start", "the CFO decides"."""
    if before in fitting.prepositions | fitting.starts | _NO_VERB_AFTER:
        return False
    if word in fitting.present:
        return before in _OF_SEVERAL or bool(_PLURAL_OR_VERB.fullmatch(before))
    of_one = (word.removesuffix("s"), word.removesuffix("es"))
    is_present = word.endswith("s") and not fitting.present.isdisjoint(of_one)
    return is_present or _is_past(word, fitting)
