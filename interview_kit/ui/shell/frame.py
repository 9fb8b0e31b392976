"""The frame of every page: its look, its title, and the start of a session."""

from __future__ import annotations

import base64
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from interview_kit.content import content
from interview_kit.errors import NotFound, Unavailable
from interview_kit.store.backup import backups
from interview_kit.store.database import connections
from interview_kit.store.records import recently_deleted
from interview_kit.ui import notices, session
from interview_kit.ui.shell import navigation
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_STYLE_FILE = Path(__file__).with_name("style.css")
_ICON_FILE = Path(__file__).with_name("icon.svg")
# Streamlit would read and hash the file of an icon at each run, but not a data address.
_ICON = f"data:image/svg+xml;base64,{base64.b64encode(_ICON_FILE.read_bytes()).decode()}"


@dataclass
class _SessionStart:
    """Whether a session has begun, and how many incidents of the database it was told about."""

    has_begun: bool = False
    incidents_shown: int = 0


_has_title: ContextVar[bool] = ContextVar("whether this run has shown a title", default=False)


def style_sheet() -> str:
    """Return the kit's style sheet, which goes into the page itself.

    A style sheet that a script adds would come only after the page is shown.
    """
    return _STYLE_FILE.read_text("utf-8")


def set_up(step: str = "") -> None:
    """Configure the browser's page, with the page and the `step` in its title."""
    titles = (navigation.current_page().title, step, "Interview Kit")
    st.set_page_config(
        page_title=" · ".join(title for title in titles if title),
        page_icon=_ICON,
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )


def open_kit() -> None:
    """Check the content and open the store. Raises KitError where either fails."""
    _has_title.set(False)
    content()
    connections.ensure_connected()
    start = remembered(_SessionStart)
    if not start.has_begun:
        session.act_as_last_chosen()
        with suppress(Unavailable):  # a store that can only be read still shows its records
            recently_deleted.erase_expired(session.actor())
        with suppress(NotFound):  # somebody who is no administrator
            backups.remove_expired(session.actor())
        start.has_begun = True
    _notify_of_incidents(start)


def _notify_of_incidents(start: _SessionStart) -> None:
    """Notify once a session of what happened to the database's file while the kit was running."""
    incidents = connections.incidents()
    for incident in incidents[start.incidents_shown :]:
        notices.notify(escaped(str(incident)), icon=":material/health_and_safety:")
    start.incidents_shown = len(incidents)


def title(text: str, subtitle: str = "", *, step: str = "") -> None:
    """Show the page's only first-level heading, and a subtitle; both may hold typed text.

    `step` goes into the title of the browser's window, so it must name no person.
    """
    set_up(step)
    st.title(escaped(text), anchor=False)
    _has_title.set(True)
    if subtitle:
        st.caption(escaped(subtitle))


def heading_of_error(text: str) -> None:
    """Show a heading of an error: as the page's title where the error came before that."""
    show_heading = st.header if _has_title.get() else st.title
    show_heading(text, anchor=False)
