"""All applications with what is due on each: found by name, archived ones apart."""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import datetime

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interview_kit.store.database import connections
from interview_kit.ui import session
from interview_kit.ui.candidate import application_frame, application_list, odds, unexpected_call
from interview_kit.ui.candidate.application_list import ListedApplication, Lists
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell import navigation, show_more

_SHOWN = 12
_NOT_HERE = "What is due, and the 100 changed last. Find any other below, and open it."


def show(beside_title: DeltaGenerator) -> None:
    """Show the list, or an offer to begin where there is none."""
    with connections.reading():
        lists = application_list.load()
        stages, archived = application_list.count(lists)
        with beside_title:
            names = {each.id: each.name for each in lists.open}
            unexpected_call.show(names, help=None if lists.is_whole else _NOT_HERE)
        if stages:
            _show(lists, stages.total() - archived, archived)
        else:
            application_frame.offer_first()
        odds.show(stages)


def _show(lists: Lists, number_open: int, number_archived: int) -> None:
    application_frame.new_button()
    found = _find() if number_open + number_archived > 1 else None
    if found is not None:
        number_archived = sum(found.values())
        number_open = len(found) - number_archived
    sections = (("applications", number_open), ("archived", number_archived))
    listed = _among(found, lists)
    if any(
        len(rows) <= show_more.rows_to_show(name, _SHOWN) and len(rows) < number
        for rows, (name, number) in zip(listed, sections, strict=True)
    ):
        listed = _among(found, application_list.whole(lists))
    open_ones, archived = listed
    if found is not None and not found:
        st.markdown("No application has that name.")
    _rows(open_ones, "applications")
    if archived:
        with st.expander(f"Archived ({number_archived})", icon=":material/archive:"):
            _rows(archived, "archived")


def _among(
    found: Container[str] | None, lists: Lists
) -> tuple[list[ListedApplication], list[ListedApplication]]:
    if found is None:
        return lists.open, lists.archived
    open_ones, archived = (
        [each for each in listed if each.id in found] for listed in (lists.open, lists.archived)
    )
    return open_ones, archived


def _find() -> dict[str, bool] | None:
    """Offer to find applications by name; return what `application_list.find` says, or None."""
    # A text field that loses the focus to a link would send its text late, and lead back from the
    # link's page. A form sends it only with its button.
    with (
        st.form("find-application", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        text = st.text_input("Find by company, job or person", autocomplete="off", width=420)
        st.form_submit_button("Find", icon=":material/search:")
    return application_list.find(text) if text.strip() else None


def _rows(listed: Sequence[ListedApplication], name: str) -> None:
    shown = show_more.rows_to_show(name, _SHOWN)
    now, english = session.now(), typed_lines.own_style().english
    with st.container(key=f"listed-{name}", gap=None):
        for each in listed[:shown]:
            application_frame.opener_row(each.id, each.name)
            _due_link(each, now, english)
    if len(listed) > shown:
        show_more.button(name, shown)


def _due_link(listed: ListedApplication, now: datetime, english: str) -> None:
    """Show how an application stands, as a link to where what is due on it is done."""
    facts = application_list.facts(listed, now, english)
    if not listed.due:
        st.caption(facts)
        return
    page, icon = application_list.page_of(listed)
    st.page_link(
        navigation.target(page), label=facts, icon=icon, query_params={"application": listed.id}
    )
