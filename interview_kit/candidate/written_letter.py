"""A letter as one value, and what stands round its paragraphs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from interview_kit.candidate.application import Profile
from interview_kit.content.letter import LetterContent
from interview_kit.text import count_words, first_complete
from interview_kit.typed.sentences import WrittenSentence
from interview_kit.typed.words import long_date

YOUR_NAME = "Your own name"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is sent. `missing` are the labels of required details that are empty.

    `signature` holds the name, phone and email that are given; `slots` each value by name;
    `recipient` and `company` are "" where they are not known; `language` is a BCP 47 tag; `words`
    counts greeting, paragraphs and sign-off; `sentences` are those of the paragraphs. `waiting` are
    the rough notes by slot that are in none of them, and wait for the candidate's own words.
    `prefilled` are the values of slots before anything was typed there.
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
    sentences: tuple[WrittenSentence, ...] = ()
    waiting: Mapping[str, str] = field(default_factory=dict)
    prefilled: Mapping[str, str] = field(default_factory=dict)

    @property
    def body(self) -> str:
        """Everything from the greeting to the signature, as plain text."""
        closing = "\n".join(part for part in (self.sign_off, *self.signature) if part)
        return "\n\n".join(part for part in (self.greeting, *self.paragraphs, closing) if part)


def english_of(profile: Profile, letter: LetterContent) -> str:
    """Return the English that a candidate writes letters in, the first for an unknown one."""
    return profile.english if profile.english in letter.english else next(iter(letter.english))


def assemble_letter(
    sentences: tuple[WrittenSentence, ...],
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
