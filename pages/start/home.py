"""Home: the way to each side, what is unfinished there, and an example."""

from __future__ import annotations

import streamlit as st

from interview_kit.store.records import applications
from interview_kit.ui import session
from interview_kit.ui.candidate import application_list
from interview_kit.ui.data import examples
from interview_kit.ui.interviewer import agenda, position_list
from interview_kit.ui.shell import frame, show_more, undo

_POSITIONS = 5
_APPLICATIONS = 8


def main() -> None:
    """Show the page."""
    frame.title("Interview Kit", "Phone interviews, from either end of the line.")
    undo.offer_undo()
    left, right = st.columns(2, gap="large")
    with left:
        _interviewer()
    with right:
        _candidate()


def _interviewer() -> None:
    positions, shown = position_list.load_positions(_POSITIONS)
    with st.container(border=True, key="door-interviewer"):
        st.header("I'm the interviewer", anchor=False)
        st.markdown(
            "Set up a position, take notes while you talk, compare answers to the same questions."
        )
        st.page_link(
            "pages/interviewer/positions.py",
            label="Your positions" if positions else "Set up your first position",
            icon=":material/arrow_forward:",
        )
    position_list.position_rows(positions, shown)
    position_list.drafts()
    agenda.due()
    examples.button("interviewer")


def _candidate() -> None:
    shown = show_more.rows_to_show("applications", _APPLICATIONS)
    rows = applications.list_applications(session.actor(), most=shown + 1)
    with st.container(border=True, key="door-candidate"):
        st.header("I'm the candidate", anchor=False)
        st.markdown("Get ready for the call, practice your closing, send a great thank-you.")
        st.page_link(
            "pages/candidate/applications.py",
            label="Your applications" if rows else "Get ready for your first call",
            icon=":material/arrow_forward:",
        )
    application_list.show(rows[:shown])
    if len(rows) > shown:
        show_more.button("applications", shown)
    examples.button("candidate")


main()
