"""The path through a call."""

from __future__ import annotations

import pytest

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.fields import call_fields
from interview_kit.interviewer.progress import Answer, gaps
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.interviewer.steps import (
    ALL,
    FINISH,
    HEADER,
    basic_progress,
    gate_of,
    next_step_id,
    previous_step_id,
    questions_to_come_back_to,
    step_named,
    step_of_gap,
    steps,
)


def answers(**texts: str) -> dict[str, Answer]:
    return {field: Answer(text, "answered") for field, text in texts.items()}


@pytest.mark.parametrize(
    ("said", "past"),
    [
        ({}, ["past"]),
        ({"satisfied": "no"}, ["past"]),
        ({"satisfied": "yes"}, ["past_size", "past_products", "past_reports", "past_left"]),
        (
            {"satisfied": "yes", "working_now": "no"},
            ["past_size", "past_products", "past_reports", "past_left", "past_since"],
        ),
        (
            {"satisfied": "yes", "working_now": "yes", "had_reports": "no"},
            ["past_size", "past_products", "past_reports", "past_left"],
        ),
    ],
)
def test_steps_on_the_last_job_open_with_the_answers(
    said: dict[str, str], past: list[str], whole: QuestionSet
) -> None:
    found = steps(whole, answers(**said))
    assert [step.id for step in found if step.section == "past"] == past


def test_the_form_goes_from_the_header_by_the_motivations_to_the_finish(
    whole: QuestionSet,
) -> None:
    ids = [step.id for step in steps(whole, {})]
    assert ids[:2] == ["header", "motivations"]
    assert ids[-3:] == ["follow_ups", "ending", "finish"]
    assert ids.index("salary") < ids.index("checks") < ids.index("satisfied") < ids.index("past")
    of_questions = {question.id: question.section for question in whole.questions}
    for step in steps(whole, {}):
        assert step.section == of_questions.get(step.id, step.id)


@pytest.mark.parametrize(
    ("said", "following"),
    [({"satisfied": "no"}, "ending"), ({"satisfied": "yes"}, "past_size"), ({}, "follow_ups")],
)
def test_whether_the_answers_satisfy_decides_where_the_call_goes_on(
    said: dict[str, str], following: str, whole: QuestionSet
) -> None:
    found = answers(**said)
    assert next_step_id("satisfied", steps(whole, found), found) == following


def test_one_step_on_and_back_again_is_the_same_step(whole: QuestionSet) -> None:
    said = answers(satisfied="yes", working_now="no")
    order = steps(whole, said)
    for step in order[:-1]:
        assert previous_step_id(next_step_id(step.id, order, said), order) == step.id
    assert previous_step_id("header", order) == "header"
    assert next_step_id("finish", order, said) == "finish"


def test_a_condition_is_asked_before_its_first_question_only(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    found = {q.id: gate for q in whole.questions if (gate := gate_of(q, whole))}
    assert found == {
        "past_reports": call_fields.HAD_REPORTS,
        "past_left": call_fields.WORKING_NOW,
    }
    fewer = build_question_set({"ask_past.past_left": "no"}, content)
    assert gate_of(fewer.question("past_since"), fewer) is call_fields.WORKING_NOW


def test_without_questions_on_the_last_job_there_is_no_such_step(
    content: InterviewerContent,
) -> None:
    none = {f"ask_past.{q.id}": "no" for q in content.questions if q.group == "past"}
    small = build_question_set(none, content)
    order = steps(small, answers(satisfied="yes"))
    assert "past" not in {step.section for step in order}
    assert next_step_id("satisfied", order, answers(satisfied="yes")) == "follow_ups"
    empty = build_question_set({f"ask_past.{q.id}": "no" for q in content.questions}, content)
    assert next_step_id("header", steps(empty, {}), {}) == "checks"
    assert basic_progress(empty, {}) == (0, 0)


def test_basic_progress_counts_the_basic_questions_and_all_consents_as_one(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    basic = sum(question.group == "basic" for question in whole.questions)
    assert basic_progress(whole, answers(motivations="x", past_size="y")) == (0, basic + 1)
    consents = {f"consent.{check.id}": Answer("yes", "answered") for check in whole.checks}
    assert basic_progress(whole, {**answers(salary_amount="55k"), **consents}) == (2, basic + 1)
    unchecked = build_question_set({f"check.{c.id}": "no" for c in content.checks}, content)
    assert basic_progress(unchecked, {}) == (0, basic)


@pytest.mark.parametrize(
    ("part", "said", "step"),
    [
        ("education", {}, "education"),
        ("past", {}, "past"),
        ("past", {"satisfied": "yes"}, "past_size"),
        ("past_left", {"satisfied": "no"}, "past"),
        ("past_since", {"satisfied": "yes", "working_now": "yes"}, "past_size"),
        ("", {}, "header"),
        ("horoscope", {}, "header"),
    ],
)
def test_a_part_that_is_gone_leads_to_the_first_step_of_its_section(
    part: str, said: dict[str, str], step: str, whole: QuestionSet
) -> None:
    assert step_named(part, steps(whole, answers(**said)), whole).id == step


def test_a_gap_is_filled_at_its_own_step_or_at_that_of_its_gate(whole: QuestionSet) -> None:
    said = answers(satisfied="yes")
    found = {gap.field: step_of_gap(gap, whole, said) for gap in gaps(whole, said)}
    assert found["motivations"] == "motivations"
    assert found["consent.references"] == "checks"
    assert found["had_reports"] == "past_reports"
    assert found["working_now"] == "past_left"
    assert found["ending"] == "ending"


def test_all_steps_on_one_page_lie_between_the_first_and_the_last(whole: QuestionSet) -> None:
    order = steps(whole, {})
    assert step_named(ALL, order, whole).id == ALL
    assert next_step_id(ALL, order, {}) == FINISH
    assert previous_step_id(ALL, order) == HEADER


def test_questions_to_come_back_to_are_those_with_a_flag_that_are_still_asked(
    whole: QuestionSet,
) -> None:
    flags = {call_fields.COME_BACK.key(name): "yes" for name in ("salary", "past_size")}
    said = answers(**flags, **{call_fields.COME_BACK.key("education"): "no"})
    satisfied = said | answers(satisfied="yes")

    def flagged(given: dict[str, Answer]) -> list[str]:
        order = steps(whole, given)
        return [question.id for question in questions_to_come_back_to(order, whole, given)]

    assert flagged(said) == ["salary"]
    assert flagged(satisfied) == ["salary", "past_size"]
