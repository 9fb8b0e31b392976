"""Candidates: several calls with one, two of one name, and what goes with their calls."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select, update

from interview_kit.access import LOCAL
from interview_kit.errors import NotFound
from interview_kit.store.backup import backups
from interview_kit.store.database import connections
from interview_kit.store.database.schema import distinct_candidates, records
from interview_kit.store.records import (
    call_lists,
    calls,
    candidates,
    history,
    lifecycle,
    positions,
    recently_deleted,
    record_fields,
    same_person,
)
from interview_kit.store.records.history import Change, Event
from tests.unit.store.conftest import ZONE


def call_with(position: str, name: str, **more: str) -> str:
    """Start a call with a new candidate."""
    return calls.start(LOCAL, position, {}, candidate={"name": name, **more}, zone=ZONE)


def candidate_of(call: str) -> str:
    return calls.load(LOCAL, call).candidate_id


def asked(position: str) -> list[tuple[str, str]]:
    """Return the pairs of calls whose candidates may be one person."""
    pairs = candidates.find_namesakes(LOCAL, position)
    return [(one.call.id, other.call.id) for one, other, told_apart in pairs if not told_apart]


def others(call: str) -> list[str]:
    """Return the other calls with the candidate of a call."""
    return [each.id for each in candidates.load_call(LOCAL, call, related=True)[1].calls]


def texts(record_id: str) -> dict[str, str]:
    return record_fields.entry_values(record_fields.read(LOCAL, record_id))


def is_there(record_id: str) -> bool:
    with connections.reading() as connection:
        query = select(records.c.id).where(records.c.id == record_id)
        return connection.scalar(query) is not None


def test_two_of_one_name_in_one_position_are_asked_about(position: str) -> None:
    first, second = call_with(position, "Nadia  Okafor"), call_with(position, " nadia okafor")
    call_with(position, "Tomasz Wrona")
    call_with(position, "")
    call_with(position, " ")
    elsewhere = positions.create(LOCAL, {"title": "Clerk"}, zone=ZONE)
    call_with(elsewhere, "Nadia Okafor")
    assert asked(position) == [(first, second)]
    assert asked(elsewhere) == []


def test_two_people_are_not_asked_about_again(position: str) -> None:
    first, second = call_with(position, "Nadia"), call_with(position, "Nadia")
    same_person.mark_as_distinct(LOCAL, candidate_of(second), candidate_of(first))
    same_person.mark_as_distinct(LOCAL, candidate_of(first), candidate_of(second))
    assert asked(position) == []
    third = call_with(position, "Nadia")
    assert asked(position) == [(first, third), (second, third)]


def test_two_people_can_be_found_to_be_one_after_all(position: str) -> None:
    first, second = call_with(position, "Nadia"), call_with(position, "Nadia")
    same_person.mark_as_distinct(LOCAL, candidate_of(first), candidate_of(second))
    [(_, _, told_apart)] = candidates.load_call(LOCAL, second, related=True)[1].namesakes
    assert told_apart
    same_person.merge(LOCAL, candidate_of(first), candidate_of(second))
    assert candidates.load_call(LOCAL, second, related=True)[1].namesakes == ()
    assert candidate_of(first) == candidate_of(second)
    with connections.reading() as connection:
        assert connection.execute(select(distinct_candidates)).all() == []


def test_one_person_has_both_calls_and_keeps_all_that_was_noted(position: str) -> None:
    first = call_with(position, "Nadia", phone="555 0100", notes="Calls back", way_in="applied")
    second = call_with(
        position, "nadia", phone="555 0199", email="n@example.org", notes="Met", way_in="agency"
    )
    merged = candidate_of(second)
    same_person.merge(LOCAL, candidate_of(first), merged)
    candidate = candidate_of(first)
    assert candidate_of(second) == candidate
    assert texts(candidate) == {
        "name": "Nadia",
        "phone": "555 0100",
        "email": "n@example.org",
        "way_in": "applied",
        "notes": "Calls back\nPhone: 555 0199\nHow they came in: Agency\nMet",
    }
    assert others(first) == [second]
    assert asked(position) == []
    with pytest.raises(NotFound):
        record_fields.write(LOCAL, merged, "phone", "late")
    events = [each.event for each in history.load(LOCAL, second) if isinstance(each, Event)]
    assert events == ["made", "merged"]
    assert {row.candidate for row in call_lists.list_drafts(LOCAL)} == {"Nadia"}


@pytest.mark.parametrize("pressed", ["first", "second"])
def test_one_person_who_were_two_after_all_are_as_they_were(position: str, pressed: str) -> None:
    first = call_with(position, "Sam", phone="0113", email="s@example.org")
    second = call_with(position, "Sam", phone="0161", notes="Second Sam")
    again = calls.start(LOCAL, position, {}, candidate=candidate_of(second), zone=ZONE)
    before = {call: (candidate_of(call), texts(candidate_of(call))) for call in (first, second)}
    same_person.merge(LOCAL, candidate_of(first), candidate_of(second))
    record_fields.write(LOCAL, candidate_of(first), "email", "sam@example.org")
    pair = (first, second) if pressed == "first" else (second, first)
    same_person.separate(LOCAL, *pair)
    assert candidate_of(again) == candidate_of(second) == before[second][0]
    assert texts(candidate_of(second)) == before[second][1]
    assert candidate_of(first) == before[first][0]
    kept = {**before[first][1], "email": "sam@example.org", "notes": ""}
    assert texts(candidate_of(first)) == kept
    assert asked(position) == []
    events = [each.event for each in history.load(LOCAL, second) if isinstance(each, Event)]
    assert events == ["made", "merged", "separated"]


def test_what_was_written_since_they_became_one_stays(position: str) -> None:
    first, second = call_with(position, "Sam"), call_with(position, "Sam", phone="0161")
    same_person.merge(LOCAL, candidate_of(first), candidate_of(second))
    record_fields.write(LOCAL, candidate_of(first), "phone", "0161 2")
    same_person.separate(LOCAL, first, second)
    assert texts(candidate_of(first)) == {"name": "Sam", "phone": "0161 2"}
    assert texts(candidate_of(second)) == {"name": "Sam", "phone": "0161"}


def test_notes_that_were_written_on_lose_only_what_was_added(position: str) -> None:
    first = call_with(position, "Sam", phone="0113", notes="First Sam\nfrom Leeds")
    second = call_with(position, "Sam", phone="0161", notes="Second Sam")
    same_person.merge(LOCAL, candidate_of(first), candidate_of(second))
    notes = texts(candidate_of(first))["notes"]
    record_fields.write(LOCAL, candidate_of(first), "notes", f"{notes}\nwritten since")
    same_person.separate(LOCAL, first, second)
    assert texts(candidate_of(first))["notes"] == "First Sam\nfrom Leeds\nwritten since"
    assert texts(candidate_of(second))["notes"] == "Second Sam"


def test_what_is_taken_back_can_be_looked_at_and_backed_up(position: str, file: Path) -> None:
    first, second = call_with(position, "Sam"), call_with(position, "Sam", notes="Second Sam")
    same_person.merge(LOCAL, candidate_of(first), candidate_of(second))
    backups.write(LOCAL, file)
    same_person.separate(LOCAL, first, second)
    assert {row.kind for row in recently_deleted.list_emptied(LOCAL)} == {"candidate"}
    _let_a_month_pass()
    same_person.merge(LOCAL, candidate_of(first), candidate_of(second))
    _let_a_month_pass()
    recently_deleted.erase_expired(LOCAL)
    backups.write(LOCAL, file.with_name("later.db"))


def test_a_candidate_is_no_other_than_itself(position: str) -> None:
    call = call_with(position, "Nadia", notes="Met")
    same_person.merge(LOCAL, candidate_of(call), candidate_of(call))
    assert texts(candidate_of(call)) == {"name": "Nadia", "notes": "Met"}
    with pytest.raises(NotFound):
        same_person.separate(LOCAL, call, call_with(position, "Nadia"))


@pytest.mark.parametrize("pressed", ["first", "second"])
def test_a_later_call_with_somebody_else_gets_a_candidate_of_its_own(
    position: str, pressed: str
) -> None:
    first = call_with(position, "Nadia", phone="555 0100")
    second = calls.start(LOCAL, position, {}, candidate=candidate_of(first), zone=ZONE)
    assert texts(candidate_of(second))["phone"] == "555 0100"
    same_person.separate(LOCAL, *((first, second) if pressed == "first" else (second, first)))
    assert texts(candidate_of(second)) == {"name": "Nadia"}
    assert texts(candidate_of(first)) == {"name": "Nadia", "phone": "555 0100"}
    assert others(first) == []
    assert asked(position) == []


def test_a_copied_call_has_a_copy_of_its_candidate(position: str) -> None:
    call = call_with(position, "Nadia", phone="555 0100")
    copy = lifecycle.duplicate(LOCAL, call)
    assert texts(candidate_of(copy)) == texts(candidate_of(call))
    record_fields.write(LOCAL, candidate_of(copy), "name", "Peter")
    assert texts(candidate_of(call))["name"] == "Nadia"


def test_a_call_is_only_started_with_a_candidate_who_is_there(position: str) -> None:
    for wrong in (position, "no-such-id"):
        with pytest.raises(NotFound):
            calls.start(LOCAL, position, {}, candidate=wrong, zone=ZONE)
    assert call_lists.list_drafts(LOCAL) == []


def test_a_call_lists_what_was_changed_about_its_candidate(position: str) -> None:
    call = call_with(position, "Nadia")
    record_fields.write(LOCAL, candidate_of(call), "phone", "555 0100")
    changes = [each for each in history.load(LOCAL, call) if isinstance(each, Change)]
    assert [(each.kind, each.field) for each in changes if each.kind == "candidate"] == [
        ("candidate", "name"),
        ("candidate", "phone"),
    ]


def test_the_copies_of_a_finished_call_hold_no_name(position: str) -> None:
    call = call_with(position, "Nadia Okafor")
    calls.finish(LOCAL, call)
    record_fields.write(LOCAL, candidate_of(call), "name", "Nadia Okafor-Lind")
    finished = next(e for e in history.load(LOCAL, call) if getattr(e, "event", "") == "finished")
    kept = calls.load_as_finished(LOCAL, call, finished.at)
    assert kept.answers["candidate_name"].text == "Nadia Okafor-Lind"
    assert "candidate_name" not in kept.entries


def test_a_candidate_goes_with_the_last_call_with_them(position: str) -> None:
    first = call_with(position, "Nadia")
    candidate = candidate_of(first)
    second = calls.start(LOCAL, position, {}, candidate=candidate, zone=ZONE)
    record_fields.write(LOCAL, candidate, "name", "")
    assert len(recently_deleted.list_emptied(LOCAL)) == 1
    for call, stays in ((first, True), (second, False)):
        lifecycle.delete(LOCAL, call)
        emptied = recently_deleted.list_emptied(LOCAL)
        assert [row.record_id for row in emptied] == [candidate] * stays
        _let_a_month_pass()
        recently_deleted.erase_expired(LOCAL)
        assert is_there(candidate) is stays


def test_a_candidate_who_was_merged_is_erased_after_a_month(position: str) -> None:
    first, second = call_with(position, "Nadia"), call_with(position, "Nadia")
    merged = candidate_of(second)
    same_person.merge(LOCAL, candidate_of(first), merged)
    recently_deleted.erase_expired(LOCAL)
    assert is_there(merged)
    _let_a_month_pass()
    recently_deleted.erase_expired(LOCAL)
    assert not is_there(merged)
    assert calls.load(LOCAL, second).candidate["name"].text == "Nadia"


def test_who_was_merged_and_erased_since_comes_back_by_name_alone(position: str) -> None:
    first, second = call_with(position, "Nadia"), call_with(position, "Nadia", phone="0161")
    same_person.merge(LOCAL, candidate_of(first), candidate_of(second))
    _let_a_month_pass()
    recently_deleted.erase_expired(LOCAL)
    same_person.separate(LOCAL, first, second)
    assert texts(candidate_of(second)) == {"name": "Nadia"}
    assert texts(candidate_of(first)) == {"name": "Nadia", "phone": "0161"}


def _let_a_month_pass() -> None:
    ago = timedelta(days=recently_deleted.KEPT_DAYS + 1)
    with connections.writing() as connection:
        query = select(records.c.id, records.c.deleted_at).where(records.c.deleted_at.is_not(None))
        for row in connection.execute(query).all():
            older = update(records).where(records.c.id == row.id)
            connection.execute(older.values(deleted_at=row.deleted_at - ago))
