"""The candidate's content: closing moves, questions to ask, the letter, the advice."""

from __future__ import annotations

import re
from datetime import time
from pathlib import Path
from typing import ClassVar, Literal, Self, get_args

from pydantic import Field, field_validator, model_validator

from interview_kit.content.advice import Advice, CandidatePlace, advice_at
from interview_kit.content.loading import (
    Entry,
    Fact,
    Id,
    Numbers,
    Said,
    read_toml,
    unique,
    unique_ids,
)
from interview_kit.content.screen import Choice
from interview_kit.text import slots

Tone = Literal["warm", "direct", "formal"]
ENGLISH = ("US", "GB")
_TAG = re.compile("[a-z]{2,3}(-[A-Z]{2})?")

MOVE_SLOTS = frozenset(
    [
        "role",
        "company",
        "skills",
        "uncovered",
        "mentioned",
        "question",
        "can_send",
        "why",
        "how",
        "heard",
        "examples",
        "names",
    ]
)
MOVE_NEEDS = MOVE_SLOTS | {"sure"}
AFTER_COLON = ("skills", "uncovered")
DETAIL_FIELDS = frozenset(["strengths", "can_send", "why", "how", "heard", "examples"])
LETTER_SLOTS = frozenset(
    [
        "interviewer",
        "when",
        "company",
        "job_title",
        "learned",
        "demand",
        "capabilities",
        "value",
        "not_covered",
        "next_steps",
    ]
)


class Detail(Entry):
    """Something that moves take from the candidate, and when it is known."""

    id: Id
    when: Literal["before", "call"]
    label: Said
    help: str
    placeholder: str


class Wording(Entry):
    """A move in one tone: as planned, with what the call brought, without what is optional."""

    filled: ClassVar = frozenset({"text", "with_call", "without"})

    text: Said
    with_call: str = ""
    without: str = ""

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        for sentence in (self.text, self.with_call, self.without):
            if unknown := set(slots(sentence)) - MOVE_SLOTS:
                raise ValueError(f"there is no detail {', '.join(sorted(unknown))} to fill in")
            for name in AFTER_COLON:
                if f"{{{name}}}" in sentence.replace(f": {{{name}}}", ""):
                    raise ValueError(f"{{{name}}} can be “I led a team”: put a colon before it")
        return self


class Move(Fact):
    """One move of a closing. After an "ask" one stops and listens."""

    label: Said
    turn: Literal["say", "ask"]
    core: bool
    cut_rank: int = Field(ge=1)
    needs: tuple[str, ...]
    missing: str
    reminder: str
    wordings: dict[Tone, Wording]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(self.wordings) < 2:
            raise ValueError("a move needs wordings in two tones at least")
        if bool(self.needs) != bool(self.missing):
            raise ValueError("`missing` says what to do where `needs` are not met")
        if unknown := set(self.needs) - MOVE_NEEDS:
            raise ValueError(f"there is no detail {', '.join(sorted(unknown))} to need")
        for tone, wording in self.wordings.items():
            loose = set(slots(wording.text)) - set(self.needs)
            if loose and not wording.without:
                raise ValueError(
                    f"{tone}: {', '.join(sorted(loose))} must be needed, or left out in `without`"
                )
            if set(slots(wording.without)) - set(self.needs):
                raise ValueError(f"{tone}: `without` may hold only what is needed")
        return self


class Spoken(Fact):
    """A text to speak, with a label to choose it by."""

    label: Said
    text: Said


