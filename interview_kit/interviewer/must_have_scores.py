"""How a candidate did on each must-have of a position, and why where nothing was rated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.interviewer.must_haves import MustHave
from interview_kit.interviewer.progress import Answers, is_due
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion


class MustHaveScore(NamedTuple):
    """The mean of the ratings of the questions that test a must-have; None without any.

    `ratings` is their number. `gap` says why there is none, "" where there is one.
    """

    must_have: MustHave
    mean: float | None
    ratings: int
    gap: str

    @property
    def words(self) -> str:
        """The score as people read it, "4.5 of 5", or why there is none."""
        return self.gap if self.mean is None else f"{self.mean:.1f}".removesuffix(".0") + " of 5"


def must_have_scores(
    question_set: QuestionSet,
    answers: Answers,
    ratings: Mapping[str, int],
    content: InterviewerContent,
) -> tuple[MustHaveScore, ...]:
    """Return the score on each must-have, in the order of the position.

    `ratings` are those of the questions that were due, 1 to 5 by question id (`due_ratings`).
    """
    scores = []
    for must_have in question_set.must_haves:
        testing = [each for each in question_set.questions if must_have.number in each.tests]
        given = [ratings[each.id] for each in testing if each.id in ratings]
        mean = sum(given) / len(given) if given else None
        gap = "" if given else _gap(testing, answers, content)
        scores.append(MustHaveScore(must_have, mean, len(given), gap))
    return tuple(scores)


def _gap(testing: list[SetQuestion], answers: Answers, content: InterviewerContent) -> str:
    """Return why nothing about a must-have was rated."""
    if not testing:
        return "No question asks about it"
    rated = [each for each in testing if each.rated]
    if not rated:
        return "Asked about, not rated"
    due = [each for each in rated if is_due(each, answers)]
    if not due:
        return "Not asked"
    states = {answers[each.id].state if each.id in answers else "" for each in due}
    if states - set(NO_ANSWER_REASONS):
        return "Not rated yet"
    return ", ".join(label for state, label in labels(content.states).items() if state in states)
