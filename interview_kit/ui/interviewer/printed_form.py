"""The questions of a position as a Word file to print, for whoever writes by hand."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import person_fields
from interview_kit.interviewer.blank_form import build_blank_form
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.records.question_sets import FrozenSet
from interview_kit.ui import session
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.interviewer.open_position import OpenPosition
from interview_kit.ui.word.downloads import word_button
from interview_kit.ui.word.layout_choice import Layout

_DOCUMENT = "blank_form"


def download(opened: OpenPosition) -> None:
    """Offer the form with the questions that the next call asks."""
    # The engine is loaded where it is needed.
    from interview_kit.documents.blank_form import render_blank_form
    from interview_kit.documents.word import file_name

    person = about_me.person_form()
    profile = about_me.profile_of(person)
    form = build_blank_form(
        opened.asked,
        content().interviewer,
        version=version_of(opened.latest, opened.asked) if opened.is_begun else 0,
        caller=profile.name,
        opening=person.text(person_fields.OPENING_WORDS),
        english=typed_lines.own_style().english,
    )
    now = session.now()
    word_button(
        "Form to print (Word)",
        Layout(_DOCUMENT),
        lambda _: render_blank_form(
            form, author=profile.name, language=about_me.language_of(profile), when=now
        ),
        file_name("phone-screen-form", form.position),
    )
    st.caption("These questions with lines to write on and boxes to tick.")


def version_of(latest: FrozenSet | None, asked: QuestionSet) -> int:
    """Return the version of the questions that the next call asks."""
    if latest is None:
        return 1
    return latest.version if latest.question_set == asked else latest.version + 1
