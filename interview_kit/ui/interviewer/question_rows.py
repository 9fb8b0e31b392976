"""The questions of a position in their order, one of them open to be changed."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import Question
from interview_kit.fields import position_fields
from interview_kit.fields.answer_kinds import ANSWER_KINDS, WORDS
from interview_kit.interviewer.added_questions import next_question
from interview_kit.interviewer.own_questions import OwnQuestion, own_id, own_questions
from interview_kit.interviewer.question_set import (
    NO_MEETS,
    QuestionSet,
    SetQuestion,
    label_of,
    question_order,
)
from interview_kit.store.records import record_fields
from interview_kit.ui import notices
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import question_editor
from interview_kit.ui.interviewer.open_position import OpenPosition
from interview_kit.ui.shell import buttons, ordering, show_more
from interview_kit.ui.workarounds.escaping import escaped

_SHOWN = 20
_OPEN = "question"
_LIST = "questions"


def show(opened: OpenPosition) -> None:
    """Show the questions, and a button that adds one of one's own."""
    st.header("Questions", anchor=False)
    st.caption("In the order you ask them.")
    own = {question.id: question for question in own_questions(opened.values)}
    order = question_order(opened.values, content().interviewer)
    shown = max(show_more.rows_to_show(_LIST, _SHOWN), _place(order) + 1)
    for question_id in order[:shown]:
        with ordering.row(_LIST, question_id):
            _row(opened, question_id, own.get(question_id))
    if len(order) > shown:
        show_more.button(_LIST, shown, label=f"Show all {len(order)} questions")
    openers.opener(
        "Add a question", name=_OPEN, icon=":material/add:", on_click=_add, args=(opened.form,)
    )


def show_past(opened: OpenPosition) -> None:
    """Show the questions about the last job, each with a switch."""
    st.markdown("**About their last job**")
    st.caption("They come last, and only if you're satisfied with the answers so far.")
    for question in content().interviewer.questions:
        if question.group == "past":
            _past_row(opened, question)


def _past_row(opened: OpenPosition, question: Question) -> None:
    is_on = question.id in opened.asked_by_id
    with st.container(border=True, key=f"past-{question.id}", gap="xsmall"):
        opened.form.switch(
            position_fields.ASK.field(question.id, question.label),
            label=question.label,
            default=is_on,
        )
        if is_on:
            _below_name(opened, question.id)


def open_question(question_id: str) -> None:
    """Open a question to be changed."""
    st.query_params[_OPEN] = question_id


def _place(order: list[str]) -> int:
    opened = st.query_params.get(_OPEN, "")
    return order.index(opened) if opened in order else 0


def _close() -> None:
    st.query_params.pop(_OPEN, None)


def _row(opened: OpenPosition, question_id: str, own: OwnQuestion | None) -> None:
    name = _name(opened, question_id)
    is_left_out = not own and question_id not in opened.asked_by_id
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{escaped(name)}**", width="stretch")
        ordering.buttons_to_move(
            _LIST, question_id, name, lambda step: _shift(opened.form, question_id, step)
        )
        if own:
            buttons.icon_button(
                f"{name}: remove",
                "close",
                key=f"remove-{question_id}",
                on_click=_remove,
                args=(opened.form, own),
            )
        elif not is_left_out:
            buttons.icon_button(
                f"{name}: leave out",
                "close",
                key=f"leave-out-{question_id}",
                on_click=_leave_out,
                args=(opened.form, question_id),
            )
    if is_left_out:
        _left_out(opened.form, question_id, name)
    else:
        _below_name(opened, question_id, own)


def _name(opened: OpenPosition, question_id: str) -> str:
    if question := opened.asked_by_id.get(question_id):
        return question.label
    form_question = opened.form_questions.get(question_id)
    return label_of(form_question, opened.values) if form_question else "Not written yet"


def _left_out(form: Form, question_id: str, name: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption("Left out. New calls don't ask it.", width="stretch")
        st.button(
            buttons.accessible_label("Ask it", name),
            key=f"ask-{question_id}",
            icon=":material/undo:",
            type="tertiary",
            on_click=notices.errors_as_notices(form.store_fields),
            args=({position_fields.ASK.key(question_id): "yes"},),
        )


def _below_name(opened: OpenPosition, question_id: str, own: OwnQuestion | None = None) -> None:
    """Show a question, or its fields where it is the open one."""
    question, asked = opened.asked_by_id.get(question_id), opened.asked
    name = _name(opened, question_id)
    if st.query_params.get(_OPEN, "") == question_id:
        question_editor.show(opened, question_id, own)
        st.button("Done", key=f"close-{question_id}", icon=":material/check:", on_click=_close)
        return
    if question and question.text != name:
        st.text(question.text)
    with st.container(horizontal=True, vertical_alignment="center"):
        about = _about(question, asked) if question else "It isn't asked until you write it."
        st.caption(escaped(about), width="stretch")
        openers.opener(
            buttons.accessible_label("Edit", name),
            name=f"edit-{question_id}",
            icon=":material/edit:",
            type="tertiary",
            on_click=_edit,
            args=(opened.form, question_id, own),
        )


def _about(question: SetQuestion, asked: QuestionSet) -> str:
    """Return how a question is answered and what it tests, "" for a plain question."""
    tested = ", ".join(each.text for each in asked.tested(question))
    parts = (
        ANSWER_KINDS[question.kind] if question.kind != WORDS else "",
        "rated" if question.rated else "",
        f"tests: {tested}" if tested else "",
        NO_MEETS if question.meets == "no" else "",
    )
    words = " · ".join(part for part in parts if part)
    return words[:1].upper() + words[1:]


def _add(form: Form) -> str:
    number = next_question(form.entries)
    form.store_fields({position_fields.QUESTION_KIND.key(number): WORDS})
    open_question(own_id(number))
    return _text_field(form, number)


def _edit(form: Form, question_id: str, own: OwnQuestion | None) -> str:
    open_question(question_id)
    if own:
        return _text_field(form, own.number)
    return f"{form.record_id}/{position_fields.ASKED_AS.key(question_id)}"


def _text_field(form: Form, number: int) -> str:
    return f"{form.record_id}/{position_fields.QUESTION_TEXT.key(number)}"


def _remove(form: Form, own: OwnQuestion) -> None:
    # Its words stay, so that one press in the history restores all of it.
    if form.store_fields({position_fields.QUESTION_KIND.key(own.number): ""}):
        _close()
        notices.notify(
            "Removed. Calls that have begun keep it. To get it back, restore it in the history."
        )


def _leave_out(form: Form, question_id: str) -> None:
    if form.store_fields({position_fields.ASK.key(question_id): "no"}):
        _close()


def _shift(form: Form, question_id: str, step: int) -> None:
    values = record_fields.entry_values(form.entries)
    order = question_order(values, content().interviewer)
    place = order.index(question_id)
    order.insert(max(0, place + step), order.pop(place))
    form.store_fields({position_fields.QUESTION_ORDER.key: "\n".join(order)})
