"""The button that says that the call is over, so that the letters can be sent."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_back import former_fields
from interview_kit.candidate.call_facts import call_with
from interview_kit.candidate.call_over import call_over_fields, may_be_over
from interview_kit.store.records import record_fields
from interview_kit.ui import notices, session
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import undo


def offer(opened: OpenApplication) -> None:
    """Show the button where the call may be over although the kit does not know it."""
    if not may_be_over(opened.application, session.now(), session.zone()):
        return
    st.button(
        "The call is over",
        key="call-over",
        icon=":material/call_end:",
        on_click=notices.errors_as_notices(_end),
        args=(opened.form,),
    )


def _end(form: Form) -> None:
    # The fields are read again: a second press finds that the call is over, and does nothing.
    form = form.reload()
    readings = record_fields.entry_values(form.entries)
    application = Application.from_entries(readings)
    now, own_zone, english = session.now(), session.zone(), typed_lines.own_style().english
    if not may_be_over(application, now, own_zone):
        return
    edits = call_over_fields(application, now, own_zone, english)
    typed = {field: entry.text for field, entry in form.entries.items()}
    former = {**typed, **former_fields(typed, readings, english)}
    if not form.store_fields(edits):
        return
    before = {field: former.get(field, "") for field in edits}
    undo.remember_replaced(form.record_id, before, call_with(application), was="ended")
    notices.notify("The call is over. Write the thank-you next.", icon=":material/call_end:")
