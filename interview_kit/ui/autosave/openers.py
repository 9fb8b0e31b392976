"""Buttons that open something, so that the cursor goes to where one types in it.

The browser knows them by their keys. It waits for the run that comes of the press, which says
by its number that it is that one, and which of its fields has the cursor.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from interview_kit.errors import KitError
from interview_kit.ui import session
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

NOWHERE = "nowhere"
"""The field of an opening that failed: what was typed for it belongs into no other."""


@dataclass
class _Opened:
    """The number of what was opened last in a session, and the field to type into."""

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


def opened() -> tuple[int, str]:
    """Return the number of what was opened last in this session, and the field to type into.

    The field is "" to let the page say.
    """
    last = remembered(_Opened)
    return last.number, last.field


def _opened(action: Callable[..., object] | None, args: tuple[object, ...]) -> None:
    field = NOWHERE
    try:
        field = str((action(*args) if action else "") or "")
    except KitError as error:
        session.notice(escaped(str(error)), icon=session.ERROR)
    finally:
        last = remembered(_Opened)
        last.number, last.field = last.number + 1, field
