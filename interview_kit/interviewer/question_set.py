"""The questions of one position, worded and frozen, so that every call asks the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel, ConfigDict, model_validator

from interview_kit.content.interviewer import (
    Check,
    InterviewerContent,
    Question,
    QuestionKind,
)
from interview_kit.fields import call_fields, position_fields
from interview_kit.text import first_complete, one_line, slots, whole_number

HEAR_DAYS = (0, 365)
"""The fewest and the most days after which candidates can be told that they hear."""

_LONGEST_LABEL = 60  # characters that fit on a button


class SetQuestion(BaseModel):
    """A question as it is asked for this position."""

    model_config = ConfigDict(frozen=True)

    id: str
    section: str
    group: str
    label: str
    text: str
    hint: str
    condition: str
    rated: bool
    anchors: dict[int, str]
    kind: QuestionKind

    @model_validator(mode="before")
    @classmethod
    def _add_kind(cls, raw: object) -> object:
        """Sets that were frozen before questions had a kind asked for money as the salary only."""
        if isinstance(raw, dict) and "kind" not in raw:
            return {**raw, "kind": "money" if raw.get("id") == "salary" else "text"}
        return raw

    @property
    def answer_keys(self) -> tuple[str, ...]:
        """The keys of the fields of which one is enough to answer it."""
        amount = (call_fields.SALARY_AMOUNT.key,) if self.kind == "money" else ()
        return (self.id, *amount)


class SetCheck(BaseModel):
    """A background check that this position asks about."""

    model_config = ConfigDict(frozen=True)

    id: str
    label: str


class QuestionSet(BaseModel):
    """The questions and checks of a position, and its defaults. Round-trips through JSON.

    `hear_days` is the number of days until candidates are notified; `hear_through` a channel.
    """

    model_config = ConfigDict(frozen=True)

    title: str
    location: str
    questions: tuple[SetQuestion, ...]
    checks: tuple[SetCheck, ...]
    salary_currency: str
    salary_period: str
    next_steps: str
    hear_days: int
    hear_through: str

    @property
    def is_american(self) -> bool:
        """Whether the job is in the United States, judged by its currency."""
        return self.salary_currency == "USD"

    def question(self, question_id: str) -> SetQuestion:
        """Return the question with this id. Raises KeyError."""
        return {question.id: question for question in self.questions}[question_id]


def build_question_set(position: Mapping[str, str], content: InterviewerContent) -> QuestionSet:
    """Return the questions for a position from the texts of its fields.

    Past-company questions and checks are asked unless the position turns them off, checks that it
    names once it does.
    """
    return QuestionSet(
        title=one_line(position.get(position_fields.TITLE.key, "")),
        location=one_line(position.get(position_fields.LOCATION.key, "")),
        questions=tuple(
            _fill_question(question, position)
            for question in content.questions
            if is_question_asked(position, question)
        ),
        checks=tuple(_fill_checks(content.checks, position)),
        salary_currency=position.get(position_fields.SALARY_CURRENCY.key) or content.currencies[0],
        salary_period=position.get(position_fields.SALARY_PERIOD.key) or content.periods[0].id,
        next_steps=one_line(position.get(position_fields.NEXT_STEPS.key, "")),
        hear_days=whole_number(
            position.get(position_fields.HEAR_DAYS.key, ""), HEAR_DAYS, content.numbers.hear_days
        ),
        hear_through=position.get(position_fields.HEAR_THROUGH.key) or content.channels[0].id,
    )


def is_question_asked(position: Mapping[str, str], question: Question) -> bool:
    """Tell whether a position asks a question: it can turn off past-company questions only."""
    key = position_fields.ASK_PAST.key(question.id)
    return question.group != "past" or (position.get(key) or "yes") == "yes"


def is_check_on(position: Mapping[str, str], check: Check) -> bool:
    """Tell whether a check is on. One that the position names is off until it is turned on."""
    default = "no" if check.named_by else "yes"
    return (position.get(position_fields.CHECK.key(check.id)) or default) == "yes"


def _fill_checks(checks: Iterable[Check], position: Mapping[str, str]) -> Iterator[SetCheck]:
    for check in checks:
        name = one_line(position.get(check.named_by, ""))
        if is_check_on(position, check) and (name or not check.named_by):
            yield SetCheck(id=check.id, label=f"{check.label}: {name}" if name else check.label)


def _fill_question(question: Question, position: Mapping[str, str]) -> SetQuestion:
    values = {name: _in_a_sentence(position.get(name, "")) for name in slots(question.text)}
    return SetQuestion(
        id=question.id,
        section=question.section,
        group=question.group,
        label=_label(position.get(question.label_from, "")) or question.label,
        text=first_complete((question.text, question.text_without), values),
        hint=question.hint,
        condition=question.condition,
        rated=question.rated,
        anchors=question.anchors,
        kind=question.kind,
    )


def _label(typed: str) -> str:
    """Return a typed text as a label: with a capital at its start, shortened to fit."""
    words = _in_a_sentence(typed)
    if len(words) > _LONGEST_LABEL:
        cut = words[:_LONGEST_LABEL]
        words = f"{cut.rpartition(' ')[0] or cut}…"
    return words[:1].upper() + words[1:]


def _in_a_sentence(text: str) -> str:
    return one_line(text).rstrip(" .,;")
