"""The closing in large type, one breath at a time."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import closing_script
from interview_kit.content import content
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.workarounds.escaping import escaped


def show(opened: OpenApplication) -> None:
    """Show one paragraph of the closing script, and buttons for the one before and after it.

    The others are on the page, too, for paper: the style sheet hides them on the screen.
    """
    st.header("Your closing", anchor=False)
    script = closing_script.build_script(
        opened.application, opened.profile, content().candidate.closing
    )
    breaths = script.paragraphs
    if not breaths:
        st.caption("Nothing to say yet. Build your closing script first.")
        _link(opened)
        return
    key = f"breath-{opened.form.record_id}"
    current = min(int(st.session_state.get(key, 0)), len(breaths) - 1)
    for number, turns in enumerate(breaths):
        place = "now" if number == current else f"{number}-onpaper"
        with st.container(key=f"breath-{place}", gap="xsmall"):
            for turn in turns:
                st.text(turn.text)
                if turn.reminder:
                    st.caption(f":material/lightbulb: {escaped(turn.reminder)}")
            if turns[-1].asks:
                st.markdown(f":material/hearing: *{closing_script.LISTEN}*")
    with st.container(horizontal=True, vertical_alignment="center", key="noprint-breaths"):
        _step_button("Back", key, current - 1, len(breaths))
        st.markdown(f"{current + 1} of {len(breaths)}", width="content")
        _step_button("Next", key, current + 1, len(breaths))
        _link(opened)


def _step_button(label: str, key: str, target: int, count: int) -> None:
    st.button(
        label,
        key=f"breath-{label.lower()}",
        disabled=not 0 <= target < count,
        on_click=st.session_state.update,
        args=({key: target},),
    )


def _link(opened: OpenApplication) -> None:
    st.page_link(
        "pages/candidate/closing_script.py",
        label="Closing script",
        icon=":material/edit:",
        query_params={"application": opened.form.record_id},
        width="content",
    )
