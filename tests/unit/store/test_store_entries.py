"""One field, written from several places: nothing is overwritten unseen, nothing is lost."""

from __future__ import annotations

import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_kit.access import LOCAL
from interview_kit.errors import StoreError
from interview_kit.store.database import connections
from interview_kit.store.records import field_rows, record_fields
from interview_kit.store.records.overwriting import Edit
from interview_kit.store.records.record_fields import TooLong, WriteResult
from interview_kit.text import storable
from tests.colleagues import OTHER
from tests.unit.store.conftest import field_history


def typed(record: str, text: str, base: int, sequence: int, tab: str = "a") -> WriteResult:
    return record_fields.write(
        LOCAL, record, "company", text, base=base, tab=tab, sequence=sequence
    )


def test_a_text_is_stored_with_a_revision_and_its_time(application: str) -> None:
    written = typed(application, "Hale", base=1, sequence=1)
    assert (written.outcome, written.revision) == ("saved", 2)
    entry = record_fields.read(LOCAL, application)["company"]
    assert (entry.text, entry.state, entry.revision, entry.author) == (
        "Hale",
        "answered",
        2,
        "local",
    )
    assert entry.changed_at.utcoffset() is not None


def test_the_same_text_again_changes_nothing(application: str) -> None:
    assert typed(application, "Hale & Sons", base=1, sequence=1).outcome == "same"
    assert record_fields.read(LOCAL, application)["company"].revision == 1


def test_a_tab_need_not_wait_for_the_answer_to_its_last_text(application: str) -> None:
    typed(application, "A", base=1, sequence=1)
    assert typed(application, "AB", base=1, sequence=2).outcome == "saved"


def test_an_older_text_of_a_tab_never_replaces_a_newer_one(application: str) -> None:
    typed(application, "A", base=1, sequence=1)
    typed(application, "AB", base=1, sequence=2)
    late = typed(application, "A", base=1, sequence=1)
    assert (late.outcome, late.text) == ("stale", "AB")


def test_a_text_taken_back_is_not_undone_by_a_late_arrival(application: str) -> None:
    typed(application, "A", base=1, sequence=1)
    assert typed(application, "A", base=1, sequence=3).outcome == "same"
    assert typed(application, "AB", base=1, sequence=2).outcome == "stale"
    assert record_fields.read(LOCAL, application)["company"].text == "A"


def test_a_text_typed_again_after_another_is_newer(application: str) -> None:
    typed(application, "A", base=1, sequence=1)
    typed(application, "AB", base=1, sequence=2)
    assert typed(application, "A", base=1, sequence=3).outcome == "saved"
    assert typed(application, "AB", base=1, sequence=2).outcome == "stale"
    assert record_fields.read(LOCAL, application)["company"].text == "A"


def test_the_same_text_from_another_tab_leaves_the_field_to_the_first(application: str) -> None:
    typed(application, "A", base=1, sequence=5, tab="a")
    same = typed(application, "A", base=1, sequence=90, tab="b")
    assert (same.outcome, same.revision) == ("same", 2)
    assert typed(application, "AB", base=1, sequence=6, tab="a").outcome == "saved"


def test_without_a_base_a_text_goes_on_top(application: str) -> None:
    typed(application, "A", base=1, sequence=1)
    written = record_fields.write(LOCAL, application, "company", "chosen")
    assert (written.outcome, written.revision) == ("saved", 3)
    texts = [change.text for change in field_history(application, "company")]
    assert texts == ["Hale & Sons", "A", "chosen"]


def test_a_retry_of_an_old_text_does_not_make_the_tab_older(application: str) -> None:
    typed(application, "A", base=1, sequence=5)
    assert typed(application, "A", base=1, sequence=2).outcome == "same"
    assert typed(application, "AB", base=1, sequence=4).outcome == "stale"


def test_two_tabs_on_one_text_conflict_and_both_are_kept(application: str) -> None:
    typed(application, "mine", base=1, sequence=1, tab="a")
    lost = typed(application, "theirs", base=1, sequence=1, tab="b")
    assert (lost.outcome, lost.text, lost.revision) == ("conflict", "mine", 2)
    assert record_fields.read(LOCAL, application)["company"].text == "mine"
    history = field_history(application, "company")
    assert [(c.text, c.revision) for c in history][1:] == [("mine", 2), ("theirs", None)]


