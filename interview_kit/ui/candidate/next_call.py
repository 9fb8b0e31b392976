"""Further calls of one application: how the next is begun, and how one leads to the other."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.next_call import is_of_one_call
from interview_kit.candidate.path import is_call_over
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.store.records import lifecycle
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers
from interview_kit.ui.candidate import application_frame
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.shell import navigation
from interview_kit.ui.workarounds.escaping import escaped

LABEL = "Next call for this job"


def begin(opened: OpenApplication) -> None:
    """Make an application for the next call and go to it. For callbacks; raises StoreError.

    Whoever has a next call was answered, so no reminder is due on the one before.
    """
    candidate = content().candidate
    form = opened.form.reload()
    if form.text(application_fields.REPLIED) != "yes":
        form.store_fields({application_fields.REPLIED.key: "yes"})
    st.query_params["application"] = lifecycle.duplicate(
        session.actor(),
        opened.form.record_id,
        without=lambda field: is_of_one_call(field, candidate),
    )
    notices.notify(
        "This is the next call: fill in when it is and who's on it. "
        "The call before keeps its notes and letters, and counts as answered.",
        icon=":material/phone_forwarded:",
    )


def show(opened: OpenApplication) -> None:
    """Show a button that begins the next call once this one is over, and ones to the others."""
    if is_call_over(opened.application, session.now(), session.zone()):
        openers.opener(
            LABEL,
            name="next-call",
            icon=":material/phone_forwarded:",
            on_click=begin,
            args=(opened,),
        )
    for application_id, name in opened.other_calls.items():
        application_frame.opener_row(application_id, f"Other call: {name}")


def link_to_other_calls(opened: OpenApplication) -> None:
    """Show a link to what was noted on each other call of the open application."""
    for application_id, name in opened.other_calls.items():
        st.page_link(
            navigation.target("pages/candidate/call.py"),
            label=f"Other call: {escaped(name)}",
            icon=":material/work:",
            query_params={"application": application_id},
        )
