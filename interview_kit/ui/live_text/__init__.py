"""Text fields that save themselves while one types.

The browser sends the text to a route of the app, so typing needs neither a rerun nor the web
socket; a page only ever reads the store. `live_text` is the field, `routes` and `HostConfig`
are what app.py installs for it.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING

import streamlit as st

from interview_kit.ui import session
from interview_kit.ui.live_text.middleware import SCRIPT, HostConfig
from interview_kit.ui.live_text.route import base_path, routes, signer, version

if TYPE_CHECKING:
    from interview_kit.store.entries import Entry

__all__ = ["SCRIPT", "HostConfig", "live_text", "routes"]

_TOKENS = "kit-live-text-tokens"
_TOKEN_AGE = 3600

# This stands in the message of every field, so it is short: the script itself comes from the
# app's own route, once. An import that failed is tried again, later each time, under a name
# that was not seen before. Streamlit takes a text without a line end inside for a path.
_SHIM = f"""
const url=location.origin+"{base_path()}/kit/live_text/{version()}/live_text.js"
let live
const load=(again,ms)=>live||=import(url+again).catch(()=>new Promise(go=>setTimeout(go,ms)).then(
()=>{{live=0;return load("?"+Date.now(),ms*2)}}))
export default c=>{{let leave,gone
load("",500).then(l=>gone||(leave=l.default(c)))
return()=>{{gone=1;leave?.()}}}}
"""

_component = st.components.v2.component("interview_kit_live_text", js=_SHIM, isolate_styles=False)


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
        "help": help,
        "placeholder": placeholder,
        "required": required,
        "error": error,
        "live": live,
        "disabled": disabled,
        "autocomplete": autocomplete,
        "inputmode": inputmode,
    }
    _component(
        key=f"text-{record_id}-{field}",
        data={
            "user": hashlib.sha256(session.actor().id.encode()).hexdigest()[:8],
            "record": record_id,
            "field": field,
            "text": text,
            "revision": entry.revision if entry else 0,
            "token": _token(record_id),
            "label": label,
            "rows": rows,
            **{name: value for name, value in rarely.items() if value},
        },
        on_saved_change=_nothing,
        on_renew_change=lambda: _forget_token(record_id),
    )
    return text


def _nothing() -> None:
    """The run itself is what a pause in typing asks for."""


def _tokens() -> dict[str, tuple[str, float]]:
    tokens: dict[str, tuple[str, float]] = st.session_state.setdefault(_TOKENS, {})
    return tokens


def _forget_token(record_id: str) -> None:
    _tokens().pop(record_id, None)


def _token(record_id: str) -> str:
    """Return a token kept for a while: a new one each run would send every field anew."""
    token, made = _tokens().get(record_id, ("", 0.0))
    if time.time() - made > _TOKEN_AGE:
        token, made = signer().token(session.actor(), record_id), time.time()
        _tokens()[record_id] = (token, made)
    return token
