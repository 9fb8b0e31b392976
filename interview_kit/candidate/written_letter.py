"""A letter as one value, and what stands round its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from interview_kit.candidate.application import Profile
from interview_kit.candidate.timing import long_date
from interview_kit.content.letter import LetterContent
from interview_kit.text import count_words, first_complete, one_line

YOUR_NAME = "Your own name"
PARAGRAPH = "\n\n"
"""What begins a paragraph within a sentence in the candidate's own words."""

_EMPTY_LINES = re.compile(r"\n[^\S\n]*\n")


@dataclass(frozen=True, slots=True)
class LetterSentence:
    """A sentence of a letter by its id; `edited` means the candidate's own words."""

    id: str
    label: str
    text: str
    edited: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is sent. `missing` are the labels of required details that are empty.

    `signature` holds the name, phone and email that are given; `slots` each value by name;
    `recipient` and `company` are "" where they are not known; `language` is a BCP 47 tag; `words`
    counts greeting, paragraphs and sign-off; `sentences` are those of the paragraphs.
    """

    date_line: str
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    sign_off: str
    signature: tuple[str, ...]
    language: str
    slots: Mapping[str, str]
    recipient: str
    company: str
    words: int
    missing: tuple[str, ...]
    sentences: tuple[LetterSentence, ...] = ()

    @property
    def body(self) -> str:
        """Everything from the greeting to the signature, as plain text."""
        closing = "\n".join(part for part in (self.sign_off, *self.signature) if part)
        return "\n\n".join(part for part in (self.greeting, *self.paragraphs, closing) if part)


def own_words(text: str) -> str:
    """Return the candidate's words for a sentence as they stand in the letter, "" for none.

    An empty line begins a paragraph. Words without an end get their full stop, since another
    sentence may follow.
    """
    parts = (one_line(part) for part in _EMPTY_LINES.split(text))
    return PARAGRAPH.join(
        f"{part}." if part[-1].isalnum() or part[-1] in ")%" else part for part in parts if part
    )


def in_paragraphs(texts: Mapping[str, str], places: Mapping[str, int]) -> tuple[str, ...]:
    """Return texts as paragraphs, by the number of the paragraph in which each has its place."""
    numbered: dict[int, list[str]] = {}
    for name, text in texts.items():
        if text:
            numbered.setdefault(places[name], []).append(text)
    return tuple(
        part for number in sorted(numbered) for part in " ".join(numbered[number]).split(PARAGRAPH)
    )


def english_of(profile: Profile, letter: LetterContent) -> str:
    """Return the English that a candidate writes letters in, the first for an unknown one."""
    return profile.english if profile.english in letter.english else next(iter(letter.english))


def assemble_letter(
    sentences: tuple[LetterSentence, ...],
    paragraphs: tuple[str, ...],
    values: Mapping[str, str],
    profile: Profile,
    letter: LetterContent,
    day: date,
    *,
    missing: Iterable[str],
    subject: str = "",
    greeting_without_name: str = "",
) -> Letter:
    """Return the letter of these paragraphs, with all that stands round them.

    `values` are the slots by name, `missing` the labels of what it lacks besides the candidate's
    name. `subject` is a text with slots, "" for that of a thank-you.
    """
    kind = english_of(profile, letter)
    english = letter.english[kind]
    greeting = first_complete((english.greeting,), values) or greeting_without_name
    known = {slot.starts_with: values.get(slot.id, "") for slot in letter.slots}
    return Letter(
        date_line=long_date(day, kind),
        subject=first_complete((subject or english.subject,), values),
        greeting=greeting,
        paragraphs=paragraphs,
        sign_off=english.sign_off,
        signature=tuple(part for part in (profile.name, profile.phone, profile.email) if part),
        language=english.tag,
        slots=values,
        recipient=known.get("name", ""),
        company=known.get("company", ""),
        words=count_words(" ".join((greeting, *paragraphs, english.sign_off))),
        missing=(*missing, *(() if profile.name else (YOUR_NAME,))),
        sentences=sentences,
    )
