"""Where a position gets questions from: the bank of data/, and its other positions."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from interview_kit.content import content
from interview_kit.content.question_bank import BankQuestion
from interview_kit.fields import position_fields
from interview_kit.interviewer.added_questions import (
    bank_fields,
    copied_fields,
    from_bank,
    next_question,
)
from interview_kit.interviewer.own_questions import own_questions
from interview_kit.store.records import positions, record_fields
from interview_kit.ui import notices, session
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons, choosers
from interview_kit.ui.shell.record_names import position_names
from interview_kit.ui.workarounds.escaping import escaped

_MOST_POSITIONS = 100


def show(form: Form) -> None:
    """Show the bank and the other positions, each behind its heading."""
    bank = st.expander(
        "Question bank", icon=":material/library_books:", key="question-bank", on_change="rerun"
    )
    if bank.open:
        with bank:
            _bank(form)
    copy = st.expander(
        "Copy from another position",
        icon=":material/content_copy:",
        key="copy-questions",
        on_change="rerun",
    )
    if copy.open:
        with copy:
            _copy(form)


def _bank(form: Form) -> None:
    bank, values = content().question_bank, record_fields.entry_values(form.entries)
    added = from_bank(values)
    st.caption("One press adds a question to yours, where you can change each word.")
    for topic in bank.topics:
        st.markdown(f"### {escaped(topic.label)}")
        for question in bank.of_topic(topic.id):
            _bank_row(form, question, values, is_added=question.id in added)


def _bank_row(
    form: Form, question: BankQuestion, values: Mapping[str, str], *, is_added: bool
) -> None:
    key = f"bank-{question.id}"
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        st.text(
            bank_fields(question, 1, values)[position_fields.QUESTION_TEXT.key(1)], width="stretch"
        )
        st.button(
            buttons.accessible_label("Added" if is_added else "Add", question.label),
            key=f"add-{question.id}",
            icon=":material/check:" if is_added else ":material/add:",
            disabled=is_added,
            on_click=notices.errors_as_notices(_add),
            args=(form, question),
        )


def _add(form: Form, question: BankQuestion) -> None:
    stored = form.reload()
    values = record_fields.entry_values(stored.entries)
    if question.id in from_bank(values):  # pressed twice at once
        return
    number = next_question(stored.entries)
    stored.store_fields(bank_fields(question, number, values))


def _copy(form: Form) -> None:
    rows = positions.list_positions(session.actor(), most=_MOST_POSITIONS)
    others = [row for row in rows if row.id != form.record_id]
    if not others:
        st.markdown("You have no other position yet.")
        return
    names = position_names(others)
    key = choosers.chooser_key("copy-from", names)
    st.selectbox(
        "Position",
        [row.id for row in others],
        index=None,
        format_func=names.__getitem__,
        placeholder="Choose a position",
        key=key,
    )
    st.caption(
        "Its own questions are added to yours, with the must-haves they test, its words for the "
        "kit's questions and what it leaves out. Whatever you've written here stays."
    )
    st.button(
        "Copy the questions",
        icon=":material/content_copy:",
        disabled=not st.session_state.get(key),
        on_click=notices.errors_as_notices(_copy_from),
        args=(form, key, names),
    )


def _copy_from(form: Form, key: str, names: Mapping[str, str]) -> None:
    source_id = st.session_state[key]
    source = record_fields.read(session.actor(), source_id, kind=positions.KIND)
    stored = form.reload()
    target = record_fields.entry_values(stored.entries)
    before = len(own_questions(target))
    copied = copied_fields(record_fields.entry_values(source), target, content().interviewer)
    if not stored.store_fields(copied):
        return
    added = len(own_questions(target | copied)) - before
    words = {0: "No new questions", 1: "1 question"}.get(added, f"{added} questions")
    notices.notify(
        f"{words} copied from {escaped(names[source_id])}.", icon=":material/content_copy:"
    )
