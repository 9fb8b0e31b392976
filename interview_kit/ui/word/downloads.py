"""Downloads of Word files, each made and checked before it is offered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import streamlit as st

from interview_kit.documents.word import DOCX_MIME, WordFile
from interview_kit.errors import DocumentError
from interview_kit.ui.shell import error_page
from interview_kit.ui.word.layout_choice import Layout

if TYPE_CHECKING:
    from interview_kit.documents.word.compiled_layout import CompiledLayout


def word_button(
    label: str,
    layout: Layout,
    build: Callable[[CompiledLayout | None], WordFile],
    name: str,
    *,
    primary: bool = False,
) -> WordFile | None:
    """Offer the Word file that `build` makes with a layout, or show what is wrong with that.

    The file is made here once, since Streamlit shows no reason when a download fails. Returns
    None where it cannot be made. `build` takes None for the kit's own layout.
    """
    try:
        template = layout.template()
        made = build(template)
    except DocumentError as error:
        error_page.show(layout.with_layout_name(error))
        return None
    st.download_button(
        label,
        data=lambda: build(template).data,
        file_name=name,
        mime=DOCX_MIME,
        icon=":material/download:",
        on_click="ignore",
        type="primary" if primary else "secondary",
    )
    return made


def show_check_result(made: WordFile | None) -> None:
    """Show what a file was checked for: that its words read well is for their writer to tell."""
    if made is None:
        return
    present, total = made.proof
    st.caption(
        ":material/fact_check: The file has all that is shown here, and no placeholder. "
        "How it reads, no check can tell: read it aloud once.",
        help=f"The file was opened again and checked: {present} of {total} entries are in it.",
    )
    if made.removed:
        left = "1 character" if made.removed == 1 else f"{made.removed} characters"
        st.caption(f":material/info: {left} that Word can't hold will be left out of the file.")
