"""What each interviewer can learn from their calls: counts, and people are not ranked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from fractions import Fraction
from statistics import median

from interview_kit.content.learned import LearnedContent
from interview_kit.fields import candidate_fields
from interview_kit.fields.states import SKIPPED_REASONS
from interview_kit.interviewer.call_record import due_ratings
from interview_kit.interviewer.concordance import Pairs, concordant_pairs, hired_pairs
from interview_kit.interviewer.progress import Answers, is_answered, is_due
from interview_kit.interviewer.question_set import QuestionSet


@dataclass(frozen=True, slots=True)
class HeldCall:
    """A finished call, and what everybody who rated it thinks.

    `interviewer` is who started it. `assessments` are texts by rater and field, `recommended_at`
    has when each rater first chose a recommendation. Moments are in UTC.
    """

    position_id: str
    candidate_id: str
    interviewer: str
    question_set: QuestionSet
    answers: Answers
    started_at: datetime
    finished_at: datetime
    assessments: Mapping[str, Mapping[str, str]]
    recommended_at: Mapping[str, datetime]


@dataclass(slots=True)
class InterviewerCounts:
    """Counts of one interviewer.

    `minutes` are those from the end of each call to their recommendation, 0 for one that came
    before. Of the questions `due` in their `calls`, `skipped` have neither an answer nor a rating.
    `on_site` and `hired` are pairs of people whom they rated, by how the phone score points.
    """

    calls: int = 0
    minutes: list[int] = field(default_factory=list)
    skipped: int = 0
    due: int = 0
    on_site: Pairs = field(default_factory=Pairs)
    hired: Pairs = field(default_factory=Pairs)

    @property
    def without_recommendation(self) -> int:
        """The number of calls that they have recommended nothing after."""
        return self.calls - len(self.minutes)

    @property
    def median_minutes(self) -> int | None:
        """The median of the minutes, rounded up, None without any."""
        return -int(-median(self.minutes) // 1) if self.minutes else None

    def within(self, most: int) -> int:
        """Return how many recommendations came within so many minutes."""
        return sum(minutes <= most for minutes in self.minutes)


Outcomes = Mapping[tuple[str, str], Mapping[str, str]]
"""The texts of the outcome of somebody by the ids of their position and their own."""


def count_by_interviewer(
    calls: Sequence[HeldCall], outcomes: Outcomes, learned: LearnedContent
) -> dict[str, InterviewerCounts]:
    """Return the counts of everybody who held a call or rated one, by their ids.

    Unfinished calls are no data. Two people are a pair only where they are candidates for one
    position.
    """
    counts: defaultdict[str, InterviewerCounts] = defaultdict(InterviewerCounts)
    for call in calls:
        _add_call(counts[call.interviewer], call)
    for (rater, position_id), scores in _phone_scores(calls).items():
        known = {each: outcomes.get((position_id, each), {}) for each in scores}
        own = counts[rater]
        on_site = [(scores[each], _on_site_score(known[each])) for each in scores]
        hired = [(scores[each], _was_hired(known[each], learned)) for each in scores]
        own.on_site = own.on_site.plus(concordant_pairs(on_site))
        own.hired = own.hired.plus(hired_pairs(hired))
    return dict(counts)


def _add_call(counts: InterviewerCounts, call: HeldCall) -> None:
    counts.calls += 1
    if recommended := call.recommended_at.get(call.interviewer):
        seconds = (recommended - call.finished_at).total_seconds()
        counts.minutes.append(max(-int(-seconds // 60), 0))
    due = [question for question in call.question_set.questions if is_due(question, call.answers)]
    counts.due += len(due)
    texts = call.assessments.get(call.interviewer, {})
    rated = due_ratings(call.question_set, call.answers, texts)
    counts.skipped += sum(
        each.id not in rated and _is_skipped(each.answer_keys, call.answers) for each in due
    )


def _is_skipped(keys: Iterable[str], answers: Answers) -> bool:
    """Tell whether a question was not asked: somebody said so, or there is no answer or reason."""
    given = [answer for key in keys if (answer := answers.get(key))]
    if any(answer.text.strip() or answer.typed.strip() for answer in given):
        return False
    return not is_answered(keys, answers) or any(each.state in SKIPPED_REASONS for each in given)


def _phone_scores(calls: Sequence[HeldCall]) -> dict[tuple[str, str], dict[str, Fraction]]:
    """Return the mean ratings by rater and position, then by candidate: of the last rated call."""
    scores: defaultdict[tuple[str, str], dict[str, Fraction]] = defaultdict(dict)
    for call in sorted(calls, key=lambda each: each.started_at):
        for rater, texts in call.assessments.items():
            if ratings := due_ratings(call.question_set, call.answers, texts):
                mean = Fraction(sum(ratings.values()), len(ratings))
                scores[rater, call.position_id][call.candidate_id] = mean
    return scores


def _on_site_score(values: Mapping[str, str]) -> int | None:
    text = values.get(candidate_fields.ON_SITE_SCORE.key, "")
    return int(text) if text.isdecimal() else None


def _was_hired(values: Mapping[str, str], learned: LearnedContent) -> bool | None:
    outcome = values.get(candidate_fields.OUTCOME.key, "")
    counts = next((each.counts for each in learned.outcomes if each.id == outcome), "")
    return counts == "hired" if counts else None
