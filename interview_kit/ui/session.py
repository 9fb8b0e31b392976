"""This browser session: who acts, from where, and the order of what they store."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from interview_kit import clock
from interview_kit.access import LOCAL, Actor
from interview_kit.errors import KitError
from interview_kit.ui.workarounds.session_memory import remembered

_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "X-Forwarded-Host")


@dataclass
class _Writes:
    """The number of writes that this session has asked for."""

    count: int = 0


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
        raise KitError("not_local")


def zone() -> ZoneInfo:
    """Return the browser's time zone, UTC where it names none."""
    try:
        return ZoneInfo(st.context.timezone or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def locale() -> str:
    """Return the language and region that the browser is set to, such as "en-GB"."""
    return st.context.locale or "en-US"


def now() -> datetime:
    """Return the current time in the browser's time zone."""
    return clock.now_in(zone())


def today() -> date:
    """Return the present day in the browser's time zone."""
    return clock.today_in(zone())


def tab() -> str:
    """Return an id of this browser tab's session, the `tab` of what its widgets store.

    Text fields store under "<this id>.<an id of the browser's document>", as another writer.
    """
    context = get_script_run_ctx(suppress_warning=True)
    return context.session_id.replace("-", "")[:16] if context else "page"


def next_sequence() -> int:
    """Return a number that grows with each write of this session: the store goes by its order."""
    writes = remembered(_Writes)
    writes.count += 1
    return writes.count


def _is_loopback(address: str | None) -> bool:
    # Streamlit reports no address at all for a local browser.
    if not address:
        return True
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
