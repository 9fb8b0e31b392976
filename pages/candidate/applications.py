"""Applications: all of them with what is due, or one of them with its details."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.path import is_archived
from interview_kit.fields import application_fields
from interview_kit.store.records import lifecycle
from interview_kit.ui import notices, session
from interview_kit.ui.candidate import (
    application_form,
    application_frame,
    application_overview,
    calendar_download,
    next_call,
    people_form,
)
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.data import record_history
from interview_kit.ui.shell import buttons, choosers, undo

_TITLE = "Applications"
_SUBTITLE = "Each one from the invitation to the answer."


def main() -> None:
    """Show the page."""
    if not choosers.record_from_url("application"):
        application_overview.show(application_frame.head(_TITLE, _SUBTITLE))
        return
    opened = application_frame.open_application(_TITLE, _SUBTITLE)
    if opened is None:
        return
    _put_away(opened)
    application_form.progress(opened)
    application_form.job(opened)
    application_form.call(opened)
    people_form.show(opened)
    calendar_download.show(opened)
    form = opened.form
    record_history.show(form.record_id, entries={form.record_id: form.entries})


def _put_away(opened: OpenApplication) -> None:
    """Show the way back to the list, and the menu of what can be done with the application."""
    with st.container(horizontal=True, vertical_alignment="center", key="noprint-whole"):
        st.button(
            "All applications",
            icon=":material/list:",
            type="tertiary",
            key="all-applications",
            on_click=st.query_params.clear,
        )
        _menu(opened)
        next_call.show(opened)
    if is_archived(opened.application.fields):
        st.info("Archived: nothing is due on it any more.", icon=":material/archive:")


def _menu(opened: OpenApplication) -> None:
    application_id, form = opened.form.record_id, opened.form
    archived = is_archived(opened.application.fields)

    def archive() -> None:
        form.store_fields({application_fields.ARCHIVED.key: "no" if archived else "yes"})

    def duplicate() -> None:
        st.query_params["application"] = lifecycle.duplicate(session.actor(), application_id)
        notices.notify("This is the copy.", icon=":material/content_copy:")

    def delete() -> None:
        undo.delete(application_id)
        st.query_params.clear()

    actions = {
        "Unarchive" if archived else "Archive": archive,
        next_call.LABEL: lambda: next_call.begin(opened),
        "Duplicate": duplicate,
        "Delete": delete,
    }
    buttons.menu("More", actions, key=f"more-{application_id}")


main()
