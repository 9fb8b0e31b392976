"""What no page sends, but somebody may: refused in a sentence, and nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from interview_kit import clock
from interview_kit.access import LOCAL
from interview_kit.errors import NotFound, StoreError, Unavailable
from interview_kit.store.records import (
    calls,
    history,
    lifecycle,
    recently_deleted,
    record_fields,
    record_lists,
)
from interview_kit.store.records.overwriting import Edit

READS: dict[str, Callable[[str], object]] = {
    "record_fields.read": lambda record: record_fields.read(LOCAL, record),
    "record_fields.write": lambda record: record_fields.write(LOCAL, record, "company", "x"),
    "history.load": lambda record: history.load(LOCAL, record),
    "lifecycle.delete": lambda record: lifecycle.delete(LOCAL, record),
    "lifecycle.restore": lambda record: lifecycle.restore(LOCAL, record),
    "calls.load": lambda record: calls.load(LOCAL, record),
}


def rated(call: str) -> str:
    """Return the id of a call's ratings, with something in them."""
    assessment = calls.load(LOCAL, call).assessment_id
    record_fields.write(LOCAL, assessment, "impressions", "Calm and clear")
    return assessment


def test_the_ratings_of_a_deleted_call_are_in_no_list(call: str) -> None:
    rated(call)
    lifecycle.delete(LOCAL, call)
    assert record_lists.list_records(LOCAL, "assessment") == []


def test_the_ratings_of_a_deleted_call_are_not_found(call: str) -> None:
    ratings = rated(call)
    lifecycle.delete(LOCAL, call)
    for verb in (record_fields.read, history.load):
        with pytest.raises(NotFound):
            verb(LOCAL, ratings)


def test_nothing_is_offered_back_into_a_call_that_is_deleted(call: str) -> None:
    record_fields.write(LOCAL, rated(call), "impressions", "")
    assert [row.text for row in recently_deleted.list_emptied(LOCAL)] == ["Calm and clear"]
    lifecycle.delete(LOCAL, call)
    assert recently_deleted.list_emptied(LOCAL) == []


@pytest.mark.parametrize("record", ["profile", "assessment"])
def test_what_is_no_kind_of_its_own_cannot_be_deleted(call: str, record: str) -> None:
    record_id = rated(call) if record == "assessment" else LOCAL.id
    with pytest.raises(NotFound):
        lifecycle.delete(LOCAL, record_id)
    assert record_fields.read(LOCAL, record_id) is not None


@pytest.mark.parametrize("verb", READS)
@pytest.mark.parametrize(
    "address", ["\x00", "\ud800", "no-such-id", "%", "x" * 500, "' OR ''='", "０" * 32]
)
def test_an_address_that_no_database_knows_is_not_found(verb: str, address: str) -> None:
    with pytest.raises(NotFound):
        READS[verb](address)


@pytest.mark.parametrize(
    ("tab", "sequence", "base"),
    [
        ("\ud800", 1, 1),
        ("a\x00", 1, 1),
        ("a" * 41, 1, 1),
        ("a", 2**63, 1),
        ("a", -1, 1),
    ],
)
def test_what_no_tab_sends_is_refused_and_the_database_is_not_blamed(
    application: str, tab: str, sequence: int, base: int
) -> None:
    with pytest.raises(StoreError) as caught:
        record_fields.write(
            LOCAL, application, "company", "x", base=base, tab=tab, sequence=sequence
        )
    assert not isinstance(caught.value, Unavailable)
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"


@pytest.mark.parametrize("base", [-1, 2**31 - 1, 2**53])
def test_a_revision_that_never_was_is_no_reason_to_overwrite(application: str, base: int) -> None:
    written = record_fields.write(
        LOCAL, application, "company", "x", base=base, tab="a", sequence=1
    )
    assert (written.outcome, written.text) == ("conflict", "Hale & Sons")


@pytest.mark.parametrize("state", ["answered", "not_due", "", "x"])
def test_nobody_says_of_an_answer_what_only_the_kit_finds_out(call: str, state: str) -> None:
    with pytest.raises(StoreError):
        record_fields.write(LOCAL, call, "education", Edit(state=state))


def test_a_clock_that_was_years_behind_takes_no_day_to_restore(
    application: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(clock, "now", lambda: datetime(2020, 1, 1, tzinfo=UTC))
        lifecycle.delete(LOCAL, application)
    assert recently_deleted.erase_expired(LOCAL) == 0
    assert [row.id for row in recently_deleted.list_deleted(LOCAL)] == [application]
