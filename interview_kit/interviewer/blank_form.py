"""The question set of a position as a form to print and to write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from interview_kit.content.field_names import RATINGS, YES_NO
from interview_kit.content.interviewer import RECORDED_FIELDS, InterviewerContent, labels
from interview_kit.fields import assessment_fields, call_fields, person_fields
from interview_kit.fields.answer_kinds import AnswerKind
from interview_kit.interviewer.endings import blank_ending_words
from interview_kit.interviewer.kickoff import planned_minutes
from interview_kit.interviewer.opening import opening_words
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion
from interview_kit.interviewer.salary import range_words
from interview_kit.typed import AMERICAN

BOX = "☐"
BLANK = "______________"
_ANSWER_LINES: dict[AnswerKind, int] = {"text": 4, "choice": 2, "yes_no": 2}
_VALUE_LINES = 2
_FOLLOW_UPS = 3
_IF_NOT = "If no, go on to the ending."


@dataclass(frozen=True, slots=True)
class FormRow:
    """A row: what is asked or said on its left, and room for the answer on its right.

    `boxes` are to be ticked, `lines` is how many lines there are to write on, `unit` what the first
    of them is for. `anchors` are the words for some ratings, `says` sentences to be said.
    """

    label: str
    asked: str = ""
    hint: str = ""
    boxes: tuple[str, ...] = ()
    lines: int = 0
    unit: str = ""
    is_rated: bool = False
    anchors: tuple[tuple[int, str], ...] = ()
    says: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormSection:
    """A heading with its rows; `note` says when the section applies."""

    title: str
    rows: tuple[FormRow, ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class BlankForm:
    """A form to print. `facts` are labels with their values; `version` counts from 1."""

    position: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[FormSection, ...]
    version: int
    us_letter: bool


def build_blank_form(
    question_set: QuestionSet,
    content: InterviewerContent,
    *,
    version: int,
    caller: str = "",
    opening: str = "",
    english: str = AMERICAN,
) -> BlankForm:
    """Return the form of a question set.

    `caller` is the name of who calls, and `opening` their own first words of a call, "" for the
    kit's.
    """
    values = {
        "name": BLANK,
        "own_name": caller or BLANK,
        "company": question_set.company,
        "position": question_set.title,
        "minutes": str(planned_minutes(question_set, content.numbers)),
    }
    said = opening_words(opening, values, content).sentences
    return BlankForm(
        position=question_set.title,
        facts=tuple(_facts(question_set, content)),
        sections=tuple(_sections(question_set, content, said, english)),
        version=version,
        us_letter=english == AMERICAN,
    )


def _facts(question_set: QuestionSet, content: InterviewerContent) -> Iterator[tuple[str, str]]:
    minutes = planned_minutes(question_set, content.numbers)
    yield "Company", question_set.company
    yield "Location", question_set.location
    yield "Shift or hours", question_set.shift
    yield "Salary range", range_words(question_set, labels(content.periods))
    yield "Length of the call", f"{minutes} minutes"
    yield "Must-haves", "; ".join(each.text for each in question_set.must_haves)


def _sections(
    question_set: QuestionSet,
    content: InterviewerContent,
    said: tuple[str, ...],
    english: str,
) -> Iterator[FormSection]:
    titles = {section.id: section.label for section in content.sections}
    yield FormSection(titles["header"], tuple(_header()))
    yield FormSection(person_fields.OPENING_WORDS.label, (FormRow("Say", says=said),))
    basic = [question for question in question_set.questions if question.group != "past"]
    for section, questions in groupby(basic, key=lambda question: question.section):
        rows = tuple(_question(each, question_set, content) for each in questions)
        yield FormSection(titles[section], rows)
    if question_set.checks:
        yield FormSection(titles["checks"], tuple(_checks(question_set, content)))
    past = [question for question in question_set.questions if question.group == "past"]
    satisfied = FormRow(content.prompts.satisfied, boxes=_yes_no(), hint=_IF_NOT if past else "")
    yield FormSection(titles["satisfied"], (satisfied,))
    if past:
        rows = tuple(_past(past, question_set, content))
        yield FormSection(titles["past"], rows, "Only if you are satisfied so far")
    follow_ups = tuple(FormRow(f"Question {each + 1}", lines=2) for each in range(_FOLLOW_UPS))
    yield FormSection(titles["follow_ups"], follow_ups)
    yield FormSection(
        titles["ending"], tuple(_ending(question_set, content, english)), "Tick one, and say it"
    )
    yield FormSection("After the call", tuple(_afterwards(content)))


def _header() -> Iterator[FormRow]:
    for field in (call_fields.CANDIDATE_NAME, call_fields.CALL_DATE, call_fields.CALL_TIME):
        yield FormRow(field.label, lines=1)
    yield FormRow("Interviewer", lines=1)
    yield FormRow(call_fields.RESUME_ATTACHED.label, boxes=_yes_no())


def _question(
    question: SetQuestion, question_set: QuestionSet, content: InterviewerContent
) -> FormRow:
    boxes = question.choices or (_yes_no() if question.kind == "yes_no" else ())
    tested = "; ".join(each.text for each in question_set.tested(question))
    tests = f"It tests: {tested}" if tested else ""
    return FormRow(
        label=question.label if question.label != question.text else "",
        asked=question.text,
        hint="\n".join(part for part in (question.hint, tests) if part),
        boxes=boxes,
        lines=_ANSWER_LINES.get(question.kind, _VALUE_LINES),
        unit=_unit(question, question_set, content),
        is_rated=question.rated,
        anchors=tuple(sorted(question.anchors.items())),
    )


def _unit(question: SetQuestion, question_set: QuestionSet, content: InterviewerContent) -> str:
    """Return what the first line of an answer is for, "" where it is in words."""
    if question.kind != "money":
        return {"number": "Number", "day": "Date"}.get(question.kind, "")
    amount = f"Amount in {question_set.salary_currency}"
    period = labels(content.periods).get(question_set.salary_period, "")
    return f"{amount}, {period}" if question.is_salary and period else amount


def _checks(question_set: QuestionSet, content: InterviewerContent) -> Iterator[FormRow]:
    yield FormRow("", asked=content.prompts.checks)
    for check in question_set.checks:
        yield FormRow(check.label, boxes=_yes_no())


def _past(
    questions: Iterable[SetQuestion], question_set: QuestionSet, content: InterviewerContent
) -> Iterator[FormRow]:
    for condition, asked in groupby(questions, key=lambda question: question.condition):
        if condition:
            is_of_reports = condition == "had_reports"
            prompts = content.prompts
            wanted = YES_NO["yes" if is_of_reports else "no"].lower()
            yield FormRow(
                prompts.had_reports if is_of_reports else prompts.working_now,
                boxes=_yes_no(),
                hint=f"Ask what follows only if the answer is {wanted}.",
            )
        for question in asked:
            yield _question(question, question_set, content)


def _ending(
    question_set: QuestionSet, content: InterviewerContent, english: str
) -> Iterator[FormRow]:
    yield FormRow(call_fields.CANDIDATE_QUESTIONS.label, lines=3)
    for ending in content.endings:
        yield FormRow(
            f"{BOX} {ending.label}",
            hint=ending.records_label if ending.records in RECORDED_FIELDS else "",
            says=blank_ending_words(ending, question_set, content, blank=BLANK, english=english),
            lines=1 if ending.records in RECORDED_FIELDS else 0,
        )


def _afterwards(content: InterviewerContent) -> Iterator[FormRow]:
    hint = " ".join(content.advice_for("impressions"))
    yield FormRow(content.prompts.impressions, hint=hint, lines=6)
    boxes = tuple(each.label for each in content.recommendations)
    reason = assessment_fields.RECOMMENDATION_REASON.label
    yield FormRow(content.prompts.recommendation, boxes=boxes, unit=reason, lines=2)


def _yes_no() -> tuple[str, ...]:
    return tuple(YES_NO.values())


def rating_boxes() -> tuple[str, ...]:
    """Return the ratings, each with a box to tick."""
    return tuple(f"{BOX} {rating}" for rating in RATINGS)
