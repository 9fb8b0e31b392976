"""The choice of an application whose strengths, stories and questions another one takes over."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.preparation import stories
from interview_kit.candidate.prepared_copies import prepared_fields
from interview_kit.store.records import applications, record_fields
from interview_kit.ui import notices, session
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import choosers, undo
from interview_kit.ui.workarounds.escaping import escaped


def offer(opened: OpenApplication) -> None:
    """Show the choice while the open application lacks strengths or stories, if there is another.

    What is chosen is copied at once, and can be undone.
    """
    names = opened.others
    if not names or (opened.application.strengths and stories(opened.application)):
        return
    key = choosers.chooser_key(f"copy-prepared-{opened.form.record_id}", names)
    st.selectbox(
        "Copy strengths, stories and questions from",
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder="Choose an application",
        help="Adds what isn't here yet. What you wrote here stays.",
        key=key,
        on_change=notices.errors_as_notices(_copy),
        args=(opened.form, key, dict(names)),
        width=420,
    )


def _copy(form: Form, key: str, names: dict[str, str]) -> None:
    source_id = st.session_state[key]
    if source_id is None:
        return
    entries = record_fields.read(session.actor(), source_id, kind=applications.KIND)
    # The fields are read again, since more may have been typed since the page ran.
    form = form.reload()
    name = names[source_id]
    copied = prepared_fields(_application(entries), _application(form.entries))
    if not copied:
        notices.notify(f"Nothing new to copy from {escaped(name)}.", icon=":material/content_copy:")
        return
    former = {field: form.entries[field].text if field in form.entries else "" for field in copied}
    if form.store_fields(copied):
        undo.remember_replaced(form, former, f"from {name}", was="copied")


def _application(entries: Mapping[str, record_fields.Entry]) -> Application:
    return Application.from_entries(record_fields.entry_values(entries))
