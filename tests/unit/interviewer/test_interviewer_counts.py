"""What each interviewer can learn from their calls, as counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.learned import LearnedContent
from interview_kit.content.loading import read_toml
from interview_kit.interviewer.concordance import Pairs
from interview_kit.interviewer.interviewer_counts import (
    HeldCall,
    InterviewerCounts,
    count_by_interviewer,
)
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.settings import ROOT

LEARNED = read_toml(ROOT / "data", "interviewer/learned.toml", LearnedContent)
END = datetime(2026, 11, 30, 12, tzinfo=UTC)


def held(
    form: InterviewerContent,
    candidate: str,
    ratings: Mapping[str, int] | None = None,
    *,
    position: str = "p",
    answers: Mapping[str, Answer] | None = None,
    recommended: Mapping[str, timedelta] | None = None,
    hour: int = 0,
) -> HeldCall:
    """Return a call that "me" held, rated on one question by each of `ratings`."""
    return HeldCall(
        position,
        candidate,
        "me",
        build_question_set({}, form),
        answers or {},
        END - timedelta(hours=9 - hour),
        END,
        {rater: {"rating.motivations": str(r)} for rater, r in (ratings or {}).items()},
        {rater: END + after for rater, after in (recommended or {}).items()},
    )


def count(
    calls: list[HeldCall], outcomes: dict[tuple[str, str], dict[str, str]] | None = None
) -> dict[str, InterviewerCounts]:
    return count_by_interviewer(calls, outcomes or {}, LEARNED)


def test_each_rater_has_pairs_of_their_own_within_one_position(content: InterviewerContent) -> None:
    calls = [
        held(content, "a", {"me": 5, "sam": 1}),
        held(content, "b", {"me": 3, "sam": 2}),
        held(content, "c", {"me": 1}),
        held(content, "d", {"me": 4}, position="q"),
        held(content, "e", {"me": 2}, position="q"),
    ]
    scores = {"a": "5", "b": "4", "c": "4", "d": "1", "e": "2"}
    outcomes = {
        (each.position_id, each.candidate_id): {"on_site_score": scores[each.candidate_id]}
        for each in calls
    }
    outcomes["p", "a"]["outcome"] = "hired"
    outcomes["p", "b"]["outcome"] = "declined"
    outcomes["p", "c"]["outcome"] = "withdrew"
    counts = count(calls, outcomes)
    assert counts["me"].on_site == Pairs(same=2, opposite=1, tied=1)
    assert counts["me"].hired == Pairs(same=1)
    assert counts["sam"].on_site == Pairs(opposite=1)
    assert counts["sam"].hired == Pairs(opposite=1)
    assert (counts["me"].calls, counts["sam"].calls) == (5, 0)


def test_of_two_calls_with_somebody_the_last_rated_one_counts(content: InterviewerContent) -> None:
    calls = [
        held(content, "a", {"me": 1}, hour=1),
        held(content, "a", {"me": 5}, hour=2),
        held(content, "a", hour=3),
        held(content, "b", {"me": 3}),
    ]
    outcomes = {("p", "a"): {"on_site_score": "5"}, ("p", "b"): {"on_site_score": "4"}}
    for ordered in (calls, calls[::-1]):
        assert count(ordered, outcomes)["me"].on_site == Pairs(same=1)


def test_the_time_to_the_recommendation_is_the_callers(content: InterviewerContent) -> None:
    calls = [
        held(content, each, recommended={"me": timedelta(seconds=seconds), "sam": timedelta(0)})
        for each, seconds in {"a": -90, "b": 61, "c": 15 * 60, "d": 15 * 60 + 1}.items()
    ]
    counts = count([*calls, held(content, "e")])["me"]
    assert counts.minutes == [0, 2, 15, 16]
    assert (counts.within(15), counts.median_minutes, counts.without_recommendation) == (3, 9, 1)
    assert InterviewerCounts().median_minutes is None


@pytest.mark.parametrize(
    ("answer", "is_skipped"),
    [
        (Answer("Likes it", "answered"), False),
        (Answer("", "answered", "next year or so"), False),
        (Answer("", "declined"), False),
        (Answer("", "not_asked"), True),
        (Answer("", "no_time"), True),
        (Answer(" ", "open"), True),
        (None, True),
    ],
)
def test_a_question_is_skipped_where_the_interviewer_did_not_ask_it(
    content: InterviewerContent, answer: Answer | None, is_skipped: bool
) -> None:
    none = count([held(content, "a")])["me"]
    answers = {"motivations": answer} if answer else {}
    counts = count([held(content, "a", answers=answers)])["me"]
    assert counts.due == none.due == none.skipped
    assert none.skipped - counts.skipped == int(not is_skipped)
    rated = count([held(content, "a", {"me": 3}, answers=answers)])["me"]
    assert none.skipped - rated.skipped == 1
