"""The call: one calm page with all that one looks at while talking, and room for notes."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.cheat_sheet import CheatSheet, shown_strengths
from interview_kit.candidate.chosen_moves import is_on_with
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.ui.candidate import (
    application_frame,
    call_closing,
    call_notes_form,
    call_over_button,
    job_ad,
    line_ticks,
    page_jumps,
    sheet_view,
)
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.shell import navigation
from interview_kit.ui.shell.advice import show_advice


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "On the call", "All you need on one page. Nothing here moves or makes a sound."
    )
    if opened is None:
        show_advice(*content().candidate.advice_for("prepare"))
        return
    page_jumps.show_for_call()
    with st.container(key="noprint-begun"):
        call_over_button.offer_at_top(opened)
    sheet = sheet_view.sheet_of(opened)
    sheet_view.head(sheet)
    job_ad.show(opened.application)
    left, right = st.columns(2, gap="large")
    with left:
        st.header("Cheat sheet", anchor=False)
        sheet_view.entries(sheet)
        if not (sheet.facts or sheet.answers or sheet.stories):
            _prepare_link(opened, "Write your cheat sheet")
    with right:
        call_notes_form.show_free(opened)
        _strengths(opened, sheet)
        _questions(opened, sheet)
    with st.container(key="call-closing"):
        call_closing.show(opened)
    call_notes_form.show(opened)
    with st.container(key="noprint-over"):
        call_over_button.offer(opened)
        call_over_button.link_onward(opened)


def _strengths(opened: OpenApplication, sheet: CheatSheet) -> None:
    st.header("Strengths", anchor=False)
    if not sheet.strengths:
        _prepare_link(opened, "Write down your strengths")
        return
    is_said = is_on_with("uncovered", opened.application, content().candidate.closing)
    st.caption(
        f"Tick what came up. The {'closing' if is_said else 'thank-you'} brings up what didn't."
    )
    typed = shown_strengths(opened.application, content().candidate)
    proofs = {line: each.proof for line, each in zip(typed, sheet.strengths, strict=True)}
    line_ticks.show(opened.form, application_fields.MENTIONED, {"": list(proofs)}, proofs)


def _questions(opened: OpenApplication, sheet: CheatSheet) -> None:
    st.header("Questions to ask", anchor=False)
    if not sheet.questions:
        _prepare_link(opened, "Choose your questions")
        return
    st.caption("Tick what you've asked.")
    questions = {each.goal: each.questions for each in sheet.questions}
    line_ticks.show(opened.form, application_fields.ASKED, questions)


def _prepare_link(opened: OpenApplication, label: str) -> None:
    st.page_link(
        navigation.target("pages/candidate/prepare.py"),
        label=label,
        icon=":material/edit:",
        query_params={"application": opened.form.record_id},
    )


main()