def test_a_text_that_loses_leaves_the_field_as_it_was(application: str) -> None:
    typed(application, "mine", base=1, sequence=1, tab="a")
    before = record_fields.read(LOCAL, application)
    typed(application, "theirs", base=1, sequence=1, tab="b")
    typed(application, "", base=1, sequence=2, tab="b")
    assert record_fields.read(LOCAL, application) == before
    lost = field_history(application, "company")[-2:]
    assert [(c.text, c.state, c.revision) for c in lost] == [
        ("theirs", "answered", None),
        ("", "open", None),
    ]


def test_a_conflict_that_was_seen_can_be_settled(application: str) -> None:
    typed(application, "mine", base=1, sequence=1, tab="a")
    assert typed(application, "theirs", base=2, sequence=2, tab="b").outcome == "saved"


def test_a_state_does_not_stop_the_tab_that_is_typing(application: str) -> None:
    typed(application, "A", base=1, sequence=1)
    record_fields.write(LOCAL, application, "company", Edit(state="declined"), tab="a")
    assert typed(application, "AB", base=2, sequence=2).outcome == "saved"
    assert record_fields.read(LOCAL, application)["company"].state == "answered"


def test_a_state_keeps_the_text_and_can_be_taken_back(application: str) -> None:
    record_fields.write(LOCAL, application, "company", Edit(state="declined"))
    entry = record_fields.read(LOCAL, application)["company"]
    assert (entry.text, entry.state) == ("Hale & Sons", "declined")
    record_fields.write(LOCAL, application, "company", Edit(state="open"))
    assert record_fields.read(LOCAL, application)["company"].state == "answered"


def test_a_state_leaves_the_field_with_the_tab_that_typed(application: str) -> None:
    typed(application, "A", base=1, sequence=5)
    record_fields.write(LOCAL, application, "company", Edit(state="declined"), tab="a")
    assert typed(application, "older", base=1, sequence=4).outcome == "stale"
    assert typed(application, "AB", base=1, sequence=6).outcome == "saved"


def test_a_state_on_an_empty_field_does_not_stop_the_first_text(application: str) -> None:
    record_fields.write(LOCAL, application, "job_title", Edit(state="no_time"), tab="a")
    first = record_fields.write(
        LOCAL, application, "job_title", "Lead", base=0, tab="a", sequence=1
    )
    assert (first.outcome, first.revision) == ("saved", 2)
    other = record_fields.write(
        LOCAL, application, "job_title", "Head", base=0, tab="b", sequence=1
    )
    assert (other.outcome, other.text) == ("conflict", "Lead")


def test_a_state_does_not_stop_a_page_that_was_loaded_before_it(application: str) -> None:
    record_fields.write(LOCAL, application, "company", Edit(state="declined"))
    record_fields.write(LOCAL, application, "company", Edit(state="open"))
    assert typed(application, "Hale Ltd", base=1, sequence=1, tab="new").outcome == "saved"


def test_a_state_does_not_hide_that_the_text_changed(application: str) -> None:
    typed(application, "theirs", base=1, sequence=1, tab="b")
    record_fields.write(LOCAL, application, "company", Edit(state="declined"))
    assert typed(application, "mine", base=1, sequence=1, tab="a").outcome == "conflict"
    assert record_fields.read(LOCAL, application)["company"].text == "theirs"


def test_a_text_that_somebody_emptied_is_not_restored_unseen(application: str) -> None:
    typed(application, "", base=1, sequence=1, tab="b")
    assert typed(application, "Hale", base=1, sequence=1, tab="a").outcome == "conflict"
    assert record_fields.read(LOCAL, application)["company"].text == ""


def test_a_text_stays_its_authors_whoever_sets_its_state(application: str) -> None:
    typed(application, "A", base=1, sequence=1)
    with connections.writing() as connection:
        field_rows.write_entry(connection, OTHER, application, "company", Edit(state="declined"))
    assert record_fields.read(LOCAL, application)["company"].author == "local"
    last = field_history(application, "company")[-1]
    assert (last.state, last.author) == ("declined", OTHER.id)
    assert typed(application, "AB", base=3, sequence=2).outcome == "saved"


