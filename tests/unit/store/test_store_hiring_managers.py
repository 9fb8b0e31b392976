"""A hiring manager reads what whoever held a call thinks of it, once it is finished."""

from __future__ import annotations

import pytest

from interview_kit.access import LOCAL, Actor
from interview_kit.errors import NotFound
from interview_kit.store.records import (
    call_lists,
    calls,
    lifecycle,
    position_people,
    record_fields,
)
from interview_kit.store.records.hiring_managers import (
    list_interviewers_assessments,
    read_interviewers_assessment,
)
from tests.unit.store.conftest import ZONE


@pytest.fixture
def manager(position: str) -> Actor:
    return Actor(position_people.add_by_name(LOCAL, position, "Lena", "hiring_manager", zone=ZONE))


def think(call: str, text: str, actor: Actor = LOCAL) -> None:
    record_fields.write(actor, calls.load(actor, call).assessment_id, "impressions", text)


def read_as(actor: Actor, call: str) -> str | None:
    entries = read_interviewers_assessment(actor, call)
    return None if entries is None else entries["impressions"].text


def test_a_hiring_manager_reads_it_once_the_call_is_finished(call: str, manager: Actor) -> None:
    think(call, "Calm.")
    assert read_as(manager, call) is None
    calls.finish(LOCAL, call)
    assert read_as(manager, call) == "Calm."
    assert calls.load(manager, call).assessment == {}
    calls.reopen(LOCAL, call)
    assert read_as(manager, call) is None


def test_an_interviewer_does_not_read_what_another_thinks(
    position: str, call: str, manager: Actor
) -> None:
    calls.finish(LOCAL, call)
    think(call, "Calm.")
    position_people.set_role(LOCAL, position, manager.id, "interviewer")
    assert read_as(manager, call) is None
    think(call, "Mine.", manager)
    assert read_as(LOCAL, call) is None


def test_whoever_held_a_call_as_its_hiring_manager_has_it_as_their_own(
    position: str, call: str
) -> None:
    calls.finish(LOCAL, call)
    position_people.set_role(LOCAL, position, LOCAL.id, "hiring_manager")
    assert read_as(LOCAL, call) is None


def test_nobody_reads_it_of_a_deleted_call_or_off_the_position(
    position: str, call: str, manager: Actor
) -> None:
    calls.finish(LOCAL, call)
    lifecycle.delete(LOCAL, call)
    with pytest.raises(NotFound):
        read_as(manager, call)
    lifecycle.restore(LOCAL, call)
    position_people.remove(LOCAL, position, manager.id)
    with pytest.raises(NotFound):
        read_as(manager, call)


def test_the_list_of_finished_calls_says_whose_they_are(call: str, manager: Actor) -> None:
    calls.finish(LOCAL, call)
    for actor, is_own, is_managed in ((LOCAL, True, False), (manager, False, True)):
        [row] = call_lists.list_latest_finished(actor, most=9)
        assert (row.is_own, row.is_managed) == (is_own, is_managed)
        assert row.finished_at == calls.load(actor, call).finished_at is not None


def test_a_hiring_manager_reads_those_of_all_calls_of_a_position_at_once(
    position: str, call: str, manager: Actor
) -> None:
    think(call, "Calm.")
    assert list_interviewers_assessments(manager, position) == {}
    calls.finish(LOCAL, call)
    assert list_interviewers_assessments(manager, position) == {call: {"impressions": "Calm."}}
    assert list_interviewers_assessments(LOCAL, position) == {}
    lifecycle.delete(LOCAL, call)
    assert list_interviewers_assessments(manager, position) == {}
