"""What is written right after a call: impressions, ratings with words, a recommendation."""

from __future__ import annotations

from collections.abc import Mapping

from interview_kit.content.field_names import RATINGS
from interview_kit.fields import assessment_fields
from interview_kit.interviewer.progress import Answers, is_due, text_of
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion

ENDS = (min(RATINGS), max(RATINGS))
"""The ratings at the ends of the scale: whoever gives one says what the candidate said."""


def rated_questions(question_set: QuestionSet, answers: Answers) -> tuple[SetQuestion, ...]:
    """Return the questions that are rated and part of the record."""
    return tuple(each for each in question_set.questions if each.rated and is_due(each, answers))


def unrated(
    question_set: QuestionSet, answers: Answers, assessment: Mapping[str, str]
) -> tuple[SetQuestion, ...]:
    """Return the answered questions without a rating: the rest has nothing to be rated."""
    return tuple(
        question
        for question in rated_questions(question_set, answers)
        if has_answer(question, answers) and not rating_of(question, assessment)
    )


def without_words(
    question_set: QuestionSet, answers: Answers, assessment: Mapping[str, str]
) -> tuple[SetQuestion, ...]:
    """Return the questions rated at an end of the scale, where nothing says what was said."""
    return tuple(
        question
        for question in rated_questions(question_set, answers)
        if rating_of(question, assessment) in ENDS
        and not words_behind(question, answers, assessment)
    )


def rating_of(question: SetQuestion, assessment: Mapping[str, str]) -> str:
    """Return the rating of an answer, "1" to "5"; "" for none, or for one beyond the scale."""
    text = assessment.get(assessment_fields.RATING.key(question.id), "")
    return text if text in RATINGS else ""


def words_behind(question: SetQuestion, answers: Answers, assessment: Mapping[str, str]) -> str:
    """Return what was said that is behind a rating, the answer as it was noted by default."""
    said = assessment.get(assessment_fields.SAID.key(question.id), "").strip()
    return said or text_of(answers, question.id).strip()


def has_answer(question: SetQuestion, answers: Answers) -> bool:
    """Tell whether a question was answered, and not only why it was not."""
    return any(text_of(answers, key).strip() for key in question.answer_keys)
