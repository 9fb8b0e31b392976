"""One question of a position: its words, how it is answered and rated, what it tests."""

from __future__ import annotations

import streamlit as st

from interview_kit.content.field_names import ANCHORS
from interview_kit.content.interviewer import Question
from interview_kit.fields import position_fields
from interview_kit.fields.answer_kinds import WORDS
from interview_kit.interviewer.own_questions import MOST_CHOICES, OwnQuestion
from interview_kit.interviewer.question_set import kit_wording
from interview_kit.text import lines, shorten
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer.open_position import OpenPosition

_AS_YOU_SAY_IT = "Question, as you say it"
_EXAMPLES = {
    "1": "hasn't done it",
    "3": "has worked with it",
    "5": "built it or led it",
}


def show(opened: OpenPosition, question_id: str, own: OwnQuestion | None) -> None:
    """Show the fields of a question; of one of the form, its words and what it tests."""
    form, must_haves = opened.form, opened.asked.must_haves
    if own:
        _words(form, own)
    else:
        _asked_as(opened, opened.form_questions[question_id])
    if must_haves:
        form.several(
            position_fields.TESTS.field(question_id, ""),
            label="Must-haves that it tests",
            options={str(each.number): shorten(each.text, 40) for each in must_haves},
        )
    if own:
        if own.kind == "yes_no" and lines(form.text(position_fields.TESTS.field(question_id, ""))):
            form.choice(
                position_fields.QUESTION_MEETS.field(own.number),
                label="Answer that meets the must-have",
                default="yes",
                required=True,
            )
        _rating(form, own)
        form.line(
            position_fields.QUESTION_HINT.field(own.number),
            label="Note to the interviewer",
            placeholder="not read aloud",
        )
        form.line(
            position_fields.QUESTION_NAME.field(own.number),
            label="Short name, for lists and tables",
            live=True,
            placeholder="Driver's license",
        )


def _asked_as(opened: OpenPosition, question: Question) -> None:
    field = position_fields.ASKED_AS.field(question.id, question.label)
    words = kit_wording(question, opened.values)
    # An emptied field stays empty as long as it is open, and then shows the kit's words as a hint.
    opened.form.area(
        field, label=_AS_YOU_SAY_IT, rows=2, live=True, default=words, placeholder=words
    )
    if opened.form.text(field).strip():
        st.caption("These are your words. Empty the field to go back to the kit's.")


def _words(form: Form, own: OwnQuestion) -> None:
    form.area(
        position_fields.QUESTION_TEXT.field(own.number),
        label=_AS_YOU_SAY_IT,
        rows=2,
        live=True,
        required=True,
        placeholder="Do you have a valid driver's license?",
    )
    kind = form.choice(
        position_fields.QUESTION_KIND.field(own.number),
        label="How it's answered",
        default=WORDS,
        required=True,
    )
    if kind == "choice":
        form.area(
            position_fields.QUESTION_CHOICES.field(own.number),
            label="Choices, one per line",
            rows=4,
            live=True,
            required=True,
            help=f"Two at least, {MOST_CHOICES} at most. Until then, it's answered in words.",
        )


def _rating(form: Form, own: OwnQuestion) -> None:
    rated = form.switch(
        position_fields.QUESTION_RATED.field(own.number), label="Rate the answer from 1 to 5"
    )
    if not rated:
        return
    for column, anchor in zip(st.columns(len(ANCHORS)), ANCHORS, strict=True):
        with column:
            form.line(
                position_fields.QUESTION_ANCHOR.field(own.number, anchor, anchor),
                label=f"Words for {anchor}",
                placeholder=_EXAMPLES[anchor],
            )
