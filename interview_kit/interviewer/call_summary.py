"""What the hiring manager reads of a call: one page, which says what did not fit on it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from interview_kit.content import Content
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.fields import assessment_fields, call_fields, candidate_fields
from interview_kit.interviewer.call_record import (
    NO_ANSWER,
    answer_words,
    consent_words,
    due_ratings,
    mean_rating,
)
from interview_kit.interviewer.columns import item_name
from interview_kit.interviewer.decisions import decision_of
from interview_kit.interviewer.endings import long_day, told_words
from interview_kit.interviewer.feedback import ENDS, has_answer, rating_of
from interview_kit.interviewer.must_have_scores import MustHaveScore, must_have_scores
from interview_kit.interviewer.one_page import Fitting, width_of
from interview_kit.interviewer.progress import (
    Answers,
    FollowUp,
    follow_ups_to,
    is_due,
    other_follow_ups,
    text_of,
    text_or_typed,
)
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion
from interview_kit.interviewer.salary import range_gap, range_words, salary_of
from interview_kit.interviewer.summary_room import LINE, lines_left, lines_of, share_lines
from interview_kit.interviewer.weighted_scores import weighted_score
from interview_kit.text import one_line
from interview_kit.typed import AMERICAN
from interview_kit.typed.words import day_words

_MOST_MUST_HAVES = 8
_MOST_FACTS = 8

# In average letters: what fits in its part of a table, and the parts of the page.
_NAME, _PLACE, _HEAD = 60.0, 96.0, 40.0
_MUST_HAVE, _SCORE = 74.0, 38.0
_LABEL, _VALUE = 44.0, 76.0
_QUESTION = 64.0
_REASON = 3 * LINE
_REVIEW = 2 * LINE

_IMPRESSIONS, _ASKED, _OTHERS = -1, 2.5, 9
"""Which rank impressions, the candidate's questions and other follow-ups have among the answers."""
_PARTS = {_IMPRESSIONS: "impressions", _ASKED: "what they asked"}

_BETWEEN = " · "
_OF_CANDIDATE = (candidate_fields.PHONE, candidate_fields.SOURCE)

_LOW = 3
"""A score below this one is a gap, too."""


class SummaryMustHave(NamedTuple):
    """A must-have with its weight, and its score or why there is none."""

    text: str
    weight: str
    score: str


class _Said(NamedTuple):
    """Something that was said or thought, with its label; what has a low `rank` comes first."""

    label: str
    words: str
    rank: float


@dataclass(frozen=True, slots=True)
class CallSummary:
    """A call on one page, in words, "" for unknown values. Facts are labels with their values.

    `decided` says who decided and when, `remark` what was cut. The paper is US Letter where
    `us_letter`, else A4.
    """

    candidate: str
    position: str
    company: str
    location: str
    head: tuple[tuple[str, str], ...]
    recommendation: str
    recommendation_reason: str
    impressions: str
    must_haves: tuple[SummaryMustHave, ...]
    facts: tuple[tuple[str, str], ...]
    said: tuple[tuple[str, str], ...]
    told: tuple[str, ...]
    review: str
    decision: str
    decision_reason: str
    decided: str
    remark: str
    language: str
    us_letter: bool

    @property
    def place(self) -> str:
        """The position, the company and the location, as far as they are known and fit."""
        return " · ".join(filter(None, (self.position, self.company, self.location)))


