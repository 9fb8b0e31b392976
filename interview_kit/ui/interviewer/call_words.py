"""The first and the last words of a call, in the kit's words or in one's own."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.content.opening import OPENING_FIELDS
from interview_kit.fields import call_fields, person_fields
from interview_kit.interviewer.candidate_messages import candidate_name
from interview_kit.interviewer.endings import ending_words
from interview_kit.interviewer.opening import opening_words, suggested_opening
from interview_kit.interviewer.progress import text_of
from interview_kit.store.records.calls import Call
from interview_kit.store.records.record_fields import entry_values
from interview_kit.text import one_line, spoken_list
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import call_clock
from interview_kit.ui.sending import sentences
from interview_kit.ui.workarounds.escaping import escaped


def opening(call: Call) -> None:
    """Show the first words of a call. One's own are kept with the person, for all their calls."""
    person, field = about_me.person_form(), person_fields.OPENING_WORDS
    kit, own = content().interviewer, person.text(field).strip()
    values = {
        "name": candidate_name(entry_values(call.candidate)),
        "own_name": one_line(person.text(person_fields.NAME)),
        "company": call.question_set.company,
        "position": call.question_set.title,
        "minutes": str(call_clock.length(call)),
    }
    words = opening_words(own, values, kit)
    _speech("\n".join(words.sentences), key="speech-opening")
    if not own and not values["own_name"]:
        st.page_link("pages/start/your_data.py", label="Add your name", icon=":material/badge:")
    if not own:
        suggested = suggested_opening(kit)
        sentences.edit_button(person, field.key, suggested, "opening words", name="opening")
        return
    names = spoken_list([f"{{{name}}}" for name in sorted(OPENING_FIELDS)])
    person.area(
        field,
        rows=6,
        live=True,
        help=f"One sentence a line. {names} are filled in; a sentence that lacks one is left out.",
    )
    if words.unknown:
        unknown = spoken_list([f"{{{name}}}" for name in words.unknown])
        st.caption(escaped(f"{unknown} can't be filled in. The kit knows {names}."))
    st.caption("These are your words for all your calls.")
    sentences.start_over(person, field.key, "opening words")


def closing(call: Call, form: Form, ending: str) -> None:
    """Show what to say for the ending that was chosen. One's own words belong to this call."""
    field = call_fields.CLOSING_WORDS
    if not text_of(call.answers, field.key).strip():
        words = "\n".join(
            ending_words(
                ending,
                entry_values(call.entries),
                call.question_set,
                content().interviewer,
                english=typed_lines.own_style().english,
            )
        )
        _speech(words, key="speech-ending")
        sentences.edit_button(form, field.key, words, "closing words", name="closing")
        return
    form.area(field, rows=7)
    st.caption("These are your words, so the ending, the day and the way no longer change them.")
    sentences.start_over(form, field.key, "closing words")


def _speech(words: str, *, key: str) -> None:
    with st.container(key=key):
        st.text(words)
