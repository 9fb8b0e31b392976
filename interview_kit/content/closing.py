"""What a closing is made of: its moves in three tones, their details, questions to ask."""

from __future__ import annotations

from functools import cached_property
from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from interview_kit.content.interviewer import Option
from interview_kit.content.loading import (
    ContentEntry,
    EntryError,
    Id,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)
from interview_kit.fields.lookup import fixed_fields
from interview_kit.text import slots

KIT_SLOTS = frozenset(["role", "company", "skills", "uncovered", "mentioned", "question", "names"])
"""The slots of moves that the kit fills by itself; the others are the details of data/."""

FITTED_FIELDS = frozenset(["strengths", "mentioned"])
"""The fields whose lines are fitted into sentences without being details."""

AFTER_COLON = ("skills", "uncovered")

_RESERVED_IDS = KIT_SLOTS.union(field.key for field in fixed_fields("application"))


class Strengths(ContentEntry):
    """How the candidate is asked for their strengths, one a line."""

    label: NonEmptyText
    help: str
    placeholder: str


class Detail(ContentEntry):
    """A detail that moves take from the candidate, and when it is known.

    Its id is its slot in the sentences and its field in an application. A `deed` may be told
    without a subject, such as "led a team".
    """

    id: Id
    when: Literal["before", "call"]
    label: NonEmptyText
    help: str
    placeholder: str
    deed: bool = False


class Wording(ContentEntry):
    """A move in one tone: as planned, with a detail of the call, without an optional detail.

    Alternatives stand in brackets: see `text.alternatives`.
    """

    filled: ClassVar = frozenset({"text", "with_call", "without"})

    text: NonEmptyText
    with_call: str = ""
    without: str = ""

    @model_validator(mode="after")
    def _strengths_may_follow_a_colon(self) -> Self:
        for sentence in (self.text, self.with_call, self.without):
            for name in AFTER_COLON:
                if f"{{{name}}}" in sentence and f": {{{name}}}" not in sentence:
                    raise ValueError(f"{{{name}}} can be anything: have one after a colon, too")
        return self


class Move(SourcedEntry):
    """One move of a closing; after an "ask" the candidate stops and listens.

    A `core` move is on by default, one `only_if_sure` is said by who is sure of wanting the job,
    and is on by default then. Of moves with one `cut_rank` the first in the file is cut first.
    """

    label: NonEmptyText
    turn: Literal["say", "ask"]
    core: bool
    only_if_sure: bool = False
    cut_rank: int = Field(ge=1)
    needs: tuple[str, ...]
    missing: str
    reminder: str
    known: str = ""
    wordings: dict[str, Wording]

    @model_validator(mode="after")
    def _check(self) -> Self:
        if len(self.wordings) < 2:
            raise ValueError("a move needs wordings in two tones at least")
        if bool(self.needs) != bool(self.missing):
            raise ValueError("`missing` says what to do where `needs` are not met")
        for tone, wording in self.wordings.items():
            loose = set(slots(wording.text)) - set(self.needs)
            if loose and not wording.without:
                raise ValueError(
                    f"{tone}: {', '.join(sorted(loose))} must be needed, or left out in `without`"
                )
            if set(slots(wording.without)) - set(self.needs):
                raise ValueError(f"{tone}: `without` may hold only what is needed")
        return self

    def fills(self, slot: str) -> bool:
        """Tell whether the move says the value of a slot, in any tone."""
        return slot in self._said

    @cached_property
    def _said(self) -> frozenset[str]:
        texts = (text for words in self.wordings.values() for text in (words.text, words.with_call))
        return frozenset(slots(" ".join(texts)))


class SpokenText(SourcedEntry):
    """A text to speak, with a label to choose it by."""

    label: NonEmptyText
    text: NonEmptyText


class QuestionToAsk(SpokenText):
    """A question to the interviewer; `goal` is the id of what it serves."""

    goal: str


class ClosingNumbers(Numbers):
    """Words a minute and seconds."""

    words_per_minute: int = Field(gt=0)
    slowest_pace: int = Field(gt=0)
    fastest_pace: int = Field(gt=0)
    budget_seconds: int = Field(gt=0)
    listening_seconds: int = Field(gt=0)
    breath_words: int = Field(ge=4)
    practice_times: int = Field(gt=0)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if not self.slowest_pace <= self.words_per_minute <= self.fastest_pace:
            raise ValueError("words_per_minute must lie between slowest_pace and fastest_pace")
        return self


class BreathWords(ContentEntry):
    """The words that decide where a breath ends: see `candidate.breaths`."""

    abbreviations: frozenset[str]
    starts: frozenset[str]
    phrases: frozenset[str] = frozenset()
    bound: frozenset[str] = frozenset()


