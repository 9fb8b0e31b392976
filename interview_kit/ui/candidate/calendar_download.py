"""A calendar file with the call and what follows it."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.documents.calendar_file import ICS_MIME, calendar_file
from interview_kit.documents.follow_up_calendar import calendar_entries, has_entries
from interview_kit.documents.word import file_name
from interview_kit.fields import person_fields
from interview_kit.ui import session
from interview_kit.ui.candidate.application_frame import OpenApplication

_HOLIDAYS = (person_fields.COUNTRY.key, person_fields.REGION.key)


def show(opened: OpenApplication) -> None:
    """Offer a calendar file of the application, if there is anything to put into it."""
    application = opened.application
    if not has_entries(application, opened.plan):
        return
    now, own_zone = session.now(), session.zone()

    def made() -> bytes:
        entries = calendar_entries(
            application,
            opened.plan,
            content().candidate,
            record_id=opened.form.record_id,
            sequence=_sequence(opened),
            today=now.date(),
            own_zone=own_zone,
        )
        return calendar_file(entries, made=now)

    st.download_button(
        "Add call and reminders to your calendar",
        data=made,
        file_name=file_name("interview", application.company, extension="ics"),
        mime=ICS_MIME,
        icon=":material/event:",
        on_click="ignore",
        help="An .ics file with the call, the thank-you and all reminders. Download it again after "
        "a change: importing it updates what's in your calendar.",
    )


def _sequence(opened: OpenApplication) -> int:
    """Return a number that grows with each change: an entry's revision never falls."""
    own = (opened.person_form.entries.get(key) for key in _HOLIDAYS)
    entries = (*opened.form.entries.values(), *filter(None, own))
    return sum(entry.revision for entry in entries)
