"""Applications: all of them with what is due, or one of them with its details."""

from __future__ import annotations

import streamlit as st

from interview_kit.store.records import lifecycle
from interview_kit.ui import notices, session
from interview_kit.ui.candidate import (
    application_form,
    application_frame,
    application_overview,
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
        application_frame.head(_TITLE, _SUBTITLE)
        application_overview.show()
        return
    opened = application_frame.open_application(_TITLE, _SUBTITLE)
    if opened is None:
        return
    application_form.job(opened)
    application_form.call(opened)
    people_form.show(opened)
    _menu(opened)
    form = opened.form
    record_history.show(form.record_id, entries={form.record_id: form.entries})


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