class SlotFitting(ContentEntry):
    """How typed words fit into slots: which `lead_ins` go, which word ties a sentence in.

    Of `qualities` the first loses its capital. In a slot `to_reader` "they" is who hears it. One
    with `gerunds` stands in the middle: "get" is "getting". After "is", in a slot that
    `follows_is`, an "-ing" would be what somebody is doing. One with `sentences` may hold several,
    one with `clauses` tells them untied. In one with `parts` a rough note is said as far as it can
    be, and an `article` goes before a noun that lacks it. With `capital` a clause may begin with a
    name typed without it.
    """

    slots: tuple[str, ...] = ()
    lead_ins: tuple[NonEmptyText, ...] = ()
    tie: str = ""
    qualities: bool = False
    to_reader: bool = False
    gerunds: bool = False
    follows_is: bool = False
    capital: bool = False
    sentences: bool = False
    clauses: bool = False
    parts: bool = False
    article: Literal["", "a", "the"] = ""

    @property
    def is_told(self) -> bool:
        """Tell whether the slot holds clauses about others."""
        return self.clauses or bool(self.tie)


_AS_TYPED = SlotFitting()


class Fitting(ContentEntry):
    """The words that decide how typed words fit into a sentence: see `candidate.fitting`."""

    abbreviations: frozenset[str]
    lowered: frozenset[str]
    deeds: frozenset[str]
    deeds_to: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    passives: frozenset[str] = frozenset()
    adverbs: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    unfinished: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()
    counted: frozenset[str] = frozenset()
    acts: dict[str, str] = Field(default_factory=dict)
    acts_to: dict[str, str] = Field(default_factory=dict)
    feelings: tuple[str, ...] = ()
    starts: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    past: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    subjects: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    mass: frozenset[str] = frozenset()
    qualities: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    nothing: frozenset[str]
    finite: frozenset[str]
    joins: frozenset[str]
    ways: tuple[SlotFitting, ...]

    @cached_property
    def gerunds(self) -> frozenset[str]:
        """What acts become in the middle of a sentence: "getting"."""
        return frozenset((*self.acts.values(), *self.acts_to.values()))

    def of(self, slot: str) -> SlotFitting:
        """Return how typed words fit into a slot; by default they stay as they are."""
        return self._ways_by_slot.get(slot, _AS_TYPED)

    @cached_property
    def _ways_by_slot(self) -> dict[str, SlotFitting]:
        return {slot: way for way in reversed(self.ways) for slot in way.slots}


class SpokenNames(ContentEntry):
    """What nobody says of a job title and of a company: see `candidate.spoken_names`."""

    title_marks: tuple[NonEmptyText, ...] = ()
    legal_forms: tuple[NonEmptyText, ...] = ()


class Closing(ContentEntry):
    """Everything in data/candidate/closing.toml."""

    tones: tuple[Option, ...]
    numbers: ClosingNumbers
    breaths: BreathWords
    fitting: Fitting
    spoken: SpokenNames = SpokenNames()
    strengths: Strengths
    details: tuple[Detail, ...]
    moves: tuple[Move, ...]
    goals: tuple[Option, Option]
    questions_to_ask: tuple[QuestionToAsk, ...]
    reschedule: tuple[SpokenText, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("tones", "details", "moves", "goals", "questions_to_ask", "reschedule"):
            check_unique_ids(name, getattr(self, name))
            check_unique(name, "label", (each.label for each in getattr(self, name)))
        tones = {tone.id for tone in self.tones}
        for move in self.moves:
            if unknown := move.wordings.keys() - tones:
                message = f"there is no tone {', '.join(sorted(unknown))}"
                raise EntryError(message, "moves", move.id, "wordings")
        goals = {goal.id for goal in self.goals}
        for question in self.questions_to_ask:
            if question.goal not in goals:
                message = f"there is no goal {question.goal}"
                raise EntryError(message, "questions_to_ask", question.id, "goal")
        return self

    @model_validator(mode="after")
    def _known_details(self) -> Self:
        for detail in self.details:
            if detail.id in _RESERVED_IDS:
                message = "a part of an application or a slot that the kit fills is called so"
                raise EntryError(message, "details", detail.id, "id")
        known = KIT_SLOTS.union(detail.id for detail in self.details)
        for move in self.moves:
            if unknown := set(move.needs) - known:
                message = f"there is no detail {', '.join(sorted(unknown))} to need"
                raise EntryError(message, "moves", move.id, "needs")
            for tone, wording in move.wordings.items():
                for name in sorted(wording.filled):
                    if unknown := set(slots(getattr(wording, name))) - known:
                        message = f"there is no detail {', '.join(sorted(unknown))} to fill in"
                        raise EntryError(message, "moves", move.id, "wordings", tone, name)
        return self
