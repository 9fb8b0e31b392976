"""All finished calls of one position, side by side on the same questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.content.interviewer import RECORDED_FIELDS, InterviewerContent, labels
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.interviewer.call_record import (
    answer_words,
    consent_words,
    mean_rating,
    yes_no_words,
)
from interview_kit.interviewer.columns import (
    COUNT,
    MEAN,
    OTHER_FOLLOW_UPS,
    SALARY,
    column_headings,
    consent_key,
    is_optional,
    item_name,
    merge_in_form_order,
    numbered_names,
)
from interview_kit.interviewer.endings import promise_words
from interview_kit.interviewer.own_answers import typed_value
from interview_kit.interviewer.progress import (
    Answers,
    FollowUp,
    due_gates,
    follow_ups_to,
    is_due,
    other_follow_ups,
    recorded_field,
    text_of,
)
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion
from interview_kit.interviewer.salary import salary_numbers
from interview_kit.text import one_line
from interview_kit.typed import AMERICAN
from interview_kit.typed.kinds import day_of

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | Decimal | date


class ComparedCall(NamedTuple):
    """The part of a finished call that is compared. `ratings` are 1 to 5 by question id.

    `said` is what stands behind a rating, by the same id.
    """

    candidate: str
    call_date: str
    question_set: QuestionSet
    answers: Answers
    ratings: Mapping[str, int]
    recommendation: str
    impressions: str = ""
    candidate_id: str = ""
    recommendation_reason: str = ""
    said: Mapping[str, str] = MappingProxyType({})


def comparison(
    rows: Sequence[ComparedCall],
    content: InterviewerContent,
    *,
    english: str = AMERICAN,
    with_numbers: bool = False,
    decimal: str = ".",
) -> pd.DataFrame:
    """Return a table with a row for each call, and columns in the order of the form.

    Each rating stands beside its answer, and counts only where its question was due. A missing
    answer shows its reason; the mean rating shows the number of ratings. The cells of a question
    that a call's version of the form did not have are empty, and follow-ups have a column only
    where some call has one. `with_numbers` adds four columns of numbers after the salary, for
    spreadsheets; `decimal` is the decimal sign in them.
    """
    without = (COUNT,) if with_numbers else (COUNT, *SALARY)
    headings = column_headings([row.question_set for row in rows], content, without=without)
    table_rows = [_row(row, content, english) for row in rows]
    for cells in table_rows:
        cells |= {name: cells.get(name, "").replace(".", decimal) for name in SALARY[:2]}
    return _table(headings, table_rows)


def typed_comparison(
    rows: Sequence[ComparedCall], content: InterviewerContent, *, english: str = AMERICAN
) -> pd.DataFrame:
    """Return `comparison` with typed numbers and dates, for a workbook.

    A rating is an int, the mean rating a float with the number of ratings in a column after it,
    an amount of a salary a Decimal, the day of a call a date, and every other cell a text.
    """
    headings = column_headings([row.question_set for row in rows], content)
    return _table(headings, [_row(row, content, english) | _values(row) for row in rows])


def ratings_table(rows: Sequence[ComparedCall]) -> pd.DataFrame:
    """Return the ratings: a row for each rated question, a column for each call, NaN for none."""
    import pandas as pd

    forms = [row.question_set.questions for row in rows]
    names = {q.id: item_name(q) for questions in forms for q in questions if q.rated}
    ids = merge_in_form_order([q.id for q in questions] for questions in forms)
    order = [question_id for question_id in ids if question_id in names]
    ratings_by_call = [_due_ratings(row) for row in rows]
    return pd.DataFrame(
        [[ratings.get(question_id) for ratings in ratings_by_call] for question_id in order],
        index=numbered_names(names[question_id] for question_id in order),
        columns=_call_names(rows),
        dtype="float",
    )


def _call_names(rows: Sequence[ComparedCall]) -> list[str]:
    """Return a name for each call: of several with one candidate, it says which."""
    calls_with = Counter(row.candidate_id for row in rows if row.candidate_id)
    numbers: Counter[str] = Counter()
    names = []
    for row in rows:
        name = one_line(row.candidate) or "No name"
        if calls_with[row.candidate_id] > 1:
            numbers[row.candidate_id] += 1
            name = f"{name}, call {numbers[row.candidate_id]}"
        names.append(name)
    return numbered_names(names)


def _table(headings: Mapping[str, str], rows: Sequence[Mapping[str, Cell]]) -> pd.DataFrame:
    import pandas as pd

    columns = {
        key: name
        for key, name in headings.items()
        if not is_optional(key) or any(cells.get(key) for cells in rows)
    }
    return pd.DataFrame(
        [[cells.get(key, "") for key in columns] for cells in rows],
        columns=numbered_names(columns.values()),
        dtype="object",
    )


def _values(row: ComparedCall) -> dict[str, Cell]:
    """Return the numbers and dates of a call's row by the keys of the columns."""
    ratings = _due_ratings(row)
    values: dict[str, Cell] = {f"rating.{name}": rating for name, rating in ratings.items()}
    values[COUNT] = len(ratings)
    if ratings:
        values[MEAN] = sum(ratings.values()) / len(ratings)
    pay = salary_numbers(row.answers)
    values |= {
        name: Decimal(figure)
        for name, figure in zip(SALARY, (pay.low, pay.high), strict=False)
        if figure
    }
    for question in row.question_set.questions:
        # Notes beside a value are words, and make the whole cell words.
        value = typed_value(question, row.answers)
        if value is not None and not text_of(row.answers, question.id).strip():
            values[f"answer.{question.id}"] = value
    day = day_of(row.call_date)
    return values | ({"Date": day} if day else {})


