"""The example an interviewer can load holds together with the form."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview_kit.candidate.example import example_application
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.errors import ContentError, KitError
from interview_kit.fields import position_fields
from interview_kit.fields.definitions import IdFamily
from interview_kit.fields.lookup import find_field
from interview_kit.interviewer import progress
from interview_kit.interviewer.call_record import due_ratings
from interview_kit.interviewer.comparison import ComparedCall, comparison
from interview_kit.interviewer.example import ExampleCall, ExamplePosition, load_example
from interview_kit.interviewer.kickoff import planned_time, untested
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.settings import ROOT
from interview_kit.typed.money import read_money

RATINGS = {"1", "2", "3", "4", "5"}


@pytest.fixture(scope="module")
def loaded() -> ExamplePosition:
    return load_example(ROOT / "data")


@pytest.fixture(scope="module")
def questions(loaded: ExamplePosition, content: InterviewerContent) -> QuestionSet:
    return build_question_set(loaded.position, content)


def answers(call: ExampleCall) -> dict[str, Answer]:
    said = {field: Answer(text, "answered") for field, text in call.values.items()}
    return said | {field: Answer("", state) for field, state in call.states.items()}


def test_the_position_fills_every_field_of_its_questions(
    loaded: ExamplePosition, content: InterviewerContent
) -> None:
    for field in ("title", "location", "years_in", "experience_one", "experience_two", "education"):
        assert loaded.position[field]
    assert loaded.position["salary_currency"] in content.currencies
    assert loaded.position["salary_period"] in labels(content.periods)
    assert loaded.position["hear_through"] in labels(content.channels)
    assert loaded.position["next_steps"]
    known = {f"check.{check.id}" for check in content.checks}
    known |= {f"ask_past.{q.id}" for q in content.questions if q.group == "past"}
    known |= {f"tests.{q.id}" for q in content.questions}
    known |= {part.key(number) for part in position_fields.MUST_HAVE for number in range(1, 9)}
    assert {field for field in loaded.position if "." in field} <= known


def test_the_page_of_the_position_shows_what_a_kickoff_finds(
    loaded: ExamplePosition, questions: QuestionSet, content: InterviewerContent
) -> None:
    assert [must_have.is_value for must_have in untested(questions)] == [True]
    assert len(questions.must_haves) > 2
    assert planned_time(questions, content.numbers).over == 0
    assert read_money(loaded.position["salary_range"]) is not None


def test_three_finished_calls_show_the_three_endings_and_one_is_still_open(
    loaded: ExamplePosition,
) -> None:
    finished = [call for call in loaded.calls if call.finished]
    assert [call.values["ending"] for call in finished] == ["advance", "hear", "decline"]
    assert sum(not call.finished for call in loaded.calls) == 1
    assert len({call.candidate["name"] for call in loaded.calls}) == len(loaded.calls)


def test_finished_calls_leave_no_gap_and_answer_only_what_was_due(
    loaded: ExamplePosition, questions: QuestionSet, content: InterviewerContent
) -> None:
    # A question that was added since, and that no example answers, is none of theirs.
    answered = {field for call in loaded.calls for field in (*call.values, *call.states)}
    answered.add("salary")  # its amount and its words are fields of their own
    for call in loaded.calls:
        said = answers(call)
        assert not progress.not_due_fields(questions, said, content.endings) & said.keys()
        if call.finished:
            assert not answered & {gap.field for gap in progress.gaps(questions, said)}
            assert progress.follow_up_numbers(said)
            assert call.values["candidate_questions"]
            assert call.assessment["impressions"]


def test_every_field_of_the_calls_is_one_of_the_form(
    loaded: ExamplePosition, questions: QuestionSet, content: InterviewerContent
) -> None:
    asked = {q.id for q in questions.questions}
    fields = asked | {f"consent.{check.id}" for check in questions.checks}
    fields |= {"resume_attached", "salary_amount", "satisfied", "had_reports"}
    fields |= {"working_now", "candidate_questions", "ending", "availability", "decline_reason"}
    rated = {f"rating.{q.id}" for q in questions.questions if q.rated}
    for call in loaded.calls:
        typed = call.values.keys() | call.states.keys()
        assert {field for field in typed if not field.startswith("followup.")} <= fields
        for number in progress.follow_up_numbers(answers(call)):
            assert call.values[f"followup.{number}.question"]
            assert call.values[f"followup.{number}.answer"]
            assert call.values[f"followup.{number}.about"] in {*asked, "call"}
        for field, text in call.assessment.items():
            if field.startswith("rating."):
                assert field in rated
                assert text in RATINGS
        assert call.assessment.get("recommendation", "yes") in labels(content.recommendations)
        if amount := call.values.get("salary_amount"):
            assert read_money(amount) is not None


def test_one_call_shows_answers_that_were_not_asked_or_declined(loaded: ExamplePosition) -> None:
    assert any({"not_asked", "declined"} <= set(call.states.values()) for call in loaded.calls)


def test_the_calls_make_a_comparison_worth_looking_at(
    loaded: ExamplePosition, questions: QuestionSet, content: InterviewerContent
) -> None:
    rows = [
        ComparedCall(
            call.candidate["name"],
            "2026-11-20",
            questions,
            answers(call),
            due_ratings(questions, answers(call), call.assessment),
            call.assessment["recommendation"],
        )
        for call in loaded.calls
        if call.finished
    ]
    table = comparison(rows, content)
    assert len(set(table["Average rating"])) == len(rows)
    assert set(table["Ending"]) == {ending.label for ending in content.endings}
    assert sum(len(row.ratings) for row in rows) >= 12


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "position"),
        ("[position]\ntitle = 'x'", "calls"),
        ("calls = []\n[position]", "calls"),
        ("[position]\n[[calls]]\ndays_ago = -1\nfinished = true\n[calls.values]", "days_ago"),
        (
            "[position]\n[[calls]]\ndays_ago = 1\nfinished = true\n[calls.candidate]\n"
            "[calls.values]\na = 'x'\n"
            "[calls.states]\na = 'declined'",
            "Entry calls / 1: a: an answer and a reason",
        ),
        (
            "[position]\n[[calls]]\ndays_ago = 1\nfinished = true\n[calls.values]\n"
            "[calls.states]\na = 'asleep'",
            "Entry calls / 1 / states, field a",
        ),
    ],
)
def test_an_example_that_does_not_hold_together_is_named(
    text: str, named: str, tmp_path: Path
) -> None:
    (tmp_path / "interviewer").mkdir()
    (tmp_path / "interviewer" / "example_position.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ContentError) as caught:
        load_example(tmp_path)
    assert named in caught.value.where


def test_each_field_of_the_examples_is_one_that_the_kit_has(
    loaded: ExamplePosition, content: InterviewerContent
) -> None:
    known = {
        "questions": {question.id for question in content.questions},
        "checks": {check.id for check in content.checks},
    }
    details = {detail.id for detail in CandidateContent.read(ROOT / "data").closing.details}
    entries = {"screen": known["questions"], "application": details}
    records = [("position", loaded.position)]
    records += [("screen", {**call.values, **call.states}) for call in loaded.calls]
    records += [("candidate", call.candidate) for call in loaded.calls]
    records += [("assessment", call.assessment) for call in loaded.calls]
    records += [("application", example_application(ROOT / "data", datetime.now(UTC)))]
    for kind, fields in records:
        for key in fields:
            field = find_field(kind, key)
            assert field or key in entries.get(kind, set()), key
            if isinstance(field, IdFamily) and field.items in known:
                assert field.id_of(key) in known[field.items], key


def test_a_missing_example_says_where_it_should_be(tmp_path: Path) -> None:
    with pytest.raises(KitError, match=r"example_position\.toml is missing"):
        load_example(tmp_path)
