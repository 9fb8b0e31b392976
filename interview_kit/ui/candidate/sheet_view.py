"""The cheat sheet as one reads it on the phone."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.cheat_sheet import CheatSheet, SheetEntry
from interview_kit.candidate.speaking import seconds_words
from interview_kit.ui.workarounds.escaping import escaped


def people(sheet: CheatSheet) -> None:
    """Show who is on the call; on paper, for which job."""
    with st.container(key="call-job-onpaper"):
        st.text(sheet.heading)
    with st.container(key="call-people", gap="xxsmall"):
        for person in sheet.people:
            st.text(person)


def entries(sheet: CheatSheet) -> None:
    """Show the facts, the answers and the stories."""
    for entry in (*sheet.facts, *sheet.answers):
        _entry(entry)
    for story in sheet.stories:
        with st.container(gap=None):
            st.markdown(f"**{escaped(story.situation) or 'Story'}**")
            st.text("\n".join(filter(None, (story.action, story.result))))


def _entry(entry: SheetEntry) -> None:
    seconds = f" · {seconds_words(entry.seconds)}" if entry.seconds else ""
    with st.container(gap=None):
        st.markdown(f"**{escaped(entry.label)}**{seconds}")
        st.text(entry.text)
