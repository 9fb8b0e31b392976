"""The path through a call: one step at a time, in the order of the form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interview_kit.interviewer.progress import Answers, is_answered, question_answered, text_of
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion

GATES = {"had_reports": "had_reports", "not_working": "working_now"}
"""Which yes-or-no field opens the questions of a condition."""

_OPENS = {"had_reports": "yes", "not_working": "no"}
FINISH = "finish"


class Step(NamedTuple):
    """One screenful of the form: its id in the address, and its section."""

    id: str
    section: str


def steps(question_set: QuestionSet, answers: Answers) -> tuple[Step, ...]:
    """Return the steps of a call as it stands, from the header to the finish.

    Past-company questions have steps of their own once the answers satisfy. Of those under
    a condition the first has always one, since that is where the condition is asked.
    """
    basic = [Step(q.id, q.section) for q in question_set.questions if q.group != "past"]
    return (
        Step("header", "header"),
        *basic,
        Step("checks", "checks"),
        Step("satisfied", "satisfied"),
        *_past(question_set, answers),
        Step("follow_ups", "follow_ups"),
        Step("ending", "ending"),
        Step(FINISH, FINISH),
    )


def gate_of(question: SetQuestion, question_set: QuestionSet) -> str:
    """Return the yes-or-no field to ask before a question, "" where none is asked there."""
    same = [q.id for q in question_set.questions if q.condition == question.condition]
    return GATES[question.condition] if question.condition and same[0] == question.id else ""


def step_at(part: str, order: Sequence[Step], question_set: QuestionSet) -> Step:
    """Return the one of a call's steps that an address names.

    One that is gone leads to the first step of its section: an answer can open or close it. What
    the form never had leads to the first step of all.
    """
    sections = {question.id: question.section for question in question_set.questions}
    section = sections.get(part, part)
    same = [step for step in order if step.section == section]
    return next((step for step in order if step.id == part), (same or order)[0])


def after(step_id: str, order: Sequence[Step], answers: Answers) -> str:
    """Return the id of the step that follows: the ending where the answers do not satisfy."""
    if step_id == "satisfied" and text_of(answers, "satisfied") == "no":
        return "ending"
    if step_id == "satisfied" and text_of(answers, "satisfied") != "yes":
        return "follow_ups"
    ids = [step.id for step in order]
    return ids[min(ids.index(step_id) + 1, len(ids) - 1)]


def before(step_id: str, order: Sequence[Step]) -> str:
    """Return the id of the step that comes before."""
    ids = [step.id for step in order]
    return ids[max(ids.index(step_id) - 1, 0)]


def basic_progress(question_set: QuestionSet, answers: Answers) -> tuple[int, int]:
    """Return how many basic questions are answered, and of how many: the consent is one."""
    done = [question_answered(q, answers) for q in question_set.questions if q.group == "basic"]
    if question_set.checks:
        checks = (f"consent.{check.id}" for check in question_set.checks)
        done.append(all(is_answered(field, answers) for field in checks))
    return sum(done), len(done)


def _past(question_set: QuestionSet, answers: Answers) -> list[Step]:
    asked = [q for q in question_set.questions if q.group == "past"]
    if not asked:
        return []
    if text_of(answers, "satisfied") != "yes":
        return [Step("past", "past")]
    return [
        Step(q.id, "past")
        for q in asked
        if not q.condition or gate_of(q, question_set) or _is_open(q, answers)
    ]


def _is_open(question: SetQuestion, answers: Answers) -> bool:
    return text_of(answers, GATES[question.condition]) == _OPENS[question.condition]
