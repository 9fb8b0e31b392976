"""The plan after the call as a list: what is to send, when, and why then."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import panel
from interview_kit.candidate.follow_up import THANK_YOU, Plan, Step
from interview_kit.candidate.follow_up_words import end_words, step_label, when_words, why_words
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.ui import session
from interview_kit.ui.candidate import application_frame
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.sending import sent_mark

_ICONS = {
    "sent": "check_circle",
    "next": "arrow_circle_right",
    "later": "circle",
    "passed": "remove_circle",
    "stopped": "remove_circle",
}


def show(opened: OpenApplication, plan: Plan) -> None:
    """Show the steps of a plan, and how it ends."""
    english = typed_lines.own_style().english
    today = session.today()
    with st.container(key="plan", gap=None):
        for step in plan.steps:
            _step(opened, plan, step)
    if end := end_words(plan, today, english):
        st.caption(end)


def answers(opened: OpenApplication, plan: Plan) -> None:
    """Show the fields for what they answer: a reply stops the plan, a later date moves it."""
    form = opened.form
    style = typed_lines.own_style()
    st.header("Have they answered?", anchor=False)
    is_answered = sent_mark.show(
        form,
        application_fields.REPLIED,
        application_fields.REPLIED_ON,
        style=style,
        label="They answered, so nothing more is due",
        when="When they answered",
    )
    if is_answered:
        form.area(application_fields.REPLY, rows=2, live=True)
        return
    typed_lines.day(
        form,
        application_fields.NEW_PROMISE,
        style=style,
        help="A new date moves what's still to send. What you've sent stays.",
    )
    if plan.early_promise:
        st.caption(
            ":material/info: The date they gave you is before the call, so it doesn't count. "
            "Is that the date you meant?"
        )


def _step(opened: OpenApplication, plan: Plan, step: Step) -> None:
    days = opened.working_days
    english = typed_lines.own_style().english
    today = session.today()
    label = step_label(step)
    when = when_words(step, today, english)
    if step.number == THANK_YOU:
        when = ", ".join(filter(None, (when, panel.progress_words(opened.application))))
    if step.number == THANK_YOU and step.state in ("next", "later"):
        why = application_frame.when_to_send(opened.application)
    else:
        kit = content().candidate.follow_up
        why = why_words(step, plan, days, kit, today, english)
    if step.reminder and step.reminder.optional and step.state in ("next", "later"):
        why = " ".join(filter(None, (why, "Optional: most advice stops at two reminders.")))
    st.markdown(f":material/{_ICONS[step.state]}: **{label}** · {when}")
    if why:
        st.caption(why)
