"""What is deleted can be restored for thirty days, and then is erased."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select, true, update

from interview_kit.access import LOCAL
from interview_kit.errors import NotFound
from interview_kit.store.database import connections
from interview_kit.store.database.schema import metadata, records
from interview_kit.store.records import (
    applications,
    calls,
    lifecycle,
    recently_deleted,
    record_fields,
)
from tests.colleagues import OTHER


def put_back_the_calendar(record: str, days: int) -> None:
    """Make a deletion older."""
    with connections.writing() as connection:
        connection.execute(
            update(records)
            .where(records.c.id == record)
            .values(deleted_at=datetime.now(UTC) - timedelta(days=days))
        )


def rows() -> dict[str, int]:
    """Return the number of rows by table; people are always there."""
    is_counted = {records.name: records.c.kind != "person"}
    with connections.reading() as connection:
        return {
            table.name: connection.scalar(
                select(func.count()).select_from(table).where(is_counted.get(table.name, true()))
            )
            or 0
            for table in metadata.sorted_tables
        }


def test_what_was_deleted_is_recently_deleted_and_in_no_other_list(
    position: str, call: str, application: str
) -> None:
    for record in (application, call, position):
        lifecycle.delete(LOCAL, record)
    found = recently_deleted.list_deleted(LOCAL)
    assert [row.id for row in found] == [position, call, application]
    assert [row.kind for row in found] == ["position", "screen", "application"]
    assert found[2].values["company"] == "Hale & Sons"
    assert applications.list_applications(LOCAL) == []
    assert recently_deleted.list_deleted(OTHER) == []
    lifecycle.restore(LOCAL, call)
    assert [row.id for row in recently_deleted.list_deleted(LOCAL)] == [
        application
    ]  # a call needs its position


def test_a_deleted_record_says_how_long_it_can_be_restored(application: str) -> None:
    lifecycle.delete(LOCAL, application)
    assert recently_deleted.list_deleted(LOCAL)[0].days_left == 30
    put_back_the_calendar(application, 29)
    assert recently_deleted.list_deleted(LOCAL)[0].days_left == 1


def test_after_thirty_days_a_record_is_erased_with_all_that_hangs_on_it(
    position: str, call: str, application: str
) -> None:
    record_fields.write(LOCAL, calls.load(LOCAL, call).assessment_id, "impressions", "Calm")
    calls.finish(LOCAL, call)
    for record in (application, call, position):
        lifecycle.delete(LOCAL, record)
        put_back_the_calendar(record, 31)
    assert recently_deleted.list_deleted(LOCAL) == []
    assert recently_deleted.erase_expired(LOCAL) == 3
    assert set(rows().values()) == {0}
    with pytest.raises(NotFound):
        lifecycle.restore(LOCAL, application)


def test_what_has_time_left_is_not_erased(application: str) -> None:
    lifecycle.delete(LOCAL, application)
    put_back_the_calendar(application, 29)
    assert recently_deleted.erase_expired(LOCAL) == 0
    lifecycle.restore(LOCAL, application)
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


def test_a_position_stays_as_long_as_a_call_needs_its_questions(position: str, call: str) -> None:
    lifecycle.delete(LOCAL, position)
    put_back_the_calendar(position, 31)
    assert recently_deleted.erase_expired(LOCAL) == 0
    lifecycle.restore(LOCAL, call)
    assert calls.load(LOCAL, call).question_set.title == "Inventory lead"


def test_the_calls_of_a_deleted_position_are_named_with_it(position: str, call: str) -> None:
    record_fields.write(LOCAL, calls.load(LOCAL, call).candidate_id, "name", "Nadia")
    calls.start(LOCAL, position, {}, zone="UTC")
    alone = calls.start(LOCAL, position, {}, zone="UTC")
    lifecycle.delete(LOCAL, alone)
    lifecycle.delete(LOCAL, position)
    assert [(row.id, row.calls) for row in recently_deleted.list_deleted(LOCAL)] == [
        (position, ("Nadia", "")),
        (alone, ()),
    ]


def test_a_position_is_erased_with_the_calls_that_went_with_it(position: str, call: str) -> None:
    calls.finish(LOCAL, call)
    lifecycle.delete(LOCAL, position)
    for record in (position, call):
        put_back_the_calendar(record, 31)
    assert recently_deleted.erase_expired(LOCAL) == 2
    assert set(rows().values()) == {0}


def test_nothing_of_others_is_erased(application: str) -> None:
    lifecycle.delete(LOCAL, application)
    put_back_the_calendar(application, 31)
    assert recently_deleted.erase_expired(OTHER) == 0


def test_an_answer_that_was_emptied_can_be_restored(call: str) -> None:
    record_fields.write(LOCAL, call, "education", "A diploma")
    record_fields.write(LOCAL, call, "education", "A diploma in logistics")
    record_fields.write(LOCAL, call, "education", "")
    (found,) = recently_deleted.list_emptied(LOCAL)
    assert (found.kind, found.field, found.text) == (
        "screen",
        "education",
        "A diploma in logistics",
    )
    record_fields.write(LOCAL, found.record_id, found.field, found.edit)
    assert record_fields.read(LOCAL, call)["education"].text == "A diploma in logistics"
    assert recently_deleted.list_emptied(LOCAL) == []


def test_an_answer_that_a_finished_call_lost_is_offered_again_when_it_is_reopened(
    call: str,
) -> None:
    record_fields.write(LOCAL, call, "education", "A diploma")
    record_fields.write(LOCAL, call, "education", "")
    calls.finish(LOCAL, call)
    assert recently_deleted.list_emptied(LOCAL) == []
    calls.reopen(LOCAL, call)
    assert [row.text for row in recently_deleted.list_emptied(LOCAL)] == ["A diploma"]


def test_the_list_of_recently_deleted_has_as_many_as_are_asked_for(
    position: str, call: str
) -> None:
    lifecycle.delete(LOCAL, call)
    lifecycle.delete(LOCAL, position)
    assert [row.id for row in recently_deleted.list_deleted(LOCAL, most=1)] == [position]


def test_what_was_always_empty_or_is_deleted_or_somebody_elses_is_no_emptied_answer(
    call: str, application: str
) -> None:
    record_fields.write(LOCAL, call, "education", "")
    record_fields.write(LOCAL, application, "company", "")
    lifecycle.delete(LOCAL, application)
    assert recently_deleted.list_emptied(LOCAL) == []
    lifecycle.restore(LOCAL, application)
    assert recently_deleted.list_emptied(OTHER) == []
    assert [row.field for row in recently_deleted.list_emptied(LOCAL)] == ["company"]


def test_an_example_is_restored_with_its_ratings(position: str) -> None:
    call = calls.start(LOCAL, position, {}, zone="UTC", example=True)
    rated = calls.load(LOCAL, call).assessment_id
    record_fields.write(LOCAL, rated, "impressions", "Calm")
    lifecycle.delete_examples(LOCAL, ("screen", "assessment"))
    lifecycle.restore(LOCAL, call)
    assert calls.load(LOCAL, call).assessment["impressions"].text == "Calm"
    put_back_the_calendar(call, 31)
    lifecycle.restore(LOCAL, call)
    assert recently_deleted.erase_expired(LOCAL) == 0
    assert record_fields.read(LOCAL, rated)["impressions"].text == "Calm"
