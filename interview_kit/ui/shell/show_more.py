"""Long lists: their first rows, and further ones when they are asked for."""

from __future__ import annotations

import streamlit as st

_STEP = 100


def rows_to_show(name: str, first: int) -> int:
    """Return how many rows of the list `name` to show: `first` until more were asked for."""
    return int(st.session_state.get(_key(name), first))


def button(name: str, shown: int, *, label: str = "Show more") -> None:
    """Offer the next rows of the list `name`, of which `shown` rows are on the page."""
    st.button(
        label,
        icon=":material/expand_more:",
        type="tertiary",
        key=f"{name}-show-more",
        on_click=st.session_state.update,
        args=({_key(name): shown + _STEP},),
    )


def _key(name: str) -> str:
    return f"kit-shown-{name}"