def build_summary(
    question_set: QuestionSet,
    answers: Answers,
    assessment: Mapping[str, str],
    content: Content,
    *,
    candidate: Mapping[str, str] | None = None,
    interviewer: str = "",
    english: str = AMERICAN,
    language: str = "en-US",
) -> CallSummary:
    """Return what the hiring manager reads of a call.

    `assessment` holds the texts of the fields of whoever held the call, the `interviewer`, and
    `candidate` those of the candidate. Dates are written in `english`, one of `ENGLISHES`, whose
    BCP 47 tag is `language`.
    """
    kit, fitting = content.interviewer, Fitting()
    ratings = due_ratings(question_set, answers, assessment)
    values = {field: answer.text for field, answer in answers.items()}
    decision = decision_of(values, content.decisions)
    day = long_day(text_or_typed(answers, call_fields.CALL_DATE.key), english)
    decided_on = day_words(decision.on, english) if decision and decision.on else ""
    place = (question_set.title, question_set.company, question_set.location)
    whole = " · ".join(filter(None, place))
    shown = fitting.fit(whole, "position", _PLACE)
    position, company, location = place if shown == whole else (shown, "", "")
    scores = must_have_scores(question_set, answers, ratings, kit, english)
    weighted = weighted_score(scores).words
    reach = [(each.label, (candidate or {}).get(each.key, "")) for each in _OF_CANDIDATE]
    summary = CallSummary(
        candidate=fitting.fit(
            text_of(answers, call_fields.CANDIDATE_NAME.key) or "No name", "name", _NAME
        ),
        position=position,
        company=company,
        location=location,
        head=(
            ("Call", fitting.fit(day, "date", _HEAD)),
            ("Interviewer", fitting.fit(interviewer, "interviewer", _HEAD)),
            ("Weighted score", weighted) if weighted else ("Average rating", mean_rating(ratings)),
        ),
        recommendation=labels(kit.recommendations).get(
            assessment.get(assessment_fields.RECOMMENDATION.key, ""), ""
        ),
        recommendation_reason=fitting.fit(
            assessment.get(assessment_fields.RECOMMENDATION_REASON.key, ""),
            "reason for the recommendation",
            _REASON,
        ),
        must_haves=_must_haves(scores, fitting),
        facts=_fitting_facts([*_facts(question_set, answers, content, english), *reach], fitting),
        impressions="",
        said=(),
        told=tuple(
            fitting.fit(each, "what they were told", LINE)
            for each in told_words(question_set, answers, kit, english)
        ),
        review=fitting.fit(values.get(call_fields.REVIEW.key, ""), "review", _REVIEW),
        decision=decision.kind.label if decision else "",
        decision_reason=decision.reason if decision else "",
        decided=fitting.fit(
            ", ".join(filter(None, (decision.by, decided_on))) if decision else "",
            "who decided",
            _VALUE,
        ),
        remark="",
        language=language,
        us_letter=question_set.is_american,
    )
    noted = _noted(question_set, answers, assessment, content, english)
    fitted = _fitted(noted, lines_left(summary), fitting)
    return replace(
        summary,
        impressions="".join(words for each, words in fitted if each.rank == _IMPRESSIONS),
        said=tuple((each.label, words) for each, words in fitted if each.rank != _IMPRESSIONS),
        remark=fitting.remark,
    )


def _must_haves(scores: Sequence[MustHaveScore], fitting: Fitting) -> tuple[SummaryMustHave, ...]:
    """Return the must-haves that fit, those of most weight, in the order of the position."""
    by_weight = sorted(scores, key=lambda score: -score.must_have.weight)[:_MOST_MUST_HAVES]
    fitting.leave_out(len(scores) - _MOST_MUST_HAVES, "must-have")
    return tuple(
        SummaryMustHave(
            fitting.fit(score.must_have.text, "must-haves", _MUST_HAVE),
            f"×{score.must_have.weight}",
            _score_words(score, fitting),
        )
        for score in scores
        if score in by_weight
    )


def _score_words(score: MustHaveScore, fitting: Fitting) -> str:
    """Return the score, what was said first: cut, it leaves room for the mark of a gap."""
    is_gap = score.met is False or (score.mean is not None and score.mean < _LOW)
    parts = [score.score_words, *(["a gap"] if is_gap else [])]
    room = _SCORE - width_of(" · ".join(["", *parts]))
    said = [fitting.fit(score.said, "scores", room)] if score.said else []
    return " · ".join([*said, *parts])


def _facts(
    question_set: QuestionSet,
    answers: Answers,
    content: Content,
    english: str,
) -> list[tuple[str, str]]:
    """Return the salary wanted against the range, when they can start, and the checks."""
    kit = content.interviewer
    about = content.question_bank.about_availability
    return [
        ("Salary wanted", _salary(question_set, answers, kit)),
        ("Salary range", range_words(question_set, labels(kit.periods))),
        *(
            (question.label, answer_words(question, answers, kit, english, _BETWEEN))
            for question in question_set.questions
            if _tells_availability(question, about)
        ),
        (call_fields.AVAILABILITY.label, text_of(answers, call_fields.AVAILABILITY.key)),
        (labels(kit.sections)["checks"], _checks(question_set, answers, kit)),
    ]


