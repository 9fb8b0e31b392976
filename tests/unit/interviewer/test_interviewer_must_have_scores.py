"""The score on each must-have, and why where there is none."""

from __future__ import annotations

import pytest

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.interviewer.must_have_scores import must_have_scores
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet, build_question_set


@pytest.fixture(scope="module")
def asked(content: InterviewerContent) -> QuestionSet:
    plan = {"title": "Lead"}
    for number, text in enumerate(("Counts", "Leads people", "Tells the truth", "Pay"), start=1):
        plan |= {f"must_have.{number}.weight": "1", f"must_have.{number}.text": text}
    tests = {
        "experience_one": "1",
        "experience_two": "1",
        "past_reports": "2",
        "salary": "4",
    }
    return build_question_set(
        plan | {f"tests.{question}": number for question, number in tests.items()}, content
    )


def words(
    asked: QuestionSet, content: InterviewerContent, *, ratings: dict[str, int], **states: str
) -> list[str]:
    answers = {
        question: Answer("" if state in ("not_asked", "no_time") else "Yes", state)
        for question, state in states.items()
    }
    return [each.words for each in must_have_scores(asked, answers, ratings, content)]


NIGHTS = {
    "must_have.1.weight": "3",
    "must_have.1.text": "Can work every night",
    "question.1.text": "Can you work every night?",
    "question.1.name": "Nights",
    "question.1.kind": "yes_no",
    "tests.own_1": "1",
}


def nights(
    content: InterviewerContent,
    said: dict[str, str],
    ratings: dict[str, int] | None = None,
    **changes: str,
) -> tuple[str, bool | None, float | None]:
    """Return the words for a must-have that a yes/no question tests, and what they come from."""
    plan = NIGHTS | {field.replace("__", "."): text for field, text in changes.items()}
    answers = {field: Answer(text, "answered") for field, text in said.items()}
    asked = build_question_set(plan, content)
    [score] = must_have_scores(asked, answers, ratings or {}, content)
    return score.words, score.met, score.mean


def test_what_was_said_stands_where_nothing_is_rated(content: InterviewerContent) -> None:
    assert nights(content, {"own.1.yes_no": "yes"}) == ("Yes · not rated", True, None)
    assert nights(content, {"own.1.yes_no": "no"}) == ("No · not rated", False, None)
    assert nights(content, {}) == ("No answer", None, None)
    assert nights(content, {"own_1": "Perhaps"}) == ("Asked about, not rated", None, None)
    words, met, _ = nights(content, {"own.1.number": "3"}, question__1__kind="number")
    assert (words, met) == ("3 · not rated", None)
    words, met, _ = nights(content, {"own.1.day": "2027-01-04"}, question__1__kind="day")
    assert (words, met) == ("Mon, Jan 4, 2027 · not rated", None)
    words, met, _ = nights(content, {"own_1": "Any night"}, question__1__kind="text")
    assert (words, met) == ("Asked about, not rated", None)


def test_a_no_stands_beside_the_ratings_of_other_questions(content: InterviewerContent) -> None:
    said, ratings = {"own.1.yes_no": "no"}, {"education": 5}
    assert nights(content, said, ratings, tests__education="1") == ("No · 5 of 5", False, 5)
    rated = {"question__1__rated": "yes"}
    assert nights(content, said, {"own_1": 2}, **rated) == ("2 of 5", None, 2)
    assert nights(content, said, **rated) == ("No · not rated", False, None)


def test_answers_that_differ_are_named(content: InterviewerContent) -> None:
    second = {
        "question__2__text": "Can you work Sundays?",
        "question__2__name": "Sundays",
        "question__2__kind": "yes_no",
        "tests__own_2": "1",
    }
    said = {"own.1.yes_no": "yes", "own.2.yes_no": "no"}
    assert nights(content, said, **second)[:2] == ("Nights: Yes, Sundays: No · not rated", None)
    both = {"own.1.yes_no": "no", "own.2.yes_no": "no"}
    assert nights(content, both, **second)[:2] == ("No · not rated", False)


def test_a_no_can_be_what_meets_a_must_have(content: InterviewerContent) -> None:
    visa = {"question__1__name": "Needs a visa", "question__1__meets": "no"}
    good, bad = {"own.1.yes_no": "no"}, {"own.1.yes_no": "yes"}
    assert nights(content, good, **visa) == ("Needs a visa: No · not rated", True, None)
    assert nights(content, bad, **visa) == ("Needs a visa: Yes · not rated", False, None)
    second = {"question__2__text": "Sundays?", "question__2__kind": "yes_no", "tests__own_2": "1"}
    both = good | {"own.2.yes_no": "yes"}
    words = "Needs a visa: No, Sundays?: Yes · not rated"
    assert nights(content, both, **visa, **second) == (words, True, None)
    assert nights(content, good | {"own.2.yes_no": "no"}, **visa, **second)[1] is None


def test_a_score_is_the_mean_of_the_ratings_of_the_questions_that_test_it(
    asked: QuestionSet, content: InterviewerContent
) -> None:
    ratings = {"experience_one": 4, "experience_two": 5, "education": 1}
    [first, *_] = must_have_scores(asked, {}, ratings, content)
    assert (first.mean, first.ratings, first.words) == (4.5, 2, "4.5 of 5")
    assert words(asked, content, ratings={"experience_one": 4})[0] == "4 of 5"


def test_without_a_rating_it_says_why(asked: QuestionSet, content: InterviewerContent) -> None:
    assert words(asked, content, ratings={}) == [
        "Not rated yet",
        "Not asked",  # the answers did not satisfy
        "No question asks about it",
        "No answer",
    ]


def test_an_unasked_question_says_so_with_its_reason(
    asked: QuestionSet, content: InterviewerContent
) -> None:
    both = {"experience_one": "not_asked", "experience_two": "no_time"}
    assert words(asked, content, ratings={}, **both)[0] == "Not asked, No time"
    one = {"experience_one": "not_asked", "experience_two": "answered"}
    assert words(asked, content, ratings={}, **one)[0] == "Not rated yet"
