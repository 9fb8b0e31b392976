"""Notices over the page: that something was done, or why it was not."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from interview_kit.errors import KitError
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

ERROR = ":material/error:"
"""The icon of a notice that something was not done."""


_READING_SECONDS = 10


@dataclass
class _Notices:
    """A session's notices, as text and icon: those not shown yet, and those shown last and when."""

    pending: list[tuple[str, str]] = field(default_factory=list)
    shown: list[tuple[str, str]] = field(default_factory=list)
    shown_at: float = -_READING_SECONDS
    times_shown: int = 0
    is_kept: bool = False


def notify(text: str, *, icon: str = ":material/info:") -> None:
    """Show `text` at the end of this run, or of the next one when called from a callback."""
    remembered(_Notices).pending.append((text, icon))


def notify_of_conflict() -> None:
    """Notify that a press did not overwrite all fields, since some were changed elsewhere."""
    notify(
        "Something here was also changed in another tab, so yours isn't saved. "
        "The page now shows what's there: choose again if you want yours.",
        icon=ERROR,
    )


def keep() -> None:
    """Show the last notices in the run that follows, too, unless there was time to read them.

    For the callback of a run that nobody has pressed for.
    """
    notices = remembered(_Notices)
    notices.is_kept = time.monotonic() - notices.shown_at < _READING_SECONDS


def show() -> None:
    """Show the pending notices over the page, until something else is done there.

    Streamlit's own toasts have no name for screen readers, cut long sentences off, and are gone
    before everybody has read why something was not stored.
    """
    notices = remembered(_Notices)
    pending, notices.pending = notices.pending, []
    kept, notices.is_kept = notices.shown if notices.is_kept else [], False
    if pending:
        notices.times_shown += 1
        notices.shown_at = time.monotonic()
    notices.shown = kept + pending
    if not notices.shown:
        return
    with st.container(key=f"kit-notices-{notices.times_shown}"):
        for text, icon in notices.shown:
            show_alert = st.error if icon == ERROR else st.info
            show_alert(text, icon=icon)


def errors_as_notices(callback: Callable[..., object]) -> Callable[..., None]:
    """Return a widget's callback that turns a KitError into a notice, so that the page runs on."""

    def run(*args: object, **kwargs: object) -> None:
        try:
            callback(*args, **kwargs)
        except KitError as error:
            notify(escaped(str(error)), icon=ERROR)

    return run
