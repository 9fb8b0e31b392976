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
from interview_kit.interviewer.agenda import Promise
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
    numbered_names,
)
from interview_kit.interviewer.endings import ending_labels, long_day, promise_words, spoken_channel
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

_SUMMARY = "summary."


class ComparedCall(NamedTuple):
    """The part of a finished call that is compared. `ratings` are 1 to 5 by question id.

    `said` is what stands behind a rating, by the same id; `version` that of the question set,
    `promise` what the candidate was told, as it was moved since.
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
    id: str = ""
    version: int = 1
    promise: Promise | None = None


def comparison(
    rows: Sequence[ComparedCall],
    content: InterviewerContent,
    *,
    english: str = AMERICAN,
    with_numbers: bool = False,
    decimal: str = ".",
    summaries: Sequence[Mapping[str, Cell]] = (),
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
    table_rows: list[dict[str, Cell]] = []
    for row in rows:
        cells = row_cells(row, content, english)
        figures = {name: cells.get(name, "").replace(".", decimal) for name in SALARY[:2]}
        table_rows.append({**cells, **figures})
    return _table(headings, table_rows, summaries)


def typed_comparison(
    rows: Sequence[ComparedCall],
    content: InterviewerContent,
    *,
    english: str = AMERICAN,
    summaries: Sequence[Mapping[str, Cell]] = (),
) -> pd.DataFrame:
    """Return `comparison` with typed numbers and dates, for a workbook.

    A rating is an int, the mean rating a float with the number of ratings in a column after it,
    an amount of a salary a Decimal, the day of a call a date, and every other cell a text.
    """
    headings = column_headings([row.question_set for row in rows], content)
    table_rows = [{**row_cells(row, content, english), **_values(row)} for row in rows]
    return _table(headings, table_rows, summaries)


def call_names(rows: Sequence[ComparedCall]) -> list[str]:
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


def _table(
    headings: Mapping[str, str],
    rows: Sequence[Mapping[str, Cell]],
    summaries: Sequence[Mapping[str, Cell]],
) -> pd.DataFrame:
    import pandas as pd

    columns: dict[str, str] = {}
    for key, name in headings.items():
        if not is_optional(key) or any(cells.get(key) for cells in rows):
            columns[key] = name
        if key == assessment_fields.RECOMMENDATION.label and summaries:
            columns |= {f"{_SUMMARY}{name}": name for name in summaries[0]}
    table_rows = [dict(cells) for cells in rows]
    for cells, summary in zip(table_rows, summaries, strict=bool(summaries)):
        cells |= {f"{_SUMMARY}{name}": cell for name, cell in summary.items()}
    return pd.DataFrame(
        [[cells.get(key, "") for key in columns] for cells in table_rows],
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


def row_cells(row: ComparedCall, content: InterviewerContent, english: str) -> dict[str, str]:
    """Return the texts of a call by the keys of their columns."""
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
    recommendations = labels(content.recommendations)
    endings = ending_labels(row.question_set, content)
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
        cells[f"followups.{question.id}"] = follow_up_words(asked)
    if question.is_salary:
        cells |= dict(zip(SALARY, salary_numbers(row.answers), strict=True))
    return cells


def _tail(row: ComparedCall, content: InterviewerContent, english: str) -> dict[str, str]:
    asked = call_fields.CANDIDATE_QUESTIONS
    return {
        OTHER_FOLLOW_UPS: follow_up_words(other_follow_ups(row.question_set, row.answers)),
        asked.label: text_of(row.answers, asked.key).strip(),
        call_fields.HEAR_BY.label: _told(row, content, english),
        **_recorded(row.answers, content),
        assessment_fields.RECOMMENDATION_REASON.label: row.recommendation_reason.strip(),
        assessment_fields.IMPRESSIONS.label: row.impressions.strip(),
    }


def _told(row: ComparedCall, content: InterviewerContent, english: str) -> str:
    """Return by when and how they hear, with the day that was named on the call where it moved."""
    promise = row.promise
    if promise is None:
        ended = text_of(row.answers, call_fields.ENDING.key)
        return promise_words(row.answers, content, english) if ended else ""
    through = spoken_channel(promise.through, content, english)
    words = ", ".join(filter(None, (long_day(promise.by.isoformat(), english), through)))
    was = long_day(promise.was.isoformat(), english) if promise.was else ""
    return f"{words} (moved from {was})" if was else words


def _recorded(answers: Answers, content: InterviewerContent) -> dict[str, str]:
    """Return the text that was recorded with the ending, by its column."""
    field = RECORDED_FIELDS.get(recorded_field(answers, content.endings))
    return {field.label: text_of(answers, field.key).strip()} if field else {}


def follow_up_words(follow_ups: Sequence[FollowUp]) -> str:
    """Return follow-ups with their answers, one a line: "What went wrong? The first count."."""
    return "\n".join(f"{each.question} {each.answer or '—'}".strip() for each in follow_ups)


def _due_ratings(row: ComparedCall) -> dict[str, int]:
    """Return the ratings of the questions that are rated and were due."""
    return {
        question.id: row.ratings[question.id]
        for question in row.question_set.questions
        if question.rated and question.id in row.ratings and is_due(question, row.answers)
    }
