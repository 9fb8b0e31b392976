"""The weighted score: an average by weight of what was rated, by the must-haves as they are now."""

from __future__ import annotations

import pytest

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.interviewer.must_have_scores import must_have_scores
from interview_kit.interviewer.must_haves import must_haves
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.interviewer.weighted_scores import WeightedScore, measured_by, weighted_score

POSITION = {
    "must_have.1.text": "Counts stock",
    "must_have.1.weight": "3",
    "must_have.2.text": "Leads a shift",
    "must_have.2.weight": "1",
    "must_have.3.text": "Honest",
    "must_have.3.weight": "2",
    "tests.motivations": "2",
    "tests.experience_one": "1\n2",
    "tests.education": "1",
}


@pytest.mark.parametrize(
    ("ratings", "weighted"),
    [
        ({}, WeightedScore(None, 0, 3)),
        ({"education": 4}, WeightedScore(4, 1, 3)),
        ({"education": 4, "experience_one": 5}, WeightedScore(4.625, 2, 3)),
        ({"years_experience": 1}, WeightedScore(None, 0, 3)),
        ({"motivations": 1, "education": 5}, WeightedScore(4, 2, 3)),
    ],
)
def test_a_score_counts_as_often_as_its_must_have_weighs(
    ratings: dict[str, int], weighted: WeightedScore, content: InterviewerContent
) -> None:
    asked = build_question_set(POSITION, content)
    assert weighted_score(must_have_scores(asked, {}, ratings, content)) == weighted


def test_everyone_is_measured_by_the_position_as_it_is_now(content: InterviewerContent) -> None:
    asked = build_question_set(POSITION, content)
    assert measured_by(asked, POSITION, must_haves(POSITION)) == asked
    position = {**POSITION, "tests.education": "2", "must_have.1.weight": ""}
    now = measured_by(asked, position, must_haves(position))
    assert now != asked
    scores = must_have_scores(now, {}, {"education": 4}, content)
    assert [(each.must_have.number, each.mean) for each in scores] == [(2, 4), (3, None)]
