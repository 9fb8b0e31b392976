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
from interview_kit.fields import person_fields
from interview_kit.store.records import people, record_fields
from interview_kit.ui.workarounds.session_memory import remembered

_FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-Ip", "X-Forwarded-Host")


@dataclass
class _Writes:
    """The number of writes that this session has asked for."""

    count: int = 0


@dataclass
class _Acting:
    """Who acts in a session, and whether that was read and has just been changed."""

    actor: Actor = LOCAL
    is_read: bool = False
    has_changed: bool = False


def actor() -> Actor:
    """Return who acts in this session. On one's own machine it is whoever was chosen."""
    return remembered(_Acting).actor


def act_as_last_chosen() -> None:
    """Let the person act who was chosen last on this machine. Asks the store once a session."""
    acting = remembered(_Acting)
    if not acting.is_read:
        chosen = people.load(LOCAL).get(person_fields.ACTING.key)
        set_actor(chosen.text if chosen else LOCAL.id)
        acting.is_read = True


def set_actor(person_id: str) -> None:
    """Let a person act from now on. Whoever sits at the machine may do everything with it."""
    remembered(_Acting).actor = Actor(person_id, is_administrator=True)


def choose_actor(person_id: str) -> None:
    """Let another person act, and remember it for the machine. For callbacks; raises StoreError."""
    # In the first person's name: whoever acts may be gone since the restore of a backup.
    record_fields.write(LOCAL, LOCAL.id, person_fields.ACTING.key, person_id, tab=tab())
    set_actor(person_id)
    remembered(_Acting).has_changed = True


def has_changed_actor() -> bool:
    """Tell once after each choice that another person acts."""
    acting = remembered(_Acting)
    has_changed, acting.has_changed = acting.has_changed, False
    return has_changed


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
