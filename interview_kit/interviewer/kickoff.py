"""What a position's set of questions leaves out, and how long it takes."""

from __future__ import annotations

from typing import NamedTuple

from interview_kit.content.interviewer import InterviewerNumbers
from interview_kit.fields import call_fields
from interview_kit.interviewer.must_haves import MustHave
from interview_kit.interviewer.progress import Answers, is_answered, is_due
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion


class PlannedTime(NamedTuple):
    """How many minutes a call takes, and its length as planned.

    `at_most` counts the questions that only some are asked, too.
    """

    minutes: int
    at_most: int
    length: int

    @property
    def over(self) -> int:
        """The minutes that the questions take beyond the length, 0 where they fit."""
        return max(self.minutes - self.length, 0)


def planned_time(question_set: QuestionSet, numbers: InterviewerNumbers) -> PlannedTime:
    """Return the time that a call with these questions takes: what is said, asked and answered."""
    always = sum(_minutes(q, numbers) for q in question_set.questions if not q.condition)
    always += numbers.words_minutes + numbers.their_minutes
    always += numbers.checks_minutes if question_set.checks else 0
    sometimes = sum(_minutes(q, numbers) for q in question_set.questions if q.condition)
    return PlannedTime(always, always + sometimes, planned_minutes(question_set, numbers))


def minutes_to_go(question_set: QuestionSet, answers: Answers, numbers: InterviewerNumbers) -> int:
    """Return the minutes for the questions that are due and have no answer yet."""
    due = (q for q in question_set.questions if is_due(q, answers))
    minutes = sum(_minutes(q, numbers) for q in due if not is_answered(q.answer_keys, answers))
    checks = (call_fields.CONSENT.key(check.id) for check in question_set.checks)
    is_open = any(not is_answered((key,), answers) for key in checks)
    return minutes + (numbers.checks_minutes if is_open else 0)


def planned_minutes(question_set: QuestionSet, numbers: InterviewerNumbers) -> int:
    """Return the length of a call in minutes, the usual one where the position says none."""
    return question_set.call_minutes or numbers.call_minutes


def untested(question_set: QuestionSet) -> tuple[MustHave, ...]:
    """Return the must-haves that no question tests."""
    tested = {number for question in question_set.questions for number in question.tests}
    return tuple(each for each in question_set.must_haves if each.number not in tested)


def tested_unscored(question_set: QuestionSet) -> tuple[MustHave, ...]:
    """Return the must-haves that questions test, but none that is rated."""
    tested = {number for question in question_set.questions for number in question.tests}
    rated = {number for each in question_set.questions if each.rated for number in each.tests}
    return tuple(each for each in question_set.must_haves if each.number in tested - rated)


def _minutes(question: SetQuestion, numbers: InterviewerNumbers) -> int:
    return numbers.rated_minutes if question.rated else numbers.unrated_minutes
