"""Your data: the contact info, backups, and what was recently deleted."""

from __future__ import annotations

import streamlit as st

from interview_kit.fields import person_fields
from interview_kit.store.database import connections
from interview_kit.store.database.error_messages import database_place
from interview_kit.ui.data import backup_panel, recently_deleted_list, record_history
from interview_kit.ui.forms import about_me
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import frame
from interview_kit.ui.workarounds.escaping import escaped


def main() -> None:
    """Show the page."""
    frame.title("Your data", "Everything stays in your own database.")
    st.caption(escaped(f"Database: {database_place(connections.engine_in_use())}."))
    left, right = st.columns(2, gap="large")
    with left:
        form = about_me.person_form()
        _details(form)
        record_history.show(form.record_id, entries={form.record_id: form.entries})
    with right:
        backup_panel.show()
    recently_deleted_list.show()


def _details(form: Form) -> None:
    st.header("Your contact info", anchor=False)
    st.caption("Enter it once. It signs every thank-you, and tells colleagues who you are.")
    form.line(person_fields.NAME, required=True, autocomplete="name")
    form.line(person_fields.PHONE, autocomplete="tel", inputmode="tel")
    form.line(person_fields.EMAIL, autocomplete="email", inputmode="email")
    form.choice(
        person_fields.ENGLISH,
        default=about_me.default_english(),
        required=True,
        help="For your letters, and for the way you write dates and times. Until you choose, "
        "they follow your browser.",
    )


main()
