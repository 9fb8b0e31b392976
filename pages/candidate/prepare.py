"""Prepare: what the candidate has ready before the call."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.ui.candidate import (
    application_frame,
    cheat_sheet_form,
    job_ad,
    next_call,
    questions_form,
    room,
    sheet_file,
    stories_form,
    strengths_form,
)
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.data import record_history
from interview_kit.ui.shell import navigation
from interview_kit.ui.shell.advice import show_advice


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "Prepare", "Get ready for the call, and plan how you'll end it."
    )
    if opened is None:
        show_advice(*content().candidate.advice_for("prepare"))
        return
    job_ad.show(opened.application)
    left, right = st.columns([3, 2], gap="large")
    with left:
        cheat_sheet_form.show(opened)
        strengths_form.show(opened)
        stories_form.show(opened)
        questions_form.show(opened)
        form = opened.form
        record_history.show(form.record_id, entries={form.record_id: form.entries})
    with right:
        _details(opened)
        next_call.link_to_other_calls(opened)
        with st.container(border=True, key="sheet-file"):
            sheet_file.download(opened)
        room.show(opened)
        _about_me(opened)
        _next(opened)
        show_advice(*content().candidate.advice_for("prepare"))


def _details(opened: OpenApplication) -> None:
    st.page_link(
        navigation.target("pages/candidate/applications.py"),
        label="Job, call and people",
        icon=":material/edit:",
        query_params={"application": opened.form.record_id},
    )


def _about_me(opened: OpenApplication) -> None:
    profile = opened.profile
    with st.container(border=True, key="about-me"):
        st.markdown("**Your contact info**")
        st.text(
            "\n".join(p for p in (profile.name, profile.phone, profile.email) if p) or "None yet"
        )
        navigation.link_to_your_data("Edit")


def _next(opened: OpenApplication) -> None:
    query = {"application": opened.form.record_id}
    with st.container(border=True, key="next-steps"):
        st.markdown("**Next**")
        st.page_link(
            navigation.target("pages/candidate/closing_script.py"),
            label="Build your closing script",
            icon=":material/record_voice_over:",
            query_params=query,
        )
        st.page_link(
            navigation.target("pages/candidate/thank_you.py"),
            label="Write the thank-you",
            icon=":material/mail:",
            query_params=query,
        )


main()