class ClosingNumbers(Numbers):
    """Words a minute and seconds."""

    words_per_minute: int = Field(gt=0)
    slowest_pace: int = Field(gt=0)
    fastest_pace: int = Field(gt=0)
    budget_seconds: int = Field(gt=0)
    listening_seconds: int = Field(gt=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.slowest_pace <= self.words_per_minute <= self.fastest_pace:
            raise ValueError("words_per_minute must lie between slowest_pace and fastest_pace")
        return self


class Fitting(Entry):
    """What fits typed words into the middle of a sentence: see `candidacy.words.fitted`."""

    abbreviations: frozenset[str]
    lowered: frozenset[str]
    deeds: frozenset[str]


class Closing(Entry):
    """Everything in data/closing.toml."""

    tones: tuple[Choice, ...]
    numbers: ClosingNumbers
    fitting: Fitting
    details: tuple[Detail, ...]
    moves: tuple[Move, ...]
    questions_to_ask: tuple[Spoken, ...]
    reschedule: tuple[Spoken, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("tones", "details", "moves", "questions_to_ask", "reschedule"):
            unique_ids(name, getattr(self, name))
            unique(name, "label", (each.label for each in getattr(self, name)))
        unique("moves", "cut rank", (str(move.cut_rank) for move in self.moves))
        if {tone.id for tone in self.tones} != set(get_args(Tone)):
            raise ValueError(f"the tones must be {', '.join(get_args(Tone))}")
        if {detail.id for detail in self.details} != DETAIL_FIELDS:
            raise ValueError(f"the details must be {', '.join(sorted(DETAIL_FIELDS))}")
        return self

    def detail(self, detail_id: str) -> Detail:
        """Return the detail with this id. Raises KeyError."""
        return {detail.id: detail for detail in self.details}[detail_id]


class Slot(Fact):
    """A part of the letter that the candidate fills in."""

    label: Said
    help: str
    required: bool


class Sentence(Fact):
    """A sentence of the letter in the variants to choose from, the best first.

    The first variant is left out unless the move `claim` of the closing is on. `personal` is
    the slot that should differ from one person to the next.
    """

    filled: ClassVar = frozenset({"variants"})

    label: Said
    paragraph: int = Field(ge=1)
    claim: str = ""
    personal: str = ""
    variants: tuple[Said, ...] = Field(min_length=1)


class English(Entry):
    """What differs between kinds of English. `tag` is a BCP 47 language tag."""

    filled: ClassVar = frozenset({"greeting", "sign_off", "subject"})

    label: Said
    tag: str
    greeting: Said
    sign_off: Said
    subject: Said

    @field_validator("tag")
    @classmethod
    def _language_tag(cls, tag: str) -> str:
        if not _TAG.fullmatch(tag):
            raise ValueError(f"{tag!r} is no language tag such as en-US")
        return tag


class LetterNumbers(Numbers):
    """Words, hours, minutes, days and times of day round the letter."""

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


class LetterContent(Entry):
    """Everything in data/letter.toml."""

    numbers: LetterNumbers
    slots: tuple[Slot, ...]
    sentences: tuple[Sentence, ...]
    english: dict[str, English]
    advice: tuple[CandidateAdvice, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        unique_ids("slots", self.slots)
        unique_ids("sentences", self.sentences)
        unique_ids("advice", self.advice)
        if unknown_kinds := self.english.keys() - set(ENGLISH):
            raise ValueError(f"english: the kit knows no {', '.join(sorted(unknown_kinds))}")
        if not self.english:
            raise ValueError("english: the kit needs one entry at least")
        known = {slot.id for slot in self.slots}
        if known != LETTER_SLOTS:
            raise ValueError(f"the slots must be {', '.join(sorted(LETTER_SLOTS))}")
        for name, english in self.english.items():
            if set(slots(english.greeting + english.subject + english.sign_off)) - known:
                raise ValueError(f"english {name}: a slot that the letter does not have")
        for sentence in self.sentences:
            if sentence.personal and sentence.personal not in known:
                raise ValueError(f"sentence {sentence.id}: no slot {sentence.personal}")
            for variant in sentence.variants:
                if unknown := set(slots(variant)) - known:
                    raise ValueError(
                        f"sentence {sentence.id}: no slot {', '.join(sorted(unknown))}"
                    )
        return self


class Preparing(Entry):
    """Everything in data/preparing.toml."""

    advice: tuple[CandidateAdvice, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        unique_ids("advice", self.advice)
        return self


class CandidateContent(Entry):
    """Everything the candidate's side knows."""

    closing: Closing
    letter: LetterContent
    preparing: Preparing

    @classmethod
    def read(cls, folder: Path) -> CandidateContent:
        """Read the three files. Raises ContentError."""
        return cls(
            closing=read_toml(folder, "closing.toml", Closing),
            letter=read_toml(folder, "letter.toml", LetterContent),
            preparing=read_toml(folder, "preparing.toml", Preparing),
        )

    @model_validator(mode="after")
    def _known_claims(self) -> Self:
        moves = {move.id for move in self.closing.moves}
        for sentence in self.letter.sentences:
            if sentence.claim and sentence.claim not in moves:
                raise ValueError(f"sentence {sentence.id}: no move {sentence.claim}")
        return self

    def advice_for(self, place: CandidatePlace) -> tuple[str, ...]:
        """Return the advice that belongs to a place, numbers filled in."""
        every = (*self.preparing.advice, *self.letter.advice)
        return advice_at(every, place, self.letter.numbers)
