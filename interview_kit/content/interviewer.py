"""The interviewer's content: the form of data/interviewer/phone_screen.toml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar, Literal, Protocol, Self

from pydantic import Field, field_validator, model_validator

from interview_kit.content.advice import Advice, InterviewerPlace, advice_at
from interview_kit.content.loading import (
    ContentEntry,
    Id,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)
from interview_kit.content.opening import Opening, check_slots
from interview_kit.fields import call_fields, position_fields
from interview_kit.fields.lookup import about, fixed_fields
from interview_kit.fields.states import NO_ANSWER_REASONS, NOT_DUE
from interview_kit.text import slots

ANCHORED_RATINGS = (1, 3, 5)
_LISTS = (
    "questions",
    "checks",
    "endings",
    "advice",
    "sections",
    "states",
    "recommendations",
    "channels",
    "periods",
    "ways_in",
    "ways_round",
    "steps_after_call",
)
_NEEDED = ("periods", "channels", "endings", "recommendations", "steps_after_call")
_LABELED = tuple(name for name in _LISTS if name != "advice")
_REQUIRED = {
    "states": {*NO_ANSWER_REASONS, NOT_DUE},
    "sections": {"header", "own", "checks", "satisfied", "past", "follow_ups", "ending"},
}
RECORDED_FIELDS = {
    field.key: field for field in (call_fields.AVAILABILITY, call_fields.DECLINE_REASON)
}
"""The fields of a call that an ending may record."""

_STEPS = _REQUIRED["sections"] | {"finish", "call"}
_RESERVED_IDS = _STEPS.union(field.key for field in fixed_fields("screen"))
"""Ids that no question may have, since its answer would be stored in another field."""

_OWN_ID = re.compile(r"own_\d+")
"""The ids of the questions of a position's own."""

POSITION_FIELDS = frozenset(
    field.key
    for field in fixed_fields("position")
    if field.kind == "text" and about("position", field.key) == "nobody"
)
"""The fields that questions can name. Their texts are frozen with each call, and name no person."""

NEXT_STEP = "next_step"
"""The slot of an ending with what comes right after the call."""

ENDING_FIELDS = frozenset(
    {
        "name",
        "position",
        NEXT_STEP,
        call_fields.FURTHER_STEPS.key,
        call_fields.HEAR_BY.key,
        call_fields.HEAR_THROUGH.key,
    }
)


QuestionKind = Literal["text", "money"]
"""How a question of the form is answered."""


class Option(ContentEntry):
    """One of the values that a field can store, with its label."""

    id: Id
    label: NonEmptyText


class Period(Option):
    """The period that an amount of pay is for; `example` is such an amount."""

    example: NonEmptyText


class Channel(Option):
    """A way to be in touch; `spoken` completes "you'll hear from us …".

    `british` replaces it in British English, where that differs.
    """

    spoken: NonEmptyText
    british: str = ""


class Question(SourcedEntry):
    """One question of the form.

    `text` may name fields of the position in braces; `text_without` is asked where the
    position leaves them empty. `label_from` is the field of the position whose words are the
    label, where it has any. `kind` says how it is answered: with a text, or with an amount of money
    and a text beside it. `anchors` are the words for 1, 3 and 5.
    """

    filled: ClassVar = frozenset({"text"})

    section: str
    group: Literal["motivation", "basic", "past"]
    label: NonEmptyText
    label_from: str = ""
    text: NonEmptyText
    text_without: str = ""
    hint: str = ""
    kind: QuestionKind = "text"
    condition: Literal["", "had_reports", "not_working"] = ""
    rated: bool
    anchors: dict[int, NonEmptyText] = Field(default_factory=dict)

    @property
    def is_salary(self) -> bool:
        """Whether it asks for the salary."""
        return self.kind == "money"

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.rated and set(self.anchors) != set(ANCHORED_RATINGS):
            raise ValueError("a rated question has anchors for 1, 3 and 5")
        if not self.rated and self.anchors:
            raise ValueError("anchors belong to rated questions only")
        if slots(self.text) and not self.text_without:
            raise ValueError("a text with a field in braces needs text_without")
        if unknown := {*slots(self.text), self.label_from} - POSITION_FIELDS - {""}:
            raise ValueError(f"the position has no field {', '.join(sorted(unknown))}")
        if (self.group == "past") != (self.section == "past"):
            raise ValueError("questions of the group past, and only those, stand in section past")
        if self.condition and self.group != "past":
            raise ValueError("a condition belongs to questions of the group past only")
        return self


class NextStep(Option):
    """What can come right after a call: `spoken` is what one invites to, `asks` asks for times."""

    spoken: NonEmptyText
    asks: NonEmptyText


class Check(SourcedEntry):
    """A background check that a candidate may be asked to agree to.

    `named_by` is the field of the position that says what is checked, where the label does not. A
    position asks about such a check once it is switched on and named.
    """

    label: NonEmptyText
    named_by: str = ""

    @field_validator("named_by")
    @classmethod
    def _known_field(cls, named_by: str) -> str:
        if named_by not in ("", position_fields.OTHER_CHECKS.key):
            raise ValueError(f"the position has no field {named_by} that names a check")
        return named_by


