"""The notes of the call: what to listen for, what they promised, how to reach them."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Person
from interview_kit.candidate.call_notes import is_before_call
from interview_kit.candidate.thank_you import call_day
from interview_kit.content import content
from interview_kit.content.preparing import Note
from interview_kit.fields import application_fields
from interview_kit.text import shorten
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell.printing import print_button

_ROWS = 3
_ROWS_OF_ANY = 6


def show_free(opened: OpenApplication) -> None:
    """Show the box for notes of any kind, which stands where one looks during the call."""
    st.header("Notes", anchor=False)
    for note in content().candidate.preparing.notes_of("any"):
        _note(opened, note, rows=_ROWS_OF_ANY)


def show(opened: OpenApplication) -> None:
    """Show what to find out, each with room for the answer."""
    preparing = content().candidate.preparing
    st.header("Find out", anchor=False)
    st.caption(
        "Paper is best: they can hear you type. Print this page, write on it, and fill it in here "
        "after the call. If you do type, every word is saved."
    )
    with st.container(key="noprint-print"):
        print_button()
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("### Listen for")
        for note in preparing.notes_of("listen"):
            _note(opened, note)
    with right:
        st.markdown("### Before you hang up")
        for note in preparing.notes_of("ending"):
            _note(opened, note)
        for person in opened.application.people:
            _email(opened, person)
        opened.form.area(
            application_fields.CONTACTS,
            rows=_ROWS,
            help="A direct number, and when they're in.",
        )
        _promise(opened)


def _note(opened: OpenApplication, note: Note, rows: int = _ROWS) -> None:
    field = application_fields.NOTE.field(note.id, note.label)
    opened.form.area(field, label=note.label, rows=rows, help=note.help)


def _promise(opened: OpenApplication) -> None:
    opened.form.line(application_fields.PROMISED_HOW, placeholder="an email from Ms. Okafor")
    # What the kit reads in the day appears below it, so the day comes last: nothing moves.
    style = typed_lines.own_style()
    promised = typed_lines.day(opened.form, application_fields.PROMISED_ON, style=style)
    if is_before_call(promised, call_day(opened.application)):
        st.caption(":material/info: That's before the call. Check the day.")


def _email(opened: OpenApplication, person: Person) -> None:
    name = shorten(person.listed_name, 40)
    opened.form.line(
        application_fields.PERSON_EMAIL.field(person.number),
        label=f"Email: {name}",
        inputmode="email",
        autocomplete="off",
    )
