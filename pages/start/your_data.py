"""Your details: asked once, used on every letter."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.ui import about_me, frame


def main() -> None:
    """Show the page."""
    frame.title("Your details", "Asked once. They stand below every thank-you.")
    form = about_me.profile_form()
    left, _ = st.columns([2, 1])
    with left:
        form.line("Name", "name", required=True, autocomplete="name")
        form.line("Phone", "phone", autocomplete="tel", inputmode="tel")
        form.line("E-mail", "email", autocomplete="email", inputmode="email")
        kinds = content().candidate.letter.english
        form.choice(
            "English in your letters",
            "english",
            {key: kind.label for key, kind in kinds.items()},
            default=next(iter(kinds)),
            required=True,
        )
    frame.advice("All that you write stays on this computer, in a database of your own.")


main()
