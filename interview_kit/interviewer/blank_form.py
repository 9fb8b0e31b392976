"""The question set of a position as a form to print and to write on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from interview_kit.content.field_names import RATINGS, YES_NO
from interview_kit.content.interviewer import RECORDED_FIELDS, InterviewerContent, labels
from interview_kit.fields import assessment_fields, call_fields, person_fields
from interview_kit.interviewer.endings import blank_ending_words, ending_labels
from interview_kit.interviewer.kickoff import planned_minutes
from interview_kit.interviewer.opening import opening_words
from interview_kit.interviewer.question_set import NO_MEETS, QuestionSet, SetQuestion
from interview_kit.interviewer.salary import range_words
from interview_kit.typed import AMERICAN

BOX = "☐"
BLANK = "______________"
_RATED_LINES, _TEXT_LINES, _VALUE_LINES = 4, 3, 2
_FOLLOW_UP_LINES = 5
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
    """A form to print. `facts` are labels with their values.

    `version` counts from 1, and is 0 before the first call.
    """

    position: str
    facts: tuple[tuple[str, str], ...]
    must_haves: str
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
        facts=tuple(_facts(question_set, content, caller)),
        must_haves="; ".join(each.text for each in question_set.must_haves),
        sections=tuple(_sections(question_set, content, said, english)),
        version=version,
        us_letter=english == AMERICAN,
    )


def _facts(
    question_set: QuestionSet, content: InterviewerContent, caller: str
) -> Iterator[tuple[str, str]]:
    minutes = planned_minutes(question_set, content.numbers)
    yield "Company", question_set.company
    yield "Location", question_set.location
    yield "Shift or hours", question_set.shift
    yield "Salary range", range_words(question_set, labels(content.periods))
    yield "Length of the call", f"{minutes} minutes"
    yield "Interviewer", caller or BLANK


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
        checks = (FormRow(check.label, boxes=_yes_no()) for check in question_set.checks)
        yield FormSection(titles["checks"], tuple(checks), content.prompts.checks)
    past = [question for question in question_set.questions if question.group == "past"]
    satisfied = FormRow(content.prompts.satisfied, boxes=_yes_no(), hint=_IF_NOT if past else "")
    yield FormSection(titles["satisfied"], (satisfied,))
    if past:
        rows = tuple(_past(past, question_set, content))
        yield FormSection(titles["past"], rows, "Only if you are satisfied so far")
    follow_ups = FormRow("Questions and answers", lines=_FOLLOW_UP_LINES)
    yield FormSection(titles["follow_ups"], (follow_ups,))
    yield FormSection(
        titles["ending"], tuple(_ending(question_set, content, english)), "Tick one, and say it"
    )
    yield FormSection("After the call", tuple(_afterwards(content)))


def _header() -> Iterator[FormRow]:
    for label in (call_fields.CANDIDATE_NAME.label, "Date and time"):
        yield FormRow(label, lines=1)
    yield FormRow(call_fields.RESUME_ATTACHED.label, boxes=_yes_no())


def _question(
    question: SetQuestion, question_set: QuestionSet, content: InterviewerContent
) -> FormRow:
    boxes = question.choices or (_yes_no() if question.kind == "yes_no" else ())
    tested = "; ".join(each.text for each in question_set.tested(question))
    tests = f"It tests: {tested}" if tested else ""
    if question.meets == "no":
        tests = f"{tests}. {NO_MEETS}."
    said_elsewhere = (question.text, labels(content.sections)[question.section])
    return FormRow(
        label="" if question.label in said_elsewhere else question.label,
        asked=question.text,
        hint="\n".join(part for part in (question.hint, tests) if part),
        boxes=boxes,
        lines=_lines_for(question),
        unit=_unit(question, question_set, content),
        is_rated=question.rated,
        anchors=tuple(sorted(question.anchors.items())),
    )


def _lines_for(question: SetQuestion) -> int:
    """Return how many lines there are for an answer: most for one in words that is rated."""
    if question.kind != "text":
        return _VALUE_LINES
    return _RATED_LINES if question.rated else _TEXT_LINES


def _unit(question: SetQuestion, question_set: QuestionSet, content: InterviewerContent) -> str:
    """Return what the first line of an answer is for, "" where it is in words."""
    if question.kind != "money":
        return {"number": "Number", "day": "Date"}.get(question.kind, "")
    amount = f"Amount in {question_set.salary_currency}"
    period = labels(content.periods).get(question_set.salary_period, "")
    return f"{amount}, {period}" if question.is_salary and period else amount


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
    yield FormRow(call_fields.CANDIDATE_QUESTIONS.label, lines=2)
    names = ending_labels(question_set, content)
    for ending in content.endings:
        yield FormRow(
            f"{BOX} {names[ending.id]}",
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
