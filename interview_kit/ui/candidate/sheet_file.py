"""The cheat sheet as a Word file of one page."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.cheat_sheet import CheatSheet
from interview_kit.content import content
from interview_kit.documents import sheets
from interview_kit.documents.word import file_name
from interview_kit.ui import session
from interview_kit.ui.candidate import sheet_view
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import about_me
from interview_kit.ui.word import layout_choice
from interview_kit.ui.word.downloads import show_check_result, word_button

_DOCUMENT = "cheat_sheet"


def download(opened: OpenApplication) -> None:
    """Offer the cheat sheet, and say beforehand where it does not fit on one page."""
    candidate = content().candidate
    sheet = sheet_view.sheet_of(opened)
    if not (sheet.is_begun or sheet.strengths or sheet.questions):
        st.caption("What you write here becomes a cheat sheet of one page.")
        return
    size = sheet.size(candidate.preparing.numbers)
    _show_size(sheet, size)
    layout = layout_choice.choose(
        opened.person_form, _DOCUMENT, layout_choice.own_layouts(_DOCUMENT)
    )
    now = session.now()
    made = word_button(
        "Cheat sheet (Word)",
        layout,
        lambda word_layout: sheets.render_cheat_sheet(
            sheet,
            author=opened.profile.name,
            language=about_me.language_of(opened.profile),
            is_small=size != "normal",
            when=now,
            layout=word_layout,
        ),
        file_name("cheat-sheet", opened.application.company),
        primary=True,
    )
    show_check_result(made)
    layout_choice.link(_DOCUMENT)


def _show_size(sheet: CheatSheet, size: str) -> None:
    words = f"{sheet.words:,} words"
    if size == "too_long":
        st.warning(
            f"{words} won't fit on one page, even in small type. The file has all of them, on more "
            "pages. Keep to what you'd look for while you talk.",
            icon=":material/warning:",
        )
    elif size == "small":
        st.caption(f"{words}: one page in small type. With fewer words, the type is larger.")
    elif sheet.is_begun:
        st.caption(f"{words}: one page.")
