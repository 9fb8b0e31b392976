"""Home: the way to each side, what is unfinished there, and an example."""

from __future__ import annotations

import streamlit as st

from interview_kit.ui.candidate import application_list
from interview_kit.ui.candidate.application_list import ListedApplication
from interview_kit.ui.data import examples
from interview_kit.ui.interviewer import agenda, position_list
from interview_kit.ui.shell import frame, show_more, undo
from interview_kit.ui.workarounds.escaping import escaped

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
    open_ones, archived = application_list.load()
    with st.container(border=True, key="door-candidate"):
        st.header("I'm the candidate", anchor=False)
        st.markdown("Get ready for the call, practice your closing, send a great thank-you.")
        st.page_link(
            "pages/candidate/applications.py",
            label="Your applications" if open_ones or archived else "Get ready for your first call",
            icon=":material/arrow_forward:",
        )
    due_today = [each for each in open_ones if each.is_due_today]
    if due_today:
        st.header("Due today", anchor=False)
        _applications(due_today, "due-today")
        st.header("Other applications", anchor=False)
    _applications([each for each in open_ones if not each.is_due_today], "applications")
    examples.button("candidate")


def _applications(listed: list[ListedApplication], name: str) -> None:
    shown = show_more.rows_to_show(name, _APPLICATIONS)
    with st.container(key=f"opens-{name}"):
        for each in listed[:shown]:
            with st.container(key=f"application-{each.id}", gap=None):
                st.page_link(
                    "pages/candidate/applications.py",
                    label=escaped(each.name),
                    icon=":material/work:",
                    query_params={"application": each.id},
                )
                st.caption(application_list.facts(each))
    if len(listed) > shown:
        show_more.button(name, shown)


main()
