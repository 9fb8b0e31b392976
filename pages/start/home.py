"""Home: the way to each side, what is unfinished there, and an example."""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from interview_kit.store.database import connections
from interview_kit.store.records.record_lists import RecordRow
from interview_kit.ui import session
from interview_kit.ui.candidate import application_list
from interview_kit.ui.candidate.application_list import ListedApplication, Lists
from interview_kit.ui.data import examples
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.interviewer import agenda, position_list
from interview_kit.ui.shell import frame, navigation, show_more, undo
from interview_kit.ui.workarounds.escaping import escaped

_POSITIONS = 5
_APPLICATIONS = 8


def main() -> None:
    """Show the page."""
    frame.title("Interview Kit", "Phone interviews, from either end of the line.")
    undo.offer_undo()
    with connections.reading():  # in one transaction what would take eight
        _show()


def _show() -> None:
    positions, shown = position_list.load_positions(_POSITIONS)
    lists = application_list.load()
    if len(_others(lists)) <= show_more.rows_to_show("applications", _APPLICATIONS):
        lists = application_list.whole(lists)
    if due_today := [each for each in lists.open if each.is_due_today]:
        st.header("Due today", anchor=False)
        _applications(due_today, "due-today")
    # On a phone, the first column is all that is in sight.
    has_any = bool(lists.open or lists.archived)
    is_candidate = has_any and not positions
    first, second = st.columns(2, gap="large")
    with second if is_candidate else first:
        _interviewer(positions, shown)
    with first if is_candidate else second:
        _candidate(_others(lists), has_any=has_any, has_due=bool(due_today))


def _interviewer(positions: list[RecordRow], shown: int) -> None:
    with st.container(border=True, key="door-interviewer"):
        st.header("I'm the interviewer", anchor=False)
        st.markdown(
            "Set up a position, take notes while you talk, compare answers to the same questions."
        )
        st.page_link(
            navigation.target("pages/interviewer/positions.py"),
            label="Your positions" if positions else "Set up your first position",
            icon=":material/arrow_forward:",
        )
    position_list.position_rows(positions, shown)
    if positions:  # a call is never there without its position
        position_list.open_calls()
        agenda.due()
    examples.button("interviewer")


def _candidate(others: list[ListedApplication], *, has_any: bool, has_due: bool) -> None:
    with st.container(border=True, key="door-candidate"):
        st.header("I'm the candidate", anchor=False)
        st.markdown("Get ready for the call, practice your closing, send a great thank-you.")
        st.page_link(
            navigation.target("pages/candidate/applications.py"),
            label="Your applications" if has_any else "Get ready for your first call",
            icon=":material/arrow_forward:",
        )
    if others and has_due:
        st.header("Other applications", anchor=False)
    _applications(others, "applications")
    examples.button("candidate")


def _others(lists: Lists) -> list[ListedApplication]:
    return [each for each in lists.open if not each.is_due_today]


def _applications(listed: list[ListedApplication], name: str) -> None:
    shown = show_more.rows_to_show(name, _APPLICATIONS)
    now, english = session.now(), typed_lines.own_style().english
    for number, (opens, rows) in enumerate(groupby(listed[:shown], _opens_application)):
        # Where something is due, a link leads to a page to read, and opens nothing to type in.
        with st.container(key=f"{'opens' if opens else 'due'}-listed-{name}-{number}", gap=None):
            for each in rows:
                page, icon = application_list.page_of(each)
                st.page_link(
                    navigation.target(page),
                    label=escaped(each.name),
                    icon=icon,
                    query_params={"application": each.id},
                )
                st.caption(application_list.facts(each, now, english))
    if len(listed) > shown:
        show_more.button(name, shown)


def _opens_application(listed: ListedApplication) -> bool:
    return application_list.page_of(listed)[0] == "pages/candidate/applications.py"


main()
