"""Rows of the lists of positions and calls."""

from __future__ import annotations

import streamlit as st

from interview_kit.store.positions import PositionRow
from interview_kit.store.screens import ScreenRow
from interview_kit.ui import screen_view
from interview_kit.ui.literal import literal

_SHOWN = 12


def first_position() -> None:
    """The way on for somebody who has no position yet."""
    st.page_link(
        "pages/interviewer/positions.py",
        label="Set up your first position",
        icon=":material/arrow_forward:",
    )


def position_row(position: PositionRow) -> None:
    """One position with the button for its next call."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"row-{position.id}"):
        st.text(position.values.get("title") or "Untitled position", width="stretch")
        if st.button("New call", icon=":material/call:", key=f"call-{position.id}"):
            screen_view.start_call(position.id)


def drafts(rows: list[ScreenRow], *, here: bool = False) -> None:
    """The calls that are not finished, to go on with; `here` on the phone screen's own page."""
    if rows:
        st.subheader("Calls not finished", anchor=False)
    for row in rows[:_SHOWN]:
        label = literal(f"{row.candidate or 'No name yet'} · {row.title or 'Untitled position'}")
        if here:
            # A link to the page one is on loses its query in the address.
            st.button(
                label,
                icon=":material/edit_note:",
                type="tertiary",
                key=f"draft-{row.id}",
                on_click=st.query_params.update,
                kwargs={"screen": row.id},
            )
            continue
        st.page_link(
            "pages/interviewer/phone_screen.py",
            label=label,
            icon=":material/edit_note:",
            query_params={"screen": row.id},
        )
    if len(rows) > _SHOWN:
        st.caption(f"And {len(rows) - _SHOWN} more.")
