"""The path through a call: one step at a time, in the order of the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interview_kit.fields import call_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.interviewer.progress import (
    GATES,
    Answers,
    DuePart,
    is_answered,
    is_due,
    text_of,
)
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion

HEADER, ALL, FINISH = "header", "all", "finish"


class Step(NamedTuple):
    """A step of the form: its id in the address, and its section."""

    id: str
    section: str


def steps(question_set: QuestionSet, answers: Answers) -> tuple[Step, ...]:
    """Return the steps of a call, from the header to the finish.

    Past-company questions have steps once the answers satisfy. The first question with a
    condition always has one, since its gate is asked there.
    """
    basic = [Step(q.id, q.section) for q in question_set.questions if q.group != "past"]
    return (
        Step(HEADER, HEADER),
        *basic,
        Step("checks", "checks"),
        Step("satisfied", "satisfied"),
        *_past(question_set, answers),
        Step("follow_ups", "follow_ups"),
        Step("ending", "ending"),
        Step(FINISH, FINISH),
    )


def questions_to_come_back_to(
    order: Sequence[Step], question_set: QuestionSet, answers: Answers
) -> tuple[SetQuestion, ...]:
    """Return the questions with a flag among these steps, in the order of the form."""
    ids = {step.id for step in order}
    return tuple(
        question
        for question in question_set.questions
        if question.id in ids and text_of(answers, call_fields.COME_BACK.key(question.id)) == "yes"
    )


def gate_of(question: SetQuestion, question_set: QuestionSet) -> FixedField | None:
    """Return the gate that is asked together with a question, None for none."""
    same = [q.id for q in question_set.questions if q.condition == question.condition]
    return GATES[question.condition][0] if question.condition and same[0] == question.id else None


def step_named(part: str, order: Sequence[Step], question_set: QuestionSet) -> Step:
    """Return the step that the address's `part` names.

    `ALL` is all steps on one page. A step that an answer has closed leads to the first step of its
    section, an unknown name to the first step of all.
    """
    if part == ALL:
        return Step(ALL, ALL)
    sections = {question.id: question.section for question in question_set.questions}
    section = sections.get(part, part)
    same = [step for step in order if step.section == section]
    return next((step for step in order if step.id == part), (same or order)[0])


def step_of_gap(gap: DuePart, question_set: QuestionSet, answers: Answers) -> str:
    """Return the id of the step where a gap can be filled, the first of its section at least."""
    gates = {gate.key: q.id for q in question_set.questions if (gate := gate_of(q, question_set))}
    order = steps(question_set, answers)
    step_id = gates.get(gap.field, gap.field)
    of_section = (step.id for step in order if step.section == gap.section)
    return step_id if step_id in {step.id for step in order} else next(of_section, order[0].id)


def next_step_id(step_id: str, order: Sequence[Step], answers: Answers) -> str:
    """Return the id of the next step: the ending where the answers do not satisfy."""
    if step_id == "satisfied" and text_of(answers, call_fields.SATISFIED.key) == "no":
        return "ending"
    if step_id == "satisfied" and text_of(answers, call_fields.SATISFIED.key) != "yes":
        return "follow_ups"
    if step_id == ALL:
        return FINISH
    ids = [step.id for step in order]
    return ids[min(ids.index(step_id) + 1, len(ids) - 1)]


def previous_step_id(step_id: str, order: Sequence[Step]) -> str:
    """Return the id of the previous step, the first one's own at the start."""
    if step_id == ALL:
        return HEADER
    ids = [step.id for step in order]
    return ids[max(ids.index(step_id) - 1, 0)]


def basic_progress(question_set: QuestionSet, answers: Answers) -> tuple[int, int]:
    """Return how many basic questions are answered, and of how many. All checks count as one."""
    basic = [question for question in question_set.questions if question.group == "basic"]
    done = [is_answered(question.answer_keys, answers) for question in basic]
    if question_set.checks:
        checks = (call_fields.CONSENT.key(check.id) for check in question_set.checks)
        done.append(all(is_answered((field,), answers) for field in checks))
    return sum(done), len(done)


def _past(question_set: QuestionSet, answers: Answers) -> list[Step]:
    asked = [q for q in question_set.questions if q.group == "past"]
    if not asked:
        return []
    if text_of(answers, call_fields.SATISFIED.key) != "yes":
        return [Step("past", "past")]
    return [Step(q.id, "past") for q in asked if gate_of(q, question_set) or is_due(q, answers)]
