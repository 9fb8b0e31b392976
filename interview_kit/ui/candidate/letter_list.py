"""All letters to a panel: how far each is, and one file with those that are complete."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import streamlit as st

from interview_kit.candidate.panel import complete_letters, letter_state
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import content
from interview_kit.documents import letters as letter_documents
from interview_kit.documents.letter_files import ZIP_MIME, distinct_stems, zip_files
from interview_kit.documents.messages import email_draft
from interview_kit.documents.word import file_name
from interview_kit.errors import KitError
from interview_kit.fields import application_fields
from interview_kit.text import spoken_list
from interview_kit.typed.kinds import day_of, time_of
from interview_kit.typed.words import moment_words
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell import show_more
from interview_kit.ui.word.layout_choice import Layout
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_SHOWN = 12
_NAME = "letters"


@dataclass
class _MadeZip:
    """The last zip file of a session, and a digest of the letters in it."""

    digest: str = ""
    data: bytes = b""


def show(
    opened: OpenApplication,
    letters: Mapping[int, Letter],
    people: Mapping[int, str],
    layout: Layout,
    *,
    is_draft: bool,
    choose: Callable[[int], None],
) -> None:
    """List the letters to `people`, by number, and offer them as one file.

    Shows nothing where there is one. `choose` opens the letter to a person. A draft is no letter to
    download yet.
    """
    if len(letters) < 2:
        return
    with st.expander("All letters", key="all-letters"):
        shown = show_more.rows_to_show(_NAME, _SHOWN)
        for number in list(letters)[:shown]:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                openers.opener(
                    escaped(people[number]),
                    name=f"letter-{number}",
                    type="tertiary",
                    on_click=choose,
                    args=(number,),
                )
                st.caption(_state_words(opened, number, letters[number]))
        if len(letters) > shown:
            show_more.button(_NAME, shown)
        if not is_draft:
            _zip(opened, letters, people, layout)


def _state_words(opened: OpenApplication, number: int, letter: Letter) -> str:
    state = letter_state(opened.application, number, letter, content().candidate)
    if state == "missing":
        return f":material/edit: still to fill in: {escaped(', '.join(letter.missing))}"
    if state == "waiting":
        return ":material/edit_note: a note waits for your own words"
    if state == "notes":
        return ":material/edit_note: still your notes, word for word"
    if state == "ready":
        return ":material/check: ready"
    at = opened.application.text(application_fields.SENT_AT.key(number))
    day = day_of(at)
    when = f" {moment_words(day, time_of(at), typed_lines.own_style().english)}" if day else ""
    return f":material/done_all: sent{when}"


def _zip(
    opened: OpenApplication,
    letters: Mapping[int, Letter],
    people: Mapping[int, str],
    layout: Layout,
) -> None:
    complete = complete_letters(letters)
    if not complete:
        return
    digest = _digest(opened, complete, layout)
    made = remembered(_MadeZip)
    number = "1 letter" if len(complete) == 1 else f"{len(complete)} letters"
    if made.digest == digest:
        st.download_button(
            f"Download {number}",
            data=made.data,
            file_name=file_name("thank-you", opened.application.company, extension="zip"),
            mime=ZIP_MIME,
            icon=":material/folder_zip:",
            on_click="ignore",
        )
    else:
        st.button(
            f"Make one file of {number}",
            icon=":material/folder_zip:",
            help="A zip file with each letter for Word and as an email draft.",
            on_click=notices.errors_as_notices(_make),
            args=(opened, complete, layout, digest),
        )
    if left_out := [escaped(people[each]) for each in letters if each not in complete]:
        st.caption(f"Not in it, since something is missing: {spoken_list(left_out)}.")


def _make(
    opened: OpenApplication, complete: Mapping[int, Letter], layout: Layout, digest: str
) -> None:
    now, template = session.now(), layout.template()
    stems = distinct_stems(("thank-you", each.recipient) for each in complete.values())
    files: dict[str, bytes] = {}
    for stem, (number, letter) in zip(stems, complete.items(), strict=True):
        message = letter_documents.message_of(
            letter, opened.application.person(number), opened.profile
        )
        made = letter_documents.render_thank_you(letter, when=now, layout=template)
        files[f"{stem}.docx"] = made.data
        files[f"{stem}.eml"] = email_draft(message.with_read_addresses())
    last = remembered(_MadeZip)
    last.digest, last.data = digest, zip_files(files, when=now)


def _digest(opened: OpenApplication, complete: Mapping[int, Letter], layout: Layout) -> str:
    """Return a text that differs wherever the file would."""
    people = [opened.application.person(number) for number in complete]
    try:
        template = id(layout.template())
    except KitError:
        template = 0
    words = [(each.date_line, each.subject, each.body, each.slots) for each in complete.values()]
    whole = (opened.form.record_id, template, people, opened.profile, words)
    return hashlib.sha256(repr(whole).encode()).hexdigest()
