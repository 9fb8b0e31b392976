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
        "Asked about, not rated",
    ]


def test_an_unasked_question_says_so_with_its_reason(
    asked: QuestionSet, content: InterviewerContent
) -> None:
    both = {"experience_one": "not_asked", "experience_two": "no_time"}
    assert words(asked, content, ratings={}, **both)[0] == "Not asked, No time"
    one = {"experience_one": "not_asked", "experience_two": "answered"}
    assert words(asked, content, ratings={}, **one)[0] == "Not rated yet"
