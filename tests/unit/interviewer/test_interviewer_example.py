"""The example an interviewer can load holds together with the form."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from interview_kit.candidate.example import example_application
from interview_kit.content import load_content
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.errors import ContentError, KitError
from interview_kit.fields import position_fields
from interview_kit.fields.definitions import IdFamily
from interview_kit.fields.lookup import find_field
from interview_kit.interviewer import progress
from interview_kit.interviewer.call_record import due_ratings
from interview_kit.interviewer.comparison import ComparedCall, comparison
from interview_kit.interviewer.endings import ending_labels
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
    """The questions of the last calls: one was added after the first of them."""
    assert loaded.later
    return build_question_set(loaded.position | loaded.later.values, content)


def asked_of(
    call: ExampleCall, loaded: ExamplePosition, content: InterviewerContent
) -> QuestionSet:
    assert loaded.later
    is_later = call.days_ago <= loaded.later.days_ago
    return build_question_set(loaded.position | (loaded.later.values if is_later else {}), content)


def answers(call: ExampleCall) -> dict[str, Answer]:
    said = {field: Answer(text, "answered") for field, text in call.values.items()}
    return said | {field: Answer("", state) for field, state in call.states.items()}


def test_the_position_fills_every_field_of_its_questions(
    loaded: ExamplePosition, content: InterviewerContent
) -> None:
    for field in (
        "title",
        "company",
        "location",
        "years_in",
        "experience_one",
        "experience_two",
        "education",
    ):
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


def test_fifteen_calls_show_the_three_endings_and_some_are_still_open(
    loaded: ExamplePosition, content: InterviewerContent
) -> None:
    finished = [call for call in loaded.calls if call.finished]
    assert {call.values["ending"] for call in finished} == set(labels(content.endings))
    assert (len(loaded.calls), len(finished)) == (15, 12)
    assert sum("missed" in call.values for call in loaded.calls if not call.finished) == 1
    names = [each["name"] for each in (*(c.candidate for c in loaded.calls), *loaded.candidates)]
    assert len(set(names)) == len(names) == len(loaded.calls) + 4
    assert {call.by for call in finished} == {"", "priya"}


def test_what_is_drawn_is_the_same_each_time_and_reaches_nobody(loaded: ExamplePosition) -> None:
    assert load_example(ROOT / "data") == loaded
    people = [*(call.candidate for call in loaded.calls), *loaded.candidates]
    assert len({each["phone"] for each in people}) == len(people)
    assert all(each["phone"].startswith("07700 900") for each in people)
    assert all(each["email"].endswith("@example.org") for each in people)
    for call in loaded.calls:
        assert bool(call.second) == call.rated_by_both
        for key, rating in call.second.items():
            if key.startswith("rating."):
                assert abs(int(rating) - int(call.assessment[key])) <= 1
    seconds = [call for call in loaded.calls if call.second]
    assert any(call.second[key] != call.assessment[key] for call in seconds for key in call.second)


def test_decisions_and_outcomes_are_of_finished_calls_and_one_promise_is_overdue(
    loaded: ExamplePosition, content: InterviewerContent
) -> None:
    kit = load_content(ROOT / "data")
    open_promises = 0
    for call in loaded.calls:
        decision = call.afterwards.get("decision", "")
        if decision:
            assert call.finished
            assert call.afterwards["decision_reason"] in kit.decisions.reasons_for(decision)
        assert call.finished or not (call.afterwards or call.outcome)
        kept = call.afterwards.get("promise_kept") or "promise_moved_to" in call.days
        open_promises += call.finished and call.days_ago > 9 and not kept
    assert open_promises == 1


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
            asked = asked_of(call, loaded, content)
            assert not answered & {gap.field for gap in progress.gaps(asked, said)}
            assert call.values["candidate_questions"]
            assert call.assessment["impressions"]
    assert sum(bool(progress.follow_up_numbers(answers(call))) for call in loaded.calls) > 5


def test_every_field_of_the_calls_is_one_of_the_form(
    loaded: ExamplePosition, questions: QuestionSet, content: InterviewerContent
) -> None:
    asked = {q.id for q in questions.questions}
    fields = asked | {f"consent.{check.id}" for check in questions.checks}
    fields |= {"resume_attached", "salary_amount", "satisfied", "had_reports"}
    fields |= {"working_now", "candidate_questions", "ending", "availability", "decline_reason"}
    fields |= {"own.1.number", "missed"}
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
                is_at_an_end = text in ("1", "5")
                assert (field.replace("rating.", "said.") in call.assessment) == is_at_an_end
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
            asked_of(call, loaded, content),
            answers(call),
            due_ratings(questions, answers(call), call.assessment),
            call.assessment["recommendation"],
        )
        for call in loaded.calls
        if call.finished
    ]
    table = comparison(rows, content)
    assert len(set(table["Average rating"])) > len(rows) / 2
    assert set(table["Ending"]) == set(ending_labels(questions, content).values())
    assert sum(len(row.ratings) for row in rows) >= 12


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("", "position"),
        ("[position]\ntitle = 'x'", "calls"),
        ("calls = []\n[position]", "calls"),
        (
            "[position]\n[[calls]]\ndays_ago = 1\nfinished = true\nby = 'ann'\n[calls.candidate]\n"
            "[calls.values]",
            "nobody has the key ann",
        ),
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
        "questions": {"own_1", *(question.id for question in content.questions)},
        "checks": {check.id for check in content.checks},
    }
    details = {detail.id for detail in CandidateContent.read(ROOT / "data").closing.details}
    entries = {"screen": known["questions"], "application": details}
    records = [("position", loaded.position)]
    assert loaded.later
    records.append(("position", loaded.later.values))
    for call in loaded.calls:
        of_call = {**call.values, **call.states, **call.afterwards, **call.days}
        of_candidate = {**call.candidate, **call.outcome, **call.outcome_days}
        records += [("screen", of_call), ("candidate", of_candidate)]
        records += [("assessment", call.assessment), ("assessment", call.second)]
    records += [("candidate", each) for each in loaded.candidates]
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
