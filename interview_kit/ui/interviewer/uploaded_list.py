"""A list that is uploaded and looked through before anything of it is stored."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar, cast

import streamlit as st

from interview_kit.documents.uploaded_lists import MAX_FILE, MAX_ROWS, NumberedRow, read_list
from interview_kit.errors import KitError
from interview_kit.ui import notices
from interview_kit.ui.shell import error_page
from interview_kit.ui.workarounds.session_memory import remembered

_MEGABYTES = MAX_FILE // 1024**2
_LIMITS = (
    f"An Excel workbook (.xlsx) or a CSV file, up to {_MEGABYTES} MB and {MAX_ROWS:,} rows. "
    "No macro in it is run, and the file itself isn't kept."
)
_UPLOADS = "kit-list-uploads"

_Listed = TypeVar("_Listed")


@dataclass
class OpenedList:
    """The list that is open in a session: its rows, or why it has none, and what they say."""

    file: str = ""
    rows: Sequence[NumberedRow] = ()
    error: KitError | None = None
    read_as: object = None
    listed: object = None

    def read_once(self, read_as: object, read: Callable[[], _Listed]) -> _Listed:
        """Return what the rows say: read again only where they are read as something else."""
        if self.read_as != read_as:
            self.listed = read()
            self.read_as = read_as
        return cast(_Listed, self.listed)

    def forget(self) -> None:
        """Forget the list."""
        self.file, self.rows, self.error = "", (), None
        self.read_as = self.listed = None


def upload(label: str) -> OpenedList | None:
    """Show what takes a file and return the list in it, None without a file."""
    st.markdown(_LIMITS)
    uploaded = st.file_uploader(
        label,
        key=f"{_UPLOADS}-{st.session_state.get(_UPLOADS, 0)}",
        max_upload_size=_MEGABYTES,
    )
    opened = remembered(OpenedList)
    if uploaded is None:
        opened.forget()
        return None
    _open(opened, uploaded.getvalue())
    if opened.error:
        error_page.show(opened.error)
    return opened


def offer_undo(
    said: str, *, key: str, take_back: Callable[[str, str], None], args: tuple[str, str]
) -> None:
    """Say what was imported last, and offer to take it back. `key` is that of the row."""
    with st.container(horizontal=True, vertical_alignment="center", key=key):
        st.markdown(said, width="stretch")
        st.button(
            "Undo",
            key=f"undo-{key}",
            icon=":material/undo:",
            on_click=notices.errors_as_notices(take_back),
            args=args,
        )


def close() -> None:
    """Close the page of an import and forget its list. For callbacks."""
    st.query_params.pop("list", None)
    remembered(OpenedList).forget()


def close_imported() -> None:
    """Close the page of an import that is done, and run the page that it belongs to."""
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    close()
    st.rerun()


def _open(opened: OpenedList, data: bytes) -> None:
    file = hashlib.sha256(data).hexdigest()
    if opened.file == file:
        return
    opened.forget()
    with st.spinner("Reading the list"):
        try:
            opened.rows = read_list(data)
        except KitError as error:
            opened.error = error
    opened.file = file
