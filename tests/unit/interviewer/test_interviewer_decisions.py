"""A decision as a call records it."""

from __future__ import annotations

from datetime import date

import pytest

from interview_kit.content.decisions import DecisionsContent
from interview_kit.interviewer.decisions import decision_of

CONTENT = DecisionsContent.model_validate(
    {
        "decisions": [
            {"id": "further", "label": "Further", "goes_on": True, "source": "kit"},
            {"id": "wait", "label": "Wait", "open": True, "source": "kit"},
        ],
        "reasons": [
            {"id": "swims", "label": "Swims", "decisions": ["further"], "source": "kit"},
            {"id": "rain", "label": "Rain", "decisions": ["further", "wait"], "source": "kit"},
        ],
    }
)


def test_a_decision_has_its_reason_who_decided_and_when() -> None:
    decision = decision_of(
        {
            "decision": "further",
            "decision_reason": "swims",
            "decided_by": " Lena\nBrandt ",
            "decided_on": "2026-11-30",
        },
        CONTENT,
    )
    assert decision is not None
    assert (decision.kind.label, decision.kind.goes_on, decision.kind.open) == (
        "Further",
        True,
        False,
    )
    assert (decision.reason, decision.by) == ("Swims", "Lena Brandt")
    assert decision.on == date(2026, 11, 30)


def test_a_decision_alone_is_one() -> None:
    decision = decision_of({"decision": "wait"}, CONTENT)
    assert decision is not None
    assert (decision.reason, decision.by, decision.on) == ("", "", None)


def test_a_reason_for_another_decision_does_not_count() -> None:
    decision = decision_of({"decision": "wait", "decision_reason": "swims"}, CONTENT)
    assert decision is not None
    assert decision.reason == ""
    assert CONTENT.reasons_for("wait") == {"rain": "Rain"}
    assert CONTENT.reasons_for("") == {"swims": "Swims", "rain": "Rain"}


@pytest.mark.parametrize("values", [{}, {"decision": ""}, {"decision": "of another version"}])
def test_nothing_decided_is_no_decision(values: dict[str, str]) -> None:
    assert decision_of({"decision_reason": "rain", "review": "Good.", **values}, CONTENT) is None
