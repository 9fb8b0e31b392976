"""A list of candidates that is imported: chosen, looked through, taken over, and undone."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from interview_kit.content import content
from interview_kit.documents.uploaded_lists import MAX_FILE, MAX_ROWS, NumberedRow, read_list
from interview_kit.errors import KitError
from interview_kit.fields import position_fields
from interview_kit.interviewer.imported_candidates import (
    ListedCandidate,
    can_be_read,
    read_candidates,
)
from interview_kit.store.records import position_candidates
from interview_kit.store.records.position_candidates import ROWS_AT_ONCE
from interview_kit.store.records.positions import PositionRow
from interview_kit.ui import notices, session
from interview_kit.ui.data.record_history import local_moment
from interview_kit.ui.interviewer import candidate_rows, position_path_line
from interview_kit.ui.shell import error_page, frame, undo
from interview_kit.ui.shell.record_names import position_title
from interview_kit.ui.workarounds.session_memory import remembered

_MEGABYTES = MAX_FILE // 1024**2
_LIMITS = (
    f"An Excel workbook (.xlsx) or a CSV file, up to {_MEGABYTES} MB and {MAX_ROWS:,} rows. "
    "Nothing in it is run, and the file itself isn't kept."
)
_UPLOADS = "kit-list-uploads"


@dataclass
class _OpenedList:
    """The list that is open in a session: its rows, or why it has none, and who they are."""

    file: str = ""
    rows: Sequence[NumberedRow] = ()
    error: KitError | None = None
    read_as: object = None
    listed: Sequence[ListedCandidate] = ()

    def forget(self) -> None:
        """Forget the list."""
        self.file, self.error, self.read_as = "", None, None
        self.rows = self.listed = ()


def show(position: PositionRow) -> None:
    """Show the import of a list for a position."""
    position_id = position.id
    title = position_title(position.values.get(position_fields.TITLE.key, ""))
    frame.title("Import a list", title)
    undo.offer_undo()
    position_path_line.show(position_id, position.values, leave=_close)
    st.button("The position", icon=":material/list:", on_click=_close)
    st.markdown(_LIMITS)
    uploaded = st.file_uploader(
        "A list of candidates",
        key=f"{_UPLOADS}-{st.session_state.get(_UPLOADS, 0)}",
        max_upload_size=_MEGABYTES,
    )
    opened = remembered(_OpenedList)
    if uploaded is None:
        opened.forget()
        _last_import(position_id)
        return
    _open(opened, uploaded.getvalue())
    if opened.error:
        error_page.show(opened.error)
        return
    _look_through(position_id, opened)


def _close() -> None:
    st.query_params.pop("list", None)
    remembered(_OpenedList).forget()


def _open(opened: _OpenedList, data: bytes) -> None:
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


def _look_through(position_id: str, opened: _OpenedList) -> None:
    columns, with_headings = candidate_rows.choose_columns(opened.rows, key=opened.file[:12])
    if not can_be_read(columns):
        st.warning("Which column has the names? Choose it above.", icon=":material/edit:")
        return
    read_as = (position_id, with_headings, columns)
    if opened.read_as != read_as:
        opened.listed = read_candidates(
            opened.rows[int(with_headings) :],
            columns,
            content().candidate_list,
            known=position_candidates.list_known(session.actor(), position_id),
        )
        opened.read_as = read_as
    good = [each for each in opened.listed if each.problem is None]
    candidate_rows.show_wrong([each for each in opened.listed if each.problem])
    candidate_rows.show_good(good)
    if good and st.button(
        f"Add {_number(len(good))}", type="primary", icon=":material/group_add:", key="add-listed"
    ):
        _add(position_id, good)


def _number(number: int) -> str:
    return "1 candidate" if number == 1 else f"{number:,} candidates"


def _add(position_id: str, good: Sequence[ListedCandidate]) -> None:
    """Add the candidates in parts, with progress, and go to the position."""
    actor, zone, import_id = session.actor(), session.zone().key, ""
    progress = st.progress(0.0, text="Adding them")
    try:
        for start in range(0, len(good), ROWS_AT_ONCE):
            rows = [each.values for each in good[start : start + ROWS_AT_ONCE]]
            import_id = position_candidates.add_listed(
                actor, position_id, rows, zone=zone, import_id=import_id
            )
            done = start + len(rows)
            progress.progress(done / len(good), text=f"{done:,} of {len(good):,}")
    except KitError as error:
        error_page.show(error)
        if import_id:
            st.markdown(f"{start:,} of {len(good):,} were added before that.")
        return
    undo.remember_imported(
        f"Imported: {_number(len(good))}", partial(_take_back, position_id, import_id)
    )
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    _close()
    st.rerun()


def _last_import(position_id: str) -> None:
    """Offer to undo the last import, also after the session that made it has ended."""
    last = position_candidates.load_last_import(session.actor(), position_id)
    if last is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="last-import"):
        st.markdown(
            f"Imported {local_moment(last.at)}: {_number(last.number)} whom nobody has called or "
            "changed since.",
            width="stretch",
        )
        st.button(
            "Undo",
            key="undo-import",
            icon=":material/undo:",
            on_click=notices.errors_as_notices(_take_back),
            args=(position_id, last.id),
        )


def _take_back(position_id: str, import_id: str) -> None:
    erased = 0
    while number := position_candidates.erase_imported(session.actor(), position_id, import_id):
        erased += number
    notices.notify(
        f"Taken back: {_number(erased)}. Whoever was called or changed since stays.",
        icon=":material/undo:",
    )