class Ending(SourcedEntry):
    """One way for a call to end, with the sentences to say.

    `label_of_position` names it with the next step of a position, "" for the same name everywhere.
    `records` is the key of the field that is filled in with it.
    """

    filled: ClassVar = frozenset({"says", "label_of_position"})

    label: NonEmptyText
    label_of_position: str = ""
    records: str = ""
    records_label: str = ""
    says: tuple[NonEmptyText, ...]

    @field_validator("says")
    @classmethod
    def _known_slots(cls, says: tuple[str, ...]) -> tuple[str, ...]:
        return check_slots(says, ENDING_FIELDS)

    @property
    def promises(self) -> bool:
        """Whether it promises a day by which the candidate hears."""
        return any(call_fields.HEAR_BY.key in slots(sentence) for sentence in self.says)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if self.records not in ("", *RECORDED_FIELDS):
            raise ValueError(f"`records` names one of {', '.join(RECORDED_FIELDS)}, or nothing")
        if bool(self.records) != bool(self.records_label):
            raise ValueError("`records_label` names what is recorded, where something is")
        if set(slots(self.label_of_position)) - {NEXT_STEP}:
            raise ValueError(f"`label_of_position` has no slot but {NEXT_STEP}")
        return self


class Prompts(ContentEntry):
    """What the form asks besides its questions."""

    checks: NonEmptyText
    satisfied: NonEmptyText
    had_reports: NonEmptyText
    ask_times: NonEmptyText
    working_now: NonEmptyText
    impressions: NonEmptyText
    recommendation: NonEmptyText


class InterviewerNumbers(Numbers):
    """Numbers of the interviewer's side; days and minutes, and pay in any currency."""

    call_minutes: int = Field(gt=0)
    rated_minutes: int = Field(gt=0)
    unrated_minutes: int = Field(gt=0)
    checks_minutes: int = Field(gt=0)
    words_minutes: int = Field(gt=0)
    their_minutes: int = Field(gt=0)
    read_minutes: int = Field(gt=0)
    feedback_minutes: int = Field(gt=0)
    remind_minutes: int = Field(gt=0)
    hear_days: int = Field(gt=0)
    odd_past_days: int = Field(gt=0)
    odd_future_days: int = Field(gt=0)
    odd_month_pay: int = Field(gt=0)


class InterviewerAdvice(Advice):
    """A piece of advice for the interviewer."""

    numbers: ClassVar = InterviewerNumbers

    place: InterviewerPlace


class InterviewerContent(ContentEntry):
    """Everything in data/interviewer/phone_screen.toml."""

    currencies: tuple[str, ...]
    sections: tuple[Option, ...]
    questions: tuple[Question, ...]
    checks: tuple[Check, ...]
    prompts: Prompts
    opening: Opening
    endings: tuple[Ending, ...]
    recommendations: tuple[Option, ...]
    states: tuple[Option, ...]
    channels: tuple[Channel, ...]
    ways_in: tuple[Option, ...]
    ways_round: tuple[Option, ...]
    steps_after_call: tuple[NextStep, ...]
    periods: tuple[Period, ...]
    advice: tuple[InterviewerAdvice, ...]
    numbers: InterviewerNumbers

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in _LISTS:
            check_unique_ids(name, getattr(self, name))
        for name in _LABELED:
            check_unique(name, "label", (each.label for each in getattr(self, name)))
        for name, wanted in _REQUIRED.items():
            if missing := wanted - {each.id for each in getattr(self, name)}:
                raise ValueError(f"{name}: the kit needs {', '.join(sorted(missing))}")
        if bad := [code for code in self.currencies if not re.fullmatch("[A-Z]{3}", code)]:
            raise ValueError(f"currencies: not an ISO 4217 code: {', '.join(bad)}")
        check_unique("currencies", "code", self.currencies)
        check_unique("checks", "named_by", (each.named_by for each in self.checks if each.named_by))
        for name in ("currencies", *_NEEDED):
            if not getattr(self, name):
                raise ValueError(f"{name}: the kit needs one entry at least")
        if unknown := {state.id for state in self.states} - _REQUIRED["states"]:
            raise ValueError(f"states: the kit knows no {', '.join(sorted(unknown))}")
        for question in self.questions:
            if question.id in _RESERVED_IDS or _OWN_ID.fullmatch(question.id):
                raise ValueError(f"question {question.id}: a part of the form is called so")
        sections = {section.id for section in self.sections}
        for question in self.questions:
            if question.section not in sections:
                raise ValueError(f"question {question.id}: no section {question.section!r}")
        return self

    @model_validator(mode="after")
    def _one_amount(self) -> Self:
        if sum(question.kind == "money" for question in self.questions) > 1:
            raise ValueError("questions: a call has the fields of one amount of money only")
        return self

    def ending(self, ending_id: str) -> Ending:
        """Return the ending with this id. Raises KeyError."""
        return {ending.id: ending for ending in self.endings}[ending_id]

    def advice_for(self, place: InterviewerPlace) -> tuple[str, ...]:
        """Return the advice that belongs to a place, numbers filled in."""
        return advice_at(self.advice, place, self.numbers)


class Labeled(Protocol):
    """Anything with an id and a label."""

    @property
    def id(self) -> str:
        """The stable id."""

    @property
    def label(self) -> str:
        """The text that people read."""


def labels(choices: Iterable[Labeled]) -> dict[str, str]:
    """Return the labels of choices by their ids, in order."""
    return {choice.id: choice.label for choice in choices}
