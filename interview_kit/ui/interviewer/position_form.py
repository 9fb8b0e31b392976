"""The form of a position: the job, what to ask about, what to promise, and the questions."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import position_fields
from interview_kit.interviewer.question_set import (
    HEAR_DAYS,
    build_question_set,
    is_check_on,
    is_question_asked,
)
from interview_kit.store.records import record_fields
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell.advice import show_advice


def show(form: Form) -> None:
    """Show the fields of a position beside its questions."""
    left, right = st.columns([3, 2], gap="large")
    with left:
        _job(form)
        _items_to_ask(form)
        _promise(form)
    with right:
        _preview(form)


def _job(form: Form) -> None:
    st.header("The job", anchor=False)
    form.line(
        position_fields.TITLE, required=True, live=True, placeholder="Inventory lead", first=True
    )
    form.line(position_fields.LOCATION, placeholder="Columbus, Ohio")
    for field, example in (
        (position_fields.YEARS_IN, "inventory management"),
        (position_fields.EXPERIENCE_ONE, "an inventory of over half a million parts"),
        (position_fields.EXPERIENCE_TWO, "computerized inventory control"),
        (position_fields.EDUCATION, "a diploma in logistics"),
    ):
        form.line(field, live=True, placeholder=example)
    currency, period = st.columns(2)
    kit = content().interviewer
    with currency:
        form.select(position_fields.SALARY_CURRENCY, default=kit.currencies[0])
    with period:
        form.choice(position_fields.SALARY_PERIOD, default=kit.periods[0].id)


def _items_to_ask(form: Form) -> None:
    values = record_fields.entry_values(form.entries)
    kit = content().interviewer
    st.header("What you ask about", anchor=False)
    left, right = st.columns(2)
    with left:
        st.markdown("**About their last job**")
        for question in kit.questions:
            if question.group == "past":
                form.switch(
                    position_fields.ASK_PAST.field(question.id, question.label),
                    label=question.label,
                    default=is_question_asked(values, question),
                )
    with right:
        st.markdown("**Background checks**")
        for check in kit.checks:
            form.switch(
                position_fields.CHECK.field(check.id, check.label),
                label=check.label,
                default=is_check_on(values, check),
            )
            if check.named_by and is_check_on(values, check):
                form.line(position_fields.OTHER_CHECKS, required=True, live=True)


def _promise(form: Form) -> None:
    kit = content().interviewer
    st.header("What you promise at the end", anchor=False)
    form.line(position_fields.NEXT_STEPS, placeholder="a short written test, then a day on site")
    days, through = st.columns(2)
    with days:
        typed_lines.number(
            form,
            position_fields.HEAR_DAYS,
            style=typed_lines.own_style(),
            default=kit.numbers.hear_days,
            limits=HEAR_DAYS,
        )
    with through:
        form.choice(position_fields.HEAR_THROUGH, default=kit.channels[0].id)


def _preview(form: Form) -> None:
    question_set = build_question_set(
        record_fields.entry_values(form.entries), content().interviewer
    )
    with st.container(border=True, key="speech-preview"):
        st.markdown("**What you ask every candidate**")
        for question in question_set.questions:
            st.text(question.text)
    show_advice(*content().interviewer.advice_for("position"))
