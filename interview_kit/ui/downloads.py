"""Downloads that are built when they are clicked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

import streamlit as st

from interview_kit.documents.word import DOCX_MIME, read_template
from interview_kit.errors import DocumentError
from interview_kit.text import for_xml
from interview_kit.ui import door

_sound: set[bytes] = set()
"""Digests of the layouts that have filled a document in this process."""


def tell_removed(texts: Iterable[str]) -> None:
    """Say how many characters of these texts Word cannot hold, if there are any."""
    removed = sum(for_xml(text).removed for text in texts)
    if removed:
        what = "1 character" if removed == 1 else f"{removed} characters"
        st.caption(f":material/info: {what} that Word cannot hold will be left out of the file.")


def word_button(
    label: str, layout: str, build: Callable[[], bytes], name: str, *, primary: bool = False
) -> None:
    """Offer a Word file made by `build`, or say what is wrong with its layout.

    Streamlit tells nobody why a download failed, so all that can be checked is checked here.
    """
    try:
        _try_once(read_template(layout), build)
    except DocumentError as error:
        door.show_error(error)
        return
    st.download_button(
        label,
        data=build,
        file_name=name,
        mime=DOCX_MIME,
        icon=":material/download:",
        on_click="ignore",
        type="primary" if primary else "secondary",
    )


def _try_once(layout: bytes, build: Callable[[], bytes]) -> None:
    """Make a file with a layout that has not been used yet. Raises DocumentError."""
    digest = hashlib.sha256(layout).digest()
    if digest not in _sound:
        build()
        _sound.add(digest)
