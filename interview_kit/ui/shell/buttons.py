"""Buttons with a name for assistive technology, and menus of actions."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from interview_kit.ui import notices
from interview_kit.ui.workarounds.escaping import escaped


def accessible_label(label: str, name: str) -> str:
    """Return a button's label with a `name` that only assistive technology reads out.

    The style sheet hides the emphasis.
    """
    return f"{label} *({escaped(name)})*"


def icon_button(
    label: str, icon: str, *, key: str, on_click: Callable[..., object], args: tuple[object, ...]
) -> None:
    """Show a button with an icon alone; its `label` is read out, and shown as a tooltip."""
    st.button(
        label,
        key=f"icon-{key}",
        icon=f":material/{icon}:",
        type="tertiary",
        help=label,
        on_click=notices.errors_as_notices(on_click),
        args=args,
    )


def menu(label: str, actions: dict[str, Callable[[], None]], *, key: str) -> None:
    """Show a button that opens a menu of actions by their labels."""

    def run_chosen() -> None:
        if chosen := st.session_state.get(key):
            actions[chosen]()

    st.menu_button(label, list(actions), key=key, on_click=notices.errors_as_notices(run_chosen))
