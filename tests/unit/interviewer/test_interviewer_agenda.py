"""What is left to do of finished calls."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from interview_kit.content.decisions import DecisionsContent
from interview_kit.content.interviewer import Ending
from interview_kit.interviewer.agenda import (
    FinishedCall,
    calls_to_decide,
    calls_without_feedback,
    feedback_due,
    promises,
)

FACT = {"source": "kit", "label": "An ending"}
ENDINGS = [
    Ending.model_validate({**FACT, "id": "hear", "says": ["By {hear_by}.", "Goodbye."]}),
    Ending.model_validate({**FACT, "id": "silent", "says": ["Goodbye."]}),
    Ending.model_validate(
        {
            **FACT,
            "id": "no",
            "says": ["By {hear_by}.", "Goodbye."],
            "records": "decline_reason",
            "records_label": "Reason",
        }
    ),
]

DECISIONS = DecisionsContent.model_validate(
    {
        "decisions": [
            {"id": "further", "label": "Further", "goes_on": True, "source": "kit"},
            {"id": "wait", "label": "Wait", "open": True, "source": "kit"},
        ],
        "reasons": [
            {"id": "rain", "label": "Rain", "decisions": ["further", "wait"], "source": "kit"},
        ],
    }
)


def call(name: str, assessment: dict[str, str] | None = None, **answers: str) -> FinishedCall:
    said = {"ending": "hear", "hear_by": "2026-12-04", **answers}
    return FinishedCall(name, f"of {name}", "Lead", name, said, assessment or {})


def test_promises_are_those_of_endings_that_name_a_day_the_earliest_first() -> None:
    calls = [
        call("late", hear_by="2026-12-07"),
        call("early", hear_by="2026-12-01", hear_through="email"),
        call("none said", hear_by=""),
        call("no ending", ending=""),
        call("silent", ending="silent"),
        call("told", {"promise_kept": "yes"}),
        call("untold", {"promise_kept": "no"}),
    ]
    found = promises(calls, ENDINGS)
    assert [each.call.id for each in found] == ["early", "told", "untold", "late"]
    assert [each.through for each in found] == ["email", "", "", ""]
    assert [each.call.id for each in found if each.kept] == ["told"]


@pytest.mark.parametrize(("today", "late"), [(3, 0), (4, 0), (5, 1), (14, 10)])
def test_a_promise_is_overdue_from_the_day_after_it(today: int, late: int) -> None:
    [promise] = promises([call("Nadia")], ENDINGS)
    assert promise.days_overdue(date(2026, 12, today)) == late


def test_feedback_is_written_when_both_its_parts_are() -> None:
    calls = [
        call("neither"),
        call("half", {"impressions": " \n", "recommendation": "yes"}),
        call("both", {"impressions": "Calm.", "recommendation": "no"}),
    ]
    lacking = {each.id: missing for each, missing in calls_without_feedback(calls)}
    assert lacking == {"neither": ("impressions", "recommendation"), "half": ("impressions",)}


def test_only_whoever_held_a_call_owes_feedback() -> None:
    assert calls_without_feedback([replace(call("theirs"), is_own=False)]) == []


def test_feedback_is_due_a_quarter_of_an_hour_after_the_call() -> None:
    end = datetime(2026, 11, 30, 23, 50, tzinfo=UTC)
    assert feedback_due(end, 15) == datetime(2026, 12, 1, 0, 5, tzinfo=UTC)


def test_a_call_waits_for_a_decision_once_it_is_recommended_until_the_candidate_has_heard() -> None:
    advice = {"recommendation": "yes"}
    calls = [
        call("advised", advice),
        call("not advised"),
        call("on hold", advice, decision="wait", decision_reason="rain"),
        call("decided", advice, decision="further"),
        call("declined", advice, ending="no"),
        call("told", advice, promise_kept="yes"),
        replace(call("of a colleague", advice), is_own=False),
        replace(call("to decide"), is_own=False, is_managed=True),
    ]
    waiting = [(each.id, decision) for each, decision in calls_to_decide(calls, ENDINGS, DECISIONS)]
    assert waiting[:2] == [("advised", None), ("to decide", None)]
    [(name, decision)] = waiting[2:]
    assert decision is not None
    assert (name, decision.kind.label, decision.reason) == ("on hold", "Wait", "Rain")
