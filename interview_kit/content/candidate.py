"""The candidate's content: closing moves, questions to ask, the letter, the advice."""

from __future__ import annotations

from datetime import time
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, model_validator

from interview_kit.content.loading import Entry, Fact, Numbers, read_toml, unique_ids
from interview_kit.content.screen import Advice, Choice
from interview_kit.text import slots

Tone = Literal["warm", "direct", "formal"]

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

    id: str
    when: Literal["before", "call"]
    label: str
    help: str
    placeholder: str


class Wording(Entry):
    """A move in one tone: as planned, with what the call brought, without what is optional."""

    text: str
    with_call: str = ""
    without: str = ""

    @model_validator(mode="after")
    def _known_slots(self) -> Self:
        for sentence in (self.text, self.with_call, self.without):
            if unknown := set(slots(sentence)) - MOVE_SLOTS:
                raise ValueError(f"there is no detail {', '.join(sorted(unknown))} to fill in")
        return self


class Move(Fact):
    """One move of a closing. After an "ask" one stops and listens."""

    label: str
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

    label: str
    text: str


class ClosingNumbers(Numbers):
    """Words a minute and seconds."""

    words_per_minute: int = Field(gt=0)
    slowest_pace: int = Field(gt=0)
    fastest_pace: int = Field(gt=0)
    budget_seconds: int = Field(gt=0)
    listening_seconds: int = Field(gt=0)


class Fitting(Entry):
    """What fits typed words into the middle of a sentence: see `candidacy.words.fitted`."""

    abbreviations: frozenset[str]
    lowered: frozenset[str]


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
        for name in ("moves", "questions_to_ask", "reschedule"):
            unique_ids(name, getattr(self, name))
        if {detail.id for detail in self.details} != DETAIL_FIELDS:
            raise ValueError(f"the details must be {', '.join(sorted(DETAIL_FIELDS))}")
        return self

    def detail(self, detail_id: str) -> Detail:
        """Return the detail with this id. Raises KeyError."""
        return {detail.id: detail for detail in self.details}[detail_id]


class Slot(Fact):
    """A part of the letter that the candidate fills in."""

    label: str
    help: str
    required: bool


class Sentence(Fact):
    """A sentence of the letter in the variants to choose from, the best first.

    The first variant is left out unless the move `claim` of the closing is on. `personal` is
    the slot that should differ from one person to the next.
    """

    label: str
    paragraph: int = Field(ge=1)
    claim: str = ""
    personal: str = ""
    variants: tuple[str, ...] = Field(min_length=1)


class English(Entry):
    """What differs between kinds of English. `tag` is a BCP 47 language tag."""

    label: str
    tag: str
    greeting: str
    sign_off: str
    subject: str


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


class LetterContent(Entry):
    """Everything in data/letter.toml."""

    numbers: LetterNumbers
    slots: tuple[Slot, ...]
    sentences: tuple[Sentence, ...]
    english: dict[str, English]
    advice: tuple[Advice, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        unique_ids("slots", self.slots)
        unique_ids("sentences", self.sentences)
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

    advice: tuple[Advice, ...]


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

    def advice_for(self, place: str) -> tuple[str, ...]:
        """Return the advice that belongs to a place, numbers filled in."""
        numbers = self.letter.numbers
        return tuple(
            advice.text.replace("{words_from}", str(numbers.words_from)).replace(
                "{words_to}", str(numbers.words_to)
            )
            for advice in (*self.preparing.advice, *self.letter.advice)
            if advice.place == place
        )
