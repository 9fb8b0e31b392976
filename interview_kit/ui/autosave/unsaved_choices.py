"""Choices that the store did not take: kept in this session, tried again, or put to the user.

Free text keeps itself in the browser. A choice made with one of Streamlit's widgets is here
from its callback until it is stored.
"""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

import streamlit as st

from interview_kit.errors import KitError, StoreError, Unavailable
from interview_kit.store.database import connections
from interview_kit.store.records import record_fields
from interview_kit.ui import session
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_EVERY_SECONDS = 2

Key = tuple[str, str]
"""Record and field."""


@dataclass(frozen=True)
class Choice:
    """What was chosen, as it is stored, on top of which revision, as which text of the tab.

    `trouble` is the sentence on why it could not be stored so far.
    """

    text: str
    base: int
    sequence: int
    trouble: str = ""


@dataclass(frozen=True)
class Different:
    """Two choices for one field: this tab's, and the one that stands there with its revision."""

    mine: str
    theirs: str
    revision: int


@dataclass
class _Choices:
    """What is not stored of a session's choices, and what of it the page has shown as waiting."""

    waiting: dict[Key, Choice] = field(default_factory=dict)
    differs: dict[Key, Different] = field(default_factory=dict)
    shown: set[Key] = field(default_factory=set)


def save(key: Key, text: str, *, base: int) -> None:
    """Store a choice now, or as soon as the store can. Raises StoreError if it never will be."""
    _try(key, Choice(text, base, session.next_sequence()))


def waiting_text(key: Key) -> str | None:
    """Return the choice for a field that is not stored yet, None if there is none."""
    choice = remembered(_Choices).waiting.get(key)
    return choice.text if choice else None


def flush(record_id: str) -> None:
    """Store what waits for a record. For callbacks; raises StoreError when something remains."""
    kept = remembered(_Choices)
    for key, choice in list(kept.waiting.items()):
        if key[0] == record_id:
            _try(key, choice)
    if any(record == record_id for record, _ in (*kept.waiting, *kept.differs)):
        raise StoreError(
            "A choice you made here isn't saved yet, or was also changed in another tab.",
            next_step="Go back to it, pick the one to keep, then try again.",
        )


def needs_page() -> bool:
    """Tell whether something waits that the page as it stands says nothing of.

    For parts of a page that run alone.
    """
    kept = remembered(_Choices)
    return set(kept.waiting) != kept.shown


def is_waiting() -> bool:
    """Tell whether any choice is not stored yet: it would be lost with the page."""
    return bool(remembered(_Choices).waiting)


def different(key: Key) -> Different | None:
    """Return the two choices for a field between which the user has to decide."""
    return remembered(_Choices).differs.get(key)


def keep_mine(key: Key) -> None:
    """Store this tab's choice over the other. For callbacks; raises StoreError."""
    two = remembered(_Choices).differs.pop(key)
    save(key, two.mine, base=two.revision)


def take_theirs(key: Key) -> None:
    """Leave the other choice where it stands. For callbacks."""
    remembered(_Choices).differs.pop(key)


def show() -> None:
    """Say what is not stored yet, and go on trying while the page is open. Call it last.

    The style sheet lifts it to the top: what comes and goes above all else would make the
    browser draw that anew.
    """
    kept = remembered(_Choices)
    kept.shown = set(kept.waiting)
    if not kept.waiting and not kept.differs:
        return
    with st.container(key="kit-pending"):
        if kept.waiting:
            _try_again_and_again()
        if kept.differs:
            st.warning(
                "A choice you made was also changed in another tab. Both are shown where you made "
                "it: go there and pick the one to keep.",
                icon=":material/sync_problem:",
            )


def wait_for_store() -> None:
    """Run the page again as soon as the database answers, though not at once.

    It may answer and still not be able to do what the page asks: run at once, the page would
    run without end.
    """
    _look_again_and_again(time.monotonic())


@st.fragment(run_every=_EVERY_SECONDS)
def _try_again_and_again() -> None:
    # Said first: trying can take as long as it is to the next run, and what a run says at its end
    # never reaches the browser when the next one follows at once.
    _say_what_waits()
    waiting = remembered(_Choices).waiting
    for key, choice in list(waiting.items()):
        try:
            _try(key, choice)
        except KitError as error:
            waiting.pop(key, None)
            session.notice(escaped(str(error)), icon=session.ERROR)
    if not waiting:
        _run_page()


def _say_what_waits() -> None:
    waiting = remembered(_Choices).waiting
    number = len(waiting)
    if not number:
        return
    trouble = next(iter(waiting.values())).trouble
    what = "1 choice isn't" if number == 1 else f"{number} choices aren't"
    st.warning(
        f"{what} saved yet. {trouble} Keep this page open: the kit tries again every two seconds.",
        icon=":material/cloud_off:",
    )


@st.fragment(run_every=_EVERY_SECONDS)
def _look_again_and_again(since: float) -> None:
    if time.monotonic() - since >= _EVERY_SECONDS / 2 and connections.is_usable():
        _run_page()


def _run_page() -> None:
    # To ask or to store can take seconds. Here Streamlit looks whether another page was wanted
    # meanwhile: a rerun would take its place, and lead back to this one.
    st.empty()
    st.rerun()


def _try(key: Key, choice: Choice) -> None:
    record_id, name = key
    kept = remembered(_Choices)
    try:
        written = record_fields.write(
            session.actor(),
            record_id,
            name,
            choice.text,
            base=choice.base,
            tab=session.tab(),
            sequence=choice.sequence,
        )
    except Unavailable as error:
        kept.waiting[key] = replace(choice, trouble=error.what)
        return
    kept.waiting.pop(key, None)
    kept.differs.pop(key, None)
    if written.outcome == "conflict":
        kept.differs[key] = Different(choice.text, written.text, written.revision)
