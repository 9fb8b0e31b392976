"""Text fields that save themselves while one types.

The browser sends the text to a route of the app, so typing needs neither a rerun nor the web
socket; a page only ever reads the store. `live_text` is the field, `open_session` what
each run begins with; `routes` and `HostConfig` are what app.py installs for them.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import streamlit as st

from interview_kit.ui import session
from interview_kit.ui.live_text.middleware import SCRIPT, HostConfig
from interview_kit.ui.live_text.route import base_path, routes, signer, version

if TYPE_CHECKING:
    from interview_kit.store.entries import Entry

__all__ = ["SCRIPT", "HostConfig", "live_text", "open_session", "routes"]

_SIGNED = "kit-live-text-token"
_TOKEN_AGE = 3600  # seconds

# This stands in the message of every field, so it is short. The fields wait here for the script,
# each version for its own: a page can stay open while the kit is replaced by a newer one.
_MEET = f"(window.kit{version()[:6]}??=Promise.withResolvers())"
_SHIM = f"""
export default c=>{{let l,g;{_MEET}.promise.then(f=>g||(l=f(c)))
return()=>{{g=1;l?.()}}}}
"""

# The script comes from the app's own route, once. An import that failed is tried again, later
# each time, under a name that was not seen before.
_LOADER = f"""
const url=location.origin+"{base_path()}/kit/live_text/{version()}/live_text.js"
const load=(again,ms)=>import(url+again).catch(()=>new Promise(go=>setTimeout(go,ms)).then(
()=>load("?"+Date.now(),ms*2)))
export default component=>{{let gone
load("",500).then(script=>{{
if(gone)return
script.session(component)
;{_MEET}.resolve(script.default)}})
return()=>{{gone=true}}}}
"""

_field = st.components.v2.component("kit_text", js=_SHIM, isolate_styles=False)
_session = st.components.v2.component("kit_text_session", js=_LOADER, isolate_styles=False)


def open_session() -> None:
    """Bring the script of the fields to the browser, and what it signs texts with.

    To be called in each run, before the first field.
    """
    with st.container(key="kit-live-text"):
        _session(
            key="kit-live-text-session",
            data={
                "user": hashlib.sha256(session.actor().id.encode()).hexdigest()[:8],
                "token": _token(),
            },
            on_renew_change=_forget_token,
        )


def live_text(
    label: str,
    record_id: str,
    field: str,
    *,
    entries: Mapping[str, Entry],
    rows: int = 4,
    help: str = "",
    placeholder: str = "",
    default: str = "",
    required: bool = False,
    error: str = "",
    live: bool = False,
    disabled: bool = False,
    autocomplete: str = "",
    inputmode: str = "",
) -> str:
    """Show one free text of a record, which saves itself, and return what is stored.

    `entries` is the record as it was read in this run. One row makes a single line. With
    `live` the page runs again after each pause, for what it shows of the text. `default`
    stands in the field, and is returned, until something is stored.
    """
    entry = entries.get(field)
    text = entry.text if entry else default
    rarely = {  # left out of the message where there is nothing to say
        "text": text,
        "help": help,
        "placeholder": placeholder,
        "required": required,
        "error": error,
        "live": live,
        "disabled": disabled,
        "autocomplete": autocomplete,
        "inputmode": inputmode,
    }
    runs: dict[str, Any] = {"on_saved_change": _nothing} if live else {}
    _field(
        key=f"text-{record_id}-{field}",
        data={
            "id": f"{record_id}/{field}",
            "revision": entry.revision if entry else 0,
            "label": label,
            "rows": rows,
            **{name: value for name, value in rarely.items() if value},
        },
        **runs,
    )
    return text


def _nothing() -> None:
    """The run itself is what a pause in typing asks for."""


def _forget_token() -> None:
    st.session_state.pop(_SIGNED, None)


def _token() -> str:
    """Return a token that is kept for a while: a new one at each run would be sent each time."""
    token, made = st.session_state.get(_SIGNED, ("", 0.0))
    if time.time() - made > _TOKEN_AGE:
        token, made = signer().token(session.actor()), time.time()
        st.session_state[_SIGNED] = (token, made)
    return str(token)
