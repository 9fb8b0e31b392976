"""The cue card: the closing in large type, to keep beside the phone."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.application import Application, Profile, application_name
from interview_kit.candidate.closing_script import Script, script_text
from interview_kit.candidate.questions_to_ask import chosen_questions
from interview_kit.candidate.speaking import over_limit_words
from interview_kit.content import content
from interview_kit.documents import letters
from interview_kit.documents.word import file_name
from interview_kit.ui import session
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import about_me
from interview_kit.ui.word import layout_choice
from interview_kit.ui.word.downloads import show_check_result, word_button

_DOCUMENT = "cue_card"


def download(opened: OpenApplication, script: Script) -> None:
    """Offer the cue card of a script as a Word file, and the script as plain text."""
    card = cue_card(opened.application, opened.profile, script)
    layout = layout_choice.choose(
        opened.person_form, _DOCUMENT, layout_choice.own_layouts(_DOCUMENT)
    )
    now = session.now()
    with st.container(horizontal=True):
        made = word_button(
            "Cue card (Word)",
            layout,
            lambda word_layout: letters.render_cue_card(card, when=now, layout=word_layout),
            file_name("cue-card", opened.application.company),
            primary=True,
            words=(card.heading, script_text(script), *card.questions, *card.notes),
        )
        st.download_button(
            "Plain text",
            data=script_text(script).encode(),
            file_name="closing-script.txt",
            mime="text/plain",
            icon=":material/download:",
            on_click="ignore",
        )
    show_check_result(made)
    layout_choice.link(_DOCUMENT)


def cue_card(application: Application, profile: Profile, script: Script) -> letters.CueCard:
    """Return the cue card of a script."""
    over = script.seconds_over
    length = f"{script.seconds} of {script.budget} seconds"
    return letters.CueCard(
        heading=application_name(application.fields),
        language=about_me.language_of(profile),
        author=profile.name,
        spoken=over_limit_words(over, script.cut_labels) if over else length,
        turns=tuple(
            letters.CueTurn(text=turn.text, reminder=turn.reminder, listen=turn.asks)
            for turn in script.turns
        ),
        questions=chosen_questions(application, content().candidate.closing),
        notes=application.strengths,
    )
