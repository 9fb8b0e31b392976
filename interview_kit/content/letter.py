"""The content of a thank-you letter: its sentences, their slots, the kinds of English."""

from __future__ import annotations

import re
from datetime import time
from typing import ClassVar, Literal, Self

from pydantic import Field, field_validator, model_validator

from interview_kit.content.advice import Advice, CandidatePlace
from interview_kit.content.loading import (
    ContentEntry,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique_ids,
)
from interview_kit.content.sentences import Sentence
from interview_kit.text import slots
from interview_kit.typed import ENGLISHES

_TAG = re.compile("[a-z]{2,3}(-[A-Z]{2})?")

WORDS_AROUND = (
    *("name", "phone", "email", "signature"),
    *("date_line", "subject", "greeting", "paragraphs", "sign_off"),
)
"""What a letter holds besides its slots, under the names that a Word layout has for it."""

SlotStart = Literal["", "name", "when", "company", "job_title", "strengths", "uncovered", "promise"]


class Slot(SourcedEntry):
    """A part of the letter that the candidate fills in.

    It starts with a `detail` of the closing, or with what the application knows (`starts_with`).
    """

    label: NonEmptyText
    help: str
    required: bool
    detail: str = ""
    starts_with: SlotStart = ""

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.id in WORDS_AROUND:
            raise ValueError("another part of the letter is called so")
        if self.detail and self.starts_with:
            raise ValueError("a slot starts with a detail or with what the application knows")
        return self


class LetterSentence(Sentence):
    """A sentence of the letter, whose `claim` is a move of the closing that is on.

    `personal` is the slot that should differ from one person to the next, `asks_for` the one that
    a sentence says nothing about, or asks about, as long as it is empty.
    """

    personal: str = ""
    asks_for: str = ""


class English(ContentEntry):
    """The parts of a letter that differ between kinds of English. `tag` is a BCP 47 tag."""

    filled: ClassVar = frozenset({"greeting", "sign_off", "subject"})

    label: NonEmptyText
    tag: str
    greeting: NonEmptyText
    sign_off: NonEmptyText
    subject: NonEmptyText

    @field_validator("tag")
    @classmethod
    def _language_tag(cls, tag: str) -> str:
        if not _TAG.fullmatch(tag):
            raise ValueError(f"{tag!r} isn't a language tag such as en-US")
        return tag


class LetterNumbers(Numbers):
    """Words, hours, minutes, days and times of day about the letter."""

    words_from: int = Field(gt=0)
    words_to: int = Field(gt=0)
    one_page_words: int = Field(gt=0)
    call_minutes: int = Field(gt=0)
    send_after_hours: int = Field(gt=0)
    send_not_after: time
    shortest_gap_hours: int = Field(gt=0)
    next_day_at: time
    deadline_hours: int = Field(gt=0)
    odd_past_days: int = Field(gt=0)
    odd_future_days: int = Field(gt=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.words_from <= self.words_to <= self.one_page_words:
            raise ValueError("words_from, words_to and one_page_words must not get smaller")
        if not self.next_day_at < self.send_not_after:
            raise ValueError("next_day_at must be earlier than send_not_after")
        return self


class CandidateAdvice(Advice):
    """A piece of advice for the candidate."""

    numbers: ClassVar = LetterNumbers

    place: CandidatePlace


class LetterContent(ContentEntry):
    """Everything in data/candidate/letter.toml."""

    numbers: LetterNumbers
    slots: tuple[Slot, ...]
    sentences: tuple[LetterSentence, ...]
    english: dict[str, English]
    advice: tuple[CandidateAdvice, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        check_unique_ids("slots", self.slots)
        check_unique_ids("sentences", self.sentences)
        check_unique_ids("advice", self.advice)
        if unknown_kinds := self.english.keys() - set(ENGLISHES):
            raise ValueError(f"english: the kit knows no {', '.join(sorted(unknown_kinds))}")
        if not self.english:
            raise ValueError("english: the kit needs one entry at least")
        slot_ids = {slot.id for slot in self.slots}
        for name, english in self.english.items():
            if set(slots(english.greeting + english.subject + english.sign_off)) - slot_ids:
                raise ValueError(f"english {name}: a slot that the letter does not have")
        for sentence in self.sentences:
            for named in filter(None, (sentence.personal, sentence.asks_for)):
                if named not in slot_ids:
                    raise ValueError(f"sentence {sentence.id}: no slot {named}")
            for variant in sentence.variants:
                if unknown := set(slots(variant)) - slot_ids:
                    raise ValueError(
                        f"sentence {sentence.id}: no slot {', '.join(sorted(unknown))}"
                    )
        return self

    def slots_in(self) -> dict[str, frozenset[str]]:
        """Return the slots in each text that the kit composes, by its name in a Word layout."""
        kinds = self.english.values()
        return {
            "greeting": frozenset(slots("".join(kind.greeting for kind in kinds))),
            "subject": frozenset(slots("".join(kind.subject for kind in kinds))),
            "paragraphs": frozenset(
                slots("".join(text for each in self.sentences for text in each.variants))
            ),
        }
