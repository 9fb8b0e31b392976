"""The sentences of a message: the kit's words, or one's own instead of them."""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext

import streamlit as st

from interview_kit.fields.definitions import FixedField
from interview_kit.typed.sentences import WrittenSentence
from interview_kit.ui import notices
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons
from interview_kit.ui.workarounds.escaping import escaped


def show(
    form: Form,
    field: FixedField,
    written: WrittenSentence,
    *,
    is_sent: bool = False,
    without: FixedField | None = None,
    note: str = "",
) -> None:
    """Show a sentence of a message, in the kit's words or in one's own in `field`.

    One that was sent stays as it was. `without` stores that it is left out, where it can be. A
    `note` fits none of the kit's sentences: the field is there at once, and the note beside it.
    """
    name = f"sentence-{written.id}"
    if not (is_sent or note or written.edited or without):
        # The style sheet frames both, since a container for each sentence would slow the page down.
        st.text(written.text)
        edit_button(form, field.key, written.text, written.label, name=name)
        return
    with st.container(border=True, key=name, gap="xsmall"):
        if is_sent:
            st.text(written.text)
        elif note and not written.edited:
            _own_words(form, field, written)
            _offer_note(note, written)
        elif written.edited:
            _own_words(form, field, written)
            st.caption("You've edited this sentence, so the details no longer change it.")
            with _row(without):
                start_over(form, field.key, written.label)
                _leave_out_button(form, written, without)
        else:
            st.text(written.text)
            with _row(without):
                edit_button(form, field.key, written.text, written.label, name=name)
                _leave_out_button(form, written, without)


def _own_words(form: Form, field: FixedField, written: WrittenSentence) -> None:
    form.area(field, label=f"Your words: {written.label}", rows=3, live=True)


def _offer_note(note: str, written: WrittenSentence) -> None:
    """Say which note waits for a sentence of one's own, and what stands there until then."""
    so_far = f"it says: “{written.text}”" if written.text else "this is left out."
    st.caption(
        f":material/edit_note: Your note: “{escaped(note)}”. It isn't a sentence yet, so write one "
        f"to send. Until then, {escaped(so_far)}"
    )


def put_back_button(form: Form, written: WrittenSentence, without: FixedField) -> None:
    """Show a button that puts a sentence back which was left out."""
    st.button(
        buttons.accessible_label(f"Add: {written.label}", written.text),
        key=f"put-back-{without.key}",
        icon=":material/add:",
        on_click=notices.errors_as_notices(form.store_fields),
        args=({without.key: "no"},),
    )


def _row(without: FixedField | None) -> AbstractContextManager[object]:
    """Return a row for the buttons of a sentence, nothing where it has but one."""
    return st.container(horizontal=True) if without else nullcontext()


def _leave_out_button(form: Form, written: WrittenSentence, without: FixedField | None) -> None:
    if without is None:
        return
    st.button(
        buttons.accessible_label("Leave out", written.label),
        key=f"leave-out-{without.key}",
        icon=":material/close:",
        on_click=notices.errors_as_notices(form.store_fields),
        args=({without.key: "yes"},),
    )


def edit_button(form: Form, field: str, suggested: str, label: str, *, name: str) -> None:
    """Show a button that copies suggested words into `field`, to be edited there.

    `label` names what is edited; `name` is the end of the button's key.
    """
    openers.opener(
        buttons.accessible_label("Edit", label),
        name=f"edit-{name}",
        icon=":material/edit:",
        disabled=not suggested,
        on_click=_edit,
        args=(form, field, suggested),
    )


def start_over(form: Form, field: str, label: str) -> None:
    """Show a button that drops one's own words in `field` for the suggested ones."""
    with st.popover(buttons.accessible_label("Start over", label), icon=":material/restart_alt:"):
        st.markdown("Your words here will be replaced. They stay in the history.")
        st.button(
            "Use the suggested words",
            key=f"start-over-{field}",
            on_click=notices.errors_as_notices(form.store_fields),
            args=({field: ""},),
        )


def _edit(form: Form, field: str, suggested: str) -> str:
    form.store_fields({field: suggested})
    return f"{form.record_id}/{field}"
