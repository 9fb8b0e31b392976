"""Calls that are only planned, in lists."""

from __future__ import annotations

import streamlit as st

from interview_kit.interviewer.planned_calls import (
    MOMENT_FIELDS,
    is_begun,
    planned_moment,
    planned_words,
)
from interview_kit.interviewer.progress import text_of
from interview_kit.store.records.call_lists import CallRow
from interview_kit.store.records.calls import Call
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell import record_links, show_more
from interview_kit.ui.shell.record_names import call_name
from interview_kit.ui.workarounds.escaping import escaped

_SHOWN = 8


def is_to_hold(call: Call) -> bool:
    """Tell whether a call has still to begin."""
    return call.state != "finished" and not is_begun(call.answers)


def words_of(call: Call) -> str:
    """Return that a call is planned, and when: "planned for Thu, Dec 3, 3:30 PM"; "" for others."""
    if not is_to_hold(call):
        return ""
    moment = {field: text_of(call.answers, field) for field in MOMENT_FIELDS}
    planned = planned_moment(moment, session.now())
    if planned is None:
        return ""
    return f"planned for {planned_words(planned, typed_lines.own_style().english)}"


def show_rows(rows: list[CallRow]) -> None:
    """Show calls that are planned as links, each with its moment."""
    shown = show_more.rows_to_show("planned", _SHOWN)
    english = typed_lines.own_style().english
    for row in rows[:shown]:
        with st.container(key=f"planned-{row.id}", gap=None):
            record_links.open_on(
                "pages/interviewer/calls.py",
                escaped(call_name(row.candidate, row.title)),
                name=f"planned-{row.id}",
                icon=":material/event:",
                query={"call": row.id},
            )
            if row.planned:
                st.caption(planned_words(row.planned, english))
    if len(rows) > shown:
        show_more.button("planned", shown)
