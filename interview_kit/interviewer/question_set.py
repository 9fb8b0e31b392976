"""The questions of one position, worded and frozen, so that every call asks the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pydantic import BaseModel, ConfigDict, model_validator

from interview_kit.content.interviewer import (
    Check,
    InterviewerContent,
    Question,
)
from interview_kit.fields import call_fields, position_fields
from interview_kit.fields.answer_kinds import AnswerKind, YesNo
from interview_kit.interviewer.must_haves import MustHave, must_haves, tested_by
from interview_kit.interviewer.own_questions import OwnQuestion, own_questions
from interview_kit.text import first_complete, lines, one_line, slots, whole_number

HEAR_DAYS = (0, 365)
"""The fewest and the most days after which candidates can be told that they hear."""

CALL_MINUTES = (5, 240)
"""The least and the most minutes that a call can be planned for."""

NO_MEETS = "“No” is the answer that meets it"
"""What is said beside the must-haves of a question whose good answer is No."""

OWN_SECTION = "own"
"""The section of the form with the position's own questions."""

_LONGEST_LABEL = 60  # characters that fit on a button


class SetQuestion(BaseModel):
    """A question as it is asked for this position.

    `own` is its number among the position's own questions, 0 for a question of data/. `choices`
    are the texts to choose from, `tests` the numbers of the must-haves that it tests. `bank` is the
    id in the bank of the question that it was taken from, "" for none. `meets` is the answer that
    meets the must-haves, where it is a yes/no question that tests any.
    """

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
    kind: AnswerKind
    own: int = 0
    choices: tuple[str, ...] = ()
    tests: tuple[int, ...] = ()
    bank: str = ""
    meets: YesNo = "yes"

    @model_validator(mode="before")
    @classmethod
    def _add_kind(cls, raw: object) -> object:
        """Sets that were frozen before questions had a kind asked for money as the salary only."""
        if isinstance(raw, dict) and "kind" not in raw:
            return {**raw, "kind": "money" if raw.get("id") == "salary" else "text"}
        return raw

    @property
    def is_salary(self) -> bool:
        """Whether it asks for the salary, which has a currency and a period of its own."""
        return self.kind == "money" and not self.own

    @property
    def value_key(self) -> str:
        """The key of the field with its value, "" where it is answered in words alone."""
        if self.own and self.kind in call_fields.OWN_VALUES:
            return call_fields.OWN_VALUES[self.kind].key(self.own)
        return call_fields.SALARY_AMOUNT.key if self.kind == "money" else ""

    @property
    def answer_keys(self) -> tuple[str, ...]:
        """The keys of the fields of which one is enough to answer it."""
        return (self.id, *filter(None, (self.value_key,)))


class SetCheck(BaseModel):
    """A background check that this position asks about."""

    model_config = ConfigDict(frozen=True)

    id: str
    label: str


class QuestionSet(BaseModel):
    """The questions and checks of a position, and its defaults. Round-trips through JSON.

    `hear_days` is the number of days until candidates are notified; `hear_through` a channel.
    `salary_range` is the reading of an amount. `call_minutes` is 0 where the position says none.
    `next_step` completes "invite you to …", "" where the position says none.
    What was frozen before there were must-haves has none.
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
    must_haves: tuple[MustHave, ...] = ()
    salary_range: str = ""
    shift: str = ""
    call_minutes: int = 0
    company: str = ""
    next_step: str = ""

    @property
    def what_comes_next(self) -> str:
        """All that comes after the call, in a sentence: "a trial day, then a decision"."""
        further = _in_a_sentence(self.next_steps)
        return ", then ".join(filter(None, (self.next_step, further)))

    @property
    def is_american(self) -> bool:
        """Whether the job is in the United States, judged by its currency."""
        return self.salary_currency == "USD"

    def question(self, question_id: str) -> SetQuestion:
        """Return the question with this id. Raises KeyError."""
        return {question.id: question for question in self.questions}[question_id]

    def tested(self, question: SetQuestion) -> tuple[MustHave, ...]:
        """Return the must-haves that a question tests."""
        return tuple(each for each in self.must_haves if each.number in question.tests)


def build_question_set(
    position: Mapping[str, str],
    content: InterviewerContent,
    *,
    before: QuestionSet | None = None,
) -> QuestionSet:
    """Return the questions for a position from the texts of its fields.

    The form's questions are asked unless the position leaves them out, those of its own once they
    are written. `before` are the questions of its last call, for `is_check_on`.
    """
    known = must_haves(position)
    return QuestionSet(
        title=one_line(position.get(position_fields.TITLE.key, "")),
        location=one_line(position.get(position_fields.LOCATION.key, "")),
        questions=tuple(_questions(position, content, known)),
        checks=tuple(_fill_checks(content.checks, position, before)),
        salary_currency=position.get(position_fields.SALARY_CURRENCY.key) or content.currencies[0],
        salary_period=position.get(position_fields.SALARY_PERIOD.key) or content.periods[0].id,
        next_steps=one_line(position.get(position_fields.NEXT_STEPS.key, "")),
        hear_days=whole_number(
            position.get(position_fields.HEAR_DAYS.key, ""), HEAR_DAYS, content.numbers.hear_days
        ),
        hear_through=position.get(position_fields.HEAR_THROUGH.key) or content.channels[0].id,
        must_haves=known,
        salary_range=position.get(position_fields.SALARY_RANGE.key, ""),
        shift=one_line(position.get(position_fields.SHIFT.key, "")),
        call_minutes=whole_number(
            position.get(position_fields.CALL_MINUTES.key, ""), CALL_MINUTES, 0
        ),
        company=one_line(position.get(position_fields.COMPANY.key, "")),
        next_step=_next_step(position, content),
    )


def _next_step(position: Mapping[str, str], content: InterviewerContent) -> str:
    """Return the next step in the position's own words, or the chosen one; "" for neither."""
    spoken = {each.id: each.spoken for each in content.steps_after_call}
    own = _in_a_sentence(position.get(position_fields.NEXT_STEP_WORDS.key, ""))
    return own or spoken.get(position.get(position_fields.NEXT_STEP.key, ""), "")


