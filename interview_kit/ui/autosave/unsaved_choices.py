"""Choices that could not be stored: kept in this session and tried again, or shown as conflicts.

Free text keeps itself in the browser. A choice made with one of Streamlit's widgets is kept here
from its callback until it is stored.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

import streamlit as st

from interview_kit.access import Actor
from interview_kit.errors import KitError, StoreError, Unavailable
from interview_kit.store.database import connections
from interview_kit.store.records import record_fields
from interview_kit.ui import notices, session
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.page_rerun import rerun_page
from interview_kit.ui.workarounds.session_memory import remembered

_EVERY_SECONDS = 2

Key = tuple[str, str]
"""Record and field."""


@dataclass(frozen=True)
class UnsavedChoice:
    """The text of a choice and who made it, the revision it replaces, and its number in the tab.

    `trouble` is a sentence on why it could not be stored so far.
    """

    actor: Actor
    text: str
    base: int
    sequence: int
    trouble: str = ""


@dataclass(frozen=True)
class Conflict:
    """Two choices for one field: this tab's, and the stored one with its revision."""

    mine: str
    theirs: str
    revision: int


@dataclass
class _SessionChoices:
    """A session's choices that are not stored, and those that the page has shown as waiting."""

    waiting: dict[Key, UnsavedChoice] = field(default_factory=dict)
    conflicts: dict[Key, Conflict] = field(default_factory=dict)
    shown_waiting: set[Key] = field(default_factory=set)


def save(key: Key, text: str, *, base: int) -> None:
    """Store a choice now, or as soon as the store is available.

    Raises StoreError if it never can be stored.
    """
    _save_or_keep(key, UnsavedChoice(session.actor(), text, base, session.next_sequence()))


def waiting_text(key: Key) -> str | None:
    """Return the choice for a field that is not stored yet, None if there is none."""
    choice = remembered(_SessionChoices).waiting.get(key)
    return choice.text if choice else None


def save_waiting(record_id: str) -> None:
    """Store a record's choices that wait. For callbacks; raises StoreError if any remains."""
    choices = remembered(_SessionChoices)
    for key, choice in list(choices.waiting.items()):
        if key[0] == record_id:
            _save_or_keep(key, choice)
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


def conflict_of(key: Key) -> Conflict | None:
    """Return the two choices for a field between which the user has to decide."""
    return remembered(_SessionChoices).conflicts.get(key)


def store_mine(key: Key) -> None:
    """Store this tab's choice over the other. For callbacks; raises StoreError."""
    conflict = remembered(_SessionChoices).conflicts.pop(key)
    save(key, conflict.mine, base=conflict.revision)


def discard_mine(key: Key) -> None:
    """Drop this tab's choice for the stored one. For callbacks."""
    remembered(_SessionChoices).conflicts.pop(key)


def show() -> None:
    """Show which choices are not stored yet, and retry while the page is open. Call it last.

    The style sheet moves it to the top: drawn above the rest, it would make the browser draw the
    rest anew whenever it comes or goes.
    """
    choices = remembered(_SessionChoices)
    choices.shown_waiting = set(choices.waiting)
    if not choices.waiting and not choices.conflicts:
        return
    with st.container(key="kit-pending"):
        if choices.waiting:
            _retry()
        if choices.conflicts:
            st.warning(
                "A choice you made was also changed in another tab. Both are shown where you made "
                "it: go there and pick the one to keep.",
                icon=":material/sync_problem:",
            )


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
    for key, choice in list(waiting.items()):
        try:
            _save_or_keep(key, choice)
        except KitError as error:
            waiting.pop(key, None)
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


def _save_or_keep(key: Key, choice: UnsavedChoice) -> None:
    record_id, name = key
    choices = remembered(_SessionChoices)
    try:
        written = record_fields.write(
            choice.actor,
            record_id,
            name,
            choice.text,
            base=choice.base,
            tab=session.tab(),
            sequence=choice.sequence,
        )
    except Unavailable as error:
        choices.waiting[key] = replace(choice, trouble=error.what)
        return
    choices.waiting.pop(key, None)
    choices.conflicts.pop(key, None)
    if written.outcome == "conflict":
        choices.conflicts[key] = Conflict(choice.text, written.text, written.revision)
