"""The last step of the form: what has no answer yet, and finishing the record."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from interview_kit.content import content
from interview_kit.content.screen import labels
from interview_kit.screening import progress
from interview_kit.screening.steps import gate_of, steps
from interview_kit.store import screens
from interview_kit.store.screens import Screen
from interview_kit.ui import focus, frame, pending, session
from interview_kit.ui.fields import Form
from interview_kit.ui.screen_parts import REASONS


def show(screen: Screen, go: Callable[[str], None]) -> None:
    """Show what is open, and the button that finishes. `go` leads to a step."""
    form = Form(screen.id, screen.entries)
    open_fields = progress.gaps(screen.question_set, screen.answers)
    st.subheader("Finish the record", anchor=False)
    if open_fields:
        st.markdown("Still without an answer. Say why, or go back and ask.")
        answerable = [gap.field for gap in open_fields if gap.section != "header"]
        if len(answerable) > 1:
            st.button(
                "Mark all as not asked",
                icon=":material/remove_done:",
                on_click=session.safely(lambda: _mark_all(form, answerable)),
            )
        for gap in open_fields:
            _gap(screen, form, gap, go)
    else:
        st.markdown("Everything that was due has an answer or a reason for having none.")
    focus.opener(
        "Finish",
        name="finished",
        type="primary",
        icon=":material/task_alt:",
        on_click=_finish,
        args=(screen,),
    )
    frame.advice("Finishing closes the answers. Your impressions can wait, and you can reopen it.")


def _finish(screen: Screen) -> None:
    for record in (screen.id, screen.assessment_id):
        pending.flush(record)
    screens.finish(session.actor(), screen.id)


def _gap(screen: Screen, form: Form, gap: progress.Gap, go: Callable[[str], None]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"gap-{gap.field}"):
        st.text(gap.label, width="stretch")
        if gap.section != "header":
            for reason in REASONS:
                st.button(
                    labels(content().screen.states)[reason],
                    key=f"gap-{gap.field}-{reason}",
                    on_click=session.safely(form.press_state),
                    args=(gap.field, reason),
                )
        focus.opener(
            "Ask",
            name=f"gap-{gap.field}",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=go,
            args=(_step_of(screen, gap),),
        )


def _step_of(screen: Screen, gap: progress.Gap) -> str:
    order = steps(screen.question_set, screen.answers)
    asked_at = {gate_of(q, screen.question_set): q.id for q in screen.question_set.questions}
    wanted = asked_at.get(gap.field, gap.field)
    first = next((step.id for step in order if step.section == gap.section), order[0].id)
    return wanted if wanted in {step.id for step in order} else first


def _mark_all(form: Form, fields: list[str]) -> None:
    for field in fields:
        form.press_state(field, "not_asked")
