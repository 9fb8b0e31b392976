"""Long lists: their first rows, and further ones when they are asked for."""

from __future__ import annotations

import streamlit as st

_STEP = 100


def shown(name: str, first: int) -> int:
    """Return how many rows of the list `name` to show: `first` until more were asked for."""
    return int(st.session_state.get(_key(name), first))


def button(name: str, now_shown: int, *, label: str = "Show more") -> None:
    """Offer the next rows of the list `name`."""
    st.button(
        label,
        icon=":material/expand_more:",
        type="tertiary",
        key=f"{name}-show-more",
        on_click=_show,
        args=(name, now_shown + _STEP),
    )


def _show(name: str, rows: int) -> None:
    st.session_state[_key(name)] = rows


def _key(name: str) -> str:
    return f"kit-shown-{name}"
