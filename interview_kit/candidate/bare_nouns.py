"""Nouns that are jotted down without an article: "team of 9", "SAP rollout in March"."""

from __future__ import annotations

import re
from calendar import month_name

from interview_kit.candidate.phrases import STOPS, gerund_of, is_deed
from interview_kit.content.closing import Fitting, SlotFitting

_PLURAL = re.compile(r"\w+[^\Wsui]s")
_PAST = re.compile(r"\w+[^\We]ed")
_MASS = re.compile(r"\w+(?:[tsc]ion|ment|ness|[^aeiou]ity|[ae]ncy|ance|ship)")
_QUALITY = re.compile(r"\w+(?:ic|ful|ous|ish|less|able)")
_VOWEL = re.compile(r"(?!one|uni|use|eu)[aeiou]|hour|honest", re.IGNORECASE)
_MOST_WORDS_OF_HEAD = 4


def with_article(line: str, fitting: Fitting, way: SlotFitting) -> str:
    """Return a noun as it goes on in a sentence, "" for what may be no noun.

    One of several, of a kind that is not counted, or a name needs no article: "long days". In a
    slot whose `way` has none only those are nouns.
    """
    words = [word.strip(STOPS) for word in line.lower().split()]
    head = _head(words, fitting)
    if not head or _may_be_more(line, words, fitting):
        return ""
    if _needs_none(head, line.split()[len(head) - 1].strip(STOPS), fitting, way):
        return line
    if not way.article or not _is_single_thing(head, words, fitting):
        return ""
    is_plain = len(head) == 1 or words[0] in fitting.bare
    said = f"{line[0].lower()}{line[1:]}" if is_plain else line
    return f"{_indefinite(said) if way.article == 'a' else way.article} {said}"


def _needs_none(head: list[str], last: str, fitting: Fitting, way: SlotFitting) -> bool:
    """Tell whether a noun needs no article; `last` is the last word of its head as it was typed."""
    small = last.lower()
    is_name = last != small and small not in fitting.bare
    is_uncounted = small in _uncounted(fitting)
    if way.qualities and small not in fitting.bare:
        is_uncounted = is_uncounted or bool(_MASS.fullmatch(small))
    return is_name or is_uncounted or bool(_PLURAL.fullmatch(small))


def _is_single_thing(head: list[str], words: list[str], fitting: Fitting) -> bool:
    last = head[-1]
    if last.endswith("ing") or _QUALITY.fullmatch(last) or last in fitting.adjectives:
        return False
    return len(head) > 1 or len(words) > 1 or last in fitting.bare  # not "remote"


def with_subjects_article(clause: str, fitting: Fitting) -> str:
    """Return a clause with the article that its subject lacks: "the team doubled"."""
    first, _, rest = clause.partition(" ")
    is_bare = rest and first.lower() in fitting.bare - fitting.mass
    return f"the {first.lower()} {rest}" if is_bare else clause


def _indefinite(said: str) -> str:
    return "an" if _VOWEL.match(said) else "a"


def _uncounted(fitting: Fitting) -> frozenset[str]:
    return fitting.mass | fitting.languages | (fitting.qualities - fitting.counted)


def _head(words: list[str], fitting: Fitting) -> list[str]:
    """Return the words up to where a noun goes on: "team" of "team of 9"; none for no noun."""
    ends = fitting.prepositions | fitting.joins | fitting.objects | {"next", "last", "this"}
    head: list[str] = []
    for word in words:
        if word in ends:
            break
        head.append(word)
    return head if len(head) <= _MOST_WORDS_OF_HEAD else []


def _may_be_more(line: str, words: list[str], fitting: Fitting) -> bool:
    """Tell whether words may have a verb, or are what somebody did, felt or was."""
    first = words[0]
    after_head = words[len(_head(words, fitting)) :][:1]
    if first[0].isdigit() or after_head in (["it"], ["he"], ["she"]):
        return True  # "3 days office", "Priya leads it"
    is_start = first in fitting.starts | fitting.adverbs | fitting.present
    if is_start or first in {*fitting.feelings, "not", "no"} or gerund_of(line, fitting):
        return True
    if is_deed(line, fitting) or not (fitting.unfinished | {"since"}).isdisjoint(words):
        return True
    before = ""
    for word in words:
        if before and word in fitting.joins - fitting.prepositions:
            return False  # "counts that come out right"
        if _may_be_verb(word, fitting) or _is_loose_number(before, word, fitting):
            return True
        before = word
    return False


def _may_be_verb(word: str, fitting: Fitting) -> bool:
    if word in fitting.finite | fitting.past | fitting.deeds or _PAST.fullmatch(word):
        return True
    of_one = {word.removesuffix("s"), word.removesuffix("es")} - {word}
    return not fitting.present.isdisjoint(of_one)


def _is_loose_number(before: str, word: str, fitting: Fitting) -> bool:
    """Tell whether a number stands where a noun does not go on with it: "home office 2 days"."""
    is_date = before in fitting.prepositions or before in _MONTHS
    return bool(before) and word[0].isdigit() and not is_date


_MONTHS = frozenset(month.lower() for month in month_name if month)