def _fitting_facts(
    facts: Sequence[tuple[str, str]], fitting: Fitting
) -> tuple[tuple[str, str], ...]:
    part = "salary, availability and checks"
    known = [(label, value) for label, value in facts if value.strip()]
    fitting.leave_out(len(known) - _MOST_FACTS, "fact")
    return tuple(
        (fitting.fit(label, part, _LABEL), fitting.fit(value, part, _VALUE))
        for label, value in known[:_MOST_FACTS]
    )


def _checks(question_set: QuestionSet, answers: Answers, kit: InterviewerContent) -> str:
    """Return which checks the candidate agrees to, and which not: "Yes: Drug test. No: Others"."""
    by_answer: dict[str, list[str]] = {}
    for check in question_set.checks:
        if words := consent_words(check.id, answers, kit):
            by_answer.setdefault(words, []).append(item_name(check))
    return ". ".join(f"{words}: {', '.join(names)}" for words, names in by_answer.items())


def _tells_availability(question: SetQuestion, about: Collection[str]) -> bool:
    """Tell whether a question asks when somebody can start: each one for a date does."""
    return bool(question.own) and (question.kind == "day" or question.bank in about)


def _salary(question_set: QuestionSet, answers: Answers, kit: InterviewerContent) -> str:
    asked = next((each for each in question_set.questions if each.is_salary), None)
    if asked is None:
        return ""
    wanted, gap = salary_of(answers, labels(kit.periods)), range_gap(answers, question_set)
    if not wanted:
        return answer_words(asked, answers, kit) or NO_ANSWER
    return f"{wanted}, {gap}" if gap else wanted


def _noted(
    question_set: QuestionSet,
    answers: Answers,
    assessment: Mapping[str, str],
    content: Content,
    english: str,
) -> list[_Said]:
    """Return what was thought and said, in the order of the call, without what is elsewhere."""
    kit, about = content.interviewer, content.question_bank.about_availability
    impressions = assessment.get(assessment_fields.IMPRESSIONS.key, "")
    asked = text_of(answers, call_fields.CANDIDATE_QUESTIONS.key)
    noted = [_Said(assessment_fields.IMPRESSIONS.label, impressions, _IMPRESSIONS)]
    for question in question_set.questions:
        if is_due(question, answers) and has_answer(question, answers):
            said = assessment.get(assessment_fields.SAID.key(question.id), "").strip()
            words = said or answer_words(question, answers, kit, english, _BETWEEN)
            if question.is_salary:
                has_amount = bool(salary_of(answers, labels(kit.periods)))
                words = text_of(answers, question.id) if has_amount else ""
            elif _tells_availability(question, about):
                words = ""
            more = _follow_up_words(follow_ups_to(question.id, answers))
            whole = " · ".join(filter(None, (words, more)))
            noted.append(_Said(question.label, whole, _rank(question, assessment)))
    others = _follow_up_words(other_follow_ups(question_set, answers))
    noted.append(_Said(labels(kit.sections)["follow_ups"], others, _OTHERS))
    noted.append(_Said(call_fields.CANDIDATE_QUESTIONS.label, asked, _ASKED))
    return [each._replace(words=words) for each in noted if (words := one_line(each.words))]


def _follow_up_words(follow_ups: Sequence[FollowUp]) -> str:
    return " · ".join(f"{each.question} {each.answer or NO_ANSWER}" for each in follow_ups)


def _fitted(noted: Sequence[_Said], lines: int, fitting: Fitting) -> list[tuple[_Said, str]]:
    """Return what fits into so many lines, what tells most first, in the order of the call."""
    order = sorted(range(len(noted)), key=lambda place: noted[place].rank)
    needed = [lines_of(f"{noted[place].label}: {noted[place].words}") for place in order]
    given = dict(zip(order, share_lines(needed, lines), strict=True))
    missing = [each.label for place, each in enumerate(noted) if not given[place]]
    fitting.leave_out(len(missing), "answer", missing)
    fitted = []
    for place, each in enumerate(noted):
        if given[place]:
            name = fitting.fit(each.label, "what was said", _QUESTION)
            room = given[place] * LINE - width_of(f"{name}: ")
            words = fitting.fit(each.words, _PARTS.get(each.rank, "what was said"), room)
            fitted.append((each._replace(label=name), words))
    return fitted


def _rank(question: SetQuestion, assessment: Mapping[str, str]) -> int:
    rating = rating_of(question, assessment)
    ranks = (question.group == "motivation", rating in ENDS, bool(rating), question.rated)
    return next((rank for rank, applies in enumerate(ranks) if applies), len(ranks))
