"""The progress of a call: which questions are due, which are answered, which are gaps."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from interview_kit.content.interviewer import RECORDED_FIELDS, Ending
from interview_kit.fields import call_fields
from interview_kit.fields.definitions import FixedField, number_in
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.interviewer.question_set import QuestionSet, SetCheck, SetQuestion
from interview_kit.text import one_line

_NO_REASON = frozenset({"header", "satisfied", "ending"})

GATES = {
    "had_reports": (call_fields.HAD_REPORTS, "yes"),
    "not_working": (call_fields.WORKING_NOW, "no"),
}
"""The gate of each condition: a yes-or-no field, and its answer that makes questions due."""


class Answer(NamedTuple):
    """The text of a field, as the kit reads it, and its state.

    `typed` is the typed text where that differs, such as "Nov 30" for a day. The text is "" where
    the typed one cannot be read.
    """

    text: str
    state: str
    typed: str = ""


class SectionStatus(NamedTuple):
    """A section of the form with how many of its due parts are answered."""

    id: str
    answered: int
    due: int

    @property
    def done(self) -> bool:
        """Whether parts are due and all of them are answered."""
        return self.due > 0 and self.answered >= self.due


class DuePart(NamedTuple):
    """A part of the form that is due; a gap without an answer or a reason for having none.

    `field` is where its reason goes; an answer in one of the fields `keys` is enough. `unread` is
    a typed amount, number or day that the kit cannot read.
    """

    field: str
    label: str
    section: str
    keys: tuple[str, ...]
    unread: str = ""

    @property
    def takes_reason(self) -> bool:
        """Whether it can have a reason instead, as questions to the candidate can."""
        return self.section not in _NO_REASON and not self.unread


class FollowUp(NamedTuple):
    """A follow-up question that the interviewer added; `about` is the question it belongs to."""

    number: int
    about: str
    question: str
    answer: str


Answers = Mapping[str, Answer]


def text_of(answers: Answers, field: str) -> str:
    """Return the text of a field, "" where there is none."""
    answer = answers.get(field)
    return answer.text if answer else ""


def without_reasons(answers: Answers, fields: Collection[str]) -> Answers:
    """Return the answers as if nobody had said why there is none in these fields."""
    return {
        field: answer
        for field, answer in answers.items()
        if field not in fields or answer.state not in NO_ANSWER_REASONS
    }


def text_or_typed(answers: Answers, field: str) -> str:
    """Return the text of a field, or its typed text where that could not be read."""
    answer = answers.get(field)
    return (answer.text or answer.typed) if answer else ""


def is_due(question: SetQuestion, answers: Answers) -> bool:
    """Tell whether a question is part of the record, given the answers so far.

    Past-company questions are due once the answers satisfy, those with a condition only once
    their gate opens.
    """
    if question.group != "past":
        return True
    if text_of(answers, call_fields.SATISFIED.key) != "yes":
        return False
    gate = GATES.get(question.condition)
    return gate is None or text_of(answers, gate[0].key) == gate[1]


def is_answered(keys: Iterable[str], answers: Answers) -> bool:
    """Tell whether one of some fields has a text, or a reason for having none."""
    return any(
        answer.text.strip() or answer.state in NO_ANSWER_REASONS
        for answer in map(answers.get, keys)
        if answer
    )


def due_gates(question_set: QuestionSet, answers: Answers) -> tuple[FixedField, ...]:
    """Return the gates that are due: their conditions are those of some question."""
    if text_of(answers, call_fields.SATISFIED.key) != "yes":
        return ()
    conditions = {question.condition for question in question_set.questions}
    return tuple(gate for condition, (gate, _) in GATES.items() if condition in conditions)


def section_statuses(question_set: QuestionSet, answers: Answers) -> dict[str, SectionStatus]:
    """Return the status of each section of the form by its id, in the order of the form.

    A section without parts that are due is at 0 of 0: follow-ups always, the checks where the
    position asks about none, the last job while the answers do not satisfy.
    """
    basic = [question.section for question in question_set.questions if question.group != "past"]
    order = ("header", *basic, "checks", "satisfied", "past", "follow_ups", "ending")
    answered: dict[str, list[bool]] = {section: [] for section in order}
    for part in _due_parts(question_set, answers):
        answered[part.section].append(is_answered(part.keys, answers))
    return {name: SectionStatus(name, sum(done), len(done)) for name, done in answered.items()}


def gaps(
    question_set: QuestionSet, answers: Answers, endings: Iterable[Ending] = ()
) -> tuple[DuePart, ...]:
    """Return all gaps in the order of the form, from the candidate's name to the ending.

    An attached résumé is never missing. "Satisfied so far" is a gap only where there are
    past-company questions, which depend on it. The day by which they hear is one where the chosen
    one of `endings` promises it. What was typed and not read is a gap, whatever stands beside it.
    """
    optional = {call_fields.RESUME_ATTACHED.key}
    if not any(question.group == "past" for question in question_set.questions):
        optional.add(call_fields.SATISFIED.key)
    chosen = text_of(answers, call_fields.ENDING.key)
    promised = [each for each in endings if each.id == chosen and each.promises]
    due = (
        *_due_parts(question_set, answers),
        *(_field_part(call_fields.HEAR_BY, "ending") for _ in promised),
    )
    checked = (part._replace(unread=_unread(part, answers)) for part in due)
    return tuple(
        part
        for part in checked
        if part.unread or (part.field not in optional and not is_answered(part.keys, answers))
    )


def _unread(part: DuePart, answers: Answers) -> str:
    """Return the text of a part that could not be read, unless a reason says more."""
    given = [answer for key in part.keys if (answer := answers.get(key))]
    if any(answer.state in NO_ANSWER_REASONS for answer in given):
        return ""
    unread = (answer.typed for answer in given if not answer.text.strip())
    return next((one_line(typed) for typed in unread if typed.strip()), "")


def _due_parts(question_set: QuestionSet, answers: Answers) -> tuple[DuePart, ...]:
    """Return the parts of the form that are due, in its order."""
    due = [question for question in question_set.questions if is_due(question, answers)]
    return (
        _field_part(call_fields.CANDIDATE_NAME, "header"),
        _field_part(call_fields.RESUME_ATTACHED, "header"),
        *(_question_part(question) for question in due if question.group != "past"),
        *(_check_part(check) for check in question_set.checks),
        _field_part(call_fields.SATISFIED, "satisfied"),
        *(_field_part(gate, "past") for gate in due_gates(question_set, answers)),
        *(_question_part(question) for question in due if question.group == "past"),
        _field_part(call_fields.ENDING, "ending"),
    )


def _field_part(field: FixedField, section: str) -> DuePart:
    words = ": yes or no" if field.kind == "yes_no" else ""
    return DuePart(field.key, f"{field.label}{words}", section, (field.key,))


def _question_part(question: SetQuestion) -> DuePart:
    return DuePart(question.id, question.label, question.section, question.answer_keys)


def _check_part(check: SetCheck) -> DuePart:
    key = call_fields.CONSENT.key(check.id)
    return DuePart(key, check.label, "checks", (key,))


def missing_words(open_gaps: Sequence[DuePart]) -> str:
    """Return the gaps in one sentence, "8 questions unanswered, no ending."; "" for none."""
    fields = {gap.field for gap in open_gaps if not gap.unread}
    unread = len(open_gaps) - len(fields)
    name, ending = call_fields.CANDIDATE_NAME.key, call_fields.ENDING.key
    hear_by = call_fields.HEAR_BY.key
    questions = len(fields - {name, ending, hear_by})
    parts = (
        "no candidate name" if name in fields else "",
        f"{questions} question{'s' if questions > 1 else ''} unanswered" if questions else "",
        f"{unread} answer{'s' if unread > 1 else ''} not read" if unread else "",
        "no ending" if ending in fields else "",
        "no day by which they'll hear" if hear_by in fields else "",
    )
    sentence = ", ".join(part for part in parts if part)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def not_due_fields(
    question_set: QuestionSet, answers: Answers, endings: Iterable[Ending]
) -> frozenset[str]:
    """Return the fields that are no part of the record, given the answers so far."""
    questions = {q.id for q in question_set.questions if not is_due(q, answers)}
    others = {gate.key for gate, _ in GATES.values()} | RECORDED_FIELDS.keys()
    others -= {gate.key for gate in due_gates(question_set, answers)}
    others.discard(recorded_field(answers, endings))
    return frozenset(questions | (others & answers.keys()))


def recorded_field(answers: Answers, endings: Iterable[Ending]) -> str:
    """Return the key of the field that the chosen ending records, "" for none."""
    chosen = text_of(answers, call_fields.ENDING.key)
    return next((ending.records for ending in endings if ending.id == chosen), "")


def agreed_checks(question_set: QuestionSet) -> dict[str, str]:
    """Return the values by field of a candidate who agrees to all checks."""
    return {call_fields.CONSENT.key(check.id): "yes" for check in question_set.checks}


def closed_questions_with_text(
    question_set: QuestionSet, answers: Answers
) -> tuple[SetQuestion, ...]:
    """Return the questions that have a text, which is kept, but are not due."""
    return tuple(
        question
        for question in question_set.questions
        if not is_due(question, answers) and text_of(answers, question.id).strip()
    )


def follow_up_numbers(answers: Answers) -> tuple[int, ...]:
    """Return the numbers of the follow-up questions, in order. One that was removed is empty."""
    return _numbers(field for field in answers if is_answered((field,), answers))


def next_follow_up(answers: Answers) -> int:
    """Return a number for another follow-up question that none ever had."""
    return max(_numbers(answers), default=0) + 1


def follow_ups(answers: Answers) -> tuple[FollowUp, ...]:
    """Return the follow-up questions with a text, in the order in which they were added."""
    numbered = (
        FollowUp(
            number,
            text_of(answers, call_fields.FOLLOW_UP_ABOUT.key(number)),
            text_of(answers, call_fields.FOLLOW_UP_QUESTION.key(number)).strip(),
            text_of(answers, call_fields.FOLLOW_UP_ANSWER.key(number)).strip(),
        )
        for number in follow_up_numbers(answers)
    )
    return tuple(each for each in numbered if each.question or each.answer)


def follow_ups_to(question_id: str, answers: Answers) -> tuple[FollowUp, ...]:
    """Return the follow-up questions to one question."""
    return tuple(each for each in follow_ups(answers) if each.about == question_id)


def other_follow_ups(question_set: QuestionSet, answers: Answers) -> tuple[FollowUp, ...]:
    """Return the follow-up questions to none of the questions that are due."""
    due = {question.id for question in question_set.questions if is_due(question, answers)}
    return tuple(each for each in follow_ups(answers) if each.about not in due)


def _numbers(fields: Iterable[str]) -> tuple[int, ...]:
    numbers = (number_in(field, call_fields.FOLLOW_UP) for field in fields)
    return tuple(sorted(set(filter(None, numbers))))
