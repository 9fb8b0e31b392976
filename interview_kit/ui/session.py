"""This browser session: who acts, from where, and what is to be said at the next run."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from interview_kit.access import LOCAL, Actor
from interview_kit.errors import KitError
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

ERROR = ":material/error:"
"""The icon of a notice that something was not done."""

_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "X-Forwarded-Host")


@dataclass
class _Said:
    """What is still to be said, as text and icon, and how often something was said or stored."""

    notices: list[tuple[str, str]] = field(default_factory=list)
    shown: int = 0
    sequence: int = 0


def actor() -> Actor:
    """Return who acts in this session: the one user of a kit on their own machine."""
    return LOCAL


def require_local() -> None:
    """Raise KitError unless the browser runs on the machine that the kit runs on.

    The kit has one user and no sign-in, so whoever reaches it over a network must not see
    what that user wrote.
    """
    headers = st.context.headers
    forwarded = any(name in headers for name in _FORWARDED)
    if forwarded or not _is_loopback(st.context.ip_address):
        raise KitError(
            "This kit only opens on the computer it runs on.",
            next_step="Open it in a browser there, or install your own copy of the kit.",
        )


def zone() -> ZoneInfo:
    """Return the browser's time zone, UTC where it does not tell."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def locale() -> str:
    """Return the language and region that the browser is set to, such as "en-GB"."""
    return st.context.locale or "en-US"


def now() -> datetime:
    """Return the present moment in the browser's time zone."""
    return datetime.now(zone())


def tab() -> str:
    """Return an id of this browser tab's session, the `tab` of what its widgets store.

    Its text fields store as "<this id>.<the document's own>": one page, another writer.
    """
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id.replace("-", "")[:16] if context else "page"


def next_sequence() -> int:
    """Return a number that grows with each call in this session, for the store's order."""
    said = remembered(_Said)
    said.sequence += 1
    return said.sequence


def notice(text: str, *, icon: str = ":material/info:") -> None:
    """Say `text` at the end of this run, or of the next one when called from a callback."""
    remembered(_Said).notices.append((text, icon))


def changed_elsewhere() -> None:
    """Say that a press left as it is what was changed elsewhere: all of it, or a part."""
    notice(
        "Something here was also changed in another tab, so yours isn't saved. "
        "The page now shows what's there: choose again if you want yours.",
        icon=ERROR,
    )


def show_notices() -> None:
    """Show what `notice` collected, over the page, until it runs again.

    Streamlit's own toasts have no name for screen readers, cut long sentences off, and are gone
    before everybody has read why something was not stored.
    """
    said = remembered(_Said)
    notices, said.notices = said.notices, []
    if not notices:
        return
    said.shown += 1
    with st.container(key=f"kit-notices-{said.shown}"):
        for text, icon in notices:
            show = st.error if icon == ERROR else st.info
            show(text, icon=icon)


def safely(action: Callable[..., object]) -> Callable[..., None]:
    """Wrap a widget's callback: a KitError in it becomes a notice, and the page goes on."""

    def run(*args: object, **kwargs: object) -> None:
        try:
            action(*args, **kwargs)
        except KitError as error:
            notice(escaped(str(error)), icon=ERROR)

    return run


def _is_loopback(address: str | None) -> bool:
    # Streamlit reports no address at all for a local browser.
    if not address:
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
