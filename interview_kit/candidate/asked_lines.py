"""What a job ad asks for, line by line, and which lines share a word with a strength."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from interview_kit.candidate.application import Application
from interview_kit.candidate.preparation import proofs
from interview_kit.content.preparing import JobAdWords
from interview_kit.fields import application_fields
from interview_kit.text import count_words, lines, one_line, without_bullets

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_WORD = 3


@dataclass(frozen=True, slots=True)
class AskedLine:
    """A line of the ad without its bullet. `is_named`: a strength or its proof shares a word."""

    text: str
    is_named: bool


def asked_lines(application: Application, words: JobAdWords) -> tuple[AskedLine, ...]:
    """Return the lines of the job ad that ask for something, in their order, each once.

    Those are the lines with a bullet, and those with a phrase such as "you have". Whether somebody
    has what a line asks for, no rule can tell: only equal words are found.
    """
    own = _telling(
        (*application.strengths, *(proof.text for proof in proofs(application))), words.common
    )
    asked = dict.fromkeys(
        one_line(without_bullets(line))
        for line in lines(application.text(application_fields.JOB_AD.key))
        if _asks(line, words)
    )
    return tuple(AskedLine(line, bool(own & _telling((line,), words.common))) for line in asked)


def _asks(line: str, words: JobAdWords) -> bool:
    said = without_bullets(line)
    if not count_words(said) or said.endswith(":"):
        return False
    if said != line:
        return True
    spaced = f" {' '.join(_WORD.findall(said.casefold()))} "
    return any(f" {phrase} " in spaced for phrase in words.asks)


def _telling(texts: Iterable[str], common: frozenset[str]) -> set[str]:
    """Return the words that say what a text is about, a plural without its "s"."""
    found = (word for text in texts for word in _WORD.findall(text.casefold()))
    return {
        word.removesuffix("s")
        for word in found
        if len(word) >= _SHORTEST_WORD and word not in common and not word.isdecimal()
    }
