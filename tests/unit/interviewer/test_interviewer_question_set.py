"""What a position turns the form into."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.interviewer.question_set import QuestionSet, build_question_set, is_check_on
from interview_kit.text import one_line

POSITION = {
    "title": "Inventory lead",
    "company": "Hale & Sons",
    "location": "Leeds",
    "years_in": "inventory management",
    "experience_one": "half a million parts.",
    "experience_two": "stock systems",
    "education": "a diploma",
}


def test_a_question_says_what_the_position_needs(content: InterviewerContent) -> None:
    built = build_question_set(POSITION, content)
    assert "in inventory management, and" in built.question("years_experience").text
    assert "with half a million parts." in built.question("experience_one").text
    assert "stock systems?" in built.question("experience_two").text
    assert "a diploma." in built.question("education").text
    assert (built.title, built.location) == ("Inventory lead", "Leeds")
    assert built.company == "Hale & Sons"


def test_experience_is_called_what_the_position_calls_it(content: InterviewerContent) -> None:
    built = build_question_set(POSITION, content)
    assert built.question("experience_one").label == "Half a million parts"
    assert built.question("experience_two").label == "Stock systems"
    empty = build_question_set({"experience_two": " . "}, content)
    assert empty.question("experience_one").label == "Experience 1"
    assert empty.question("experience_two").label == "Experience 2"
    long = build_question_set({"experience_one": "parts " * 500}, content)
    label = long.question("experience_one").label
    assert label.startswith("Parts parts")
    assert label.endswith("parts…")
    assert len(label) <= 61
    for letters, shown in ((60, "P" + "p" * 59), (61, "P" + "p" * 59 + "…")):
        fits = build_question_set({"experience_one": "p" * letters}, content)
        assert fits.question("experience_one").label == shown


@pytest.mark.parametrize(("currency", "american"), [("USD", True), ("", True), ("GBP", False)])
def test_a_job_paid_in_dollars_is_in_the_united_states(
    currency: str, american: bool, content: InterviewerContent
) -> None:
    assert build_question_set({"salary_currency": currency}, content).is_american is american


def test_an_empty_position_still_asks_every_question_without_a_hole(
    content: InterviewerContent,
) -> None:
    built = build_question_set({}, content)
    assert (built.title, built.location, built.next_steps) == ("", "", "")
    first = (content.currencies[0], content.periods[0].id, content.channels[0].id)
    assert (built.salary_currency, built.salary_period, built.hear_through) == first
    assert [q.id for q in built.questions] == [q.id for q in content.questions]
    assert [q.kind for q in built.questions] == [q.kind for q in content.questions]
    for question in built.questions:
        assert question.text
        assert "{" not in question.text


def test_a_set_that_was_frozen_before_questions_had_a_kind_reads_as_it_did(
    whole: QuestionSet,
) -> None:
    raw = whole.model_dump()
    for question in raw["questions"]:
        del question["kind"]
    assert QuestionSet.model_validate_json(json.dumps(raw)) == whole
    assert [q.id for q in whole.questions if q.kind == "money"] == ["salary"]


def test_a_question_comes_back_by_its_id(whole: QuestionSet) -> None:
    assert whole.question("past_size").id == "past_size"
    with pytest.raises(KeyError):
        whole.question("horoscope")


def test_questions_of_the_form_are_left_out_where_the_position_says_so(
    content: InterviewerContent,
) -> None:
    off = {"ask_past.past_size": "no", "ask_past.education": "no", "ask_past.salary": "yes"}
    asked = [question.id for question in build_question_set(off, content).questions]
    everything = [question.id for question in content.questions]
    assert asked == [each for each in everything if each not in ("past_size", "education")]


def test_no_check_is_on_by_itself(content: InterviewerContent) -> None:
    assert build_question_set({}, content).checks == ()
    chosen = {"check.references": "yes", "check.drug_test": "no"}
    assert [check.id for check in build_question_set(chosen, content).checks] == ["references"]


def test_a_check_that_nobody_has_switched_is_as_it_was_in_the_last_call(
    content: InterviewerContent,
) -> None:
    before = build_question_set({"check.references": "yes", "check.drug_test": "yes"}, content)
    later = build_question_set({"check.drug_test": "no"}, content, before=before)
    assert [check.id for check in later.checks] == ["references"]


def test_a_question_of_the_form_is_asked_in_the_words_of_the_position(
    content: InterviewerContent,
) -> None:
    kit = build_question_set(POSITION, content).question("education")
    own = build_question_set(POSITION | {"asked_as.education": "How did you\nlearn it? "}, content)
    assert own.question("education") == kit.model_copy(update={"text": "How did you learn it?"})
    emptied = build_question_set(POSITION | {"asked_as.education": " "}, content)
    assert emptied.question("education") == kit


def test_other_checks_are_asked_only_on_request_and_by_name(content: InterviewerContent) -> None:
    others = next(check for check in content.checks if check.named_by)
    assert not is_check_on({}, others)
    assert others.id not in {
        check.id for check in build_question_set({"check.others": "yes"}, content).checks
    }
    built = build_question_set({"check.others": "yes", "other_checks": "driving\nlicence"}, content)
    assert built.checks[-1].label == "Other checks: driving licence"


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("0", 0),
        ("1", 1),
        ("14", 14),
        ("365", 365),
        ("366", 7),
        ("-1", 7),
        ("", 7),
        ("a week", 7),
        ("7.5", 7),
        ("1" * 5000, 7),
        ("²", 7),
    ],
)
def test_days_until_they_hear_are_from_none_to_a_year_else_the_default(
    typed: str, days: int, content: InterviewerContent
) -> None:
    assert build_question_set({"hear_days": typed}, content).hear_days == days


@given(values=st.dictionaries(st.sampled_from([*POSITION, "hear_days", "next_steps"]), st.text()))
def test_any_typed_position_makes_a_question_set_that_survives_json(
    values: dict[str, str], content: InterviewerContent
) -> None:
    built = build_question_set(values, content)
    assert QuestionSet.model_validate_json(built.model_dump_json()) == built
    typed = one_line(values.get("experience_one", "")).rstrip(" .,;")
    assert typed in built.question("experience_one").text
