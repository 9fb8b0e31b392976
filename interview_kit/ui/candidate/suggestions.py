"""What was noted on the call, offered to a field of the script or of a letter."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from interview_kit.candidate.call_notes import is_used, notes_for, notes_to_answer
from interview_kit.content import content
from interview_kit.fields.definitions import FixedField
from interview_kit.text import one_line
from interview_kit.ui import notices
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons
from interview_kit.ui.workarounds.escaping import escaped


def offer(
    opened: OpenApplication,
    slot: str,
    field: FixedField,
    *,
    default: str = "",
    place: str = "",
) -> None:
    """Show the notes that suit a field, each with a button that puts it there.

    Nothing is filled in by itself, and a note is added to what stands in the field, which begins
    with `default`. A `place` tells apart a second offer of the same on a page. A note that is
    answered in the field has no button.
    """
    candidate = content().candidate
    for note, text in notes_to_answer(slot, opened.application, candidate):
        st.caption(f"{escaped(note.label)}: “{escaped(text)}”")
    written = _written(opened.form, field, default)
    used: Counter[str] = Counter()
    for note, text in notes_for(slot, opened.application, candidate):
        used[note.id] += 1
        if is_used(text, written, slot, candidate):
            continue
        number = f" {used[note.id]}" if used[note.id] > 1 else ""
        name = f"{field.key}-{note.id}{number.replace(' ', '-')}{place and f'-{place}'}"
        label = ", ".join(filter(None, (f"{note.label}{number}", field.label, place)))
        with st.container(horizontal=True, vertical_alignment="center", key=f"suggestion-{name}"):
            st.caption(f"{escaped(note.label)}: “{escaped(text)}”", width="stretch")
            st.button(
                buttons.accessible_label("Add this" if written else "Use this", label),
                key=f"use-{name}",
                on_click=notices.errors_as_notices(_use),
                args=(opened.form, field, text, default),
            )


def _use(form: Form, field: FixedField, text: str, default: str) -> None:
    # The field is read again, since more may have been typed since the page ran.
    form = form.reload()
    form.save(field, "; ".join((*_items(_written(form, field, default)), text)))


def _written(form: Form, field: FixedField, default: str) -> str:
    return one_line(form.text(field) if field.key in form.entries else default)


def _items(written: str) -> tuple[str, ...]:
    return tuple(filter(None, (item.strip() for item in written.split(";"))))
