"""Downloads of Word files, each checked before it is handed out."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

import streamlit as st

from interview_kit.documents.word import DOCX_MIME, WordFile
from interview_kit.errors import DocumentError
from interview_kit.text import for_xml
from interview_kit.ui.shell import error_page
from interview_kit.ui.word import layout_choice
from interview_kit.ui.word.layout_choice import Layout
from interview_kit.ui.workarounds.session_memory import remembered

if TYPE_CHECKING:
    from interview_kit.documents.word.compiled_layout import CompiledLayout


@dataclass
class _FilledLayouts:
    """The kinds of documents for which a session has filled the kit's own layout."""

    documents: set[str] = field(default_factory=set)


class OfferedFile(NamedTuple):
    """A file that is offered, None before it is made."""

    made: WordFile | None


def word_button(
    label: str,
    layout: Layout,
    build: Callable[[CompiledLayout | None], WordFile],
    name: str,
    *,
    primary: bool = False,
    words: Iterable[str] | None = None,
) -> OfferedFile | None:
    """Offer the Word file that `build` makes with a layout, or show what is wrong with that.

    The file is made here once, since Streamlit shows no reason when a download fails. Returns
    None where it cannot be made. `build` takes None for the kit's own layout. Once that was filled
    in this session it holds any text, so a file of these `words` is made once it is wanted.
    """
    try:
        template = layout.template()
        offered = _offer(layout, template, build, words)
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
    return offered


def _offer(
    layout: Layout,
    template: CompiledLayout | None,
    build: Callable[[CompiledLayout | None], WordFile],
    words: Iterable[str] | None,
) -> OfferedFile:
    filled = remembered(_FilledLayouts)
    is_filled = layout.id == layout_choice.KIT and layout.document in filled.documents
    if is_filled and words is not None and not for_xml("\n".join(words)).removed:
        return OfferedFile(None)
    made = build(template)
    if layout.id == layout_choice.KIT:
        filled.documents.add(layout.document)
    return OfferedFile(made)


def show_check_result(offered: OfferedFile | None) -> None:
    """Show what a file is checked for: that its words read well is for their writer to tell."""
    if offered is None:
        return
    made = offered.made
    if made is None:
        checked = "The file is opened again and checked before you get it."
    else:
        present, total = made.proof
        checked = f"The file was opened again and checked: {present} of {total} entries are in it."
    st.caption(
        ":material/fact_check: The file has all that is shown here, and no placeholder. "
        "How it reads, no check can tell: read it aloud once.",
        help=checked,
    )
    if made and made.removed:
        left = "1 character" if made.removed == 1 else f"{made.removed} characters"
        st.caption(f":material/info: {left} that Word can't hold will be left out of the file.")
