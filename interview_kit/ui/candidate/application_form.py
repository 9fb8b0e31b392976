"""The details of one application: how far it is, the job and its ad, and the call."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import MINUTES
from interview_kit.candidate.call_times import call_zone, conflicting_times, unknown_zone
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.typed.zones import call_time_words
from interview_kit.ui import session
from interview_kit.ui.candidate import application_list
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.workarounds.escaping import escaped


def progress(opened: OpenApplication) -> None:
    """Show how far the application has come, and how it ended."""
    with st.container(key="progress"):
        stage, outcome = st.columns(2)
    with stage:
        opened.form.choice(
            application_fields.STAGE, default=application_list.stage_of(opened.application.fields)
        )
    with outcome:
        opened.form.choice(
            application_fields.OUTCOME, help="How it ended. Nothing more is due once you choose."
        )


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
    left, right = st.columns(2)
    with left:
        form.line(application_fields.FOUND_AT, help="Optional.")
    with right:
        style = typed_lines.own_style()
        typed_lines.show_future_hint(
            typed_lines.day(form, application_fields.APPLIED_ON, style=style)
        )


def call(opened: OpenApplication) -> None:
    """Show when the call is, how it came about, and who calls whom."""
    form = opened.form
    st.header("The call", anchor=False)
    _when(opened)
    arranged, caller, phone = st.columns([4, 4, 3])
    with arranged:
        form.choice(
            application_fields.SCHEDULED,
            label="How it came about",
            options={"yes": "Arranged", "no": "Unexpected"},
            default="yes",
        )
    with caller:
        form.choice(application_fields.CALLER, default="they")
    with phone:
        form.line(application_fields.CALL_PHONE, label="Phone number", inputmode="tel")


def _when(opened: OpenApplication) -> None:
    form = opened.form
    style = typed_lines.own_style()
    zone = call_zone(opened.application, session.zone())
    numbers = content().candidate.letter.numbers
    date_of_call, time_of_call, length = st.columns([4, 4, 3])
    with date_of_call:
        day = typed_lines.day(form, application_fields.CALL_DATE, style=style)
        typed_lines.show_far_date_hint(day, numbers.odd_past_days, numbers.odd_future_days)
    with time_of_call:
        at = typed_lines.time_of_day(
            form,
            application_fields.CALL_TIME,
            style=style,
            words=lambda at: call_time_words(day, at, zone, session.zone(), style.english),
            error=conflicting_times(opened.application, style.english),
        )
        if day and at is None:
            st.caption(
                ":material/info: No time yet. With one, the kit can say when to send the thank-you."
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
    st.caption("Type a city or a country. Not there? Choose a big one with the same time.")
    if unknown := unknown_zone(opened.application):
        st.warning(
            f"“{escaped(unknown)}” is no time zone that the kit knows, so the call's time counts "
            "as your own. Choose the zone again.",
            icon=":material/public:",
        )
