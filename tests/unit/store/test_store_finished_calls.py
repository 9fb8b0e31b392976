"""The calls finished last, for the list of what is left to do."""

from __future__ import annotations

from interview_kit.access import LOCAL
from interview_kit.store.records import call_lists, calls, lifecycle, record_fields
from tests.colleagues import OTHER
from tests.unit.store.conftest import ZONE


def finished(position: str, name: str) -> str:
    call = calls.start(LOCAL, position, {"salary": "x"}, candidate={"name": name}, zone=ZONE)
    record_fields.write(LOCAL, calls.load(LOCAL, call).assessment_id, "promise_kept", "yes")
    calls.finish(LOCAL, call)
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
    assert found[0].assessment == {"promise_kept": "yes"}
    assert "salary" not in found[0].answers
    assert [row.id for row in call_lists.list_latest_finished(LOCAL, most=1)] == [second]
    assert call_lists.list_latest_finished(OTHER, most=10) == []


def test_what_is_ticked_later_is_in_the_list(position: str) -> None:
    call = finished(position, "Ada")
    assessment = calls.load(LOCAL, call).assessment_id
    record_fields.write(LOCAL, assessment, "promise_kept", "no")
    [found] = call_lists.list_latest_finished(LOCAL, most=10)
    assert found.assessment == {"promise_kept": "no"}
    assert found.assessment_id == assessment
