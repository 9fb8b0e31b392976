"""The candidates of a position as rows: scores, gaps, salary, availability, what they were told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from interview_kit.content import Content
from interview_kit.content.field_names import YES_NO
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.fields import call_fields, position_fields
from interview_kit.interviewer.agenda import overdue_words, told_words
from interview_kit.interviewer.columns import item_name
from interview_kit.interviewer.comparison import ComparedCall, call_names
from interview_kit.interviewer.decisions import Decision, decision_of
from interview_kit.interviewer.must_have_scores import MustHaveScore, must_have_scores
from interview_kit.interviewer.must_haves import MustHave, must_haves, tested_by
from interview_kit.interviewer.own_answers import typed_value, value_words
from interview_kit.interviewer.progress import is_due, text_of, text_or_typed
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion, build_question_set
from interview_kit.interviewer.salary import least_wanted, range_gap, range_words, salary_of
from interview_kit.interviewer.version_differences import VersionDifferences, version_differences
from interview_kit.interviewer.weighted_scores import WeightedScore, measured_by, weighted_score
from interview_kit.text import one_line
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words

NO_REASON = "no answer"
SAID_NO = "said no"
NOT_MET = "not met"
HEARD = "They've heard"
NOT_TOLD = "No day given"


class Gap(NamedTuple):
    """A question that was due and has no answer, with the reason; or a must-have denied."""

    label: str
    why: str


@dataclass(frozen=True, slots=True)
class ComparedPerson:
    """A candidate with one call, in words and as what they are sorted by.

    `least_wanted` is their salary where it can be compared, `average` that of all ratings.
    `measured_anew` says whether must-haves, weights or what tests them changed since the call.
    """

    call: ComparedCall
    name: str
    call_day: str
    scores: Mapping[int, MustHaveScore]
    weighted: WeightedScore
    average: float | None
    gaps: tuple[Gap, ...]
    salary: str
    to_range: str
    least_wanted: Decimal | None
    availability: tuple[str, ...]
    available_from: date | None
    recommendation: str
    decision: Decision | None
    told: str
    overdue: str
    differences: VersionDifferences
    measured_anew: bool


@dataclass(frozen=True)
class Measure:
    """What all candidates of a position are measured by: the position as it is now."""

    position: Mapping[str, str]
    kit: Content
    english: str
    today: date

    @property
    def content(self) -> InterviewerContent:
        """The form of the call."""
        return self.kit.interviewer

    @cached_property
    def known(self) -> tuple[MustHave, ...]:
        """The must-haves."""
        return must_haves(self.position)

    @cached_property
    def question_set(self) -> QuestionSet:
        """The questions as they are now, with the salary range."""
        return build_question_set(self.position, self.content)

    def pays(self) -> str:
        """Return what the job pays in words, "" where the position does not say."""
        return range_words(self.question_set, labels(self.content.periods))

    def tested_by(self, question_id: str) -> tuple[int, ...]:
        """Return the numbers of the must-haves that a question tests."""
        return tested_by(question_id, self.position, self.known)

    def tells_availability(self, question: SetQuestion) -> bool:
        """Tell whether a question asks when somebody can start: each one for a date does."""
        source = self.position.get(position_fields.QUESTION_FROM.key(question.own), "")
        asked = self.kit.question_bank.about_availability
        return bool(question.own) and (question.kind == "day" or source in asked)


class _Asked(NamedTuple):
    """A version of the questions as it is measured now, and those that tell when one can start."""

    measured: QuestionSet
    measured_anew: bool
    differences: VersionDifferences
    telling: tuple[SetQuestion, ...]


def compared_people(calls: Sequence[ComparedCall], measure: Measure) -> list[ComparedPerson]:
    """Return a row for each call, in the order of the calls."""
    if not calls:
        return []
    newest = max(calls, key=lambda call: call.version).question_set
    # Looked at once each, since calls of one version share their question set.
    sets = {id(call.question_set): call.question_set for call in calls}
    asked = {key: _asked(each, measure, newest) for key, each in sets.items()}
    return [
        _person(call, name, measure, asked[id(call.question_set)])
        for call, name in zip(calls, call_names(calls), strict=True)
    ]


def gaps_of(call: ComparedCall, content: InterviewerContent) -> tuple[Gap, ...]:
    """Return the questions and checks that have no answer, each with why."""
    reasons = labels(content.states)
    asked = [
        (item_name(question), question.answer_keys)
        for question in call.question_set.questions
        if is_due(question, call.answers)
    ]
    asked += [
        (item_name(check), (call_fields.CONSENT.key(check.id),))
        for check in call.question_set.checks
    ]
    return tuple(
        Gap(label, _why(call, keys, reasons)) for label, keys in asked if _is_gap(call, keys)
    )


def decision_lines(decision: Decision | None) -> tuple[str, ...]:
    """Return what was decided, why, and by whom, a line each; none for no decision."""
    if decision is None:
        return ()
    by = f"by {decision.by}" if decision.by else ""
    return tuple(line for line in (decision.kind.label, decision.reason, by) if line)


def _is_gap(call: ComparedCall, keys: tuple[str, ...]) -> bool:
    """Tell whether nothing was written, which the kit need not have understood."""
    return not any(text_or_typed(call.answers, key).strip() for key in keys)


def _why(call: ComparedCall, keys: tuple[str, ...], reasons: Mapping[str, str]) -> str:
    states = (answer.state for key in keys if (answer := call.answers.get(key)))
    return next((reasons[state].lower() for state in states if state in reasons), NO_REASON)


def _asked(asked: QuestionSet, measure: Measure, newest: QuestionSet) -> _Asked:
    measured = measured_by(asked, measure.position, measure.known)
    return _Asked(
        measured,
        measured != asked,
        version_differences(asked, newest),
        tuple(each for each in asked.questions if measure.tells_availability(each)),
    )


def _person(call: ComparedCall, name: str, measure: Measure, asked: _Asked) -> ComparedPerson:
    kit, content, english = measure.kit, measure.content, measure.english
    scores = must_have_scores(asked.measured, call.answers, call.ratings, content, english)
    denied = tuple(_denied(each) for each in scores if each.met is False)
    day = day_of(call.call_date)
    ratings = call.ratings.values()
    return ComparedPerson(
        call=call,
        name=name,
        call_day=day_words(day, english) if day else call.call_date,
        scores={each.must_have.number: each for each in scores},
        weighted=weighted_score(scores),
        average=sum(ratings) / len(ratings) if ratings else None,
        gaps=denied + gaps_of(call, content),
        salary=salary_of(call.answers, labels(content.periods)),
        to_range=range_gap(call.answers, measure.question_set),
        least_wanted=least_wanted(call.answers, measure.question_set),
        availability=_availability(call, asked.telling, english),
        available_from=_available_from(call, asked.telling),
        recommendation=labels(content.recommendations).get(call.recommendation, ""),
        decision=decision_of({key: each.text for key, each in call.answers.items()}, kit.decisions),
        told=_told(call, content, english),
        overdue=overdue_words(call.promise, measure.today) if call.promise else "",
        differences=asked.differences,
        measured_anew=asked.measured_anew,
    )


def _denied(score: MustHaveScore) -> Gap:
    """Return a must-have as a gap, with what was said where that is more than No."""
    if score.said == YES_NO["no"]:
        return Gap(score.must_have.text, SAID_NO)
    return Gap(f"{score.must_have.text} ({score.said})", NOT_MET)


def _availability(
    call: ComparedCall, telling: Sequence[SetQuestion], english: str
) -> tuple[str, ...]:
    found = [(item_name(q), value_words(q, call.answers, english)) for q in telling]
    visit = text_of(call.answers, call_fields.AVAILABILITY.key).strip()
    found.append((call_fields.AVAILABILITY.label, visit))
    return tuple(f"{label}: {words}" for label, words in found if words)


def _available_from(call: ComparedCall, telling: Sequence[SetQuestion]) -> date | None:
    values = (typed_value(question, call.answers) for question in telling)
    return next((value for value in values if isinstance(value, date)), None)


def _told(call: ComparedCall, content: InterviewerContent, english: str) -> str:
    heard = text_of(call.answers, call_fields.PROMISE_KEPT.key) == "yes"
    if call.promise is None and heard:
        return HEARD
    if call.promise is None:
        ended = text_of(call.answers, call_fields.ENDING.key)
        unread = text_or_typed(call.answers, call_fields.HEAR_BY.key) if ended else ""
        return f"{one_line(unread)} (not read as a date)" if unread.strip() else NOT_TOLD
    words = told_words(call.promise, content, english)
    return f"{HEARD}, promised {words}" if call.promise.kept else words
