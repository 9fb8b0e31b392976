"""Calls that did not happen, among the others."""

from __future__ import annotations

from interview_kit.access import LOCAL
from interview_kit.content import content
from interview_kit.store.records import (
    call_lists,
    calls,
    candidates,
    lifecycle,
    positions,
    record_fields,
)
from interview_kit.store.records.call_lists import list_missed
from interview_kit.store.records.calls import load
from tests.colleagues import OTHER
from tests.unit.store.conftest import ZONE

KIT = content().missed_calls


def missed(position: str, candidate: str | dict[str, str], why: str = "no_answer") -> str:
    call = calls.start(LOCAL, position, {}, candidate=candidate, zone=ZONE)
    record_fields.write(LOCAL, call, "missed", why)
    return call


def test_a_call_that_did_not_happen_is_neither_unfinished_nor_finished(position: str) -> None:
    call = missed(position, {"name": "Ada"})
    draft = calls.start(LOCAL, position, {}, candidate={"name": "Bo"}, zone=ZONE)
    [row] = positions.list_positions(LOCAL)
    assert (row.drafts, row.missed, row.finished) == (1, 1, 0)
    assert positions.count_calls(LOCAL, position) == 2
    assert [each.id for each in call_lists.list_drafts(LOCAL)] == [draft]
    assert call_lists.list_finished_of_position(LOCAL, position) == []
    [due] = list_missed(LOCAL, KIT)
    assert (due.id, due.candidate, due.title, due.tries) == (call, "Ada", "Inventory lead", 1)
    assert list_missed(OTHER, KIT) == []
    record_fields.write(LOCAL, call, "missed", "")
    assert list_missed(LOCAL, KIT) == []
    assert {each.id for each in call_lists.list_drafts(LOCAL)} == {draft, call}


def test_a_later_call_with_them_leaves_nothing_due_but_counts_the_tries(position: str) -> None:
    first = missed(position, {"name": "Ada"})
    ada = load(LOCAL, first).candidate_id
    second = missed(position, ada, "voicemail")
    third = missed(position, ada, "moved")
    assert [(each.id, each.tries) for each in list_missed(LOCAL, KIT)] == [(third, 2)]
    again = calls.start(LOCAL, position, {}, candidate=ada, zone=ZONE)
    assert list_missed(LOCAL, KIT) == []
    lifecycle.delete(LOCAL, again)
    lifecycle.delete(LOCAL, third)
    assert [each.id for each in list_missed(LOCAL, KIT)] == [second]
    _, related = candidates.load_call(LOCAL, second, related=True)
    assert [each.missed for each in related.calls] == ["no_answer"]


def test_a_call_for_another_position_leaves_it_due(position: str) -> None:
    call = missed(position, {"name": "Ada"})
    ada = load(LOCAL, call).candidate_id
    other = positions.create(LOCAL, {"title": "Clerk"}, zone=ZONE)
    calls.start(LOCAL, other, {}, candidate=ada, zone=ZONE)
    assert [each.id for each in list_missed(LOCAL, KIT)] == [call]


def test_a_copy_is_a_call_that_can_still_happen(position: str) -> None:
    copy = lifecycle.duplicate(LOCAL, missed(position, {"name": "Ada"}))
    assert "missed" not in record_fields.read(LOCAL, copy)
