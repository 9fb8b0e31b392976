"""The details of one application: the job and its ad, how far it is, and the call."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import MINUTES
from interview_kit.candidate.call_times import call_time_words, call_zone, conflicting_times
from interview_kit.content import content
from interview_kit.fields import application_fields, person_fields
from interview_kit.ui import session
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines


def job(opened: OpenApplication) -> None:
    """Show the company, the job and its ad."""
    form = opened.form
    st.header("The job", anchor=False)
    left, right = st.columns(2)
    with left:
        form.line(application_fields.COMPANY, required=True, live=True, first=True)
    with right:
        form.line(application_fields.JOB_TITLE, required=True, live=True)
    form.area(
        application_fields.JOB_AD,
        rows=4,
        help="Paste the whole ad: it may be gone by the time they call.",
    )


def call(opened: OpenApplication) -> None:
    """Show when the call is."""
    form = opened.form
    st.header("The call", anchor=False)
    style = typed_lines.style_of(opened.person_form.text(person_fields.ENGLISH))
    zone = call_zone(opened.application, session.zone())
    numbers = content().candidate.letter.numbers
    date_of_call, time_of_call, length = st.columns([4, 4, 3])
    with date_of_call:
        day = typed_lines.day(form, application_fields.CALL_DATE, style=style)
        typed_lines.show_far_date_hint(day, numbers.odd_past_days, numbers.odd_future_days)
    with time_of_call:
        typed_lines.time_of_day(
            form,
            application_fields.CALL_TIME,
            style=style,
            words=lambda at: call_time_words(day, at, zone, session.zone(), style.english),
            error=conflicting_times(opened.application, style.english),
        )
    with length:
        typed_lines.number(
            form,
            application_fields.CALL_MINUTES,
            style=style,
            default=numbers.call_minutes,
            limits=MINUTES,
        )
    form.select(application_fields.ZONE, default=session.zone().key)
