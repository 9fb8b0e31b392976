"""What is left to rate after a call, and to say of a rating at an end of the scale."""

from __future__ import annotations

import pytest

from interview_kit.interviewer.feedback import (
    ENDS,
    has_answer,
    rated_questions,
    rating_of,
    unrated,
    without_words,
    words_behind,
)
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet

ANSWERS = {
    "motivations": Answer("Wants a team.", "answered"),
    "education": Answer("", "not_asked"),
    "salary_amount": Answer("55000", "answered"),
    "past_reports": Answer("Four people.", "answered"),  # not due: the answers did not satisfy
}


def ids(questions: tuple[object, ...]) -> list[str]:
    return [getattr(each, "id", "") for each in questions]


def test_only_what_is_due_and_rated_is_rated(whole: QuestionSet) -> None:
    rated = ids(rated_questions(whole, ANSWERS))
    assert "motivations" in rated
    assert not {"salary", "past_reports"} & set(rated)
    satisfied = {**ANSWERS, "satisfied": Answer("yes", ""), "had_reports": Answer("yes", "")}
    assert "past_reports" in ids(rated_questions(whole, satisfied))


def test_an_answer_without_a_rating_is_left_to_rate(whole: QuestionSet) -> None:
    assert ids(unrated(whole, ANSWERS, {})) == ["motivations"]
    assert unrated(whole, ANSWERS, {"rating.motivations": "2"}) == ()


@pytest.mark.parametrize("rating", ["0", "6", "3.5", "five", " 3", ""])
def test_a_rating_beyond_the_scale_is_none(whole: QuestionSet, rating: str) -> None:
    assert rating_of(whole.question("motivations"), {"rating.motivations": rating}) == ""
    assert ids(unrated(whole, ANSWERS, {"rating.motivations": rating})) == ["motivations"]


def test_a_rating_at_an_end_wants_words(whole: QuestionSet) -> None:
    assert ENDS == ("1", "5")
    for rating in ("1", "5"):
        given = {"rating.education": rating}
        assert ids(without_words(whole, ANSWERS, given)) == ["education"]
        assert without_words(whole, ANSWERS, {**given, "said.education": "No course."}) == ()
    assert without_words(whole, ANSWERS, {"rating.education": "4"}) == ()


def test_the_answer_as_it_was_noted_will_do(whole: QuestionSet) -> None:
    question, rated = whole.question("motivations"), {"rating.motivations": "5"}
    assert without_words(whole, ANSWERS, rated) == ()
    assert words_behind(question, ANSWERS, rated) == "Wants a team."
    said = {**rated, "said.motivations": " A team of ten. "}
    assert words_behind(question, ANSWERS, said) == "A team of ten."


def test_an_amount_is_an_answer_and_a_reason_is_none(whole: QuestionSet) -> None:
    assert has_answer(whole.question("salary"), ANSWERS)
    assert not has_answer(whole.question("education"), ANSWERS)
