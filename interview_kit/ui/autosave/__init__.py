"""Text fields that save themselves while they are typed in.

The browser sends the text to a route of the app, so typing needs neither a rerun nor the web
socket, and a page only reads the store. `text_field` draws a field inside of `on_page`, which
wraps each run of a page.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from interview_kit import clock
from interview_kit.access import Actor
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers, unsaved_choices
from interview_kit.ui.workarounds import server
from interview_kit.ui.workarounds.script_loader import loader
from interview_kit.ui.workarounds.session_memory import remembered
from interview_kit.web.autosave import signer
from interview_kit.web.browser_files import BrowserFiles

if TYPE_CHECKING:
    from interview_kit.store.records.record_fields import Entry

_TOKEN_AGE = 3600  # seconds

_ROOMS = {
    name: Path(__file__).parents[1] / name for name in ("autosave", "large_type", "workarounds")
}

FILES = BrowserFiles(server.base_path(), _ROOMS)
"""The scripts and style sheets of the fields, of the large type and of the workarounds."""

SCRIPT = FILES.address("autosave", "autosave.js")
"""The address of the script that each page loads first."""

_component = st.components.v2.component("kit_text", js=loader(SCRIPT), isolate_styles=False)

# The fields that this run of a page has drawn so far. They share a component, since one for each
# would cost three times as much as a field of Streamlit, and slow down every other widget.
_drawn: ContextVar[dict[str, dict[str, Any]]] = ContextVar("fields drawn in this run")


@dataclass
class _SessionToken:
    """A session's token: when it was signed, in seconds since 1970, and for whom."""

    token: str = ""
    signed_at: float = 0.0
    actor: Actor | None = None


@contextmanager
def on_page() -> Iterator[None]:
    """Send all fields that are drawn inside to the browser at the end, in one message.

    A page that fails half way keeps the fields above the error. A run that Streamlit ends early
    for the next one leaves the fields in the browser as they are.
    """
    container = st.container(key="kit-text-fields")
    opened = _drawn.set({})
    try:
        yield
    except Exception:
        _send(container)
        raise
    else:
        _send(container)
    finally:
        _drawn.reset(opened)


def text_field(
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
    first: bool = False,
    asks: str = "",
    typed: Mapping[str, str] | None = None,
) -> str:
    """Show a text field that saves itself, and return the stored text.

    `entries` is the record as it was read in this run. One row makes a single line. With `live`
    the page runs again after each pause. `default` stands in the field, and is returned, until a
    text is stored. The `first` field of a page gets the cursor when the page is opened. `asks` is
    the question that the field answers, for screen readers. `typed` is for a text that the kit
    reads: the `way` its writer writes in, the `reading` in words, and the `picker` ("date",
    "time") with its first `value`. Raises ValueError for a field that is on the page already.
    """
    entry = entries.get(field)
    text = default if entry is None or entry.is_blank else entry.text
    optional = {  # left out of the message where empty
        "text": text,
        "help": help,
        "placeholder": placeholder,
        "required": required,
        "error": error,
        "live": live,
        "disabled": disabled,
        "autocomplete": autocomplete,
        "inputmode": inputmode,
        "asks": asks,
        "first": first,
        **(typed or {}),
    }
    name = f"{record_id}/{field}"
    drawn = _drawn.get()
    if name in drawn:
        raise ValueError(f"The field {field} is on this page twice.")
    drawn[name] = {
        "id": name,
        "revision": entry.revision if entry else 0,
        "label": label,
        "rows": rows,
        **{key: value for key, value in optional.items() if value},
    }
    # The browser puts the field in here. Streamlit leaves the element alone as long as its HTML
    # stays the same. The height keeps the widgets below from jumping.
    height = 2 + 1.5 * rows
    st.html(f'<div data-kit-text="{escape(name)}" style="min-height:{height}rem"></div>')
    return text


def _send(container: st.delta_generator.DeltaGenerator) -> None:
    with container:
        _component(
            key="kit-text-fields-fields",
            # Streamlit would search a dictionary for tables, but not a text.
            data=json.dumps(
                {
                    "user": hashlib.sha256(session.actor().id.encode()).hexdigest()[:8],
                    "token": _token(),
                    "page": session.tab(),
                    **_cursor(),
                    "fields": list(_drawn.get().values()),
                    # A choice that is not stored would be lost with the session.
                    "waits": unsaved_choices.is_waiting(),
                }
            ),
            on_renew_change=_forget_token,
            on_saved_change=notices.keep,
            on_left_change=st.query_params.clear,
        )


def _cursor() -> dict[str, str]:
    """Return the last opening, and the field of this page that gets the cursor."""
    drawn = _drawn.get()
    first = next((name for name, data in drawn.items() if "first" in data), "")
    opening, field = openers.field_for_cursor(drawn, first)
    return {"opening": f"{opening} {field}", "cursor": field if field in drawn else ""}


def _forget_token() -> None:
    notices.keep()
    remembered(_SessionToken).signed_at = 0.0


def _token() -> str:
    """Return the session's token, signed again after a while: a new one would be sent each run."""
    last = remembered(_SessionToken)
    moment = clock.now().timestamp()
    if moment - last.signed_at > _TOKEN_AGE or last.actor != session.actor():
        last.actor, last.signed_at = session.actor(), moment
        last.token = signer().sign(last.actor)
    return last.token
