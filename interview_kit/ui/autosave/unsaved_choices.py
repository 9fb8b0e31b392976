"""The way of everything but typed texts into the store: choices, states, ratings, restored texts.

What cannot be stored is kept in this session and tried again, or shown beside what somebody else
has stored. A typed text keeps itself in the browser.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

import streamlit as st

from interview_kit.access import Actor
from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.errors import KitError, StoreError, Unavailable
from interview_kit.fields.states import NO_ANSWER_REASONS, OPEN
from interview_kit.store.database import connections
from interview_kit.store.records import record_fields
from interview_kit.store.records.record_fields import Edit, WriteResult
from interview_kit.ui import notices, session
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.page_rerun import rerun_page
from interview_kit.ui.workarounds.session_memory import remembered

_EVERY_SECONDS = 2

Key = tuple[str, str]
"""Record and field."""


@dataclass(frozen=True)
class UnsavedChoice:
    """What is to become of a field and who chose it, the revision it replaces, and its number.

    Choices of one press have one number. `trouble` is a sentence on why it is not stored so far.
    """

    actor: Actor
    edit: Edit
    base: int
    sequence: int
    trouble: str = ""


@dataclass(frozen=True)
class Conflict:
    """Two choices for one field: this tab's, and the field as it is stored."""

    mine: Edit
    theirs: WriteResult


@dataclass
class _SessionChoices:
    """A session's choices that are not stored, and those that the page has shown."""

    waiting: dict[Key, UnsavedChoice] = field(default_factory=dict)
    conflicts: dict[Key, Conflict] = field(default_factory=dict)
    shown_waiting: set[Key] = field(default_factory=set)
    shown_conflicts: set[Key] = field(default_factory=set)


def save(record_id: str, edits: Mapping[str, Edit | str], bases: Mapping[str, int]) -> bool:
    """Store choices for fields of a record now, or as soon as the store is available.

    `bases` has the revisions that the page shows. Returns whether all are stored: the others wait,
    or are shown beside what somebody else has stored. Raises StoreError if they never can be.
    """
    actor, sequence = session.actor(), session.next_sequence()
    return _save_or_keep(
        record_id,
        {
            name: UnsavedChoice(
                actor, Edit(edit) if isinstance(edit, str) else edit, bases.get(name, 0), sequence
            )
            for name, edit in edits.items()
        },
    )


def waiting_edit(key: Key) -> Edit:
    """Return what is chosen for a field and not stored yet, an edit of nothing if nothing is."""
    choice = remembered(_SessionChoices).waiting.get(key)
    return choice.edit if choice else Edit()


def save_waiting(record_id: str) -> None:
    """Store a record's choices that wait. For callbacks; raises StoreError if any remains."""
    _save_all(record_id)
    choices = remembered(_SessionChoices)
    if any(record == record_id for record, _ in (*choices.waiting, *choices.conflicts)):
        raise StoreError("choice_not_saved")


def is_page_outdated() -> bool:
    """Tell whether the page, as it was drawn, shows other choices as waiting than those that do.

    For fragments, which run without the rest of the page.
    """
    choices = remembered(_SessionChoices)
    return set(choices.waiting) != choices.shown_waiting


def is_waiting() -> bool:
    """Tell whether any choice is not stored yet, which would be lost with the page."""
    return bool(remembered(_SessionChoices).waiting)


def begin_page() -> None:
    """Forget which conflicts the last run has shown. Call it before the page."""
    remembered(_SessionChoices).shown_conflicts.clear()


def show_conflict(key: Key, words: Callable[[str], str], *, name: str = "") -> None:
    """Let the user choose between two choices for a field, if there are two.

    `words` returns a text as people read it, `name` is shown where the field is not.
    """
    choices = remembered(_SessionChoices)
    conflict = choices.conflicts.get(key)
    if conflict is None:
        return
    choices.shown_conflicts.add(key)
    mine, theirs = conflict.mine, conflict.theirs
    mine_state = theirs.state if mine.text is None and mine.state is None else mine.state
    mine_text = theirs.text if mine.text is None else mine.text
    with st.container(border=True, key=f"differs-{'-'.join(key)}"):
        st.markdown(
            f"**{escaped(name)}** was also changed in another tab."
            if name
            else "This was also changed in another tab."
        )
        st.text(f"Yours: {_chosen_words(mine_text, mine_state or OPEN, words)}")
        st.text(f"The other one: {_chosen_words(theirs.text, theirs.state, words)}")
        with st.container(horizontal=True):
            for label, decide in (("Keep mine", _store_mine), ("Use the other one", _discard_mine)):
                st.button(
                    label,
                    key=f"{label}-{'-'.join(key)}",
                    on_click=notices.errors_as_notices(decide),
                    args=(key,),
                )


