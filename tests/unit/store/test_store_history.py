"""What happened to a record, and the way back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.access import LOCAL
from interview_kit.errors import Locked, NotFound
from interview_kit.store.records import calls, history, lifecycle, record_fields
from interview_kit.store.records.history import Change, Event
from interview_kit.store.records.overwriting import Edit
from tests.colleagues import OTHER


def changes(record: str) -> list[Change]:
    return [change for change in history.load(LOCAL, record) if isinstance(change, Change)]


def events(record: str) -> list[str]:
    return [change.event for change in history.load(LOCAL, record) if isinstance(change, Event)]


def test_every_text_is_there_with_what_stood_before_it(application: str) -> None:
    record_fields.write(LOCAL, application, "company", "Hale")
    record_fields.write(LOCAL, application, "company", "")
    found = [(change.before, change.text) for change in changes(application)]
    assert found == [("", "Hale & Sons"), ("Hale & Sons", "Hale"), ("Hale", "")]


def test_a_text_that_lost_is_there_and_never_stood_in_the_field(application: str) -> None:
    record_fields.write(LOCAL, application, "company", "First", base=1, tab="a", sequence=1)
    record_fields.write(LOCAL, application, "company", "Second", base=1, tab="b", sequence=1)
    record_fields.write(LOCAL, application, "company", "Third", base=2, tab="a", sequence=2)
    lost, last = changes(application)[-2:]
    assert (lost.text, lost.revision) == ("Second", None)
    assert last.before == "First"


def test_a_call_shows_its_ratings_and_what_became_of_it(call: str) -> None:
    rated = calls.load(LOCAL, call).assessment_id
    record_fields.write(LOCAL, rated, "impressions", "Calm and clear")
    calls.finish(LOCAL, call)
    calls.reopen(LOCAL, call)
    lifecycle.delete(LOCAL, call)
    lifecycle.restore(LOCAL, call)
    assert events(call) == ["made", "finished", "reopened", "deleted", "restored"]
    assert "Calm and clear" in [change.text for change in changes(call)]


def test_bringing_back_what_is_not_deleted_is_no_event(call: str) -> None:
    lifecycle.restore(LOCAL, call)
    assert events(call) == ["made"]


def test_an_earlier_text_is_restored_as_a_new_one(application: str) -> None:
    record_fields.write(LOCAL, application, "company", "")
    first = changes(application)[0]
    record_fields.write(LOCAL, first.record_id, first.field, first.edit)
    entry = record_fields.read(LOCAL, application)["company"]
    assert (entry.text, entry.revision) == ("Hale & Sons", 3)
    assert [change.text for change in changes(application)] == ["Hale & Sons", "", "Hale & Sons"]


def test_a_text_that_lost_can_be_restored(application: str) -> None:
    record_fields.write(LOCAL, application, "company", "First", base=1, tab="a", sequence=1)
    record_fields.write(LOCAL, application, "company", "Second", base=1, tab="b", sequence=1)
    lost = changes(application)[-1]
    record_fields.write(LOCAL, lost.record_id, lost.field, lost.edit)
    assert record_fields.read(LOCAL, application)["company"].text == "Second"


def test_a_finished_call_takes_nothing_back(call: str) -> None:
    record_fields.write(LOCAL, call, "education", "A diploma")
    first = changes(call)[-1]
    record_fields.write(LOCAL, call, "education", "")
    calls.finish(LOCAL, call)
    with pytest.raises(Locked):
        record_fields.write(LOCAL, first.record_id, first.field, first.edit)


def test_others_see_and_restore_nothing(application: str) -> None:
    first = changes(application)[0]
    other = OTHER
    with pytest.raises(NotFound):
        history.load(other, application)
    with pytest.raises(NotFound):
        record_fields.write(other, first.record_id, first.field, first.edit)


def stands(record: str, field: str) -> tuple[str, str]:
    entry = record_fields.read(LOCAL, record)[field]
    return entry.text, entry.state


def test_why_there_is_no_answer_is_restored_with_the_text(call: str) -> None:
    record_fields.write(LOCAL, call, "salary", "40000")
    record_fields.write(LOCAL, call, "salary", Edit(state="declined"))
    record_fields.write(LOCAL, call, "salary", "")
    answered, declined, emptied = shown(call, "salary")
    for line, then in (
        (declined, ("40000", "declined")),
        (emptied, ("", "open")),
        (answered, ("40000", "answered")),
        (declined, ("40000", "declined")),
        (answered, ("40000", "answered")),
    ):
        record_fields.write(LOCAL, line.record_id, line.field, line.edit)
        assert stands(call, "salary") == then


def test_why_a_field_without_a_text_has_no_answer_is_restored(call: str) -> None:
    record_fields.write(LOCAL, call, "education", Edit(state="no_time"))
    record_fields.write(LOCAL, call, "education", Edit(state="open"))
    first = changes(call)[-2]
    record_fields.write(LOCAL, first.record_id, first.field, first.edit)
    assert stands(call, "education") == ("", "no_time")


START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


FIELDS = "page.document"  # what the text fields of a page store as


def change(
    number: int, text: str, *, seconds: int, tab: str = FIELDS, revision: int | None = 1
) -> Change:
    at = START + timedelta(seconds=seconds)
    return Change(
        number, "record", "application", "company", "", text, "answered", revision, "local", tab, at
    )


def typed_in_one_go(record: str, field: str, *texts: str) -> list[Change]:
    """Type some texts one after the other, and return the lines that are shown of them."""
    for number, text in enumerate(texts, start=1):
        record_fields.write(LOCAL, record, field, text, base=0, tab=FIELDS, sequence=number)
    return shown(record, field)


def shown(record: str, field: str) -> list[Change]:
    lines = history.merge_typing(history.load(LOCAL, record))
    return [change for change in lines if isinstance(change, Change) and change.field == field]


def merged(*happened: Change) -> list[tuple[str, int]]:
    return [
        (change.text, change.steps)
        for change in history.merge_typing(list(happened))
        if isinstance(change, Change)
    ]


def test_what_was_typed_in_one_go_is_one_line() -> None:
    typed = [change(n, "Hale and Sons"[: n * 4], seconds=n) for n in (1, 2, 3)]
    assert merged(*typed) == [("Hale and Son", 3)]


def test_a_pause_another_tab_and_a_conflict_begin_a_new_line() -> None:
    first, then = change(1, "one", seconds=0), "one two"
    assert len(merged(first, change(2, then, seconds=119))) == 1
    assert len(merged(first, change(2, then, seconds=120))) == 2
    assert len(merged(first, change(2, then, seconds=1, tab="other.document"))) == 2
    assert len(merged(first, change(2, then, seconds=1, revision=None))) == 2


def test_a_clock_that_was_set_back_begins_a_new_line() -> None:
    assert len(merged(change(1, "one", seconds=0), change(2, "one two", seconds=-1800))) == 2


def test_what_was_emptied_has_a_line_of_its_own() -> None:
    typed = (change(1, "one", seconds=0), change(2, "", seconds=1), change(3, "two", seconds=2))
    assert merged(*typed) == [("one", 1), ("", 1), ("two", 1)]


LONG = "The candidate led forty people for nine years in Leeds"


def test_a_text_that_was_overwritten_in_one_go_has_a_line_of_its_own(call: str) -> None:
    lines = typed_in_one_go(call, "motivations", "The candidate", LONG, "k", "kept on")
    assert [(change.before, change.text, change.steps) for change in lines] == [
        ("", LONG, 2),
        (LONG, "kept on", 2),
    ]
    record_fields.write(LOCAL, lines[0].record_id, lines[0].field, lines[0].edit)
    assert record_fields.read(LOCAL, call)["motivations"].text == LONG


def test_a_short_text_that_was_overwritten_has_a_line_too(call: str) -> None:
    lines = typed_in_one_go(call, "further_steps", "Nadia", "Nadia Okafor", "k")
    assert [change.text for change in lines] == ["Nadia Okafor", "k"]


def test_what_was_taken_away_letter_by_letter_is_kept_once_and_whole(call: str) -> None:
    shorter = [LONG[:end] for end in range(len(LONG), 1, -3)]
    lines = typed_in_one_go(call, "motivations", *shorter, LONG[:2] + "en people ask")
    assert [change.text for change in lines] == [LONG, LONG[:2] + "en people ask"]


@pytest.mark.parametrize(
    "corrected",
    [
        LONG.replace("forty", "fourteen"),
        LONG.replace("forty", "fort"),
        LONG.replace("The ca", "the Ca").replace("in Leeds", "at Leeds, then moved on"),
        LONG[:-5] + "York",
    ],
)
def test_what_was_corrected_is_there_as_it_stood(call: str, corrected: str) -> None:
    texts = [change.text for change in typed_in_one_go(call, "education", LONG, corrected)]
    assert texts == [LONG, corrected]


@pytest.mark.parametrize(
    "texts",
    [
        ("Ann", "Anna", "Anna B"),
        ("Ana", "Anna"),
        (LONG.replace("forty ", ""), LONG, f"No. {LONG}", f"No. {LONG}!"),
    ],
)
def test_what_is_typed_on_or_in_between_is_one_line(call: str, texts: tuple[str, ...]) -> None:
    assert [change.text for change in typed_in_one_go(call, "education", *texts)] == [texts[-1]]


@pytest.mark.parametrize(
    "texts", [("Anna", "Bob"), ("27", "28"), ("55,000", "65,000"), ("Anna", "", "Bob"), ("no", "n")]
)
def test_a_short_text_that_was_replaced_has_a_line(call: str, texts: tuple[str, ...]) -> None:
    lines = typed_in_one_go(call, "salary", *texts)
    assert tuple(change.text for change in lines) == texts
    record_fields.write(LOCAL, lines[0].record_id, lines[0].field, lines[0].edit)
    assert record_fields.read(LOCAL, call)["salary"].text == texts[0]


def test_a_slip_in_a_long_text_has_no_line() -> None:
    slip, back, on = f"{LONG}, thne", f"{LONG}, th", f"{LONG}, then in York"
    typed = [change(n, text, seconds=n) for n, text in enumerate((LONG, slip, back, on))]
    assert merged(*typed) == [(on, 4)]


@pytest.mark.parametrize(
    ("slip", "seconds"),
    [(f"{LONG}, at last", 1), (f"{LONG}, thne", 6), ("A sure thne", 1)],
    ids=["many letters", "later", "a short text"],
)
def test_what_is_more_than_a_slip_has_a_line(slip: str, seconds: int) -> None:
    on = slip[: -8 if "last" in slip else -2] + "en in York"
    typed = (change(1, slip, seconds=0), change(2, on, seconds=seconds))
    assert merged(*typed) == [(slip, 1), (on, 1)]


@pytest.mark.parametrize(
    ("field", "texts"),
    [
        ("rating.motivations", ("4", "2")),
        ("recommendation", ("advance", "reject", "advance")),
        ("salary_period", ("year", "month", "year")),
        ("call_date", ("2026-11-27", "2026-11-28")),
    ],
)
def test_each_choice_has_a_line_however_fast_it_was_changed(
    call: str, field: str, texts: tuple[str, ...]
) -> None:
    for number, text in enumerate(texts, start=1):
        record_fields.write(LOCAL, call, field, text, base=0, tab="page", sequence=number)
    assert tuple(change.text for change in shown(call, field)[-len(texts) :]) == texts


TYPED = st.lists(st.text("ab ", min_size=1, max_size=6), min_size=1, max_size=12)


@given(TYPED)
def test_no_letter_of_a_short_text_is_lost_from_view(texts: list[str]) -> None:
    typed = [change(n, text, seconds=n) for n, text in enumerate(texts)]
    lines = [text for text, _ in merged(*typed)]
    assert lines[-1] == texts[-1]
    assert all(any(is_in(text, line) for line in lines) for text in texts)


def is_in(text: str, line: str) -> bool:
    """Tell whether all letters of a text stand in a line, in their order."""
    left = iter(line)
    return all(letter in left for letter in text)


def test_several_texts_overwritten_in_one_go_are_all_there(call: str) -> None:
    texts = (LONG, "x", LONG.upper(), "y", LONG[::-1], "z")
    lines = typed_in_one_go(call, "motivations", *texts)
    assert tuple(change.text for change in lines) == texts


def test_who_types_without_a_pause_has_a_line_every_ten_minutes() -> None:
    typed = [change(n, "x" * n, seconds=60 * n) for n in range(1, 26)]
    assert merged(*typed) == [("x" * 10, 10), ("x" * 20, 10), ("x" * 25, 5)]


def test_why_there_is_no_answer_has_a_line_between_two_texts_of_one_go(call: str) -> None:
    typed_in_one_go(call, "education", "A diploma")
    record_fields.write(LOCAL, call, "education", Edit(state="declined"))
    record_fields.write(LOCAL, call, "education", "A diploma!", base=0, tab=FIELDS, sequence=2)
    assert [(change.text, change.state) for change in shown(call, "education")] == [
        ("A diploma", "answered"),
        ("A diploma", "declined"),
        ("A diploma!", "answered"),
    ]


def test_lines_of_other_fields_keep_their_order_around_a_text_that_was_overwritten(
    call: str,
) -> None:
    typed_in_one_go(call, "motivations", LONG)
    record_fields.write(LOCAL, call, "education", "A diploma", base=0, tab=FIELDS, sequence=1)
    record_fields.write(LOCAL, call, "motivations", "k", base=0, tab=FIELDS, sequence=2)
    lines = history.merge_typing(history.load(LOCAL, call))
    texts = [change.text for change in lines if isinstance(change, Change)]
    assert texts[-3:] == [LONG, "A diploma", "k"]


def test_nothing_is_restored_over_what_was_written_elsewhere_since(application: str) -> None:
    first = changes(application)[0]
    record_fields.write(LOCAL, application, "company", "", tab="page.document")
    assert (
        record_fields.write(
            LOCAL, first.record_id, first.field, first.edit, base=1, tab="other"
        ).outcome
        == "conflict"
    )
    assert record_fields.read(LOCAL, application)["company"].text == ""
    # What its own fields wrote since, a page knows.
    assert record_fields.write(
        LOCAL, first.record_id, first.field, first.edit, base=1, tab="page"
    ).outcome in ("saved", "same")
    assert record_fields.read(LOCAL, application)["company"].text == "Hale & Sons"
