"""The cue card: the closing in large type, to lie beside the phone."""

from __future__ import annotations

from interview_kit.candidacy.application import name_of
from interview_kit.candidacy.asking import chosen_questions
from interview_kit.candidacy.closing_script import Script
from interview_kit.content import content
from interview_kit.documents import letters
from interview_kit.documents.word import file_name
from interview_kit.ui import about_me, session
from interview_kit.ui.candidate_frame import Opened
from interview_kit.ui.downloads import tell_removed, word_button


def download(opened: Opened, script: Script) -> None:
    """Offer the cue card of a script as a Word file."""
    application, profile = opened.application, opened.profile
    candidate = content().candidate
    card = letters.CueCard(
        heading=name_of(application.fields),
        language=about_me.language_of(profile),
        author=profile.name,
        spoken=f"{script.seconds} of {script.budget} seconds",
        turns=tuple(
            letters.CueTurn(text=turn.text, reminder=turn.reminder, listen=turn.asks)
            for turn in script.turns
        ),
        questions=chosen_questions(application, candidate.closing),
        notes=application.strengths,
    )
    tell_removed(
        [card.heading, *(turn.text for turn in script.turns), *card.questions, *card.notes]
    )
    word_button(
        "Cue card (Word)",
        "cue_card.docx",
        lambda: letters.cue_card(card, when=session.now()).data,
        file_name("cue-card", application.company),
        primary=True,
    )