def question_order(position: Mapping[str, str], content: InterviewerContent) -> list[str]:
    """Return the ids of the questions in the position's own order; those not in it come last.

    Questions of its own that are not written yet are among them, those about the last job not:
    they always come after all others.
    """
    return _ordered(own_questions(position), position, content)


def _ordered(
    own: Iterable[OwnQuestion], position: Mapping[str, str], content: InterviewerContent
) -> list[str]:
    ids = [question.id for question in content.questions if question.group != "past"]
    ids += [question.id for question in own]
    order = lines(position.get(position_fields.QUESTION_ORDER.key, ""))
    places = {question_id: place for place, question_id in enumerate(order)}
    return sorted(ids, key=lambda question_id: places.get(question_id, len(places)))


def _questions(
    position: Mapping[str, str], content: InterviewerContent, known: tuple[MustHave, ...]
) -> Iterator[SetQuestion]:
    form = {question.id: question for question in content.questions}
    own = {question.id: question for question in own_questions(position)}
    past = (question.id for question in content.questions if question.group == "past")
    for question_id in (*_ordered(own.values(), position, content), *past):
        tests = tested_by(question_id, position, known)
        if question_id in own:
            if own[question_id].text:
                yield _own_question(own[question_id], tests)
        elif is_question_asked(position, form[question_id]):
            yield _fill_question(form[question_id], position, tests)


def _own_question(question: OwnQuestion, tests: tuple[int, ...]) -> SetQuestion:
    return SetQuestion(
        id=question.id,
        section=OWN_SECTION,
        group="basic",
        label=_label(question.name or question.text),
        text=question.text,
        hint=question.hint,
        condition="",
        rated=question.rated,
        anchors=dict(question.anchors) if question.rated else {},
        kind=question.asked_kind,
        own=question.number,
        choices=question.choices if question.asked_kind == "choice" else (),
        tests=tests,
        bank=question.bank,
        meets=question.meets if tests and question.kind == "yes_no" else "yes",
    )


def is_question_asked(position: Mapping[str, str], question: Question) -> bool:
    """Tell whether a position asks a question of the form: all that it does not leave out."""
    return position.get(position_fields.ASK.key(question.id)) != "no"


def label_of(question: Question, position: Mapping[str, str]) -> str:
    """Return what a question of the form is called for a position."""
    return _label(position.get(question.label_from, "")) or question.label


def kit_wording(question: Question, position: Mapping[str, str]) -> str:
    """Return how a question of the form is asked where a position has no words of its own."""
    values = {name: _in_a_sentence(position.get(name, "")) for name in slots(question.text)}
    return first_complete((question.text, question.text_without), values)


def is_check_on(
    position: Mapping[str, str], check: Check, before: QuestionSet | None = None
) -> bool:
    """Tell whether a check is on. Each is off until the position turns it on.

    All were on by themselves once, so a check that nobody has switched is as it was `before`, in
    the position's last call.
    """
    was_on = before is not None and any(each.id == check.id for each in before.checks)
    default = "yes" if was_on else "no"
    return (position.get(position_fields.CHECK.key(check.id)) or default) == "yes"


def _fill_checks(
    checks: Iterable[Check], position: Mapping[str, str], before: QuestionSet | None
) -> Iterator[SetCheck]:
    for check in checks:
        name = one_line(position.get(check.named_by, ""))
        if is_check_on(position, check, before) and (name or not check.named_by):
            yield SetCheck(id=check.id, label=f"{check.label}: {name}" if name else check.label)


def _fill_question(
    question: Question, position: Mapping[str, str], tests: tuple[int, ...]
) -> SetQuestion:
    own_words = one_line(position.get(position_fields.ASKED_AS.key(question.id), ""))
    return SetQuestion(
        id=question.id,
        section=question.section,
        group=question.group,
        label=label_of(question, position),
        text=own_words or kit_wording(question, position),
        hint=question.hint,
        condition=question.condition,
        rated=question.rated,
        anchors=question.anchors,
        kind=question.kind,
        tests=tests,
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
