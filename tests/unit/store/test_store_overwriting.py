"""What becomes of a change of a field: properties of the pure function, and its hard cases."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.fields.states import NO_ANSWER_REASONS, NOT_DUE, SETTABLE_STATES
from interview_kit.store.records.overwriting import (
    NO_TAB,
    Change,
    Edit,
    FieldLine,
    Origin,
    StoredField,
    change_field,
)

AUTHORS = ("one", "two")
TABS = ("left", "left.a", "left.b", "right", "right.a", "right.c")
ORIGINS = st.builds(
    Origin, st.sampled_from(AUTHORS), st.sampled_from(TABS), st.integers(min_value=0, max_value=4)
)
TEXTS = st.sampled_from(["", " ", "a", "b", "c"])
STATES = st.sampled_from(SETTABLE_STATES)


class Lived:
    """A field with all that was stored in it."""

    def __init__(self) -> None:
        self.field = StoredField()
        self.lines: list[FieldLine] = []

    def since(self, base: int | None) -> list[FieldLine]:
        return [line for line in self.lines if base is not None and line.revision >= base]

    def write(self, text: str, writer: Origin, base: int | None) -> Change:
        change = change_field(self.field, Edit(text), writer, base, lambda: self.since(base))
        return self._become(change, writer)

    def set(self, state: str, writer: Origin, base: int | None) -> Change:
        change = change_field(self.field, Edit(state=state), writer, base, lambda: self.since(base))
        return self._become(change, writer)

    def _become(self, change: Change, writer: Origin) -> Change:
        if change.field.revision > self.field.revision:
            line = FieldLine(change.field.revision, change.field.text, writer.author, writer.tab)
            self.lines.append(line)
        self.field = change.field
        return change


@st.composite
def fields(draw: st.DrawFn) -> Lived:
    """Draw a field that some writers have changed without a look at one another."""
    lived = Lived()
    for _ in range(draw(st.integers(0, 5))):
        if draw(st.booleans()):
            lived.write(draw(TEXTS), draw(ORIGINS), None)
        else:
            lived.set(draw(STATES), draw(ORIGINS), None)
    return lived


def bases(lived: Lived) -> Sequence[int | None]:
    return (None, *range(lived.field.revision + 1))


@given(fields(), TEXTS, ORIGINS, st.data())
def test_a_text_is_stored_as_one_more_revision_or_changes_nothing(
    lived: Lived, text: str, writer: Origin, data: st.DataObject
) -> None:
    before = lived.field
    outcome, after = lived.write(text, writer, data.draw(st.sampled_from(bases(lived))))
    if outcome == "saved":
        assert (after.text, after.origin) == (text, writer)
        assert after.revision == before.revision + 1
    else:
        kept = (before.text, before.state, before.revision, before.reading)
        assert (after.text, after.state, after.revision, after.reading) == kept
        assert after.origin.sequence >= before.origin.sequence
        assert outcome != "same" or text == before.text


@given(fields(), TEXTS, ORIGINS)
def test_who_has_seen_the_field_as_it_is_is_never_refused(
    lived: Lived, text: str, writer: Origin
) -> None:
    assert lived.write(text, writer, lived.field.revision).outcome != "conflict"


@given(fields(), TEXTS, ORIGINS, st.data())
def test_a_text_of_somebody_else_that_the_writer_has_not_seen_stays(
    lived: Lived, text: str, writer: Origin, data: st.DataObject
) -> None:
    theirs = data.draw(st.sampled_from([each for each in AUTHORS if each != writer.author]))
    seen = lived.field.revision
    lived.write("theirs", Origin(theirs, "elsewhere.z", 9), None)
    outcome, after = lived.write(text, writer, seen)
    assert after.text == "theirs"
    assert outcome == "conflict"


@given(fields(), TEXTS, ORIGINS, st.sampled_from(NO_ANSWER_REASONS))
def test_a_reason_of_another_page_is_not_overwritten_unseen(
    lived: Lived, text: str, writer: Origin, reason: str
) -> None:
    seen = lived.field.revision
    lived.set(reason, Origin(writer.author, "elsewhere", 0), None)
    if lived.field.revision == seen:
        return  # it had this reason already
    outcome, after = lived.write(text, writer, seen)
    assert after.state == reason
    assert outcome in ("conflict", "same")


@given(fields(), st.sampled_from((*SETTABLE_STATES, NOT_DUE)), ORIGINS, st.data())
def test_a_state_never_changes_a_text_or_whose_it_is(
    lived: Lived, state: str, writer: Origin, data: st.DataObject
) -> None:
    before = lived.field
    base = data.draw(st.sampled_from(bases(lived)))
    outcome, after = lived.set(state, writer, base)
    assert after.text == before.text
    assert not before.revision or after.origin == before.origin
    assert (outcome == "saved") is (after.revision == before.revision + 1)
    assert (outcome == "saved") is (after.state != before.state)


@given(fields(), TEXTS, st.integers(1, 4))
def test_a_tab_s_texts_end_with_the_newest_in_whichever_order_they_come(
    lived: Lived, text: str, late: int
) -> None:
    seen = lived.field.revision
    newest = Origin("me", "mine.x", 9)
    if lived.write("newest", newest, seen).outcome == "saved":
        outcome = lived.write(text, newest._replace(sequence=9 - late), seen).outcome
        assert outcome == "stale"
        assert lived.field.text == "newest"


# What happens to a field after its first text "A" (by "one" in tab "a.x", as text 1 of it), step by
# step: tab, text or state, base, which text of its tab it is, and the outcome.
STORIES = {
    "a tab need not wait for the answer to its last text": [("a.x", "AB", 1, 2, "saved")],
    "an older text of a tab never replaces a newer one": [
        ("a.x", "AB", 1, 2, "saved"),
        ("a.x", "A", 1, 1, "stale"),
    ],
    "a text taken back is not undone by a late arrival": [
        ("a.x", "A", 1, 3, "same"),
        ("a.x", "AB", 1, 2, "stale"),
    ],
    "a text typed again after another is newer": [
        ("a.x", "AB", 1, 2, "saved"),
        ("a.x", "A", 1, 3, "saved"),
        ("a.x", "AB", 1, 2, "stale"),
    ],
    "the same text of another tab leaves the field to the first": [
        ("b.x2", "A", 1, 90, "same"),
        ("a.x", "AB", 1, 2, "saved"),
    ],
    "a retry of an old text does not make the tab older": [
        ("a.x", "B", 1, 5, "saved"),
        ("a.x", "B", 1, 2, "same"),
        ("a.x", "AB", 1, 4, "stale"),
    ],
    "without a base a text goes on top": [("b.x2", "B", None, 0, "saved")],
    "a conflict that was seen can be settled": [
        ("a.x", "AB", 1, 2, "saved"),
        ("b.x2", "B", 1, 1, "conflict"),
        ("b.x2", "B", 2, 2, "saved"),
    ],
    "a text that somebody emptied is not restored unseen": [
        ("a.x", "", 1, 2, "saved"),
        ("b.x2", "A", 1, 1, "conflict"),
    ],
    "a document goes on writing when its page begins a new session": [
        ("after.x", "AB", 1, 2, "saved"),
        ("after.y", "B", 1, 3, "conflict"),
    ],
    "a state does not stop the tab that is typing": [
        ("a", "declined", 1, 0, "saved"),
        ("a.x", "AB", 2, 2, "saved"),
    ],
    "a state leaves the field with the tab that typed": [
        ("a", "declined", 1, 0, "saved"),
        ("a.x", "older", 2, 0, "stale"),
        ("a.x", "AB", 2, 2, "saved"),
    ],
    "a state that is taken back does not stop a page that was loaded before it": [
        ("b", "declined", 1, 0, "saved"),
        ("b", "open", 2, 0, "saved"),
        ("c.x3", "AB", 1, 1, "saved"),
    ],
    "a state does not hide that the text changed": [
        ("b.x2", "B", 1, 1, "saved"),
        ("b", "declined", 2, 0, "saved"),
        ("c.x3", "C", 1, 1, "conflict"),
    ],
    "why there is no answer is not overwritten unseen, in the same tab": [
        ("b", "declined", 1, 0, "saved"),
        ("a.x", "AB", 1, 2, "conflict"),
        ("a.x", "AB", 2, 3, "saved"),
    ],
    "why there is no answer is not overwritten unseen, in another tab": [
        ("b", "declined", 1, 0, "saved"),
        ("c.x3", "AB", 1, 1, "conflict"),
        ("c.x3", "AB", 2, 2, "saved"),
    ],
    "a state is not set on an answer that the writer has not seen": [
        ("b", "declined", 0, 0, "conflict"),
        ("b", "declined", 1, 0, "saved"),
        ("b", "declined", 1, 0, "same"),
        ("c", "declined", 0, 0, "same"),
    ],
    "a page knows what its own text fields wrote since": [
        ("a", "declined", 0, 0, "saved"),
    ],
    "a page writes over what its own text fields wrote since": [("a", "B", 0, 1, "saved")],
    "a second press of one page holds though it has not seen what the first did": [
        ("b", "declined", 1, 0, "saved"),
        ("b", "no_time", 1, 0, "saved"),
    ],
    "a page does not take the state of another for its own": [
        ("b", "declined", 1, 0, "saved"),
        ("a", "no_time", 0, 0, "conflict"),
    ],
}


@pytest.mark.parametrize("steps", STORIES.values(), ids=STORIES)
def test_each_change_becomes_what_its_writer_has_seen(
    steps: list[tuple[str, str, int | None, int, str]],
) -> None:
    lived = Lived()
    lived.write("A", Origin("one", "a.x", 1), 0)
    for tab, value, base, sequence, outcome in steps:
        writer = Origin("one", tab, sequence)
        change = lived.set if value in SETTABLE_STATES else lived.write
        assert change(value, writer, base).outcome == outcome, (tab, value)


@pytest.mark.parametrize(("text", "state"), [("", "open"), (" \n", "open"), ("x", "answered")])
def test_a_reason_that_is_taken_back_leaves_the_state_of_the_text(text: str, state: str) -> None:
    field = StoredField(text, "declined", 3, None, Origin("one", "left", 1))
    assert (
        change_field(field, Edit(state="open"), Origin("one", "left", 0), 3, list).field.state
        == state
    )


def test_a_state_on_an_empty_field_is_nobodys_text() -> None:
    field = change_field(
        StoredField(), Edit(state="declined"), Origin("one", "left", 0), 0, list
    ).field
    assert field.origin == Origin("one", NO_TAB, 0)
    assert change_field(field, Edit("x"), Origin("two", "right", 1), 0, list).outcome == "conflict"
    reopened = change_field(field, Edit(state="open"), Origin("one", "left", 0), 1, list).field
    assert change_field(reopened, Edit("x"), Origin("two", "right", 1), 0, list).outcome == "saved"