@pytest.mark.parametrize("tab", ["a", "b"])
def test_why_there_is_no_answer_is_not_overwritten_unseen(application: str, tab: str) -> None:
    typed(application, "A", base=1, sequence=1)
    record_fields.write(LOCAL, application, "company", Edit(state="declined"), tab="another page")
    written = typed(application, "AB", base=2, sequence=2, tab=tab)
    assert (written.outcome, written.state, written.text) == ("conflict", "declined", "A")
    assert record_fields.read(LOCAL, application)["company"].state == "declined"
    assert [change.text for change in field_history(application, "company")][-1] == "AB"
    assert typed(application, "AB", base=3, sequence=3, tab=tab).outcome == "saved"
    assert record_fields.read(LOCAL, application)["company"].state == "answered"


def test_an_emptied_field_is_open_and_stays_emptied(application: str) -> None:
    record_fields.write(LOCAL, application, "letter.1.value", "")
    assert record_fields.read(LOCAL, application)["letter.1.value"].state == "open"


def test_many_fields_are_written_all_or_none(application: str) -> None:
    with pytest.raises(StoreError):
        record_fields.write_many(LOCAL, application, {"job_title": "Lead", "no such field!": "x"})
    assert "job_title" not in record_fields.read(LOCAL, application)


@pytest.mark.parametrize("name", ["", "Company", "a b", "a.", "a" * 81, "a;drop"])
def test_a_name_that_is_no_field_is_refused(application: str, name: str) -> None:
    with pytest.raises(StoreError):
        record_fields.write(LOCAL, application, name, "x")


def test_a_text_larger_than_a_field_is_refused(application: str) -> None:
    record_fields.write(LOCAL, application, "strengths", "x" * record_fields.MAX_BYTES)
    with pytest.raises(TooLong):
        record_fields.write(LOCAL, application, "strengths", "é" * record_fields.MAX_BYTES)
    assert len(record_fields.read(LOCAL, application)["strengths"].text) == record_fields.MAX_BYTES


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(st.characters(codec=None), max_size=300))
def test_any_text_comes_back_and_changes_no_other_field(application: str, text: str) -> None:
    record_fields.write(LOCAL, application, "job_title", text)
    found = record_fields.read(LOCAL, application)
    assert found["job_title"].text == storable(text)
    assert found["company"].text == "Hale & Sons"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\x00b\ud800c", "a\ufffdb\ufffdc"),
        ("R&D <lead> {{ 7*7 }} =1+1 <script>", "R&D <lead> {{ 7*7 }} =1+1 <script>"),
        ("x" * 20000, "x" * 20000),
        ("\x01\x07\x0b\x0c\x1b\x7f\x85", "\x01\x07\x0b\x0c\x1b\x7f\x85"),
        ("\u202eשלום مرحبا\u202c", "\u202eשלום مرحبا\u202c"),
        ("e\u0301\u0323 is not \u1eb9\u0301", "e\u0301\u0323 is not \u1eb9\u0301"),
        ("\U0001f469\u200d\U0001f4bb *x* :smile:", "\U0001f469\u200d\U0001f4bb *x* :smile:"),
        ("  'quoted' \"twice\"\n\n# not a heading\n", "  'quoted' \"twice\"\n\n# not a heading\n"),
        ("'; DROP TABLE entries; --", "'; DROP TABLE entries; --"),
    ],
)
def test_hard_texts_are_kept(application: str, text: str, kept: str) -> None:
    record_fields.write(LOCAL, application, "strengths", text)
    assert record_fields.read(LOCAL, application)["strengths"].text == kept


