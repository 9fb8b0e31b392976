"""Rows that people put in an order: by buttons, or with Alt and an arrow key inside of a row.

The focus stays on what moved, and its new place is said for those who do not see it: see
`autosave/row_order.js`, which knows rows and buttons by their keys.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from interview_kit.ui.shell import buttons

_WAYS = ((-1, "up", "arrow_upward"), (1, "down", "arrow_downward"))


def row(
    list_name: str, item_id: str, *, is_in_lines: bool = False
) -> st.delta_generator.DeltaGenerator:
    """Return the container for a row of a list, whose name has no hyphen.

    One that `is_in_lines` begins with its name and three buttons, beside each other, without a
    container of their own.
    """
    key = f"ordered-{list_name}-{item_id}"
    return st.container(border=True, key=key, gap="xsmall", horizontal=is_in_lines)


def buttons_to_move(
    list_name: str, item_id: str, label: str, move: Callable[[int], object]
) -> None:
    """Show the buttons that move a row, inside of it. `label` is its name for the ear.

    `move` is called with -1 for up and 1 for down. The browser keeps back a press that would lead
    beyond the list.
    """
    for step, way, icon in _WAYS:
        buttons.icon_button(
            f"{label}: move {way}",
            icon,
            key=f"order-{way}-{list_name}-{item_id}",
            on_click=move,
            args=(step,),
        )
