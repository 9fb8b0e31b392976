"""The form of a position: the job, what to ask about, what to promise, and the questions."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import position_fields
from interview_kit.interviewer.kickoff import PlannedTime, planned_time, tested_unscored, untested
from interview_kit.interviewer.question_set import (
    CALL_MINUTES,
    HEAR_DAYS,
    is_check_on,
)
from interview_kit.interviewer.salary import odd_pay_words
from interview_kit.text import shorten
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import must_have_rows, printed_form, question_bank, question_rows
from interview_kit.ui.interviewer.open_position import OpenPosition
from interview_kit.ui.shell.advice import show_advice


def show(opened: OpenPosition) -> None:
    """Show the fields of a position, and beside them what its questions come to."""
    form = opened.form
    left, right = st.columns([3, 2], gap="large")
    with left:
        _job(form)
        must_have_rows.show(form)
        question_rows.show(opened)
        question_bank.show(form)
        question_rows.show_past(opened)
        _checks(opened)
        _call(form)
        show_advice(*content().interviewer.advice_for("position"))
    with right:
        _plan(opened)


def _job(form: Form) -> None:
    st.header("The job", anchor=False)
    is_new = not form.text(position_fields.TITLE).strip()
    # The page of a position that has its title opens at its candidates, which come before.
    title, company = st.columns(2)
    with title:
        form.line(
            position_fields.TITLE,
            required=True,
            live=True,
            placeholder="Inventory lead",
            first=is_new,
        )
    with company:
        form.line(position_fields.COMPANY, placeholder="Hale & Sons", autocomplete="organization")
    location, shift = st.columns(2)
    with location:
        form.line(position_fields.LOCATION, placeholder="Columbus, Ohio")
    with shift:
        form.line(position_fields.SHIFT, placeholder="weekdays, 7 AM to 3:30 PM")
    for field, example in (
        (position_fields.YEARS_IN, "inventory management"),
        (position_fields.EXPERIENCE_ONE, "an inventory of over half a million parts"),
        (position_fields.EXPERIENCE_TWO, "computerized inventory control"),
        (position_fields.EDUCATION, "a diploma in logistics"),
    ):
        form.line(field, live=True, placeholder=example)
    _salary(form)


def _salary(form: Form) -> None:
    kit = content().interviewer
    amount, currency, period = st.columns([4, 3, 5], vertical_alignment="top")
    code = form.text(position_fields.SALARY_CURRENCY) or kit.currencies[0]
    chosen = form.text(position_fields.SALARY_PERIOD) or kit.periods[0].id
    periods = {each.id: each for each in kit.periods}
    with amount:
        typed_lines.money(
            form,
            position_fields.SALARY_RANGE,
            style=typed_lines.own_style(),
            currency=code,
            period=periods[chosen].label if chosen in periods else "",
            odd=lambda read: odd_pay_words(read, chosen, kit.numbers.odd_month_pay),
            placeholder="50–60k",
        )
    with currency:
        form.select(position_fields.SALARY_CURRENCY, default=kit.currencies[0])
    with period:
        form.choice(position_fields.SALARY_PERIOD, default=kit.periods[0].id)


def _checks(opened: OpenPosition) -> None:
    form, values, before = opened.form, opened.values, opened.before
    with st.expander("Background checks", icon=":material/fact_check:"):
        st.caption(
            "Turn on those that apply to this job. All candidates are asked about the same ones."
        )
        for check in content().interviewer.checks:
            form.switch(
                position_fields.CHECK.field(check.id, check.label),
                label=check.label,
                default=is_check_on(values, check, before),
            )
            if check.named_by and is_check_on(values, check, before):
                form.line(position_fields.OTHER_CHECKS, required=True, live=True)


def _call(form: Form) -> None:
    kit = content().interviewer
    st.header("The call, and what happens next", anchor=False)
    typed_lines.number(
        form,
        position_fields.CALL_MINUTES,
        style=typed_lines.own_style(),
        default=kit.numbers.call_minutes,
        limits=CALL_MINUTES,
        label="Length of the call in minutes",
    )
    form.choice(position_fields.NEXT_STEP, help="Until you choose, it's an on-site interview.")
    form.line(
        position_fields.NEXT_STEP_WORDS,
        placeholder="a morning with the team",
        help="These words replace the choice above, as in “I'd like to invite you to …”.",
    )
    form.line(position_fields.NEXT_STEPS, placeholder="a short written test, then a decision")
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


def _plan(opened: OpenPosition) -> None:
    question_set, numbers = opened.asked, content().interviewer.numbers
    with st.container(border=True, key="stays-kickoff"):
        st.markdown(f"**{_version_words(opened)}**")
        st.text(_time_words(planned_time(question_set, numbers)))
        if missing := [shorten(must_have.text) for must_have in untested(question_set)]:
            st.text(f"No question tests this yet: {'; '.join(missing)}")
        if unscored := [shorten(must_have.text) for must_have in tested_unscored(question_set)]:
            it = "it" if len(unscored) == 1 else "them"
            st.text(
                f"Tested, but not scored: {'; '.join(unscored)}. No rated question tests {it}, so "
                f"the weighted score leaves {it} out."
            )
        printed_form.download(opened)


def _version_words(opened: OpenPosition) -> str:
    if not (opened.latest and opened.is_begun):
        return "Before the first call"
    words = f"Version {printed_form.version_of(opened.latest, opened.asked)} of the questions"
    is_new = opened.latest.question_set != opened.asked
    return f"{words}, from the next call on" if is_new else words


def _time_words(planned: PlannedTime) -> str:
    more = f", or {planned.at_most} with every question about the last job"
    takes = f"About {planned.minutes} minutes{more if planned.at_most > planned.minutes else ''}."
    if planned.over:
        return f"{takes} That's {planned.over} more than the {planned.length} you planned."
    if planned.at_most > planned.length:
        return f"{takes} You planned {planned.length}, so leave some out or keep them short."
    return f"{takes} That fits the {planned.length} you planned."
