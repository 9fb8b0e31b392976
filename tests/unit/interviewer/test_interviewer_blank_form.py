"""The form to print: every question of a set, with room for an answer of its kind."""

from __future__ import annotations

import pytest

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.interviewer.blank_form import BLANK, BlankForm, FormRow, build_blank_form
from interview_kit.interviewer.endings import ending_labels
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.typed import BRITISH

POSITION = {"title": "Inventory lead", "salary_currency": "GBP", "check.references": "yes"}


def form_of(content: InterviewerContent, **position: str) -> BlankForm:
    return build_blank_form(build_question_set(POSITION | position, content), content, version=1)


def rows(form: BlankForm) -> dict[str, FormRow]:
    return {row.asked or row.label: row for section in form.sections for row in section.rows}


def test_every_question_of_a_set_has_room_for_its_answer(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    made = rows(build_blank_form(whole, content, version=1))
    for question in whole.questions:
        row = made[question.text]
        assert row.lines
        assert (row.is_rated, dict(row.anchors)) == (question.rated, question.anchors)
        assert question.hint in row.hint
    for check in whole.checks:
        assert made[check.label].boxes == ("Yes", "No")


@pytest.mark.parametrize(
    ("kind", "boxes", "unit"),
    [
        ("text", (), ""),
        ("choice", ("Early", "Late"), ""),
        ("yes_no", ("Yes", "No"), ""),
        ("number", (), "Number"),
        ("day", (), "Date"),
        ("money", (), "Amount in GBP"),
    ],
)
def test_a_question_of_ones_own_is_answered_by_its_kind(
    kind: str, boxes: tuple[str, ...], unit: str, content: InterviewerContent
) -> None:
    own = {"kind": kind, "text": "Which?", "choices": "Early\nLate", "hint": "Ask twice."}
    row = rows(form_of(content, **{f"question.1.{part}": text for part, text in own.items()}))[
        "Which?"
    ]
    assert (row.label, row.boxes, row.unit, row.hint) == ("", boxes, unit, "Ask twice.")
    assert row.lines


def test_the_form_says_what_is_tested_and_what_is_asked_only_of_some(
    content: InterviewerContent,
) -> None:
    must_have = {"must_have.1.text": "Led a count", "must_have.1.weight": "3"}
    form = form_of(content, **must_have, **{"tests.motivations": "1"})
    assert form.must_haves == "Led a count"
    labels = [section.title for section in form.sections]
    assert labels == [
        *(
            "Candidate",
            "Opening words",
            "Motivations",
            "Experience",
            "Education",
            "Salary",
            "Checks",
        ),
        *("Satisfied?", "Last job", "Follow-ups", "Ending", "After the call"),
    ]
    made = rows(form)
    assert "It tests: Led a count" in made[content.questions[0].text].hint
    visa = {"question.1.kind": "yes_no", "question.1.text": "A visa?", "question.1.meets": "no"}
    asked = rows(form_of(content, **must_have, **visa, **{"tests.own_1": "1"}))["A visa?"]
    assert asked.hint == "It tests: Led a count. “No” is the answer that meets it."
    assert made[content.prompts.had_reports].hint == "Ask what follows only if the answer is yes."
    assert made[content.prompts.working_now].hint == "Ask what follows only if the answer is no."
    none = {f"ask_past.{question.id}": "no" for question in content.questions}
    asked = {section.title for section in form_of(content, **none).sections}
    assert not asked & {"Motivations", "Experience", "Education", "Salary", "Last job"}


def test_the_endings_are_said_with_a_blank_for_the_day(content: InterviewerContent) -> None:
    question_set = build_question_set(POSITION | {"hear_through": "post"}, content)
    form = build_blank_form(question_set, content, version=2, caller="Ana", english=BRITISH)
    said = {row.label: row.says for section in form.sections for row in section.rows}
    for label in ending_labels(question_set, content).values():
        words = " ".join(said[f"☐ {label}"])
        assert BLANK in words
        assert "by post" in words
        assert "{" not in words
    assert f"Hi, is this {BLANK}?" in said["Say"]
    assert "This is Ana." in said["Say"]
    named = build_question_set(POSITION | {"company": "Hale & Sons"}, content)
    of_company = build_blank_form(named, content, version=1, caller="Ana")
    assert "This is Ana from Hale & Sons." in of_company.sections[1].rows[0].says
    assert ("Company", "Hale & Sons") in of_company.facts
    own = build_blank_form(question_set, content, version=2, opening="Hello {name}\nBye")
    assert own.sections[1].rows[0].says == (f"Hello {BLANK}", "Bye")
    assert not form.us_letter
