"""All applications with what is due on each: found by name, archived ones apart."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from interview_kit.store.records import applications
from interview_kit.ui import session
from interview_kit.ui.candidate import application_frame, application_list, odds, unexpected_call
from interview_kit.ui.candidate.application_list import ListedApplication
from interview_kit.ui.shell import show_more

_SHOWN = 12


def show(beside_title: DeltaGenerator) -> None:
    """Show the list, or an offer to begin where there is none."""
    open_ones, archived = application_list.load()
    every = [*open_ones, *archived]
    with beside_title:
        unexpected_call.show({each.id: each.name for each in open_ones})
    if not open_ones and not archived:
        application_frame.offer_first()
        odds.show(every)
        return
    application_frame.new_button()
    found = _find() if len(open_ones) + len(archived) > 1 else None
    if found is not None:
        open_ones = [each for each in open_ones if each.id in found]
        archived = [each for each in archived if each.id in found]
        if not open_ones and not archived:
            st.markdown("No application has that name.")
    _rows(open_ones, "applications")
    if archived:
        with st.expander(f"Archived ({len(archived)})", icon=":material/archive:"):
            _rows(archived, "archived")
    odds.show(every)


def _find() -> set[str] | None:
    """Offer to find applications by name; return the ids of those found, None for all."""
    # A text field that loses the focus to a link would send its text late, and lead back from the
    # link's page. A form sends it only with its button.
    with (
        st.form("find-application", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        text = st.text_input("Find by company, job or person", autocomplete="off", width=420)
        st.form_submit_button("Find", icon=":material/search:")
    return applications.find(session.actor(), text) if text.strip() else None


def _rows(listed: Sequence[ListedApplication], name: str) -> None:
    shown = show_more.rows_to_show(name, _SHOWN)
    for each in listed[:shown]:
        with st.container(key=f"application-{each.id}", gap=None):
            application_frame.opener_row(each.id, each.name)
            st.caption(application_list.facts(each))
    if len(listed) > shown:
        show_more.button(name, shown)
