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


def test_a_text_stays_its_authors_whoever_sets_its_state(application: str) -> None:
    typed(application, "A", base=1, sequence=1)
    with connections.writing() as connection:
        field_rows.write_entry(connection, OTHER, application, "company", Edit(state="declined"))
    assert record_fields.read(LOCAL, application)["company"].author == "local"
    last = field_history(application, "company")[-1]
    assert (last.state, last.author) == ("declined", OTHER.id)
    assert typed(application, "AB", base=3, sequence=2).outcome == "saved"


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


def set_state(call: str, field: str, state: str, *, base: int) -> str:
    return record_fields.write(LOCAL, call, field, Edit(state=state), base=base).outcome


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
