"""All finished calls of one position, side by side on the same questions."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple

from interview_kit.content.screen import Check, Question, ScreenContent, labels
from interview_kit.screening.endings import promise_words
from interview_kit.screening.progress import (
    GATE_LABELS,
    Answers,
    FollowUp,
    follow_ups_to,
    gates,
    is_due,
    other_follow_ups,
    text_of,
)
from interview_kit.screening.question_set import QuestionSet, SetCheck, SetQuestion
from interview_kit.screening.salary import salary_numbers, salary_of
from interview_kit.screening.steps import GATES
from interview_kit.text import one_line

if TYPE_CHECKING:
    import pandas as pd

MEAN = "Average rating"
_HEAD = ("Candidate", "Date", MEAN, "Recommendation", "Ending", "Résumé attached")
_OTHERS = "Other follow-ups"
_SATISFIED = "Satisfied so far"
_TAIL = (
    _OTHERS,
    "What they asked",
    "They'll hear by",
    "When they can come in",
    "Why we declined",
    "Impressions",
)
_SALARY = ("Salary from", "Salary to", "Salary currency", "Salary period")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = ("\t", "\r", "\n")


class ComparedScreen(NamedTuple):
    """One finished call as far as it is compared. `ratings` are 1 to 5 by question id."""

    candidate: str
    call_date: str
    question_set: QuestionSet
    answers: Answers
    ratings: Mapping[str, int]
    recommendation: str
    impressions: str = ""


def comparison(
    rows: Sequence[ComparedScreen],
    screen: ScreenContent,
    *,
    english: str = "US",
    with_numbers: bool = False,
) -> pd.DataFrame:
    """Return one row a call; columns in the order of the form, each rating beside its answer.

    An answer that is missing shows why. A rating counts only where its question was due; the
    mean says how many it rests on. What a call's version of the form did not ask is empty, and
    follow-ups have a column only where some call has one. `with_numbers` four columns stand
    behind the salary, for a spreadsheet to reckon with.
    """
    import pandas as pd

    headings = _headings([row.question_set for row in rows], screen)
    if with_numbers:
        headings = _with_numbers(headings)
    cells = [_row(row, screen, english) for row in rows]
    headings = {
        key: name
        for key, name in headings.items()
        if not _is_optional(key) or any(found.get(key) for found in cells)
    }
    return pd.DataFrame(
        [[found.get(key, "") for key in headings] for found in cells],
        columns=_distinct(headings.values()),
    )


def ratings_table(rows: Sequence[ComparedScreen]) -> pd.DataFrame:
    """Return the ratings alone: one row a rated question, one column a call, NaN for none."""
    import pandas as pd

    asked = [row.question_set.questions for row in rows]
    names = {q.id: _name(q) for questions in asked for q in questions if q.rated}
    order = [key for key in _in_form_order([q.id for q in each] for each in asked) if key in names]
    counted = [_counted(row) for row in rows]
    return pd.DataFrame(
        [[ratings.get(key) for ratings in counted] for key in order],
        index=_distinct(names[key] for key in order),
        columns=_distinct(one_line(row.candidate) or "No name" for row in rows),
        dtype="float",
    )


def comparison_csv(frame: pd.DataFrame) -> bytes:
    """Return the table as CSV in UTF-8 with a mark that spreadsheets recognise.

    A text that a spreadsheet would take for a formula gets an apostrophe in front. Every cell
    stands in quotes, so that one with a semicolon stays one cell in every country.
    """
    safe = frame.map(_no_formula).rename(columns=_no_formula)
    text: str = safe.to_csv(index=False, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    return text.encode("utf-8-sig")


def answer_words(question: SetQuestion, answers: Answers, screen: ScreenContent) -> str:
    """Return an answer as it reads in a table or on the finished record.

    For one that is missing, the reason; for the salary, amount and note.
    """
    if not is_due(question, answers):
        return labels(screen.states)["not_due"]
    text = text_of(answers, question.id).strip()
    if question.id == "salary":
        pay = salary_of(answers, labels(screen.periods))
        text = "\n".join(part for part in (pay, text) if part)
    if text:
        return text
    answer = answers.get(question.id)
    return labels(screen.states).get(answer.state, "") if answer else ""


def mean_rating(ratings: Mapping[str, int]) -> str:
    """Return the mean with its count, "3.7 (6 ratings)"; "" without any."""
    if not ratings:
        return ""
    mean = sum(ratings.values()) / len(ratings)
    return f"{mean:.1f} ({len(ratings)} rating{'s' if len(ratings) > 1 else ''})"


def _row(row: ComparedScreen, screen: ScreenContent, english: str) -> dict[str, str]:
    ratings = _counted(row)
    cells = _head(row, ratings, screen)
    for question in row.question_set.questions:
        cells |= _question_cells(question, row, screen)
        cells[f"rating.{question.id}"] = str(ratings.get(question.id, ""))
    for check in row.question_set.checks:
        cells[_consent_key(check)] = consent_words(check.id, row.answers, screen)
    open_gates = gates(row.question_set, row.answers)
    for field in (field for field in GATE_LABELS if field in open_gates):
        cells[f"gate.{field}"] = yes_or_no(field, row.answers, screen)
    return cells | _tail(row, screen, english)


def _head(row: ComparedScreen, ratings: Mapping[str, int], screen: ScreenContent) -> dict[str, str]:
    return {
        "Candidate": row.candidate,
        "Date": row.call_date,
        MEAN: mean_rating(ratings),
        "Recommendation": labels(screen.recommendations).get(row.recommendation, ""),
        "Ending": _ending(row.answers, screen),
        "Résumé attached": yes_or_no("resume_attached", row.answers),
        _SATISFIED: yes_or_no("satisfied", row.answers),
    }


def _question_cells(
    question: SetQuestion, row: ComparedScreen, screen: ScreenContent
) -> dict[str, str]:
    cells = {f"answer.{question.id}": answer_words(question, row.answers, screen)}
    if is_due(question, row.answers):
        asked = follow_ups_to(question.id, row.answers)
        cells[f"followups.{question.id}"] = _follow_up_words(asked)
    if question.id == "salary":
        cells |= dict(zip(_SALARY, salary_numbers(row.answers), strict=True))
    return cells


def _tail(row: ComparedScreen, screen: ScreenContent, english: str) -> dict[str, str]:
    ending = text_of(row.answers, "ending")
    return {
        _OTHERS: _follow_up_words(other_follow_ups(row.question_set, row.answers)),
        "What they asked": text_of(row.answers, "candidate_questions").strip(),
        "They'll hear by": promise_words(row.answers, screen, english) if ending else "",
        "When they can come in": _recorded(row.answers, "advance", "availability"),
        "Why we declined": _recorded(row.answers, "decline", "decline_reason"),
        "Impressions": row.impressions.strip(),
    }


def _recorded(answers: Answers, ending: str, field: str) -> str:
    return text_of(answers, field).strip() if text_of(answers, "ending") == ending else ""


def _follow_up_words(found: Sequence[FollowUp]) -> str:
    """Return follow-ups one a line, each with its answer: "What went wrong? The first count."."""
    return "\n".join(f"{each.question} {each.answer or '—'}".strip() for each in found)


def _is_optional(key: str) -> bool:
    """Tell whether a column is left out where it would be empty."""
    return key.startswith("followups.") or key == _OTHERS


def _headings(question_sets: Sequence[QuestionSet], screen: ScreenContent) -> dict[str, str]:
    """Return the headings of all columns by their keys, in the order of the form."""
    asked = [_form(each.questions, each.checks) for each in question_sets]
    names = {name: name for name in (*_HEAD, *_TAIL)}
    names |= {key: name for form in asked for key, name in form.items()}
    whole = [*_HEAD, *_form(screen.questions, screen.checks), *_TAIL]
    order = _in_form_order([whole, *asked])
    return {key: names[key] for key in order if key in names}


def _with_numbers(headings: dict[str, str]) -> dict[str, str]:
    """Return the headings with those of the salary's numbers behind its answer."""
    found: dict[str, str] = {}
    for key, name in headings.items():
        found[key] = name
        if key == "answer.salary":
            found |= {each: each for each in _SALARY}
    return found


