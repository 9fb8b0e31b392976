"""A message, ready to be sent: as a Word file, as an email draft, in the mail app, as text."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from interview_kit.documents.messages import (
    EML_MIME,
    LONGEST_LINK,
    Message,
    email_draft,
    mail_link,
)
from interview_kit.documents.word import file_name
from interview_kit.errors import DocumentError
from interview_kit.ui.word.downloads import OfferedFile, show_check_result
from interview_kit.ui.workarounds.escaping import escaped


def show(
    message: Message,
    *,
    word: Callable[[], OfferedFile | None],
    file_parts: tuple[str, ...],
) -> None:
    """Offer a message in its four forms, with the same words in each.

    `word` shows the button for the Word file and returns what is known of that, None where it
    cannot be made. `file_parts` name the file of the email draft. An address that is none is said
    to be so, and left out.
    """
    ready = message.with_read_addresses()
    with st.container(horizontal=True):
        made = word()
        is_short = _mail_buttons(ready, file_name(*file_parts, extension="eml"))
    show_check_result(made)
    if not is_short:
        st.caption(
            ":material/info: This is too long to open in a mail app from here: such a link holds "
            f"about {LONGEST_LINK:,} characters. Download the draft, or copy the text."
        )
    _warn_of_addresses(message, ready)
    with st.expander("Text to copy", icon=":material/content_copy:"):
        if message.subject:
            st.code(message.subject, language=None, wrap_lines=True)
        st.code(message.body, language=None, wrap_lines=True)


def _mail_buttons(message: Message, name: str) -> bool:
    """Show the buttons for a mail app; return whether a link holds the message."""
    try:
        link = mail_link(
            message
        )  # whatever has a link has a draft, which is made once it is wanted
    except DocumentError as error:
        st.warning(escaped(str(error)), icon=":material/mail:")
        return True
    st.download_button(
        "Download as email draft",
        data=lambda: email_draft(message),
        file_name=name,
        mime=EML_MIME,
        icon=":material/drafts:",
        on_click="ignore",
        help="An .eml file. Outlook opens it ready to send. Other mail apps may show it like an "
        "email you received: copy the text there instead.",
    )
    if len(link) > LONGEST_LINK:
        return False
    st.link_button("Open in your mail app", link, icon=":material/outgoing_mail:")
    return True


def _warn_of_addresses(message: Message, ready: Message) -> None:
    if not message.recipient_email.strip():
        st.caption(
            ":material/alternate_email: "
            f"{escaped(message.recipient_name) or 'This message'} has no email address yet: "
            "fill in “To” in your mail app."
        )
    for typed, read in (
        (message.recipient_email, ready.recipient_email),
        (message.sender_email, ready.sender_email),
    ):
        if typed.strip() and not read:
            st.warning(
                f"“{escaped(typed)}” isn't an email address, so it's left out. Correct it, or add "
                "it in your mail app.",
                icon=":material/alternate_email:",
            )
