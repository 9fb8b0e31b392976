"""All finished calls of one position, side by side on the same questions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.interviewer.columns import (
    COUNT,
    MEAN,
    OTHERS,
    SALARY,
    SATISFIED,
    consent_key,
    distinct,
    headings_of,
    in_form_order,
    is_optional,
    name_of,
    with_more,
)
from interview_kit.interviewer.endings import promise_words
from interview_kit.interviewer.progress import (
    GATE_LABELS,
    Answers,
    FollowUp,
    follow_ups_to,
    gates,
    is_due,
    other_follow_ups,
    text_of,
)
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion
from interview_kit.interviewer.salary import salary_numbers, salary_of
from interview_kit.text import one_line
from interview_kit.typed.kinds import day_of

if TYPE_CHECKING:
    import pandas as pd

Cell = str | int | float | Decimal | date


class ComparedCall(NamedTuple):
    """One finished call as far as it is compared. `ratings` are 1 to 5 by question id."""

    candidate: str
    call_date: str
    question_set: QuestionSet
    answers: Answers
    ratings: Mapping[str, int]
    recommendation: str
    impressions: str = ""


def comparison(
    rows: Sequence[ComparedCall],
    content: InterviewerContent,
    *,
    english: str = "US",
    with_numbers: bool = False,
    decimal: str = ".",
) -> pd.DataFrame:
    """Return one row a call; columns in the order of the form, each rating beside its answer.

    An answer that is missing shows why. A rating counts only where its question was due; the
    mean says how many it rests on. What a call's version of the form did not ask is empty, and
    follow-ups have a column only where some call has one. `with_numbers` four columns stand
    behind the salary, for a spreadsheet to reckon with; `decimal` is the sign in their figures.
    """
    headings = headings_of([row.question_set for row in rows], content)
    if with_numbers:
        headings = with_more(headings, SALARY, behind="answer.salary")
    cells = [_row(row, content, english) for row in rows]
    for figures in cells:
        figures |= {name: figures.get(name, "").replace(".", decimal) for name in SALARY[:2]}
    return _table(headings, cells)


def comparison_values(
    rows: Sequence[ComparedCall], content: InterviewerContent, *, english: str = "US"
) -> pd.DataFrame:
    """Return `comparison` with numbers, and what is a number or a day as one: for a spreadsheet.

    Its cells are texts, a rating an int, the mean of them a float with their number in a column
    behind it, a salary's figures Decimals, and the day of a call a date.
    """
    headings = headings_of([row.question_set for row in rows], content)
    headings = with_more(headings, SALARY, behind="answer.salary")
    headings = with_more(headings, (COUNT,), behind=MEAN)
    return _table(headings, [_row(row, content, english) | _values(row) for row in rows])


def ratings_table(rows: Sequence[ComparedCall]) -> pd.DataFrame:
    """Return the ratings alone: one row a rated question, one column a call, NaN for none."""
    import pandas as pd

    asked = [row.question_set.questions for row in rows]
    names = {q.id: name_of(q) for questions in asked for q in questions if q.rated}
    order = [key for key in in_form_order([q.id for q in each] for each in asked) if key in names]
    counted = [_counted(row) for row in rows]
    return pd.DataFrame(
        [[ratings.get(key) for ratings in counted] for key in order],
        index=distinct(names[key] for key in order),
        columns=distinct(one_line(row.candidate) or "No name" for row in rows),
        dtype="float",
    )


def answer_words(question: SetQuestion, answers: Answers, content: InterviewerContent) -> str:
    """Return an answer as it reads in a table or on the finished record.

    For one that is missing, the reason; for the salary, amount and note.
    """
    if not is_due(question, answers):
        return labels(content.states)["not_due"]
    text = text_of(answers, question.id).strip()
    if question.id == "salary":
        pay = salary_of(answers, labels(content.periods))
        text = "\n".join(part for part in (pay, text) if part)
    if text:
        return text
    answer = answers.get(question.id)
    return labels(content.states).get(answer.state, "") if answer else ""


def mean_rating(ratings: Mapping[str, int]) -> str:
    """Return the mean with its count, "3.7 (6 ratings)"; "" without any."""
    if not ratings:
        return ""
    mean = sum(ratings.values()) / len(ratings)
    return f"{mean:.1f} ({len(ratings)} rating{'s' if len(ratings) > 1 else ''})"


def _table(headings: Mapping[str, str], cells: Sequence[Mapping[str, Cell]]) -> pd.DataFrame:
    import pandas as pd

    kept = {
        key: name
        for key, name in headings.items()
        if not is_optional(key) or any(found.get(key) for found in cells)
    }
    return pd.DataFrame(
        [[found.get(key, "") for key in kept] for found in cells],
        columns=distinct(kept.values()),
        dtype="object",
    )


def _values(row: ComparedCall) -> dict[str, Cell]:
    """Return what is a number or a day in a call's row, by the keys of the columns."""
    ratings = _counted(row)
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
    day = day_of(row.call_date)
    return values | ({"Date": day} if day else {})


