"""The fields of the cheat sheet; what is said aloud has its seconds below it."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate.cheat_sheet import item_seconds
from interview_kit.candidate.closing_script import pace_of
from interview_kit.candidate.speaking import seconds_words
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.ui.candidate.application_frame import OpenApplication


def show(opened: OpenApplication) -> None:
    """Show a field for each item of data/."""
    candidate = content().candidate
    pace = pace_of(opened.profile, candidate.closing)
    st.header("Cheat sheet", anchor=False)
    for item in candidate.preparing.cheat_sheet:
        text = opened.form.area(
            application_fields.SHEET.field(item.id, item.label),
            label=item.label,
            rows=item.rows,
            help=item.help,
            placeholder=item.placeholder,
            live=item.is_spoken,
        )
        if seconds := item_seconds(item, text, pace):
            st.caption(_spoken_words(seconds, item.seconds))


def _spoken_words(seconds: int, limit: int) -> str:
    if seconds <= limit:
        return f":material/timer: {seconds_words(seconds)} of talking"
    return (
        f":material/warning: {seconds_words(seconds)} of talking. "
        f"Aim for {seconds_words(limit)} at most."
    )
