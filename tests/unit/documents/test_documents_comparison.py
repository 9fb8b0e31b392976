"""The comparison as a Word file: a row for each candidate, across the page."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import Any

import docx
import pytest
from docx.enum.section import WD_ORIENT

from interview_kit.content import content
from interview_kit.documents.comparison import render_comparison
from interview_kit.interviewer.compared_people import Measure, compared_people
from interview_kit.interviewer.comparison import ComparedCall
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.typed import AMERICAN

HARD = "R&D <lead> “x” {{ 7*7 }} {% =1+1 *b*"
PLAN = {
    "must_have.1.text": HARD,
    "must_have.1.weight": "3",
    "must_have.2.text": "Honest",
    "must_have.2.weight": "1",
    "tests.education": "1",
    "salary_range": "52000-60000",
}


def opened(position: dict[str, str], *, us_letter: bool = False) -> Any:
    kit = content()
    asked = build_question_set(position, kit.interviewer)
    answers = {
        "salary_amount": Answer("61500 USD year", "answered"),
        "availability": Answer("Any\nafternoon", "answered"),
        "own.1.yes_no": Answer("no", "answered"),
        "own.2.day": Answer("2027-01-04", "answered"),
    }
    calls = [
        ComparedCall(HARD, "2026-11-23", asked, answers, {"education": 4}, "yes"),
        ComparedCall("Ben", "", asked, {}, {}, ""),
    ]
    measure = Measure(position, kit, AMERICAN, date(2026, 12, 1))
    made = render_comparison(
        compared_people(calls, measure),
        measure.known,
        position=HARD,
        pays=measure.pays(),
        notes=["How it was made."],
        author="Ana",
        language="en-US",
        us_letter=us_letter,
        when=datetime(2026, 12, 1, tzinfo=UTC),
    )
    return docx.Document(io.BytesIO(made.data))


def rows(document: Any) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[0].rows]


def test_each_candidate_is_a_row() -> None:
    document = opened(PLAN)
    _, first, second = rows(document)
    assert first[0] == f"{HARD}\nMon, Nov 23, 2026"
    assert first[1:3] == [
        "4.0\n1 of 2",
        "4.0\t–",
    ]
    assert rows(document)[0][2] == "Must-haves\n1\t2"
    assert first[3].startswith("5 no answer: Motivations, Years of experience")
    assert first[3].endswith("…")
    assert first[4:] == [
        "USD 61,500 a year\n1,500 above the range",
        "When they're available: Any afternoon",
        "Yes",
        "None yet",
        "No day given",
    ]
    assert (second[1], second[4], second[6]) == ("Not rated", "—", "None yet")
    text = [paragraph.text for paragraph in document.paragraphs]
    assert text[:3] == [
        HARD,
        "The job pays USD 52,000–60,000 a year",
        f"Must-haves, scored 1 to 5: 1 {HARD} (weight 3) · 2 Honest (weight 1)",
    ]
    assert "How it was made." in text
    assert text[-1].startswith("What ends in “…” is shortened")


def test_what_was_said_stands_in_the_place_of_a_score_or_below() -> None:
    nights = {"question.1.kind": "yes_no", "question.1.text": "Nights?", "tests.own_1": "1"}
    start = {"question.2.kind": "day", "question.2.text": "Start?", "tests.own_2": "2"}
    first = rows(opened({**PLAN, "tests.education": "", **nights, **start}))[1]
    assert first[2] == "No\t–\n2: Mon, Jan 4, 2027"
    assert first[3].startswith(f"1 said no: {HARD[:4]}")


def test_without_must_haves_it_has_the_average() -> None:
    assert rows(opened({}))[1][1:3] == ["4.0\n1 rating", "None yet"]


@pytest.mark.parametrize("us_letter", [True, False])
def test_the_table_fits_across_the_page(us_letter: bool) -> None:
    document = opened(PLAN, us_letter=us_letter)
    page = document.sections[0]
    assert page.orientation == WD_ORIENT.LANDSCAPE
    room = page.page_width - page.left_margin - page.right_margin
    assert sum(column.width for column in document.tables[0].columns) <= room
