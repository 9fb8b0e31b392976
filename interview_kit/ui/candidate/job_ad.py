"""The job ad, as it was pasted: beside what one prepares for it, and on the call."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.asked_lines import AskedLine, asked_lines
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.text import shorten
from interview_kit.ui.workarounds.escaping import escaped

_MOST = 40


def show(application: Application) -> None:
    """Show a button that opens the ad over the page, so that nothing moves, where there is one."""
    if ad := application.text(application_fields.JOB_AD.key).strip():
        with st.popover("The job ad", icon=":material/work:", key="job-ad"):
            st.text(ad)


def show_asked(application: Application) -> None:
    """Show what the ad asks for beside the strengths, where it asks for something."""
    asked = asked_lines(application, content().candidate.preparing.job_ad)
    if not asked:
        return
    unnamed = sum(not line.is_named for line in asked)
    label = f"What the ad asks for: {len(asked)} {'line' if len(asked) == 1 else 'lines'}"
    if application.strengths and unnamed:
        label += f", {unnamed} without a word of your strengths"
    with st.expander(label, icon=":material/checklist:", key="asked-lines"):
        st.markdown("  \n".join(map(_listed, asked[:_MOST])))
        st.caption(
            "A check only means that a strength or its proof shares a word with the line. "
            "The other lines name none of your strengths: add one with its proof where you can."
        )


def _listed(line: AskedLine) -> str:
    icon = "check" if line.is_named else "radio_button_unchecked"
    return f":material/{icon}: {escaped(shorten(line.text, 160))}"
