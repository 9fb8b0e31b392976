"""People, and who is on a position: they see it with its calls, and each rates each call."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from interview_kit.access import LOCAL, Actor
from interview_kit.errors import NotFound, StoreError
from interview_kit.store.backup import backups
from interview_kit.store.records import (
    call_lists,
    calls,
    history,
    lifecycle,
    people,
    position_people,
    positions,
    recently_deleted,
    record_fields,
    record_lists,
)
from interview_kit.store.records.people import PersonRow
from tests.colleagues import OTHER, make_person
from tests.unit.store.conftest import ZONE, everything


@pytest.fixture
def sam(position: str) -> Actor:
    """A hiring manager on the position of the first person."""
    return Actor(
        position_people.add_by_name(LOCAL, position, " Sam  Lee ", "hiring_manager", zone=ZONE)
    )


def on_it(position: str, actor: Actor = LOCAL) -> list[tuple[str, str, str]]:
    return [
        (row.id, row.name, row.role) for row in position_people.list_on_position(actor, position)
    ]


def test_whoever_makes_a_position_is_its_interviewer(position: str) -> None:
    assert on_it(position) == [(LOCAL.id, "", "interviewer")]


def test_somebody_new_owns_their_own_record(position: str, sam: Actor) -> None:
    assert on_it(position, sam) == [
        (LOCAL.id, "", "interviewer"),
        (sam.id, "Sam Lee", "hiring_manager"),
    ]
    record_fields.write(sam, sam.id, "phone", "01904 555 0101")
    assert people.load(sam)["phone"].text == "01904 555 0101"
    assert record_fields.read(LOCAL, sam.id)["phone"].author == sam.id
    with pytest.raises(NotFound):
        record_fields.read(sam, LOCAL.id)


def test_a_position_with_all_its_calls_is_seen_by_everybody_on_it(
    position: str, call: str, sam: Actor
) -> None:
    finished = calls.start(sam, position, {}, candidate={"name": "Nadia"}, zone=ZONE)
    calls.finish(sam, finished)
    for actor in (LOCAL, sam):
        assert [row.id for row in positions.list_positions(actor)] == [position]
        assert [row.id for row in call_lists.list_drafts(actor)] == [call]
        assert [each.id for each in call_lists.list_latest_finished(actor, most=9)] == [finished]
        assert {each.id for each in call_lists.list_of_position(actor, position, most=9)} == {
            call,
            finished,
        }
        assert call_lists.list_by_candidate(actor, "nadia", most=9)[1] == 1
        assert positions.load_row(actor, position).drafts == 1
        candidate = calls.load(actor, finished).candidate_id
        assert record_fields.read(actor, candidate)["name"].text == "Nadia"
    assert record_lists.list_records(OTHER, "screen") == []


def test_each_has_their_own_assessment_and_looking_stores_nothing(call: str, sam: Actor) -> None:
    late = make_person(Actor("late"), "Ada Lindt")
    own = calls.load(LOCAL, call).assessment_id
    record_fields.write(LOCAL, own, "rating.motivations", "4")
    position = calls.load(LOCAL, call).position_id
    position_people.add(LOCAL, position, late.id, "interviewer")
    before = everything()
    for actor in (sam, late):
        theirs = calls.load(actor, call)
        assert theirs.assessment == {}
        assert theirs.assessment_id != own
        for verb in (record_fields.read, history.load):
            with pytest.raises(NotFound):
                verb(actor, own)
    assert everything() == before


def test_a_copy_of_a_position_has_the_same_people(position: str, sam: Actor) -> None:
    copy = lifecycle.duplicate(sam, position)
    assert on_it(copy) == on_it(position)


def test_a_copy_of_a_call_is_rated_by_all_and_has_the_ratings_of_who_made_it(
    call: str, sam: Actor
) -> None:
    for actor, rating in ((LOCAL, "4"), (sam, "2")):
        assessment = calls.load(actor, call).assessment_id
        record_fields.write(actor, assessment, "rating.motivations", rating)
    copy = lifecycle.duplicate(sam, call)
    assert calls.load(sam, copy).assessment["rating.motivations"].text == "2"
    assert calls.load(LOCAL, copy).assessment == {}


def test_whoever_is_taken_off_sees_nothing_and_finds_all_when_added_again(
    position: str, call: str, sam: Actor
) -> None:
    assessment = calls.load(sam, call).assessment_id
    record_fields.write(sam, assessment, "impressions", "Calm")
    record_fields.write(sam, assessment, "recommendation", "yes")
    record_fields.write(sam, assessment, "recommendation", "")
    position_people.remove(LOCAL, position, sam.id)
    for record in (position, call, assessment):
        with pytest.raises(NotFound):
            record_fields.read(sam, record)
        with pytest.raises(NotFound):
            record_fields.write(sam, record, "impressions", "late")
    assert recently_deleted.list_emptied(sam) == []
    assert positions.list_positions(sam) == call_lists.list_drafts(sam) == []
    since = calls.start(LOCAL, position, {}, zone=ZONE)
    position_people.add(LOCAL, position, sam.id, "interviewer")
    assert calls.load(sam, call).assessment["impressions"].text == "Calm"
    assert calls.load(sam, since).assessment == {}


def test_a_deleted_call_is_rated_by_who_was_added_meanwhile(position: str, call: str) -> None:
    lifecycle.delete(LOCAL, call)
    position_people.add(LOCAL, position, OTHER.id, "interviewer")
    lifecycle.restore(OTHER, call)
    assert calls.load(OTHER, call).assessment == {}


def test_the_last_one_stays(position: str, sam: Actor) -> None:
    position_people.remove(sam, position, LOCAL.id)
    with pytest.raises(StoreError, match="Somebody has to be on a position"):
        position_people.remove(sam, position, sam.id)
    assert on_it(position, sam) == [(sam.id, "Sam Lee", "hiring_manager")]


def test_a_role_can_change_and_adding_twice_changes_nothing(position: str, sam: Actor) -> None:
    position_people.set_role(LOCAL, position, sam.id, "interviewer")
    position_people.add(LOCAL, position, sam.id, "hiring_manager")
    assert on_it(position)[1] == (sam.id, "Sam Lee", "interviewer")


WRONG: dict[str, Callable[[str, Actor], object]] = {
    "no name": lambda position, _: position_people.add_by_name(
        LOCAL, position, " ", "interviewer", zone=ZONE
    ),
    "no role": lambda position, sam: position_people.set_role(
        LOCAL,
        position,
        sam.id,
        "king",  # type: ignore[arg-type]
    ),
    "nobody": lambda position, _: position_people.add(LOCAL, position, "nobody", "interviewer"),
    "no id": lambda position, _: position_people.add(LOCAL, position, "' OR 1", "interviewer"),
    "a record of another kind": lambda position, _: position_people.add(
        LOCAL, position, position, "interviewer"
    ),
    "a stranger": lambda position, sam: position_people.add(sam, position, OTHER.id, "interviewer"),
    "a role of who is not on it": lambda position, _: position_people.set_role(
        LOCAL, position, OTHER.id, "interviewer"
    ),
    "off of who is not on it": lambda position, _: position_people.remove(
        LOCAL, position, OTHER.id
    ),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_cannot_be_is_refused_and_changes_nothing(
    position: str, sam: Actor, wrong: str
) -> None:
    before = everything()
    with pytest.raises(StoreError):
        WRONG[wrong](position, sam)
    assert everything() == before


def test_an_administrator_knows_everybody_and_others_those_on_a_position_with_them(
    position: str, sam: Actor
) -> None:
    assert PersonRow(OTHER.id, "", is_active=False) in people.list_people(LOCAL)
    assert people.list_people(sam) == [
        PersonRow(LOCAL.id, "", is_active=True),
        PersonRow(sam.id, "Sam Lee", is_active=True),
    ]
    assert [row.id for row in people.list_people(OTHER)] == [OTHER.id]
    assert [row.id for row in people.list_people(Actor(sam.id, is_administrator=True))] == [
        row.id for row in people.list_people(LOCAL)
    ]


def test_what_somebody_cleared_of_their_own_is_theirs_alone_to_restore(sam: Actor) -> None:
    record_fields.write(sam, sam.id, "phone", "01904 555 0101")
    record_fields.write(sam, sam.id, "phone", "")
    assert len(recently_deleted.list_emptied(sam)) == 1
    assert recently_deleted.list_emptied(LOCAL) == []


@pytest.mark.usefixtures("data_dir")
def test_whoever_restores_a_backup_from_before_they_came_leaves_a_sound_database(
    file: Path, application: str, position: str
) -> None:
    backups.write(LOCAL, file)
    record_fields.write(LOCAL, application, "company", "Hale Ltd")
    record_fields.write(LOCAL, application, "job_title", "Lead")
    sam = position_people.add_by_name(LOCAL, position, "Sam Lee", "interviewer", zone=ZONE)
    backups.restore(Actor(sam, is_administrator=True), file)
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"
    again = file.with_name("again.db")
    backups.write(LOCAL, again)
    assert backups.check(LOCAL, again).positions == 1


@pytest.mark.parametrize("typed", ["Sam Lee", "  sam\tLEE "])
def test_a_typed_name_is_that_of_a_colleague_who_is_known(
    position: str, sam: Actor, typed: str
) -> None:
    another = positions.create(LOCAL, {"title": "Buyer"}, zone=ZONE)
    before = len(people.list_people(LOCAL))
    added = position_people.add_by_name(LOCAL, another, typed, "interviewer", zone=ZONE)
    assert added == sam.id
    assert on_it(another)[1:] == [(sam.id, "Sam Lee", "interviewer")]
    assert len(people.list_people(LOCAL)) == before


def test_of_two_who_have_a_typed_name_whoever_came_first_and_is_not_on_it_is_added(
    position: str, sam: Actor
) -> None:
    second = position_people.add_by_name(LOCAL, position, "Sam Lee", "interviewer", zone=ZONE)
    assert second != sam.id  # who is on it already, so that this is somebody else
    another = positions.create(LOCAL, {"title": "Buyer"}, zone=ZONE)
    for expected in (sam.id, second):
        added = position_people.add_by_name(LOCAL, another, "Sam Lee", "interviewer", zone=ZONE)
        assert added == expected


def test_a_typed_name_of_somebody_whom_the_actor_does_not_know_is_a_new_person(
    position: str, sam: Actor
) -> None:
    record_fields.write(OTHER, OTHER.id, "name", "Ada Lindt")
    added = position_people.add_by_name(sam, position, "Ada Lindt", "interviewer", zone=ZONE)
    assert added != OTHER.id
    assert [name for _, name, _ in on_it(position)] == ["", "Sam Lee", "Ada Lindt"]
