"""One question of a position: its words, how it is answered and rated, what it tests."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from interview_kit.content.field_names import ANCHORS
from interview_kit.fields import position_fields
from interview_kit.fields.answer_kinds import WORDS
from interview_kit.interviewer.must_haves import MustHave
from interview_kit.interviewer.own_questions import MOST_CHOICES, OwnQuestion
from interview_kit.text import shorten
from interview_kit.ui.forms.fields import Form

_EXAMPLES = {
    "1": "hasn't done it",
    "3": "has worked with it",
    "5": "built it or led it",
}


def show(
    form: Form, question_id: str, own: OwnQuestion | None, must_haves: Sequence[MustHave]
) -> None:
    """Show the fields of a question; of one that is not the position's own, what it tests."""
    if own:
        _words(form, own)
    if must_haves:
        form.several(
            position_fields.TESTS.field(question_id, ""),
            label="Must-haves that it tests",
            options={str(each.number): shorten(each.text, 40) for each in must_haves},
        )
    if own:
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


def _words(form: Form, own: OwnQuestion) -> None:
    form.area(
        position_fields.QUESTION_TEXT.field(own.number),
        label="Question, as you say it",
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
