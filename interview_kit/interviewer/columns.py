"""The columns of a comparison: their headings and their order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from interview_kit.content.interviewer import RECORDED_FIELDS, Check, InterviewerContent, Question
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.interviewer.progress import GATES
from interview_kit.interviewer.question_set import QuestionSet, SetCheck, SetQuestion
from interview_kit.text import number_duplicates, one_line

MEAN = "Average rating"
COUNT = "Number of ratings"
OTHER_FOLLOW_UPS = "Other follow-ups"
SALARY = (
    "Salary from",
    "Salary to",
    call_fields.SALARY_CURRENCY.label,
    call_fields.SALARY_PERIOD.label,
)

_HEAD = (
    "Candidate",
    "Date",
    MEAN,
    COUNT,
    assessment_fields.RECOMMENDATION.label,
    call_fields.ENDING.label,
    call_fields.RESUME_ATTACHED.label,
)
_TAIL = (
    OTHER_FOLLOW_UPS,
    call_fields.CANDIDATE_QUESTIONS.label,
    call_fields.HEAR_BY.label,
    *(field.label for field in RECORDED_FIELDS.values()),
    assessment_fields.RECOMMENDATION_REASON.label,
    assessment_fields.IMPRESSIONS.label,
)
_OPTIONAL = (OTHER_FOLLOW_UPS, assessment_fields.RECOMMENDATION_REASON.label)


def column_headings(
    question_sets: Sequence[QuestionSet],
    content: InterviewerContent,
    *,
    without: Collection[str] = (),
) -> dict[str, str]:
    """Return the headings of all columns by their keys, in the order of the form."""
    forms = [_form(each.questions, each.checks) for each in question_sets]
    headings = {name: name for name in (*_HEAD, *_TAIL)}
    headings |= {key: name for form in forms for key, name in form.items()}
    current_form = [*_HEAD, *_form(content.questions, content.checks), *_TAIL]
    order = merge_in_form_order([current_form, *forms])
    return {key: headings[key] for key in order if key in headings and key not in without}


def is_optional(key: str) -> bool:
    """Tell whether a column is left out where it would be empty."""
    return key.startswith(("followups.", "said.")) or key in _OPTIONAL


def consent_key(check: Check | SetCheck) -> str:
    """Return the key of a check's column: other checks are compared only with the same ones."""
    return f"consent.{check.id}.{check.label}"


def item_name(item: Question | SetQuestion | Check | SetCheck) -> str:
    """Return the label of a question or a check, its id where that is empty."""
    return one_line(item.label) or item.id


def numbered_names(names: Iterable[str]) -> list[str]:
    """Return the names, repeated ones with a number."""
    return list(number_duplicates(dict(enumerate(names))).values())


def merge_in_form_order(columns: Iterable[Iterable[str]]) -> list[str]:
    """Return all columns once; a column that only some rows have follows its neighbor there."""
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
    """Return the headings of one version of the form, with the checks before the last job."""
    basic = _question_headings(q for q in questions if q.group != "past")
    past = _question_headings(q for q in questions if q.group == "past")
    satisfied = call_fields.SATISFIED.label
    consents = {consent_key(check): f"Agrees: {item_name(check)}" for check in checks}
    return basic | consents | {satisfied: satisfied} | past


def _question_headings(questions: Iterable[Question | SetQuestion]) -> dict[str, str]:
    headings: dict[str, str] = {}
    for question in questions:
        if question.condition in GATES:
            gate, _ = GATES[question.condition]
            headings.setdefault(f"gate.{gate.key}", gate.label)
        headings[f"answer.{question.id}"] = item_name(question)
        if question.is_salary:
            headings |= {name: name for name in SALARY}
        if question.rated:
            headings[f"rating.{question.id}"] = f"{item_name(question)}: rating"
            headings[f"said.{question.id}"] = f"{item_name(question)}: behind the rating"
        headings[f"followups.{question.id}"] = f"Follow-up to {item_name(question)}"
    return headings
