"""The calls of one position, on the page of calls."""

from __future__ import annotations

import streamlit as st

from interview_kit.fields import position_fields
from interview_kit.store.records import call_lists, positions
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.interviewer import (
    call_list,
    finished_call,
    position_list,
    position_path_line,
)
from interview_kit.ui.shell import frame, undo
from interview_kit.ui.shell.record_names import position_title

_AT_ONCE = 25


def show(position_id: str) -> None:
    """Show the calls of a position, the one started last first, a page at a time."""
    position = positions.load_row(session.actor(), position_id)
    title = position_title(position.values.get(position_fields.TITLE.key, ""))
    frame.title("Calls", title)
    undo.offer_undo()
    position_path_line.show(position_id, position.values)
    with st.container(horizontal=True, vertical_alignment="center"):
        if openers.opener("New call", name="call", icon=":material/call:", type="primary"):
            finished_call.start_call(position_id)
        st.button("All calls", icon=":material/list:", on_click=st.query_params.clear)
    number = position.finished + position.drafts + position.missed
    if not number:
        st.markdown("No calls for this position yet.")
        return
    st.caption(position_list.calls_in_words(position))
    skip = call_list.rows_before_page(number, _AT_ONCE, key=f"calls-of-{position_id}")
    for call in call_lists.list_of_position(session.actor(), position_id, most=_AT_ONCE, skip=skip):
        call_list.named_opener(call)
