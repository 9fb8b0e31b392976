"""Buttons that open something, so that the cursor goes to where one types in it.

The browser knows them by their keys. It waits for the run that comes of the press, which says
by its number that it is that one, and which of its fields has the cursor (live_text/browser).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from interview_kit.errors import KitError
from interview_kit.ui import session
from interview_kit.ui.literal import literal

_NUMBER = "kit-opening"
_FIELD = "kit-opening-field"

NOWHERE = "nowhere"
"""The field of an opening that failed: what was typed for it belongs into no other."""


def opener(
    label: str,
    *,
    name: str,
    on_click: Callable[..., object] | None = None,
    args: tuple[object, ...] = (),
    **more: Any,
) -> bool:
    """Show a button that opens something, and return whether it was pressed.

    `name` is the end of its key. What `on_click` returns is the field with the cursor, as
    "<record>/<field>"; None leaves it to the page.
    """
    return st.button(label, key=f"opens-{name}", on_click=_opened, args=(on_click, args), **more)


def counted(choose: Callable[..., None]) -> Callable[[], None]:
    """Return a callback for a choice that opens what one types in next.

    Its widget stands in a container whose key begins with "opens-".
    """
    return lambda: _opened(choose, ())


def opening() -> str:
    """Return the number of what was opened last in this session."""
    return str(st.session_state.get(_NUMBER, 0))


def field_opened() -> str:
    """Return the field that what was opened last is to be typed into, "" to let the page say."""
    return str(st.session_state.get(_FIELD) or "")


def _opened(action: Callable[..., object] | None, args: tuple[object, ...]) -> None:
    st.session_state[_NUMBER] = int(st.session_state.get(_NUMBER, 0)) + 1
    st.session_state[_FIELD] = NOWHERE
    try:
        st.session_state[_FIELD] = action(*args) if action else None
    except KitError as error:
        session.notice(literal(str(error)), icon=session.ERROR)
