"""Notices over the page: that something was done, or why it was not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from interview_kit.errors import KitError
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

ERROR = ":material/error:"
"""The icon of a notice that something was not done."""


@dataclass
class _Notices:
    """A session's notices that are not shown yet, as text and icon, and how often any were."""

    pending: list[tuple[str, str]] = field(default_factory=list)
    times_shown: int = 0


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


def show() -> None:
    """Show the pending notices over the page, until it runs again.

    Streamlit's own toasts have no name for screen readers, cut long sentences off, and are gone
    before everybody has read why something was not stored.
    """
    notices = remembered(_Notices)
    pending, notices.pending = notices.pending, []
    if not pending:
        return
    notices.times_shown += 1
    with st.container(key=f"kit-notices-{notices.times_shown}"):
        for text, icon in pending:
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
