"""The calls finished last, for the list of what is left to do."""

from __future__ import annotations

import pytest

from interview_kit.access import LOCAL
from interview_kit.errors import Locked
from interview_kit.store.records import call_lists, calls, lifecycle, position_people, record_fields
from tests.colleagues import OTHER
from tests.unit.store.conftest import ZONE


def finished(position: str, name: str) -> str:
    call = calls.start(LOCAL, position, {"salary": "x"}, candidate={"name": name}, zone=ZONE)
    calls.finish(LOCAL, call)
    record_fields.write(LOCAL, call, "promise_kept", "yes")
    return call


def test_the_calls_finished_last_come_first_with_what_is_left_to_do_of_them(position: str) -> None:
    first, second = (finished(position, name) for name in ("Ada", "Bo"))
    deleted = finished(position, "Cy")
    lifecycle.delete(LOCAL, deleted)
    calls.start(LOCAL, position, {}, candidate={"name": "not finished"}, zone=ZONE)
    found = call_lists.list_latest_finished(LOCAL, most=10)
    assert [call.id for call in found] == [second, first]
    assert [call.candidate for call in found] == ["Bo", "Ada"]
    assert found[0].title == "Inventory lead"
    assert found[0].answers["promise_kept"] == "yes"
    assert "salary" not in found[0].answers
    assert [row.id for row in call_lists.list_latest_finished(LOCAL, most=1)] == [second]
    assert call_lists.list_latest_finished(OTHER, most=10) == []


def test_what_is_written_of_a_promise_later_is_in_the_list(position: str) -> None:
    call = finished(position, "Ada")
    moved = {"promise_kept": "no", "promise_moved_to": "12/4/2026"}
    record_fields.write_many(LOCAL, call, moved)
    [found] = call_lists.list_latest_finished(LOCAL, most=10)
    assert found.answers["promise_kept"] == "no"
    assert found.answers["promise_moved_to"] == "2026-12-04"


def test_a_colleague_knows_what_a_candidate_was_told(position: str) -> None:
    call = finished(position, "Ada")
    position_people.add(LOCAL, position, OTHER.id, "interviewer")
    record_fields.write(OTHER, call, "message.1.sent", "yes")
    [found] = call_lists.list_latest_finished(OTHER, most=10)
    assert found.answers["promise_kept"] == "yes"


@pytest.mark.parametrize("field", ["salary", "ending", "hear_by", "promise_kept.other"])
def test_only_what_follows_a_finished_call_is_still_written(position: str, field: str) -> None:
    call = finished(position, "Ada")
    record_fields.write(LOCAL, call, "message.1.text.subject", "Good news")
    with pytest.raises(Locked):
        record_fields.write_many(LOCAL, call, {"promise_kept": "no", field: "x"})
    stored = record_fields.read(LOCAL, call)
    assert (stored["promise_kept"].text, stored["message.1.text.subject"].text) == (
        "yes",
        "Good news",
    )
