"""Calls: frozen questions, finishing, reopening, copies, deleting and restoring."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import event, select

from interview_kit.access import LOCAL
from interview_kit.errors import Locked, NotFound
from interview_kit.interviewer.progress import Answer
from interview_kit.store.database import connections
from interview_kit.store.database.schema import call_revisions
from interview_kit.store.records import (
    applications,
    call_lists,
    calls,
    history,
    lifecycle,
    positions,
    record_fields,
)
from interview_kit.store.records.overwriting import Edit
from tests.colleagues import OTHER
from tests.unit.store.conftest import ZONE


def answer(call: str, **values: str) -> None:
    record_fields.write_many(LOCAL, call, values)


def finished_at(call: str) -> list[datetime]:
    happened = history.load(LOCAL, call)
    return [change.at for change in happened if getattr(change, "event", "") == "finished"]


def test_a_call_starts_with_what_its_position_settles(call: str) -> None:
    loaded = calls.load(LOCAL, call)
    assert loaded.state == "draft"
    assert loaded.entries["hear_by"].value == "2026-11-30"
    assert loaded.zone == ZONE
    assert loaded.question_set.title == "Inventory lead"


@pytest.mark.parametrize("date", ["", "next week", "0000-00-00"])
def test_a_date_that_cannot_be_read_does_not_stop_a_call(position: str, date: str) -> None:
    loaded = calls.load(LOCAL, calls.start(LOCAL, position, {"call_date": date}, zone=ZONE))
    assert "hear_by" not in loaded.entries


def test_calls_keep_the_wording_they_were_held_under(position: str, call: str) -> None:
    same = calls.load(LOCAL, calls.start(LOCAL, position, {}, zone=ZONE))
    record_fields.write(LOCAL, position, "years_in", "warehousing")
    changed = calls.load(LOCAL, calls.start(LOCAL, position, {}, zone=ZONE))
    first = calls.load(LOCAL, call)
    assert (first.version, same.version, changed.version) == (1, 1, 2)
    assert "stock" in first.question_set.question("years_experience").text
    assert "warehousing" in changed.question_set.question("years_experience").text


def test_a_call_asks_what_its_position_asks_until_it_is_begun(position: str, call: str) -> None:
    assert not calls.renew_questions(LOCAL, call)
    record_fields.write(LOCAL, position, "years_in", "warehousing")
    assert calls.renew_questions(LOCAL, call)
    renewed = calls.load(LOCAL, call)
    assert "warehousing" in renewed.question_set.question("years_experience").text
    answer(call, motivations="Reasons")
    record_fields.write(LOCAL, position, "years_in", "stock")
    assert not calls.renew_questions(LOCAL, call)
    assert calls.load(LOCAL, call).question_set == renewed.question_set


def test_a_finished_call_refuses_changes_but_its_assessment_does_not(call: str) -> None:
    answer(call, motivations="Reasons")
    calls.finish(LOCAL, call)
    with pytest.raises(Locked):
        record_fields.write(LOCAL, call, "motivations", "Other reasons")
    with pytest.raises(Locked):
        record_fields.write(LOCAL, call, "education", Edit(state="declined"))
    with pytest.raises(Locked):
        calls.finish(LOCAL, call)
    loaded = calls.load(LOCAL, call)
    record_fields.write(LOCAL, loaded.assessment_id, "impressions", "Quick")
    assert calls.load(LOCAL, call).assessment["impressions"].text == "Quick"
    assert loaded.entries["motivations"].text == "Reasons"


def test_reopening_starts_a_new_revision_and_keeps_the_old(call: str) -> None:
    answer(call, motivations="Reasons", satisfied="no", past_size="300 people")
    calls.finish(LOCAL, call)
    assert calls.load(LOCAL, call).entries["past_size"].state == "not_due"
    calls.reopen(LOCAL, call)
    loaded = calls.load(LOCAL, call)
    assert (loaded.state, loaded.revision) == ("draft", 2)
    assert loaded.entries["past_size"].state == "answered"
    answer(call, motivations="Better reasons")
    calls.finish(LOCAL, call)
    first, second = (calls.load_as_finished(LOCAL, call, at) for at in finished_at(call))
    assert (first.revision, second.revision) == (1, 2)
    assert first.answers["motivations"] == Answer("Reasons", "answered")
    assert first.answers["past_size"] == Answer("300 people", "not_due")
    assert second.answers == calls.load(LOCAL, call).answers
    assert first.question_set == second.question_set == loaded.question_set
    with pytest.raises(Locked):
        calls.reopen(LOCAL, calls.start(LOCAL, loaded.position_id, {}, zone=ZONE))


def test_before_it_was_finished_there_is_no_finished_call(call: str) -> None:
    with pytest.raises(NotFound):
        calls.load_as_finished(LOCAL, call, datetime.now(UTC))


def test_typing_goes_on_after_finish_and_reopen(call: str) -> None:
    record_fields.write(LOCAL, call, "past_size", "300", base=0, tab="a", sequence=1)
    calls.finish(LOCAL, call)
    calls.reopen(LOCAL, call)
    again = record_fields.write(LOCAL, call, "past_size", "3000", base=1, tab="a", sequence=2)
    assert again.outcome == "saved"


def test_drafts_and_finished_calls_are_listed_apart(position: str, call: str) -> None:
    done = calls.start(LOCAL, position, {}, candidate={"name": "Nadia"}, zone=ZONE)
    calls.finish(LOCAL, done)
    assert [row.id for row in call_lists.list_drafts(LOCAL)] == [call]
    assert [row.id for row in call_lists.list_finished_of_position(LOCAL, position)] == [done]
    row = positions.list_positions(LOCAL)[0]
    assert (row.drafts, row.finished) == (1, 1)


def test_many_calls_take_as_many_queries_as_one(position: str) -> None:
    def queries() -> int:
        counted: list[str] = []

        def note(*args: object) -> None:
            counted.append(str(args[2]))

        engine = connections._engine()
        event.listen(engine, "before_cursor_execute", note)
        try:
            call_lists.list_finished_of_position(LOCAL, position)
        finally:
            event.remove(engine, "before_cursor_execute", note)
        return len(counted)

    for _ in range(2):
        calls.finish(LOCAL, calls.start(LOCAL, position, {}, zone=ZONE))
    few = queries()
    for _ in range(8):
        calls.finish(LOCAL, calls.start(LOCAL, position, {}, zone=ZONE))
    assert queries() == few


def test_deleting_hides_and_restoring_undoes_that(position: str, call: str) -> None:
    candidate = calls.load(LOCAL, call).candidate_id
    record_fields.write(LOCAL, candidate, "name", "Nadia")
    lifecycle.delete(LOCAL, call)
    assert call_lists.list_drafts(LOCAL) == []
    with pytest.raises(NotFound):
        calls.load(LOCAL, call)
    for record in (call, candidate):
        with pytest.raises(NotFound):
            record_fields.write(LOCAL, record, "name", "x")
    lifecycle.restore(LOCAL, call)
    assert calls.load(LOCAL, call).candidate["name"].text == "Nadia"


def test_a_position_takes_its_calls_with_it_and_brings_them_back(position: str, call: str) -> None:
    done = calls.start(LOCAL, position, {}, zone=ZONE)
    calls.finish(LOCAL, done)
    lifecycle.delete(LOCAL, position)
    assert call_lists.list_drafts(LOCAL) == []
    for record in (call, done):
        with pytest.raises(NotFound):
            calls.load(LOCAL, record)
    with pytest.raises(NotFound):
        calls.start(LOCAL, position, {}, zone=ZONE)
    lifecycle.restore(LOCAL, position)
    assert [row.id for row in call_lists.list_drafts(LOCAL)] == [call]
    assert [row.id for row in call_lists.list_finished_of_position(LOCAL, position)] == [done]


def test_a_call_that_was_deleted_by_itself_stays_so_when_its_position_comes_back(
    position: str, call: str
) -> None:
    other = calls.start(LOCAL, position, {}, zone=ZONE)
    lifecycle.delete(LOCAL, call)
    lifecycle.delete(LOCAL, position)
    lifecycle.restore(LOCAL, position)
    assert [row.id for row in call_lists.list_drafts(LOCAL)] == [other]


def test_a_call_that_is_restored_brings_its_position_and_no_other_call(
    position: str, call: str
) -> None:
    calls.start(LOCAL, position, {}, zone=ZONE)
    lifecycle.delete(LOCAL, call)
    lifecycle.delete(LOCAL, position)
    lifecycle.restore(LOCAL, call)
    assert [row.id for row in positions.list_positions(LOCAL)] == [position]
    assert [row.id for row in call_lists.list_drafts(LOCAL)] == [call]


def test_removing_the_examples_takes_the_calls_that_were_held_for_one(call: str) -> None:
    example = positions.create(LOCAL, {"title": "Example"}, zone=ZONE, example=True)
    tried = calls.start(LOCAL, example, {}, zone=ZONE)
    calls.start(LOCAL, example, {}, zone=ZONE, example=True)
    lifecycle.delete_examples(LOCAL, ("position", "screen", "assessment"))
    assert [row.id for row in call_lists.list_drafts(LOCAL)] == [call]
    lifecycle.restore(LOCAL, example)
    assert tried in {row.id for row in call_lists.list_drafts(LOCAL)}
    assert positions.count_calls(LOCAL, example) == 2


def test_a_copy_of_a_finished_call_is_a_draft_with_its_answers_and_ratings(call: str) -> None:
    answer(call, satisfied="no", past_size="300")
    record_fields.write(LOCAL, calls.load(LOCAL, call).assessment_id, "rating.motivations", "4")
    record_fields.write(LOCAL, call, "education", Edit(state="declined"))
    calls.finish(LOCAL, call)
    copy = calls.load(LOCAL, lifecycle.duplicate(LOCAL, call))
    assert copy.state == "draft"
    assert copy.entries["education"].state == "declined"
    assert copy.entries["past_size"].state == "answered"
    assert copy.assessment["rating.motivations"].text == "4"


def test_only_what_stands_alone_can_be_copied(call: str) -> None:
    loaded = calls.load(LOCAL, call)
    for record in (loaded.assessment_id, LOCAL.id):
        with pytest.raises(NotFound):
            lifecycle.duplicate(LOCAL, record)


def test_removing_the_examples_leaves_the_rest(position: str, call: str) -> None:
    example = positions.create(LOCAL, {"title": "Example"}, zone=ZONE, example=True)
    held = calls.start(LOCAL, example, {}, zone=ZONE, example=True)
    asked = applications.create(LOCAL, {"company": "Example"}, zone=ZONE, example=True)
    theirs = positions.create(OTHER, {"title": "Example"}, zone=ZONE, example=True)
    assessment = calls.load(LOCAL, held).assessment_id
    lifecycle.delete_examples(LOCAL, ("position", "screen", "assessment"))
    for gone in (example, held, assessment):
        with pytest.raises(NotFound):
            record_fields.read(LOCAL, gone)
    assert [row.id for row in positions.list_positions(LOCAL)] == [position]
    assert [row.id for row in call_lists.list_drafts(LOCAL)] == [call]
    assert [row.id for row in applications.list_applications(LOCAL)] == [asked]
    assert [row.id for row in positions.list_positions(OTHER)] == [theirs]


def test_an_id_of_another_kind_is_not_found(position: str, call: str, application: str) -> None:
    for wrong in (position, application, "no-such-id", ""):
        with pytest.raises(NotFound):
            calls.load_as_finished(LOCAL, wrong, datetime.now(UTC))
        for verb in (calls.load, calls.finish, calls.reopen):
            with pytest.raises(NotFound):
                verb(LOCAL, wrong)
    for wrong in (call, application):
        with pytest.raises(NotFound):
            calls.start(LOCAL, wrong, {}, zone=ZONE)
        with pytest.raises(NotFound):
            call_lists.list_finished_of_position(LOCAL, wrong)


def test_the_copy_kept_of_a_revision_never_changes(call: str) -> None:
    def kept() -> list[dict[str, dict[str, str]]]:
        with connections.reading() as connection:
            content = select(call_revisions.c.content).order_by(call_revisions.c.revision)
            return [json.loads(text) for text in connection.scalars(content)]

    answer(call, motivations="Reasons", satisfied="no", past_size="300")
    calls.finish(LOCAL, call)
    first = kept()[0]
    assert first["motivations"] == {"text": "Reasons", "state": "answered"}
    assert first["past_size"] == {"text": "300", "state": "not_due"}
    calls.reopen(LOCAL, call)
    answer(call, motivations="Better reasons")
    calls.finish(LOCAL, call)
    assert kept()[0] == first
    assert kept()[1]["motivations"]["text"] == "Better reasons"


def test_a_text_that_waited_while_a_call_was_finished_is_taken_afterwards(call: str) -> None:
    answer(call, satisfied="no", past_size="300")
    seen = calls.load(LOCAL, call).entries["past_size"].revision
    calls.finish(LOCAL, call)
    with pytest.raises(Locked):
        record_fields.write(LOCAL, call, "past_size", "3000", base=seen, tab="new", sequence=1)
    calls.reopen(LOCAL, call)
    again = record_fields.write(LOCAL, call, "past_size", "3000", base=seen, tab="new", sequence=1)
    assert again.outcome == "saved"


def test_a_copied_call_keeps_the_questions_it_was_held_under(position: str, call: str) -> None:
    record_fields.write(LOCAL, position, "years_in", "warehousing")
    copy = calls.load(LOCAL, lifecycle.duplicate(LOCAL, call))
    assert copy.version == 1
    assert copy.question_set == calls.load(LOCAL, call).question_set
    assert copy.assessment_id != calls.load(LOCAL, call).assessment_id


def test_reopening_gives_back_why_a_field_had_no_answer(call: str) -> None:
    record_fields.write_many(LOCAL, call, {"satisfied": "no", "past_size": "300 people"})
    record_fields.write(LOCAL, call, "past_products", Edit(state="declined"))
    calls.finish(LOCAL, call)
    closed = calls.load(LOCAL, call).entries
    assert {closed[field].state for field in ("past_size", "past_products")} == {"not_due"}
    calls.reopen(LOCAL, call)
    opened = calls.load(LOCAL, call).entries
    assert opened["past_products"].state == "declined"
    assert (opened["past_size"].state, opened["past_size"].text) == ("answered", "300 people")


def test_a_position_lists_its_calls_from_the_last_one_on(position: str) -> None:
    begun = [calls.start(LOCAL, position, {}, zone=ZONE) for _ in range(5)]
    elsewhere = positions.create(LOCAL, {"title": "Driver"}, zone=ZONE)
    calls.start(LOCAL, elsewhere, {}, zone=ZONE)
    calls.finish(LOCAL, begun[0])
    lifecycle.delete(LOCAL, begun[3])
    listed = [row.id for row in call_lists.list_of_position(LOCAL, position, most=100)]
    assert listed == [begun[4], begun[2], begun[1], begun[0]]
    some = call_lists.list_of_position(LOCAL, position, most=2, skip=1)
    assert [call.id for call in some] == [begun[2], begun[1]]
    with pytest.raises(NotFound):
        call_lists.list_of_position(OTHER, position, most=1)


def test_calls_are_found_by_the_candidates_name_in_all_positions(position: str) -> None:
    elsewhere = positions.create(LOCAL, {"title": "Driver"}, zone=ZONE)
    one = calls.start(LOCAL, position, {}, candidate={"name": "Zoë Müller"}, zone=ZONE)
    two = calls.start(LOCAL, elsewhere, {}, candidate={"name": "MÜLLER, Jan"}, zone=ZONE)
    gone = calls.start(LOCAL, elsewhere, {}, candidate={"name": "Müller"}, zone=ZONE)
    calls.start(LOCAL, position, {"motivations": "Müller"}, candidate={"name": "Ada"}, zone=ZONE)
    lifecycle.delete(LOCAL, gone)
    for asked, most, skip, found in (
        (" müller ", 9, 0, [two, one]),
        ("müller", 1, 0, [two]),
        ("müller", 1, 1, [one]),
    ):
        shown, number = call_lists.list_by_candidate(LOCAL, asked, most=most, skip=skip)
        assert ([call.id for call in shown], number) == (found, 2)
    assert call_lists.list_by_candidate(LOCAL, "%", most=9) == ([], 0)
    assert call_lists.list_by_candidate(OTHER, "müller", most=9) == ([], 0)
