"""Follow-up: the plan after the call, and the reminder to send next."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.follow_up import THANK_YOU, Plan, Step, shown_reminder
from interview_kit.candidate.follow_up_words import step_label
from interview_kit.content import content
from interview_kit.store.database import connections
from interview_kit.ui import session
from interview_kit.ui.candidate import (
    application_frame,
    calendar_download,
    follow_up_plan,
    reminder_message,
    working_days,
)
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.shell import choosers, navigation
from interview_kit.ui.shell.advice import show_advice

_WHICH = "reminder"


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "Follow-up", "When to write again, and when to let it go."
    )
    candidate = content().candidate
    if opened is None:
        show_advice(*candidate.advice_for("follow_up"))
        return
    plan = opened.plan
    left, right = st.columns([2, 3], gap="large")
    with left:
        _plan(opened, plan)
    with right.container(key="stays-reminder"):
        _message(opened, plan)
        if not plan.is_answered:
            show_advice(*candidate.advice_for("follow_up"))
        show_advice(*candidate.advice_for("search"))


def _plan(opened: OpenApplication, plan: Plan) -> None:
    st.header("The plan", anchor=False)
    if plan.steps:
        follow_up_plan.show(opened, plan)
        calendar_download.show(opened)
        working_days.choose(opened.working_days, opened.person_form)
    else:
        st.markdown("Add the day of the call, and the plan stands here.")
        _link(opened, "pages/candidate/applications.py", "The application", "work")
    if not plan.is_call_ahead:
        follow_up_plan.answers(opened, plan)


def _message(opened: OpenApplication, plan: Plan) -> None:
    if plan.is_call_ahead:
        st.markdown("The call comes first. What to write after it will stand here.")
        _link(opened, "pages/candidate/prepare.py", "Prepare for the call", "checklist")
        return
    if plan.is_answered:
        st.markdown("They answered, so there's nothing more to send.")
        _link(opened, "pages/candidate/applications.py", "Note what comes next", "work")
        return
    if plan.next and plan.next.number == THANK_YOU:
        st.markdown("First comes the thank-you.")
        _link(opened, "pages/candidate/thank_you.py", "Write the thank-you", "mail")
    step = _chosen(plan)
    if step:
        st.header(step_label(step), anchor=False)
        reminder_message.show(opened, plan, step)


def _chosen(plan: Plan) -> Step | None:
    """Show the choice of a reminder and return it, None where there is none."""
    steps = {step.number: step for step in plan.steps if step.reminder}
    usual = shown_reminder(plan, session.today())
    if usual is None:
        return None
    wanted = choosers.record_from_url(_WHICH)
    chosen = int(wanted) if wanted.isdecimal() and int(wanted) in steps else usual.number
    labels = {number: step_label(step) for number, step in steps.items()}
    choosers.choose_from_buttons("Message", _WHICH, labels, chosen)
    return steps[chosen]


def _link(opened: OpenApplication, page: str, label: str, icon: str) -> None:
    st.page_link(
        navigation.target(page),
        label=label,
        icon=f":material/{icon}:",
        query_params={"application": opened.form.record_id},
    )


with connections.reading():  # in one transaction what would take two
    main()
