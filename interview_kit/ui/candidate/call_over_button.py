"""The button that says that the call is over, so that the letters can be sent."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_back import former_fields
from interview_kit.candidate.call_facts import call_with, call_words
from interview_kit.candidate.call_over import call_over_fields, is_going_on, may_be_over
from interview_kit.candidate.follow_up import THANK_YOU
from interview_kit.candidate.thank_you import call_start
from interview_kit.fields import application_fields
from interview_kit.store.records import record_fields
from interview_kit.ui import notices, session
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import navigation, undo
from interview_kit.ui.workarounds.escaping import escaped


def offer(opened: OpenApplication) -> None:
    """Show the button where the call may be over although the kit does not know it."""
    if may_be_over(opened.application, session.now(), session.zone()):
        _button(opened, "call-over")


def offer_at_top(opened: OpenApplication) -> None:
    """Show the button once the time of the call has come, and then what `link_onward` shows."""
    if is_going_on(opened.application, session.now(), session.zone()):
        _button(opened, "call-over-top")
    link_onward(opened)


def link_onward(opened: OpenApplication) -> None:
    """Show a link to the thank-you where that comes next."""
    step = opened.plan.next
    if opened.plan.is_call_ahead or step is None or step.number != THANK_YOU:
        return
    st.page_link(
        navigation.target("pages/candidate/thank_you.py"),
        label="Write the thank-you",
        icon=":material/mail:",
        query_params={"application": opened.form.record_id},
    )


def _button(opened: OpenApplication, key: str) -> None:
    st.button(
        "The call is over",
        key=key,
        icon=":material/call_end:",
        on_click=notices.errors_as_notices(_end),
        args=(opened.form,),
    )


def _end(form: Form) -> None:
    # The fields are read again: a second press finds that the call is over, and does nothing.
    form = form.reload()
    readings = record_fields.entry_values(form.entries)
    application = Application.from_entries(readings)
    now, zone, english = session.now(), session.zone(), typed_lines.own_style().english
    if not may_be_over(application, now, zone):
        return
    edits = call_over_fields(application, now, zone, english)
    typed = {field: entry.text for field, entry in form.entries.items()}
    former = {**typed, **former_fields(typed, readings, english)}
    if not form.store_fields(edits):
        return
    before = {field: former.get(field, "") for field in edits}
    undo.remember_replaced(form, before, call_with(application), was="ended")
    moved = _moved_words(form, application) if application_fields.CALL_DATE.key in edits else ""
    notices.notify(
        escaped(f"The call is over.{moved} Write the thank-you next."),
        icon=":material/call_end:",
    )


def _moved_words(form: Form, before: Application) -> str:
    """Say when the call is noted as begun now, and when it was before."""
    zone, english = session.zone(), typed_lines.own_style().english
    ended = Application.from_entries(record_fields.entry_values(form.reload().entries))
    former = f" instead of {call_words(before, zone, english)}" if call_start(before) else ""
    return f" It's noted as begun on {call_words(ended, zone, english)}{former}."
