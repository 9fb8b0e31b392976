"""The candidates of a position as a table: whom to reach how, and what was done."""

from __future__ import annotations

from datetime import date

import pytest

from interview_kit.content import content
from interview_kit.interviewer.listed_candidates import (
    ListedCall,
    candidates_table,
    facts_without_call,
    origin_and_note,
    sort_value,
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


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        ("listed", "Dov ada Bo Cy"),
        ("name", "ada Bo Cy Dov"),
        ("tier", "Cy Dov Bo ada"),
        ("status", "Dov Cy Bo ada"),
        ("due", "Cy Bo Dov ada"),
    ],
)
def test_a_list_is_sorted_by_name_tier_status_and_what_is_due(sort: str, names: str) -> None:
    rows = [
        ({"name": "Dov"}, None),
        ({"name": "ada", "tier": "maybe"}, ListedCall(hear_by=date(2026, 1, 1), has_heard=True)),
        ({"name": "Bo"}, ListedCall(day=date(2026, 1, 2), hear_by=date(2026, 12, 4))),
        ({"name": "Cy", "tier": "top"}, ListedCall("planned for Thu", date(2026, 12, 3))),
    ]
    rows.sort(key=lambda row: sort_value(sort, *row))
    assert " ".join(values["name"] for values, _ in rows) == names


def test_a_row_says_where_somebody_was_found_and_how_the_note_begins() -> None:
    assert origin_and_note({}) == []
    assert origin_and_note({"source": "a\nfair", "notes": "x" * 90}) == ["a fair", f"“{'x' * 59}…”"]