def _form(
    questions: Sequence[Question | SetQuestion], checks: Sequence[Check | SetCheck]
) -> dict[str, str]:
    """Return the headings of one version of the form: the checks come before the last job."""
    basic = _question_headings(q for q in questions if q.group != "past")
    past = _question_headings(q for q in questions if q.group == "past")
    consents = {_consent_key(check): f"Agrees: {_name(check)}" for check in checks}
    return basic | consents | {_SATISFIED: _SATISFIED} | past


def _question_headings(questions: Iterable[Question | SetQuestion]) -> dict[str, str]:
    found: dict[str, str] = {}
    for question in questions:
        gate = GATES.get(question.condition, "")
        if gate:
            found.setdefault(f"gate.{gate}", GATE_LABELS[gate])
        found[f"answer.{question.id}"] = _name(question)
        if question.rated:
            found[f"rating.{question.id}"] = f"{_name(question)}: rating"
        found[f"followups.{question.id}"] = f"Follow-up to {_name(question)}"
    return found


def _consent_key(check: Check | SetCheck) -> str:
    """Return the key of a check's column: other checks are compared only with the same ones."""
    return f"consent.{check.id}.{check.label}"


def _name(item: Question | SetQuestion | Check | SetCheck) -> str:
    return one_line(item.label) or item.id


def _counted(row: ComparedScreen) -> dict[str, int]:
    """Return the ratings of the questions that are rated and were due."""
    return {
        question.id: row.ratings[question.id]
        for question in row.question_set.questions
        if question.rated and question.id in row.ratings and is_due(question, row.answers)
    }


def _no_formula(cell: str) -> str:
    risky = cell.startswith(_BREAKS) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if risky else cell


def consent_words(check_id: str, answers: Answers, screen: ScreenContent) -> str:
    """Return "Yes", "No", why there is no answer, or "" for a check that is open."""
    return yes_or_no(f"consent.{check_id}", answers, screen)


def yes_or_no(field: str, answers: Answers, screen: ScreenContent | None = None) -> str:
    """Return "Yes" or "No" for what stands in a field, "" for neither.

    With the content, the reason for having no answer where there is one.
    """
    answer = answers.get(field)
    if answer is None:
        return ""
    reasons = labels(screen.states) if screen else {}
    return {"yes": "Yes", "no": "No"}.get(answer.text) or reasons.get(answer.state, "")


def _ending(answers: Answers, screen: ScreenContent) -> str:
    return next((e.label for e in screen.endings if e.id == text_of(answers, "ending")), "")


def _distinct(names: Iterable[str]) -> list[str]:
    """Return the names, those that come again with a number behind."""
    found: list[str] = []
    for name in names:
        numbered = (f"{name} ({number})" for number in count(2))
        found.append(next(each for each in chain([name], numbered) if each not in found))
    return found


def _in_form_order(columns: Iterable[Iterable[str]]) -> list[str]:
    """Return all columns once: one that only some rows have stands behind its neighbour there."""
    order: list[str] = []
    for names in columns:
        place = 0
        for name in names:
            if name not in order:
                order.insert(place, name)
            place = order.index(name) + 1
    return order
