"""The columns of a comparison: what they are called, and in which order they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from interview_kit.content.interviewer import Check, InterviewerContent, Question
from interview_kit.interviewer.progress import GATE_LABELS
from interview_kit.interviewer.question_set import QuestionSet, SetCheck, SetQuestion
from interview_kit.interviewer.steps import GATES
from interview_kit.text import number_duplicates, one_line

MEAN = "Average rating"
COUNT = "Number of ratings"
OTHERS = "Other follow-ups"
SATISFIED = "Satisfied so far"
SALARY = ("Salary from", "Salary to", "Salary currency", "Salary period")

_HEAD = ("Candidate", "Date", MEAN, "Recommendation", "Ending", "Résumé attached")
_TAIL = (
    OTHERS,
    "What they asked",
    "They'll hear by",
    "When they can come in",
    "Why we declined",
    "Impressions",
)


def headings_of(
    question_sets: Sequence[QuestionSet], content: InterviewerContent
) -> dict[str, str]:
    """Return the headings of all columns by their keys, in the order of the form."""
    asked = [_form(each.questions, each.checks) for each in question_sets]
    names = {name: name for name in (*_HEAD, *_TAIL)}
    names |= {key: name for form in asked for key, name in form.items()}
    whole = [*_HEAD, *_form(content.questions, content.checks), *_TAIL]
    order = in_form_order([whole, *asked])
    return {key: names[key] for key in order if key in names}


def with_more(headings: dict[str, str], more: Iterable[str], *, behind: str) -> dict[str, str]:
    """Return the headings with more of them behind one, if that is there."""
    found: dict[str, str] = {}
    for key, name in headings.items():
        found[key] = name
        if key == behind:
            found |= {each: each for each in more}
    return found


def is_optional(key: str) -> bool:
    """Tell whether a column is left out where it would be empty."""
    return key.startswith("followups.") or key == OTHERS


def consent_key(check: Check | SetCheck) -> str:
    """Return the key of a check's column: other checks are compared only with the same ones."""
    return f"consent.{check.id}.{check.label}"


def name_of(item: Question | SetQuestion | Check | SetCheck) -> str:
    """Return what a question or a check is called, its id where that is nothing."""
    return one_line(item.label) or item.id


def distinct(names: Iterable[str]) -> list[str]:
    """Return the names, those that come again with a number behind."""
    return list(number_duplicates(dict(enumerate(names))).values())


def in_form_order(columns: Iterable[Iterable[str]]) -> list[str]:
    """Return all columns once: one that only some rows have stands behind its neighbour there."""
    order: list[str] = []
    for names in columns:
        place = 0
        for name in names:
            if name not in order:
                order.insert(place, name)
            place = order.index(name) + 1
    return order


def _form(
    questions: Sequence[Question | SetQuestion], checks: Sequence[Check | SetCheck]
) -> dict[str, str]:
    """Return the headings of one version of the form: the checks come before the last job."""
    basic = _question_headings(q for q in questions if q.group != "past")
    past = _question_headings(q for q in questions if q.group == "past")
    consents = {consent_key(check): f"Agrees: {name_of(check)}" for check in checks}
    return basic | consents | {SATISFIED: SATISFIED} | past


def _question_headings(questions: Iterable[Question | SetQuestion]) -> dict[str, str]:
    found: dict[str, str] = {}
    for question in questions:
        gate = GATES.get(question.condition, "")
        if gate:
            found.setdefault(f"gate.{gate}", GATE_LABELS[gate])
        found[f"answer.{question.id}"] = name_of(question)
        if question.rated:
            found[f"rating.{question.id}"] = f"{name_of(question)}: rating"
        found[f"followups.{question.id}"] = f"Follow-up to {name_of(question)}"
    return found