def _row(row: ComparedCall, content: InterviewerContent, english: str) -> dict[str, str]:
    ratings = _counted(row)
    cells = _head(row, ratings, content)
    for question in row.question_set.questions:
        cells |= _question_cells(question, row, content)
        cells[f"rating.{question.id}"] = str(ratings.get(question.id, ""))
    for check in row.question_set.checks:
        cells[consent_key(check)] = consent_words(check.id, row.answers, content)
    open_gates = gates(row.question_set, row.answers)
    for field in (field for field in GATE_LABELS if field in open_gates):
        cells[f"gate.{field}"] = yes_or_no(field, row.answers, content)
    return cells | _tail(row, content, english)


def _head(
    row: ComparedCall, ratings: Mapping[str, int], content: InterviewerContent
) -> dict[str, str]:
    return {
        "Candidate": row.candidate,
        "Date": row.call_date,
        MEAN: mean_rating(ratings),
        "Recommendation": labels(content.recommendations).get(row.recommendation, ""),
        "Ending": _ending(row.answers, content),
        "Résumé attached": yes_or_no("resume_attached", row.answers),
        SATISFIED: yes_or_no("satisfied", row.answers),
    }


def _question_cells(
    question: SetQuestion, row: ComparedCall, content: InterviewerContent
) -> dict[str, str]:
    cells = {f"answer.{question.id}": answer_words(question, row.answers, content)}
    if is_due(question, row.answers):
        asked = follow_ups_to(question.id, row.answers)
        cells[f"followups.{question.id}"] = _follow_up_words(asked)
    if question.id == "salary":
        cells |= dict(zip(SALARY, salary_numbers(row.answers), strict=True))
    return cells


def _tail(row: ComparedCall, content: InterviewerContent, english: str) -> dict[str, str]:
    ending = text_of(row.answers, "ending")
    return {
        OTHERS: _follow_up_words(other_follow_ups(row.question_set, row.answers)),
        "What they asked": text_of(row.answers, "candidate_questions").strip(),
        "They'll hear by": promise_words(row.answers, content, english) if ending else "",
        "When they can come in": _recorded(row.answers, "advance", "availability"),
        "Why we declined": _recorded(row.answers, "decline", "decline_reason"),
        "Impressions": row.impressions.strip(),
    }


def _recorded(answers: Answers, ending: str, field: str) -> str:
    return text_of(answers, field).strip() if text_of(answers, "ending") == ending else ""


def _follow_up_words(found: Sequence[FollowUp]) -> str:
    """Return follow-ups one a line, each with its answer: "What went wrong? The first count."."""
    return "\n".join(f"{each.question} {each.answer or '—'}".strip() for each in found)


def _counted(row: ComparedCall) -> dict[str, int]:
    """Return the ratings of the questions that are rated and were due."""
    return {
        question.id: row.ratings[question.id]
        for question in row.question_set.questions
        if question.rated and question.id in row.ratings and is_due(question, row.answers)
    }


def consent_words(check_id: str, answers: Answers, content: InterviewerContent) -> str:
    """Return "Yes", "No", why there is no answer, or "" for a check that is open."""
    return yes_or_no(f"consent.{check_id}", answers, content)


def yes_or_no(field: str, answers: Answers, content: InterviewerContent | None = None) -> str:
    """Return "Yes" or "No" for what stands in a field, "" for neither.

    With the content, the reason for having no answer where there is one.
    """
    answer = answers.get(field)
    if answer is None:
        return ""
    reasons = labels(content.states) if content else {}
    return {"yes": "Yes", "no": "No"}.get(answer.text) or reasons.get(answer.state, "")


def _ending(answers: Answers, content: InterviewerContent) -> str:
    return next((e.label for e in content.endings if e.id == text_of(answers, "ending")), "")
