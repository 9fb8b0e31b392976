"""The job ad, as it was pasted: beside what one prepares for it, and on the call."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Application
from interview_kit.fields import application_fields


def show(application: Application) -> None:
    """Show a button that opens the ad over the page, so that nothing moves, where there is one."""
    if ad := application.text(application_fields.JOB_AD.key).strip():
        with st.popover("The job ad", icon=":material/work:"):
            st.text(ad)
