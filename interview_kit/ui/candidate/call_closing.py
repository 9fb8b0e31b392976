"""The closing on the call: in large type on the screen, as a whole on paper."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import breaths, closing_script
from interview_kit.content import content
from interview_kit.ui import large_type
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.shell import navigation


def show(opened: OpenApplication) -> None:
    """Show one breath of the closing script at a time; the style sheet prints all of it."""
    st.header("Your closing", anchor=False)
    closing = content().candidate.closing
    script = closing_script.build_script(opened.application, opened.profile, closing)
    if script.turns:
        with st.container(key="noprint-closing"):
            large_type.show_for_call(
                breaths.spoken_moves(script, closing), key=f"closing-{opened.form.record_id}"
            )
        with st.container(key="call-script-onpaper"):
            st.text(closing_script.script_text(script))
    else:
        st.markdown("Your closing script has no words yet.")
    with st.container(key="noprint-script"):
        st.page_link(
            navigation.target("pages/candidate/closing_script.py"),
            label="Closing script",
            icon=":material/edit:",
            query_params={"application": opened.form.record_id},
        )
