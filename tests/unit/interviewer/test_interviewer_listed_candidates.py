"""The candidates of a position as a table: whom to reach how, and what was done."""

from __future__ import annotations

from datetime import date

import pytest

from interview_kit.content import content
from interview_kit.interviewer.listed_candidates import (
    ListedCall,
    candidates_table,
    facts_without_call,
)


def test_each_candidate_is_a_row_with_days_as_dates() -> None:
    heard = ListedCall("", date(2026, 11, 23), "Next step", "Yes", "Decline", date(2026, 12, 4))
    rows = [({"name": "Ada\nLovelace", "phone": "555", "tier": "top"}, None), ({}, heard)]
    table = candidates_table(rows, content(), "US")
    assert list(table.columns) == [
        *("Name", "Phone", "Email", "Where you found them", "Tier", "Status", "Day of the call"),
        *("Ending", "Recommendation", "They'll hear by"),
    ]
    first, second = table.values.tolist()
    assert first == ["Ada Lovelace", "555", "", "", "Top tier", "not called", "", "", "", ""]
    status = "finished · decided: Decline"
    day, by = date(2026, 11, 23), date(2026, 12, 4)
    assert second == ["", "", "", "", "", status, day, "Next step", "Yes", by]


def test_without_candidates_the_table_has_its_headings() -> None:
    assert len(candidates_table([], content(), "US").columns) == 10


@pytest.mark.parametrize(
    ("call", "status"),
    [
        (ListedCall(), "finished"),
        (ListedCall("not finished"), "not finished"),
        (ListedCall(has_heard=True), "finished · has heard"),
    ],
)
def test_a_call_has_a_status(call: ListedCall, status: str) -> None:
    assert call.status == status


def test_who_was_met_instead_is_said_with_the_day_and_the_last_message() -> None:
    values = {
        "way_round": "coffee",
        "way_round_day": "2026-11-20",
        "message.1.kind": "decline",
        "message.1.sent": "yes",
    }
    facts = facts_without_call(values, content(), "US")
    assert facts[:2] == ["Coffee with the hiring manager", "Fri, Nov 20, 2026"]
    assert facts_without_call({}, content(), "US") == ["not called"]
