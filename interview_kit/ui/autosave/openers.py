"""Buttons that open something with a field, which gets the cursor.

The browser knows the buttons by their keys. It waits for the run that follows the press, which
carries the number of the opening and the field for the cursor.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import streamlit as st

from interview_kit.errors import KitError
from interview_kit.ui import notices
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

NOWHERE = "nowhere"
"""The field of an opening that failed: text typed for it belongs in no other field."""


@dataclass
class _LastOpening:
    """The number of a session's last opening, and the field for the cursor."""

    number: int = 0
    field: str = ""


def opener(
    label: str,
    *,
    name: str,
    on_click: Callable[..., object] | None = None,
    args: tuple[object, ...] = (),
    **more: Any,
) -> bool:
    """Show a button that opens something, and return whether it was pressed without an error.

    `name` is the end of its key. `on_click` returns the field for the cursor as
    "<record>/<field>", or None for the page's first field.
    """
    is_pressed = st.button(
        label, key=f"opens-{name}", on_click=_note_opening, args=(on_click, args), **more
    )
    return is_pressed and remembered(_LastOpening).field != NOWHERE


def opening_callback(choose: Callable[..., None]) -> Callable[[], None]:
    """Return a callback for a choice that opens a field.

    Its widget stands in a container whose key begins with "opens-".
    """
    return lambda: _note_opening(choose, ())


def field_for_cursor(drawn: Collection[str], first: str) -> tuple[int, str]:
    """Return the number of this session's last opening, and the field for the cursor.

    `drawn` are the fields of the page, and `first` is the one that gets the cursor where the
    opening named none of them. It stays the one as long as it is drawn: the browser takes another
    field for what a press opened, also in a run from before that press.
    """
    last = remembered(_LastOpening)
    if last.field not in drawn and last.field != NOWHERE:
        last.field = first
    return last.number, last.field


def _note_opening(action: Callable[..., object] | None, args: tuple[object, ...]) -> None:
    field = NOWHERE
    try:
        field = str((action(*args) if action else "") or "")
    except KitError as error:
        notices.notify(escaped(str(error)), icon=notices.ERROR)
    finally:
        last = remembered(_LastOpening)
        last.number, last.field = last.number + 1, field
