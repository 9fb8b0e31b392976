"""The first words of a call: the kit's, or those that an interviewer has written for all calls."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.opening import OPENING_FIELDS
from interview_kit.text import fill_or_drop, lines, slots


class OpeningWords(NamedTuple):
    """The sentences to say, and the names in braces among them that the kit cannot fill in."""

    sentences: tuple[str, ...]
    unknown: tuple[str, ...]


def suggested_opening(content: InterviewerContent) -> str:
    """Return the kit's own words, a sentence a line, with names in braces."""
    return "\n".join(content.opening.says)


def opening_words(own: str, values: Mapping[str, str], content: InterviewerContent) -> OpeningWords:
    """Return the first words of a call, without the sentences that lack a value.

    `own` are the interviewer's words, a sentence a line, "" for the kit's. `values` are the
    `OPENING_FIELDS` of the call; " from {company}" is left out without one. A name in
    braces that is none of them stays as it was typed.
    """
    sentences = lines(own) or content.opening.says
    if not values.get("company", "").strip():
        sentences = tuple(each.replace(" from {company}", "") for each in sentences)
    named = dict.fromkeys(name for sentence in sentences for name in slots(sentence))
    unknown = tuple(name for name in named if name not in OPENING_FIELDS)
    as_typed = {name: f"{{{name}}}" for name in unknown}
    return OpeningWords(fill_or_drop(sentences, {**values, **as_typed}), unknown)
