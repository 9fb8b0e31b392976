"""Home: the way to each side, what is unfinished there, and an example."""

from __future__ import annotations

import streamlit as st

from interview_kit.store.records.record_lists import RecordRow
from interview_kit.ui.candidate import application_list
from interview_kit.ui.candidate.application_list import ListedApplication
from interview_kit.ui.data import examples
from interview_kit.ui.interviewer import agenda, missed_call, position_list
from interview_kit.ui.shell import frame, show_more, undo
from interview_kit.ui.workarounds.escaping import escaped

_POSITIONS = 5
_APPLICATIONS = 8


def main() -> None:
    """Show the page."""
    frame.title("Interview Kit", "Phone interviews, from either end of the line.")
    undo.offer_undo()
    positions, shown = position_list.load_positions(_POSITIONS)
    open_ones, archived = application_list.load()
    due_today = [each for each in open_ones if each.is_due_today]
    if due_today:
        st.header("Due today", anchor=False)
        _applications(due_today, "due-today")
    # On a phone, the first column is all that is in sight.
    is_candidate = bool(open_ones or archived) and not positions
    first, second = st.columns(2, gap="large")
    with second if is_candidate else first:
        _interviewer(positions, shown)
    with first if is_candidate else second:
        _candidate(open_ones, archived)


def _interviewer(positions: list[RecordRow], shown: int) -> None:
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
    missed_call.calls_to_make()
    agenda.due()
    examples.button("interviewer")


def _candidate(open_ones: list[ListedApplication], archived: list[ListedApplication]) -> None:
    with st.container(border=True, key="door-candidate"):
        st.header("I'm the candidate", anchor=False)
        st.markdown("Get ready for the call, practice your closing, send a great thank-you.")
        st.page_link(
            "pages/candidate/applications.py",
            label="Your applications" if open_ones or archived else "Get ready for your first call",
            icon=":material/arrow_forward:",
        )
    others = [each for each in open_ones if not each.is_due_today]
    if others and len(others) < len(open_ones):
        st.header("Other applications", anchor=False)
    _applications(others, "applications")
    examples.button("candidate")


def _applications(listed: list[ListedApplication], name: str) -> None:
    shown = show_more.rows_to_show(name, _APPLICATIONS)
    for each in listed[:shown]:
        # The page for the call has no first field, so a link to it opens nothing to type in.
        opens = "" if each.is_calling else "opens-"
        with st.container(key=f"{opens}application-{each.id}", gap=None):
            st.page_link(
                f"pages/candidate/{'call' if each.is_calling else 'applications'}.py",
                label=escaped(each.name),
                icon=f":material/{'call' if each.is_calling else 'work'}:",
                query_params={"application": each.id},
            )
            st.caption(application_list.facts(each))
    if len(listed) > shown:
        show_more.button(name, shown)


main()
