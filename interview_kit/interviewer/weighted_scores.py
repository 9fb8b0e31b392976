"""The must-haves of a position as one measure for all its candidates, early and late ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interview_kit.interviewer.must_have_scores import MustHaveScore
from interview_kit.interviewer.must_haves import MustHave, tested_by
from interview_kit.interviewer.own_questions import own_questions
from interview_kit.interviewer.question_set import QuestionSet

HOW_SCORED = (
    "A must-have's score is the average of the ratings of the questions that test it, from 1 to 5. "
    "The weighted score is the average of those scores by weight. What wasn't rated is left out, "
    "so see how many it comes from. It sums up ratings: it doesn't say who is better."
)
"""How the scores are made, for whoever reads them."""


class WeightedScore(NamedTuple):
    """The average of the scores by weight, None without any: `scored` of `known` must-haves."""

    mean: float | None
    scored: int
    known: int

    @property
    def words(self) -> str:
        """The score with what it comes from, "3.5 (2 of 3 rated)"; "" without any."""
        return "" if self.mean is None else f"{self.mean:.1f} ({self.scored} of {self.known} rated)"


def weighted_score(scores: Sequence[MustHaveScore]) -> WeightedScore:
    """Return the average of the scores, each counted as often as its must-have weighs."""
    means = [(each.mean, each.must_have.weight) for each in scores if each.mean is not None]
    total = sum(weight for _, weight in means)
    mean = sum(mean * weight for mean, weight in means) / total if total else None
    return WeightedScore(mean, len(means), len(scores))


def measured_by(
    asked: QuestionSet, position: Mapping[str, str], known: Sequence[MustHave]
) -> QuestionSet:
    """Return the questions of a call with the must-haves of its position as it is now.

    Their weights and what tests them are those of now, too, so that all are measured alike. So is
    the answer that meets them, where a question has kept its words.
    """
    meets = {each.text: each.meets for each in own_questions(position)}
    questions = []
    for each in asked.questions:
        changes: dict[str, object] = {"tests": tested_by(each.id, position, known)}
        if each.kind == "yes_no":
            changes["meets"] = meets.get(each.text, each.meets)
        questions.append(each.model_copy(update=changes))
    return asked.model_copy(update={"must_haves": tuple(known), "questions": tuple(questions)})
