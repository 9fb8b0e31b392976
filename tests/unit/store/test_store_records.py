"""Records besides calls: applications, the profile, copies, recently deleted ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

import pytest

from interview_kit.access import LOCAL, Actor
from interview_kit.errors import NotFound, StoreError
from interview_kit.store.records import (
    applications,
    call_lists,
    calls,
    lifecycle,
    people,
    positions,
    record_fields,
    record_lists,
)
from tests.colleagues import OTHER
from tests.unit.store.conftest import ZONE, field_history


def texts(record: str) -> dict[str, str]:
    return {field: entry.text for field, entry in record_fields.read(LOCAL, record).items()}


def test_an_application_keeps_what_is_of_a_later_kit(application: str) -> None:
    record_fields.write(LOCAL, application, "follow_up.plan", "of a later kit")
    changed = {"company": "Hale Ltd", "person.1.name": "Nadia"}
    record_fields.write_many(LOCAL, application, changed)
    fields = texts(application)
    assert fields["company"] == "Hale Ltd"
    assert fields["person.1.name"] == "Nadia"
    assert fields["follow_up.plan"] == "of a later kit"
    assert len(field_history(application, "follow_up.plan")) == 1


def test_revisions_never_fall_by_deleting_and_restoring(call: str) -> None:
    for text in ("A", "B", "C"):
        record_fields.write(LOCAL, call, "motivations", text)
    before = record_fields.read(LOCAL, call)
    lifecycle.delete(LOCAL, call)
    lifecycle.restore(LOCAL, call)
    assert record_fields.read(LOCAL, call) == before
    assert len(field_history(call, "motivations")) == 3


def test_a_copy_and_its_original_go_their_own_ways(position: str, application: str) -> None:
    for original in (position, application):
        copy = lifecycle.duplicate(LOCAL, original)
        assert texts(copy) == texts(original)
        record_fields.write(LOCAL, copy, "note", "of the copy")
        assert "note" not in record_fields.read(LOCAL, original)


def test_a_person_comes_with_their_entries() -> None:
    assert people.load(LOCAL) == {}
    record_fields.write(LOCAL, LOCAL.id, "name", "Zoë O'Hara")
    assert people.load(LOCAL)["name"].text == "Zoë O'Hara"
    assert people.load(OTHER) == {}


@pytest.mark.parametrize("create", [applications.create, positions.create])
def test_who_is_no_person_makes_nothing(create: Callable[..., str]) -> None:
    with pytest.raises(NotFound):
        create(Actor("nobody"), {}, zone=ZONE)


def test_of_several_fields_only_what_differs_is_written(application: str) -> None:
    record_fields.write(LOCAL, application, "job_title", "Lead")
    changed = texts(application) | {"company": "Hale Ltd"}
    record_fields.write_many(LOCAL, application, changed)
    assert len(field_history(application, "company")) == 2
    assert len(field_history(application, "job_title")) == 1
    assert texts(application) == changed


@pytest.mark.parametrize(
    "values", [{"no such field!": "x"}, {"title": "é" * record_fields.MAX_BYTES}]
)
def test_what_no_field_holds_is_refused_from_the_first(
    position: str, application: str, values: dict[str, str]
) -> None:
    before = texts(application)
    with pytest.raises(StoreError):
        positions.create(LOCAL, values, zone=ZONE)
    with pytest.raises(StoreError):
        applications.create(LOCAL, values, zone=ZONE)
    with pytest.raises(StoreError):
        calls.start(LOCAL, position, values, zone=ZONE)
    with pytest.raises(StoreError):
        record_fields.write_many(LOCAL, application, {"company": "Other", **values})
    assert len(positions.list_positions(LOCAL)) == 1
    assert len(applications.list_applications(LOCAL)) == 1
    assert call_lists.list_drafts(LOCAL) == []
    assert texts(application) == before


def test_a_copy_of_an_example_stays_when_the_examples_go() -> None:
    example = positions.create(LOCAL, {"title": "Example"}, zone=ZONE, example=True)
    copy = lifecycle.duplicate(LOCAL, example)
    lifecycle.delete_examples(LOCAL, ("position",))
    assert [row.id for row in positions.list_positions(LOCAL)] == [copy]


def test_a_list_ends_where_it_is_told_to(position: str) -> None:
    for number in range(3):
        applications.create(LOCAL, {"company": str(number)}, zone=ZONE)
        positions.create(LOCAL, {"title": str(number)}, zone=ZONE)
        calls.start(LOCAL, position, {}, candidate={"name": str(number)}, zone=ZONE)
    ask: list[Callable[..., Sequence[Any]]] = [
        applications.list_applications,
        positions.list_positions,
        call_lists.list_drafts,
    ]
    for list_records in ask:
        whole = list_records(LOCAL)
        assert len(whole) >= 3
        assert list_records(LOCAL, most=2) == whole[:2]
        assert list_records(LOCAL, most=100) == whole


def test_an_example_is_there_until_it_is_deleted() -> None:
    positions.create(LOCAL, {"title": "Of their own"}, zone=ZONE)
    assert not record_lists.has_example(LOCAL, "position")
    positions.create(LOCAL, {"title": "Example"}, zone=ZONE, example=True)
    assert record_lists.has_example(LOCAL, "position")
    assert not record_lists.has_example(LOCAL, "application")
    assert not record_lists.has_example(OTHER, "position")
    lifecycle.delete_examples(LOCAL, ("position",))
    assert not record_lists.has_example(LOCAL, "position")


def test_removed_examples_come_back_with_all_that_was_made_of_them() -> None:
    example = positions.create(LOCAL, {"title": "Example"}, zone=ZONE, example=True)
    of_kit = calls.start(LOCAL, example, {}, zone=ZONE, example=True)
    of_person = calls.start(LOCAL, example, {}, candidate={"name": "Nadia"}, zone=ZONE)
    removed = lifecycle.delete_examples(LOCAL, ("position", "screen", "assessment"))
    assert removed == [example]
    assert call_lists.list_drafts(LOCAL) == []
    for record_id in removed:
        lifecycle.restore(LOCAL, record_id)
    assert {row.id for row in call_lists.list_drafts(LOCAL)} == {of_kit, of_person}


def test_an_id_can_be_part_of_a_component_s_key() -> None:
    # Streamlit refuses two underscores there; with them allowed, one record in two hundred failed.
    ids = {positions.create(LOCAL, {}, zone=ZONE) for _ in range(50)}
    assert len(ids) == 50
    assert all(len(record_id) == 32 and record_id.isalnum() for record_id in ids)


def test_only_the_names_in_ones_other_applications_are_read(application: str) -> None:
    given = {"company": "Hale", "job_title": "Lead", "person.2.name": "Nadia Okafor"}
    named = {**given, "person.2.call_name": "Nadia", "person.2.email": "n@hale.example"}
    other = applications.create(LOCAL, named, zone=ZONE)
    names = [
        ("company", "Hale"),
        ("person.2.call_name", "Nadia"),
        ("person.2.name", "Nadia Okafor"),
    ]
    assert applications.names_in_others(LOCAL, application).names == names
    assert ("company", "Hale") not in applications.names_in_others(LOCAL, other).names
    lifecycle.delete(LOCAL, other)
    assert applications.names_in_others(LOCAL, application).names == []


def test_the_names_in_other_applications_are_read_again_once_they_may_be_others(
    application: str,
) -> None:
    read = applications.names_in_others
    other = applications.create(LOCAL, {"company": "Hale"}, zone=ZONE)
    known = read(LOCAL, application)
    record_fields.write(LOCAL, application, "company", "Brook")
    assert read(LOCAL, application, known) is known
    assert ("company", "Brook") in read(LOCAL, other, known).names
    assert read(OTHER, application, known).names == []
    record_fields.write(LOCAL, other, "company", "Dale")
    changed = read(LOCAL, application, known)
    assert changed.names == [("company", "Dale")]
    lifecycle.delete(LOCAL, other)
    assert read(LOCAL, application, changed).names == []


def test_the_names_in_other_applications_are_read_again_where_one_took_another_s_place(
    application: str,
) -> None:
    read = applications.names_in_others
    first, second, _ = (
        applications.create(LOCAL, {"company": name}, zone=ZONE) for name in ("Hale", "Dale", "Ash")
    )
    lifecycle.delete(LOCAL, first)
    known = read(LOCAL, application)
    lifecycle.delete(LOCAL, second)
    lifecycle.restore(LOCAL, first)
    names = read(LOCAL, application, known).names
    assert sorted(names) == [("company", "Ash"), ("company", "Hale")]


def test_what_was_done_for_one_is_still_to_do_for_its_copy(application: str, call: str) -> None:
    on_the_call = ("ready.water", "asked", "mentioned", "note.success", "contacts", "promised_on")
    for field in on_the_call:
        record_fields.write(LOCAL, application, field, "yes")
    record_fields.write(LOCAL, application, "sheet.pay", "$66,000")
    record_fields.write(LOCAL, application, "sent.1", "yes")
    record_fields.write(LOCAL, application, "sent.1.at", "Nov 30, 10:30 AM")
    record_fields.write(LOCAL, application, "practiced", "2026-11-30")
    record_fields.write(LOCAL, call, "promise_kept", "yes")
    record_fields.write(LOCAL, call, "message.1.text.subject", "Good news")
    record_fields.write(LOCAL, calls.load(LOCAL, call).assessment_id, "promise_kept", "yes")
    record_fields.write(LOCAL, calls.load(LOCAL, call).assessment_id, "impressions", "Calm.")
    as_sent = ("letter.1.when", "letter.1.text.opening", "reminder.1.text.news")
    for field in (*as_sent, "letter.2.learned", "reminder.1.sent"):
        record_fields.write(LOCAL, application, field, "yes")
    copied = record_fields.read(LOCAL, lifecycle.duplicate(LOCAL, application))
    assert copied["letter.2.learned"].text == "yes"
    assert not {*as_sent, "sent.1", "sent.1.at", "practiced", *on_the_call} & copied.keys()
    assert copied["sheet.pay"].text == "$66,000"
    copy = calls.load(LOCAL, lifecycle.duplicate(LOCAL, call))
    assert record_fields.entry_values(copy.assessment) == {"impressions": "Calm."}
    assert not {"promise_kept", "message.1.text.subject"} & copy.entries.keys()


def test_an_application_is_found_by_its_company_its_job_and_its_people(application: str) -> None:
    for field, text in (
        ("company", "Hale & Sons"),
        ("job_title", "Inventory lead"),
        ("job_ad", "We count every night"),
        ("person.2.name", "Nadia Okafor"),
        ("person.2.role", "HR"),
    ):
        record_fields.write(LOCAL, application, field, text)
    for part in ("hale", " LEAD ", "okafor", "hr", "&"):
        assert applications.find(LOCAL, part) == {application: False}, part
    for part in ("night", "Reed", "%"):
        assert applications.find(LOCAL, part) == {}, part
    record_fields.write(LOCAL, application, "archived", "yes")
    assert applications.find(LOCAL, "hale") == {application: True}


def test_a_copy_keeps_what_was_emptied_empty(application: str) -> None:
    slot = "letter.1.learned"
    record_fields.write(LOCAL, application, slot, "the night count")
    record_fields.write(LOCAL, application, slot, "")
    copy = record_fields.read(LOCAL, lifecycle.duplicate(LOCAL, application))
    assert (copy[slot].text, copy[slot].state) == ("", "open")


def test_a_list_of_applications_reads_what_it_shows_and_what_tells_what_is_due(
    application: str,
) -> None:
    record_fields.write(LOCAL, application, "call_date", "Nov 30, 2026")
    record_fields.write(LOCAL, application, "job_ad", "We count every night")
    for field in ("person.12.name", "sent.12", "sheet.pay", "reminder.1.sent"):
        record_fields.write(LOCAL, application, field, "yes")
    (row,) = applications.list_applications(LOCAL)
    assert row.values["call_date"] == "2026-11-30"
    assert "job_ad" not in row.values
    whole = record_fields.entry_values(record_fields.read(LOCAL, application))
    del whole["job_ad"]
    day = date(2026, 11, 30)
    nearest = applications.load_nearest_calls(LOCAL, day, day, most=1)
    assert nearest == {application: whole}
    lifecycle.delete(LOCAL, application)
    assert applications.load_nearest_calls(LOCAL, day, day, most=1) == {}


def test_the_calls_nearest_to_a_day_are_those_of_open_applications(application: str) -> None:
    def nearest(since: int, today: int) -> list[str]:
        days = (date(2026, 11, since), date(2026, 11, today))
        return list(applications.load_nearest_calls(LOCAL, *days, most=1))

    record_fields.write(LOCAL, application, "call_date", "Nov 29, 2026, 10:30 am")
    assert nearest(29, 29) == nearest(29, 30) == [application]
    assert nearest(30, 30) == []
    for field, text in (("outcome", "declined"), ("archived", "yes"), ("call_date", "soon")):
        former = texts(application).get(field, "")
        record_fields.write(LOCAL, application, field, text)
        assert nearest(1, 30) == [], field
        record_fields.write(LOCAL, application, field, former)
    later = applications.create(LOCAL, {"call_date": "Nov 30, 2026"}, zone=ZONE)
    assert nearest(1, 29) == [application], "the next one"
    assert nearest(1, 30) == [later, application], "the last one and the next one"
    record_fields.write(LOCAL, later, "call_date", "Nov 29, 2026")
    assert nearest(1, 30) == [application], "of one day, the one that was changed first"


def test_applications_are_counted_by_what_tells_their_stage(application: str) -> None:
    applications.create(LOCAL, {"call_date": "Nov 30, 2026"}, zone=ZONE)
    applications.create(
        LOCAL, {"call_date": "soon", "stage": "offer", "archived": "yes"}, zone=ZONE
    )
    applications.create(LOCAL, {"archived": "no"}, zone=ZONE)
    assert sorted(applications.count_by_stage(LOCAL)) == [
        ("", False, False, 2),
        ("", True, False, 1),
        ("offer", False, True, 1),
    ]