def show(name_of: Callable[[str], str], words_of: Callable[[str, str], str]) -> None:
    """Show which choices are not stored yet, and retry while the page is open. Call it last.

    Two choices for a field that the page does not show are shown here, by `name_of` the field and
    `words_of` its texts. The style sheet moves it all to the top: drawn above the rest, it would
    make the browser draw the rest anew whenever it comes or goes.
    """
    choices = remembered(_SessionChoices)
    choices.shown_waiting = set(choices.waiting)
    if not choices.waiting and not choices.conflicts:
        return
    with st.container(key="kit-pending"):
        if choices.waiting:
            _retry()
        if choices.shown_conflicts & set(choices.conflicts):
            st.warning(
                "A choice you made was also changed in another tab. Both are shown where you made "
                "it: go there and pick the one to keep.",
                icon=":material/sync_problem:",
            )
        for key in set(choices.conflicts) - choices.shown_conflicts:
            show_conflict(key, partial(words_of, key[1]), name=name_of(key[1]))


def rerun_once_store_answers() -> None:
    """Run the page again once the database answers, after a pause.

    A database that answers may still be unable to do what the page asks. Without the pause the
    page would then run without end.
    """
    _rerun_once_usable(time.monotonic())


@st.fragment(run_every=_EVERY_SECONDS)
def _retry() -> None:
    # Before the retry, which can last until the next run: what a run draws at its end never
    # reaches the browser when another run follows at once.
    _show_waiting()
    waiting = remembered(_SessionChoices).waiting
    try:
        _save_all()
    except KitError as error:
        notices.notify(escaped(str(error)), icon=notices.ERROR)
    if not waiting:
        rerun_page()


def _show_waiting() -> None:
    waiting = remembered(_SessionChoices).waiting
    count = len(waiting)
    if not count:
        return
    trouble = next(iter(waiting.values())).trouble
    unsaved = "1 choice isn't" if count == 1 else f"{count} choices aren't"
    st.warning(
        f"{unsaved} saved yet. {trouble} "
        "Keep this page open: the kit tries again every two seconds.",
        icon=":material/cloud_off:",
    )


@st.fragment(run_every=_EVERY_SECONDS)
def _rerun_once_usable(since: float) -> None:
    if time.monotonic() - since >= _EVERY_SECONDS / 2 and connections.is_usable():
        rerun_page()


def _chosen_words(text: str, state: str, words: Callable[[str], str]) -> str:
    lines = [words(text)] if text else []
    if state in NO_ANSWER_REASONS:
        lines.insert(0, f"No answer: {labels(content().interviewer.states)[state]}")
    return "\n".join(lines) or "nothing"


def _store_mine(key: Key) -> None:
    conflict = remembered(_SessionChoices).conflicts[key]
    save(key[0], {key[1]: conflict.mine}, {key[1]: conflict.theirs.revision})


def _discard_mine(key: Key) -> None:
    remembered(_SessionChoices).conflicts.pop(key)


def _save_all(record_id: str = "") -> None:
    """Store what waits, of one record if given, press by press. Raises StoreError at the end."""
    waiting = remembered(_SessionChoices).waiting
    presses: dict[tuple[str, int], dict[str, UnsavedChoice]] = {}
    for (record, name), choice in waiting.items():
        if record_id in ("", record):
            presses.setdefault((record, choice.sequence), {})[name] = choice
    failure = None
    for (record, _), choices in presses.items():
        try:
            _save_or_keep(record, choices)
        except KitError as error:
            failure = error
            for name in choices:
                waiting.pop((record, name), None)
    if failure:
        raise failure


def _save_or_keep(record_id: str, choices: Mapping[str, UnsavedChoice]) -> bool:
    """Store choices of one press; keep those that cannot be stored now, or met others."""
    if not choices:
        return True
    kept, pressed = remembered(_SessionChoices), next(iter(choices.values()))
    try:
        written = record_fields.write_many(
            pressed.actor,
            record_id,
            {name: choice.edit for name, choice in choices.items()},
            bases={name: choice.base for name, choice in choices.items()},
            tab=session.tab(),
            sequence=pressed.sequence,
        )
    except Unavailable as error:
        for name, choice in choices.items():
            kept.waiting[record_id, name] = replace(choice, trouble=error.what)
            kept.conflicts.pop((record_id, name), None)
        return False
    for name, result in written.items():
        kept.waiting.pop((record_id, name), None)
        kept.conflicts.pop((record_id, name), None)
        if result.outcome == "conflict":
            kept.conflicts[record_id, name] = Conflict(choices[name].edit, result)
    return not any(result.outcome == "conflict" for result in written.values())
