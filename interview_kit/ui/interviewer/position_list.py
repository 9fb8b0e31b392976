"""Lists of positions, and of calls that are not finished."""

from __future__ import annotations

import streamlit as st

from interview_kit.fields import position_fields
from interview_kit.store.records import call_lists, positions, record_lists
from interview_kit.store.records.call_lists import CallRow
from interview_kit.store.records.positions import PositionRow
from interview_kit.store.records.record_lists import RecordRow
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.interviewer import finished_call, missed_call
from interview_kit.ui.shell import record_links, show_more
from interview_kit.ui.shell.record_names import call_name, position_title, with_example
from interview_kit.ui.workarounds.escaping import escaped

_SHOWN = 12


def first_position() -> None:
    """Show a link to the page of positions, for somebody who has none yet."""
    st.page_link(
        "pages/interviewer/positions.py",
        label="Set up your first position",
        icon=":material/arrow_forward:",
    )


def load_positions(first: int) -> tuple[list[RecordRow], int]:
    """Return positions and how many of them to show; one more is loaded where there are more."""
    shown = show_more.rows_to_show("positions", first)
    return record_lists.list_records(session.actor(), positions.KIND, most=shown + 1), shown


def position_rows(rows: list[RecordRow], shown: int) -> None:
    """Show positions, each with a button for its next call."""
    for row in rows[:shown]:
        with st.container(horizontal=True, vertical_alignment="center", key=f"row-{row.id}"):
            title = position_title(row.values.get(position_fields.TITLE.key, ""))
            st.page_link(
                "pages/interviewer/positions.py",
                label=escaped(with_example(title, row.example)),
                query_params={"position": row.id},
                width="stretch",
            )
            if openers.opener("New call", name=f"call-{row.id}", icon=":material/call:"):
                finished_call.start_call(row.id)
    if len(rows) > shown:
        show_more.button("positions", shown)


def calls_in_words(position: PositionRow) -> str:
    """Return how many calls a position has: "15 calls, 12 of them finished"."""
    finished = position.finished
    total = finished + position.drafts + position.missed
    if total == 1:
        return "1 call, finished" if finished else "1 call, not finished"
    which = "all" if finished == total else f"{finished} of them" if finished else "none"
    return f"{total} calls, {which} finished"


def open_calls() -> None:
    """List the calls to make, those that are planned first, and the calls that are not finished."""
    shown = show_more.rows_to_show("drafts", _SHOWN)
    rows = call_lists.list_drafts(session.actor(), most=shown + 1, now=session.now())
    missed_call.calls_to_make([row for row in rows if row.planned])
    _drafts([row for row in rows if not row.planned], shown)


def _drafts(rows: list[CallRow], shown: int) -> None:
    if not rows:
        return
    st.header("Unfinished calls", anchor=False)
    english = typed_lines.own_style().english
    with st.container(key="opens-drafts"):
        for row in rows[:shown]:
            _draft(row, english)
    if len(rows) > shown:
        show_more.button("drafts", shown)


def _draft(row: CallRow, english: str) -> None:
    record_links.open_on(
        "pages/interviewer/calls.py",
        escaped(
            call_name(
                row.candidate,
                row.title,
                row.call_date,
                english=english,
                is_example=row.is_example,
            )
        ),
        name=f"draft-{row.id}",
        icon=":material/edit_note:",
        query={"call": row.id},
    )
