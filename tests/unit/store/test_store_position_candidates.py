"""Candidates of a position before and after the first call with them, and imported lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from interview_kit.access import LOCAL
from interview_kit.errors import NotFound, StoreError
from interview_kit.store.database import connections
from interview_kit.store.database.schema import entries, records
from interview_kit.store.records import (
    calls,
    candidates,
    history,
    lifecycle,
    position_candidates,
    position_progress,
    positions,
    recently_deleted,
    record_fields,
)
from tests.colleagues import OTHER
from tests.unit.store.conftest import ZONE


def added(position: str, name: str, **more: str) -> str:
    return position_candidates.add(LOCAL, position, {"name": name, **more}, zone=ZONE)


def imported(position: str, *names: str) -> str:
    rows = [{"name": name, "email": ""} for name in names]
    return position_candidates.add_listed(LOCAL, position, rows, zone=ZONE)


def called(position: str, candidate: str) -> str:
    return calls.start(LOCAL, position, {}, candidate=candidate, zone=ZONE)


def to_call(position: str, **page: int) -> list[str]:
    rows = position_candidates.list_to_call(LOCAL, position, **{"most": 9, **page})
    return [row.values.get("name", "") for row in rows]


def with_calls(position: str) -> list[tuple[str, str]]:
    rows = position_candidates.list_called(LOCAL, position, most=9)
    return [(row.values["name"], row.call.id) for row in rows if row.call]


def all_names() -> set[str]:
    """Return the names in the database, deleted ones, too."""
    with connections.reading() as connection:
        return set(connection.scalars(select(entries.c.text).where(entries.c.field == "name")))


def let_a_month_pass() -> None:
    ago = timedelta(days=recently_deleted.KEPT_DAYS + 1)
    with connections.writing() as connection:
        deleted = select(records.c.id, records.c.deleted_at).where(
            records.c.deleted_at.is_not(None)
        )
        for row in connection.execute(deleted).all():
            older = update(records).where(records.c.id == row.id)
            connection.execute(older.values(deleted_at=row.deleted_at - ago))
    recently_deleted.erase_expired(LOCAL)


def test_a_candidate_is_to_call_until_there_is_a_call_with_them(position: str) -> None:
    sam, ana = added(position, "Sam"), added(position, "Ana", phone="0161 496")
    assert to_call(position) == ["Sam", "Ana"]
    first = called(position, ana)
    second = called(position, ana)
    without_list = calls.start(LOCAL, position, {}, candidate={"name": "Kim"}, zone=ZONE)
    assert to_call(position) == ["Sam"]
    assert with_calls(position) == [("Kim", without_list), ("Ana", second)]
    progress = position_progress.load(LOCAL, position)
    assert (progress.to_call, len(progress.calls), progress.candidates) == (1, 2, 3)
    lifecycle.delete(LOCAL, second)
    assert with_calls(position) == [("Kim", without_list), ("Ana", first)]
    lifecycle.delete(LOCAL, first)
    assert to_call(position) == ["Sam", "Ana"]
    assert calls.load(LOCAL, called(position, sam)).candidate["name"].text == "Sam"


def test_a_maybe_and_who_was_met_otherwise_are_waited_for_no_more(position: str) -> None:
    added(position, "Top", tier="top", way_round="")
    added(position, "Maybe", tier="maybe")
    added(position, "Coffee", way_round="coffee")
    progress = position_progress.load(LOCAL, position)
    assert (progress.to_call, progress.waiting) == (3, 1)
    assert position_progress.load(LOCAL, positions.create(LOCAL, {}, zone=ZONE)).candidates == 0


def test_the_last_call_with_somebody_says_how_far_they_are(position: str) -> None:
    sam = added(position, "Sam")
    missed = called(position, sam)
    record_fields.write(LOCAL, missed, "call_time", "3:30 PM")
    record_fields.write(LOCAL, missed, "message.1.kind", "times")
    assert not position_progress.load(LOCAL, position).is_begun
    record_fields.write(LOCAL, missed, "missed", "voicemail")
    assert not position_progress.load(LOCAL, position).calls[0].is_open
    record_fields.write(LOCAL, missed, "try_again_on", "12/4/2026")
    assert position_progress.load(LOCAL, position).calls[0].is_open
    again = called(position, sam)
    assert position_progress.load(LOCAL, position).is_begun
    record_fields.write(LOCAL, again, "ending", "hear")
    [last] = position_progress.load(LOCAL, position).calls
    assert (last.is_open, last.is_finished, last.answers["ending"]) == (True, False, "hear")


def test_the_top_tier_is_called_first_and_a_list_keeps_its_order(position: str) -> None:
    added(position, "Maybe", tier="maybe")
    imported(position, "One", "Two", "Three")
    added(position, "Top", tier="top")
    assert to_call(position) == ["Top", "One", "Two", "Three", "Maybe"]
    assert to_call(position, most=2, skip=1) == ["One", "Two"]


def test_a_candidate_of_one_position_is_none_of_another(position: str) -> None:
    other = positions.create(LOCAL, {}, zone=ZONE)
    sam = added(position, "Sam")
    called(other, sam)
    assert to_call(position) == ["Sam"]
    assert to_call(other) == []
    assert [name for name, _ in with_calls(other)] == ["Sam"]


def test_who_is_on_the_position_alone_sees_its_candidates(position: str) -> None:
    sam = added(position, "Sam")
    with pytest.raises(NotFound):
        record_fields.read(OTHER, sam)
    lifecycle.delete(LOCAL, position)
    with pytest.raises(NotFound):
        record_fields.write(LOCAL, sam, "phone", "0161")
    lifecycle.restore(LOCAL, position)
    assert record_fields.write(LOCAL, sam, "phone", "0161").outcome == "saved"


def test_a_candidate_can_be_deleted_and_restored_but_not_from_under_a_call(position: str) -> None:
    sam = added(position, "Sam")
    call = called(position, sam)
    with pytest.raises(StoreError, match="Delete the call first"):
        lifecycle.delete(LOCAL, sam)
    lifecycle.delete(LOCAL, call)
    lifecycle.delete(LOCAL, sam)
    assert to_call(position) == []
    assert {row.kind for row in recently_deleted.list_deleted(LOCAL)} == {"screen", "candidate"}
    lifecycle.restore(LOCAL, call)
    assert [name for name, _ in with_calls(position)] == ["Sam"]
    assert recently_deleted.list_deleted(LOCAL) == []


def test_a_candidate_is_erased_with_their_last_position_or_a_month_after_they_were_deleted(
    position: str,
) -> None:
    added(position, "Sam")
    ana = added(position, "Ana")
    lifecycle.delete(LOCAL, called(position, ana))
    let_a_month_pass()
    assert all_names() >= {"Sam", "Ana"}
    lifecycle.delete(LOCAL, ana)
    let_a_month_pass()
    assert "Ana" not in all_names()
    lifecycle.delete(LOCAL, position)
    let_a_month_pass()
    assert "Sam" not in all_names()


def test_candidates_are_found_by_a_part_of_the_name(position: str) -> None:
    jurg = added(position, "Jürg Meier")
    called(position, jurg)
    imported(position, "Ana Meier", "Sam")
    found, number = position_candidates.find(LOCAL, position, " MEIER ", most=9)
    assert [(row.values["name"], bool(row.call)) for row in found] == [
        ("Ana Meier", False),
        ("Jürg Meier", True),
    ]
    assert number == 2
    assert position_candidates.find(LOCAL, position, "x", most=9) == ([], 0)
    names = {row["name"] for row in position_candidates.list_known(LOCAL, position)}
    assert names == {"Jürg Meier", "Ana Meier", "Sam"}


def test_an_import_is_undone_but_for_what_was_done_with_it_since(position: str) -> None:
    stays = added(position, "By hand")
    first = imported(position, "One", "Two", "Three", "Four")
    again = position_candidates.add_listed(
        LOCAL, position, [{"name": "Five"}], zone=ZONE, import_id=first
    )
    assert again == first
    rows = position_candidates.list_to_call(LOCAL, position, most=9)
    assert rows[0].id == stays
    ids = [row.id for row in rows[1:]]
    assert [type(each).__name__ for each in history.load(LOCAL, ids[0])] == ["Event", "Change"]
    called(position, ids[0])
    record_fields.write(LOCAL, ids[1], "phone", "0161")
    last = position_candidates.load_last_import(LOCAL, position)
    assert last is not None
    assert (last.id, last.number) == (first, 3)
    assert position_candidates.erase_imported(LOCAL, position, first, most=2) == 2
    assert position_candidates.erase_imported(LOCAL, position, first, most=2) == 1
    assert position_candidates.load_last_import(LOCAL, position) is None
    assert to_call(position) == ["By hand", "Two"]
    assert not all_names() & {"Three", "Four", "Five"}


def test_all_candidates_are_read_however_many_there_are(
    position: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(position_candidates, "ROWS_AT_ONCE", 2)
    ids = [added(position, name) for name in ("Ana", "Bo", "Cleo", "Di", "Ed")]
    held = [called(position, each) for each in ids[:3]]
    rows = position_candidates.list_all(LOCAL, position)
    listed = [(row.values["name"], row.call.id if row.call else "") for row in rows]
    assert listed[:2] == [("Di", ""), ("Ed", "")]
    assert sorted(listed[2:]) == list(zip(("Ana", "Bo", "Cleo"), held, strict=True))


def test_next_is_the_top_tier_then_who_has_none_and_no_maybe(position: str) -> None:
    added(position, "Maybe", tier="maybe")
    added(position, "Met", tier="top", way_round="coffee")
    for name, tier in (("None", ""), ("Top", "top"), ("Later", "top")):
        added(position, name, tier=tier)
    call = called(position, added(position, "Ada", tier="maybe"))
    assert candidates.load_call(LOCAL, call, related=True)[1].next_to_call is None
    calls.finish(LOCAL, call)
    for name in ("Top", "Later", "None"):
        following = candidates.load_call(LOCAL, call, related=False)[1].next_to_call
        assert following
        assert following.values["name"] == name
        called(position, following.id)
    assert candidates.load_call(LOCAL, call, related=False)[1].next_to_call is None
