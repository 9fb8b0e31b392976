"""The path of the open application as one line of links."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.follow_up import Plan
from interview_kit.candidate.path import PathStep, StepId, path_of
from interview_kit.ui import session
from interview_kit.ui.shell import buttons, navigation

_PREPARING = ("pages/candidate/closing_script.py", "pages/candidate/rehearsal.py")
_STEPS: dict[StepId, tuple[str, str]] = {
    "prepare": ("Prepare", "pages/candidate/prepare.py"),
    "call": ("The call", "pages/candidate/call.py"),
    "thank_you": ("Thank you", "pages/candidate/thank_you.py"),
    "follow_up": ("Follow up", "pages/candidate/follow_up.py"),
}
"""The label of each step, and its page."""


def show(application_id: str, application: Application, plan: Plan) -> None:
    """Show the steps of an application: which are ready, which is next, where one is."""
    steps = path_of(application, session.now(), session.zone(), plan)
    with st.container(
        horizontal=True, vertical_alignment="center", key="noprint-path", gap="small"
    ):
        for step in steps:
            if step.id in _STEPS:
                _step(step, application_id)


def _step(step: PathStep, application_id: str) -> None:
    label, page = _STEPS[step.id]
    state = "done" if step.is_ready else "next" if step.is_next else ""
    icon = {"done": ":material/check_circle:", "next": ":material/arrow_circle_right:"}.get(
        state, ":material/circle:"
    )
    words = buttons.accessible_label(label, state) if state else label
    here = navigation.current_page().file
    if page == here:
        st.markdown(f"{icon} **{label}**", width="content")
        return
    if step.id == "prepare" and here in _PREPARING:
        words = f"**{words}**"
    st.page_link(
        page,
        label=words,
        icon=icon,
        query_params={"application": application_id},
        width="content",
    )
