"""Prepare: the application, the people on the call, the candidate's strengths."""

from __future__ import annotations

from typing import Any

import streamlit as st

from interview_kit.candidate.application import MINUTES, next_person_number
from interview_kit.candidate.call_times import call_time_words, call_zone, conflicting_times
from interview_kit.candidate.closing_script import first_move_with
from interview_kit.content import content
from interview_kit.fields import application_fields, person_fields
from interview_kit.fields.definitions import NumberedFamily
from interview_kit.store.records import lifecycle
from interview_kit.ui import notices, session
from interview_kit.ui.candidate import application_frame
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.data import record_history
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons, undo
from interview_kit.ui.shell.advice import show_advice


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "Prepare", "Get ready for the call, and plan how you'll end it."
    )
    if opened is None:
        show_advice(*content().candidate.advice_for("prepare"))
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        _job(opened)
        _people(opened)
        _strengths(opened)
        form = opened.form
        record_history.show(form.record_id, entries={form.record_id: form.entries})
    with right:
        _about_me(opened)
        _next(opened)
        show_advice(*content().candidate.advice_for("prepare"))


def _job(opened: OpenApplication) -> None:
    form = opened.form
    st.header("The call", anchor=False)
    left, right = st.columns(2)
    with left:
        form.line(application_fields.COMPANY, required=True, live=True, first=True)
    with right:
        form.line(application_fields.JOB_TITLE, required=True, live=True)
    _when(opened)


def _when(opened: OpenApplication) -> None:
    form = opened.form
    style = typed_lines.style_of(opened.person_form.text(person_fields.ENGLISH))
    zone = call_zone(opened.application, session.zone())
    numbers = content().candidate.letter.numbers
    date_of_call, time_of_call, length = st.columns([4, 4, 3])
    with date_of_call:
        call = typed_lines.day(form, application_fields.CALL_DATE, style=style)
        typed_lines.show_far_date_hint(call, numbers.odd_past_days, numbers.odd_future_days)
    with time_of_call:
        typed_lines.time_of_day(
            form,
            application_fields.CALL_TIME,
            style=style,
            words=lambda at: call_time_words(call, at, zone, session.zone(), style.english),
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


def _people(opened: OpenApplication) -> None:
    form = opened.form
    st.header("Who will be on the call", anchor=False)
    numbers = [person.number for person in opened.application.people]
    # An empty row for one more person comes last.
    for place, number in enumerate([*numbers, next_person_number(opened.application)], start=1):
        name, call_name, role, away = st.columns([4, 3, 4, 1], vertical_alignment="bottom")
        with name:
            _person_line(form, application_fields.PERSON_NAME, number, place, live=True)
        with call_name:
            called = application_fields.PERSON_CALL_NAME
            _person_line(form, called, number, place, placeholder="Ms. Okafor", live=True)
        with role:
            _person_line(form, application_fields.PERSON_ROLE, number, place)
        if number in numbers:
            with away:
                buttons.icon_button(
                    f"Remove person {place}",
                    "close",
                    key=f"remove-person-{number}",
                    on_click=_remove_person,
                    args=(form, number),
                )


def _person_line(form: Form, part: NumberedFamily, number: int, place: int, **more: Any) -> None:
    """Show a part of a person, who keeps their number when others are removed."""
    form.line(part.field(number), label=part.field(place).label, **more)


def _remove_person(form: Form, number: int) -> None:
    form.store_fields({part.key(number): "" for part in application_fields.PERSON})


def _strengths(opened: OpenApplication) -> None:
    st.header("Your strengths", anchor=False)
    closing = content().candidate.closing
    opened.form.area(
        application_fields.STRENGTHS,
        label=closing.strengths.label,
        rows=5,
        help=closing.strengths.help,
        placeholder=closing.strengths.placeholder,
        live=True,
    )
    application_frame.show_sentence(first_move_with("skills", opened.application, closing))


def _about_me(opened: OpenApplication) -> None:
    profile = opened.profile
    with st.container(border=True, key="about-me"):
        st.markdown("**Your contact info**")
        st.text(
            "\n".join(p for p in (profile.name, profile.phone, profile.email) if p) or "None yet"
        )
        st.page_link("pages/start/your_data.py", label="Edit", icon=":material/badge:")


def _next(opened: OpenApplication) -> None:
    query = {"application": opened.form.record_id}
    with st.container(border=True, key="next-steps"):
        st.markdown("**Next**")
        st.page_link(
            "pages/candidate/closing_script.py",
            label="Build your closing script",
            icon=":material/record_voice_over:",
            query_params=query,
        )
        st.page_link(
            "pages/candidate/thank_you.py",
            label="Write the thank-you",
            icon=":material/mail:",
            query_params=query,
        )
        _menu(opened)


def _menu(opened: OpenApplication) -> None:
    application_id = opened.form.record_id

    def duplicate() -> None:
        st.query_params["application"] = lifecycle.duplicate(session.actor(), application_id)
        notices.notify("This is the copy.", icon=":material/content_copy:")

    def delete() -> None:
        undo.delete(application_id)
        st.query_params.clear()

    buttons.menu("More", {"Duplicate": duplicate, "Delete": delete}, key=f"more-{application_id}")


main()
