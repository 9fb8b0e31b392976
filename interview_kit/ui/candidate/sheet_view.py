"""The cheat sheet as one reads it on the phone."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.call_facts import call_lines
from interview_kit.candidate.cheat_sheet import CheatSheet, SheetEntry, build_cheat_sheet
from interview_kit.candidate.speaking import seconds_words
from interview_kit.content import content
from interview_kit.ui import session
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.workarounds.escaping import escaped


def sheet_of(opened: OpenApplication) -> CheatSheet:
    """Return the cheat sheet of the open application, with its call as the reader writes times."""
    english = typed_lines.own_style().english
    call = call_lines(opened.application, session.zone(), english)
    return build_cheat_sheet(opened.application, opened.profile, content().candidate, call=call)


def head(sheet: CheatSheet) -> None:
    """Show when the call is, who calls and who is on it; on paper, for which job."""
    with st.container(key="call-job-onpaper"):
        st.text(sheet.heading)
    with st.container(key="call-people", gap="xxsmall"):
        for line in sheet.head:
            st.text(line)


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
