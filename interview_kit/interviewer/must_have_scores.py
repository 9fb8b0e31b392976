"""How a candidate did on each must-have of a position, and why where nothing was rated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from interview_kit.content.field_names import YES_NO
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.fields.answer_kinds import WORDS
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.interviewer.must_haves import MustHave
from interview_kit.interviewer.own_answers import value_words
from interview_kit.interviewer.progress import Answers, is_answered, is_due
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion
from interview_kit.interviewer.salary import salary_of
from interview_kit.typed import AMERICAN

NOT_RATED = "not rated"


class MustHaveScore(NamedTuple):
    """The mean of the ratings of the questions that test a must-have; None without any.

    `ratings` is their number. `gap` says why there is none, "" where there is one. `said` are the
    answers of a fixed kind, such as "No", to those that have no rating. `met` is True where all
    yes/no questions among them have the answer that meets the must-have, which is Yes unless the
    position says No, False where none has it, else None.
    """

    must_have: MustHave
    mean: float | None
    ratings: int
    gap: str
    said: str = ""
    met: bool | None = None

    @property
    def words(self) -> str:
        """The score and what was said, as people read it: "4.5 of 5", "No · not rated"."""
        return " · ".join(filter(None, (self.said, self.score_words)))

    @property
    def score_words(self) -> str:
        """The score as people read it, or why there is none."""
        if self.mean is not None:
            return f"{self.mean:.1f}".removesuffix(".0") + " of 5"
        return NOT_RATED if self.said else self.gap


def must_have_scores(
    question_set: QuestionSet,
    answers: Answers,
    ratings: Mapping[str, int],
    content: InterviewerContent,
    english: str = AMERICAN,
) -> tuple[MustHaveScore, ...]:
    """Return the score on each must-have, in the order of the position.

    `ratings` are those of the questions that were due, 1 to 5 by question id (`due_ratings`).
    Days in what was said are written in `english`, one of `ENGLISHES`.
    """
    scores = []
    for must_have in question_set.must_haves:
        testing = [each for each in question_set.questions if must_have.number in each.tests]
        given = [ratings[each.id] for each in testing if each.id in ratings]
        mean = sum(given) / len(given) if given else None
        gap = "" if given else _gap(testing, answers, content)
        said = [
            (each, words)
            for each in testing
            if each.id not in ratings and (words := _fixed_answer(each, answers, content, english))
        ]
        scores.append(
            MustHaveScore(must_have, mean, len(given), gap, _said_words(said), _met(said))
        )
    return tuple(scores)


def _fixed_answer(
    question: SetQuestion, answers: Answers, content: InterviewerContent, english: str
) -> str:
    """Return a due answer that is no free text in words, "" for none."""
    if question.kind == WORDS or not is_due(question, answers):
        return ""
    if question.is_salary:
        return salary_of(answers, labels(content.periods))
    return value_words(question, answers, english)


def _said_words(said: list[tuple[SetQuestion, str]]) -> str:
    """Return the answers, each with its question where they differ, or where a No is the good one.

    Such a No, beside the must-have alone, would look like one that denies it.
    """
    different = dict.fromkeys(words for _, words in said)
    if len(different) < 2 and all(question.meets == "yes" for question, _ in said):
        return "".join(different)
    return ", ".join(f"{question.label}: {words}" for question, words in said)


def _met(said: list[tuple[SetQuestion, str]]) -> bool | None:
    answered = {words == YES_NO[each.meets] for each, words in said if each.kind == "yes_no"}
    return answered.pop() if len(answered) == 1 else None


def _gap(testing: list[SetQuestion], answers: Answers, content: InterviewerContent) -> str:
    """Return why nothing about a must-have was rated."""
    if not testing:
        return "No question asks about it"
    rated = [each for each in testing if each.rated]
    due = [each for each in rated or testing if is_due(each, answers)]
    if not due:
        return "Not asked"
    states = {answers[each.id].state if each.id in answers else "" for each in due}
    if states - set(NO_ANSWER_REASONS):
        if rated:
            return "Not rated yet"
        is_any = any(is_answered(each.answer_keys, answers) for each in due)
        return "Asked about, not rated" if is_any else "No answer"
    return ", ".join(label for state, label in labels(content.states).items() if state in states)
