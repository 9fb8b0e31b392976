"""Text fields that save themselves while one types.

The browser sends the text to a route of the app, so typing needs neither a rerun nor the web
socket; a page only ever reads the store. `text_field` is the field, `on_page` what each run of
a page is wrapped in.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st

from interview_kit.ui import session
from interview_kit.ui.autosave import openers, unsaved_choices
from interview_kit.ui.workarounds import server
from interview_kit.ui.workarounds.script_loader import loader
from interview_kit.ui.workarounds.session_memory import remembered
from interview_kit.web.autosave import signer
from interview_kit.web.browser_files import BrowserFiles

if TYPE_CHECKING:
    from interview_kit.store.records.record_fields import Entry

_TOKEN_AGE = 3600  # seconds

_ROOMS = {name: Path(__file__).parents[1] / name for name in ("autosave", "workarounds")}

FILES = BrowserFiles(server.base_path(), _ROOMS)
"""The scripts and style sheets of the fields, and of what works round Streamlit."""

SCRIPT = FILES.address("autosave", "autosave.js")
"""The address of the script that a page begins with."""

_component = st.components.v2.component("kit_text", js=loader(SCRIPT), isolate_styles=False)

# What this run of a page has drawn so far: a component for each field would cost three times
# what one of Streamlit's own fields does, and slow down every other widget of the page.
_drawn: ContextVar[dict[str, dict[str, Any]]] = ContextVar("fields drawn in this run")


@dataclass
class _Signed:
    """A session's token, and when it was made, in seconds since 1970."""

    token: str = ""
    made: float = 0.0


@contextmanager
def on_page() -> Iterator[None]:
    """Bring all fields that are drawn inside to the browser at the end, in one message.

    A page that fails half way still has those above. A run that is broken off for the next
    one leaves the fields as they are.
    """
    place = st.container(key="kit-text-fields")
    opened = _drawn.set({})
    try:
        yield
    except Exception:
        _send(place)
        raise
    else:
        _send(place)
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
    """Show one free text of a record, which saves itself, and return what is stored.

    `entries` is the record as it was read in this run. One row makes a single line. With
    `live` the page runs again after each pause, for what it shows of the text. `default`
    stands in the field, and is returned, until something is stored. The `first` field of a
    page has the cursor when the page was opened; `asks` are the words that it answers, for the
    ear. `typed` is what a field adds that is read: the `way` its writer writes in, the `reading`
    in words and the `picker` ("date", "time") with the `value` it begins at. Raises ValueError
    for a field that the page has already.
    """
    entry = entries.get(field)
    text = default if entry is None or entry.is_blank else entry.text
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
        **{name: value for name, value in rarely.items() if value},
    }
    # Where the browser puts the field. Streamlit never looks inside, and leaves it alone as long
    # as these words stay the same. The height keeps what is below from jumping.
    height = 2 + 1.5 * rows
    st.html(f'<div data-kit-text="{escape(name)}" style="min-height:{height}rem"></div>')
    return text


def _send(place: st.delta_generator.DeltaGenerator) -> None:
    with place:
        _component(
            key="kit-text-fields-fields",
            # As a text: in a dictionary, Streamlit would look for tables.
            data=json.dumps(
                {
                    "user": hashlib.sha256(session.actor().id.encode()).hexdigest()[:8],
                    "token": _token(),
                    "page": session.tab(),
                    **_cursor(),
                    "fields": list(_drawn.get().values()),
                    # A choice that the store did not take is in this session alone.
                    "waits": unsaved_choices.is_waiting(),
                }
            ),
            on_renew_change=_forget_token,
            on_saved_change=_nothing,
            on_left_change=st.query_params.clear,
        )


def _cursor() -> dict[str, str]:
    """Say what was opened last, and the field of this page that one types in then."""
    drawn = _drawn.get()
    opening, field = openers.last_opening()
    if field not in drawn and field != openers.NOWHERE:
        field = next((name for name, data in drawn.items() if "first" in data), "")
    return {"opening": f"{opening} {field}", "cursor": field if field in drawn else ""}


def _nothing() -> None:
    """The run itself is what a pause in typing asks for."""


def _forget_token() -> None:
    remembered(_Signed).made = 0.0


def _token() -> str:
    """Return a token that is kept for a while: a new one at each run would be sent each time."""
    signed = remembered(_Signed)
    if time.time() - signed.made > _TOKEN_AGE:
        signed.token, signed.made = signer().sign(session.actor()), time.time()
    return signed.token