def _row(row: ComparedCall, content: InterviewerContent, english: str) -> dict[str, str]:
    ratings = _due_ratings(row)
    cells = _head(row, ratings, content)
    for question in row.question_set.questions:
        cells |= _question_cells(question, row, content, english)
        cells[f"rating.{question.id}"] = str(ratings.get(question.id, ""))
        cells[f"said.{question.id}"] = row.said.get(question.id, "").strip()
    for check in row.question_set.checks:
        cells[consent_key(check)] = consent_words(check.id, row.answers, content)
    for gate in due_gates(row.question_set, row.answers):
        cells[f"gate.{gate.key}"] = yes_no_words(gate.key, row.answers, content)
    return cells | _tail(row, content, english)


def _head(
    row: ComparedCall, ratings: Mapping[str, int], content: InterviewerContent
) -> dict[str, str]:
    recommendations, endings = labels(content.recommendations), labels(content.endings)
    yes_no_fields = (call_fields.RESUME_ATTACHED, call_fields.SATISFIED)
    return {
        "Candidate": row.candidate,
        "Date": row.call_date,
        MEAN: mean_rating(ratings),
        assessment_fields.RECOMMENDATION.label: recommendations.get(row.recommendation, ""),
        call_fields.ENDING.label: endings.get(text_of(row.answers, call_fields.ENDING.key), ""),
        **{field.label: yes_no_words(field.key, row.answers) for field in yes_no_fields},
    }


def _question_cells(
    question: SetQuestion, row: ComparedCall, content: InterviewerContent, english: str
) -> dict[str, str]:
    cells = {f"answer.{question.id}": answer_words(question, row.answers, content, english)}
    if is_due(question, row.answers):
        asked = follow_ups_to(question.id, row.answers)
        cells[f"followups.{question.id}"] = _follow_up_words(asked)
    if question.is_salary:
        cells |= dict(zip(SALARY, salary_numbers(row.answers), strict=True))
    return cells


def _tail(row: ComparedCall, content: InterviewerContent, english: str) -> dict[str, str]:
    asked, ending = call_fields.CANDIDATE_QUESTIONS, text_of(row.answers, call_fields.ENDING.key)
    return {
        OTHER_FOLLOW_UPS: _follow_up_words(other_follow_ups(row.question_set, row.answers)),
        asked.label: text_of(row.answers, asked.key).strip(),
        call_fields.HEAR_BY.label: promise_words(row.answers, content, english) if ending else "",
        **_recorded(row.answers, content),
        assessment_fields.RECOMMENDATION_REASON.label: row.recommendation_reason.strip(),
        assessment_fields.IMPRESSIONS.label: row.impressions.strip(),
    }


def _recorded(answers: Answers, content: InterviewerContent) -> dict[str, str]:
    """Return the text that was recorded with the ending, by its column."""
    field = RECORDED_FIELDS.get(recorded_field(answers, content.endings))
    return {field.label: text_of(answers, field.key).strip()} if field else {}


def _follow_up_words(follow_ups: Sequence[FollowUp]) -> str:
    """Return follow-ups with their answers, one a line: "What went wrong? The first count."."""
    return "\n".join(f"{each.question} {each.answer or '—'}".strip() for each in follow_ups)


def _due_ratings(row: ComparedCall) -> dict[str, int]:
    """Return the ratings of the questions that are rated and were due."""
    return {
        question.id: row.ratings[question.id]
        for question in row.question_set.questions
        if question.rated and question.id in row.ratings and is_due(question, row.answers)
    }
