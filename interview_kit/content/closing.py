"""What a closing is made of: its moves in three tones, their details, questions to ask."""

from __future__ import annotations

from typing import ClassVar, Literal, Self, get_args

from pydantic import Field, model_validator

from interview_kit.content.interviewer import Option
from interview_kit.content.loading import (
    ContentEntry,
    Id,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)
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
AFTER_COLON = ("skills", "uncovered")
DETAIL_FIELDS = frozenset(["strengths", "can_send", "why", "how", "heard", "examples"])


class Detail(ContentEntry):
    """A detail that moves take from the candidate, and when it is known."""

    id: Id
    when: Literal["before", "call"]
    label: NonEmptyText
    help: str
    placeholder: str


class Wording(ContentEntry):
    """A move in one tone: as planned, with a detail of the call, without an optional detail."""

    filled: ClassVar = frozenset({"text", "with_call", "without"})

    text: NonEmptyText
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


class Move(SourcedEntry):
    """One move of a closing; after an "ask" the candidate stops and listens."""

    label: NonEmptyText
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


class SpokenText(SourcedEntry):
    """A text to speak, with a label to choose it by."""

    label: NonEmptyText
    text: NonEmptyText


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


class SlotFitting(ContentEntry):
    """How typed words fit into slots: which `lead_ins` go, which word ties a sentence in."""

    slots: tuple[str, ...] = ()
    lead_ins: tuple[NonEmptyText, ...] = ()
    tie: str = ""


class Fitting(ContentEntry):
    """The words that decide how typed words fit into a sentence: see `candidate.fitting`."""

    abbreviations: frozenset[str]
    lowered: frozenset[str]
    deeds: frozenset[str]
    nothing: frozenset[str]
    finite: frozenset[str]
    joins: frozenset[str]
    ways: tuple[SlotFitting, ...]

    def of(self, slot: str) -> SlotFitting:
        """Return how typed words fit into a slot; by default they stay as they are."""
        return next((way for way in self.ways if slot in way.slots), SlotFitting())


class Closing(ContentEntry):
    """Everything in data/candidate/closing.toml."""

    tones: tuple[Option, ...]
    numbers: ClosingNumbers
    fitting: Fitting
    details: tuple[Detail, ...]
    moves: tuple[Move, ...]
    questions_to_ask: tuple[SpokenText, ...]
    reschedule: tuple[SpokenText, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("tones", "details", "moves", "questions_to_ask", "reschedule"):
            check_unique_ids(name, getattr(self, name))
            check_unique(name, "label", (each.label for each in getattr(self, name)))
        check_unique("moves", "cut rank", (str(move.cut_rank) for move in self.moves))
        if {tone.id for tone in self.tones} != set(get_args(Tone)):
            raise ValueError(f"the tones must be {', '.join(get_args(Tone))}")
        if {detail.id for detail in self.details} != DETAIL_FIELDS:
            raise ValueError(f"the details must be {', '.join(sorted(DETAIL_FIELDS))}")
        return self

    def detail(self, detail_id: str) -> Detail:
        """Return the detail with this id. Raises KeyError."""
        return {detail.id: detail for detail in self.details}[detail_id]