def test_writers_at_once_lose_nothing(application: str) -> None:
    def write(number: int) -> None:
        for step in range(10):
            record_fields.write(LOCAL, application, f"own.{number}", f"{number}-{step}")

    threads = [threading.Thread(target=write, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = record_fields.read(LOCAL, application)
    assert {found[f"own.{n}"].text for n in range(6)} == {f"{n}-9" for n in range(6)}
    assert all(len(field_history(application, f"own.{n}")) == 10 for n in range(6))


def test_of_all_who_write_one_field_at_once_one_wins_and_the_rest_are_kept(
    application: str,
) -> None:
    outcomes: dict[str, str] = {}
    ready = threading.Barrier(8)

    def write(name: str) -> None:
        ready.wait(timeout=60)
        outcomes[name] = typed(application, name, base=1, sequence=1, tab=name).outcome

    names = [f"writer {number}" for number in range(8)]
    threads = [threading.Thread(target=write, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes.values()) == ["conflict"] * 7 + ["saved"]
    winner = next(name for name, outcome in outcomes.items() if outcome == "saved")
    assert record_fields.read(LOCAL, application)["company"].text == winner
    history = field_history(application, "company")
    assert sorted(c.text for c in history[1:]) == names


def test_several_fields_are_not_written_over_what_the_writer_has_not_seen(
    application: str,
) -> None:
    record_fields.write(LOCAL, application, "job_title", "Theirs", tab="other", sequence=1)
    mine = {"company": "Mine", "job_title": "Mine"}
    written = record_fields.write_many(
        LOCAL, application, mine, bases={"company": 1}, tab="here", sequence=1
    )
    assert {field: each.outcome for field, each in written.items()} == {
        "company": "saved",
        "job_title": "conflict",
    }
    assert record_fields.read(LOCAL, application)["job_title"].text == "Theirs"


STORED = ("saved", "same")


def set_state(call: str, field: str, state: str, *, base: int) -> str:
    return record_fields.write(LOCAL, call, field, Edit(state=state), base=base).outcome


def test_a_state_is_not_set_on_an_answer_the_writer_has_not_seen(call: str) -> None:
    record_fields.write(LOCAL, call, "education", "A diploma", tab="other")
    assert set_state(call, "education", "not_asked", base=0) == "conflict"
    assert record_fields.read(LOCAL, call)["education"].state == "answered"
    assert record_fields.write(
        LOCAL, call, "education", Edit(state="not_asked"), base=1
    ).outcome in ("saved", "same")
    assert record_fields.read(LOCAL, call)["education"].state == "not_asked"
    assert record_fields.write(
        LOCAL, call, "education", Edit(state="not_asked"), base=1
    ).outcome in ("saved", "same")


def test_a_page_knows_what_its_own_text_fields_wrote_since(call: str) -> None:
    record_fields.write(
        LOCAL, call, "education", "A diploma", base=0, tab="page.document", sequence=1
    )
    many = record_fields.write_many(
        LOCAL, call, {"education": "None"}, bases={"education": 0}, tab="page", sequence=1
    )
    assert many["education"].outcome == "saved"
    record_fields.write(LOCAL, call, "past_size", "Sixty", base=0, tab="page.document", sequence=1)
    assert record_fields.write(
        LOCAL, call, "past_size", Edit(state="declined"), base=0, tab="page"
    ).outcome in ("saved", "same")


def test_a_second_press_of_one_page_holds_though_it_has_not_seen_what_the_first_did(
    call: str,
) -> None:
    assert record_fields.write(
        LOCAL, call, "education", Edit(state="declined"), base=0, tab="page"
    ).outcome in ("saved", "same")
    assert record_fields.write(
        LOCAL, call, "education", Edit(state="no_time"), base=0, tab="page"
    ).outcome in ("saved", "same")
    assert record_fields.read(LOCAL, call)["education"].state == "no_time"


def test_a_page_does_not_take_the_state_of_another_for_its_own(call: str) -> None:
    record_fields.write(
        LOCAL, call, "education", "A diploma", base=0, tab="page.document", sequence=1
    )
    record_fields.write(LOCAL, call, "education", Edit(state="declined"), base=1, tab="other")
    assert (
        record_fields.write(
            LOCAL, call, "education", Edit(state="no_time"), base=0, tab="page"
        ).outcome
        == "conflict"
    )
    assert record_fields.read(LOCAL, call)["education"].state == "declined"


def test_a_document_goes_on_writing_when_its_page_begins_a_new_session(application: str) -> None:
    typed(application, "A", base=1, sequence=1, tab="before.document")
    assert typed(application, "AB", base=1, sequence=2, tab="after.document").outcome == "saved"
    assert typed(application, "B", base=1, sequence=3, tab="after.another").outcome == "conflict"


def test_the_states_of_several_fields_are_set_all_or_none(call: str) -> None:
    record_fields.write(LOCAL, call, "motivations", "One site", tab="other")
    before = record_fields.read(LOCAL, call)
    for wrong in ("Not a field", "education"):
        states = {"education": "declined", wrong: "declined" if wrong != "education" else "no such"}
        with pytest.raises(StoreError):
            record_fields.write_many(
                LOCAL, call, {name: Edit(state=state) for name, state in states.items()}
            )
        assert record_fields.read(LOCAL, call) == before
    edits = dict.fromkeys(("education", "motivations"), Edit(state="not_asked"))
    written = record_fields.write_many(LOCAL, call, edits, bases={})
    assert [result.outcome for result in written.values()] == ["saved", "conflict"]
    assert record_fields.read(LOCAL, call)["motivations"].state == "answered"
