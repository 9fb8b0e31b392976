"""A list of candidates that is imported: chosen, looked through, taken over, and undone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from interview_kit.content import content
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
from interview_kit.ui.interviewer import (
    candidate_rows,
    list_columns,
    position_path_line,
    uploaded_list,
)
from interview_kit.ui.interviewer.uploaded_list import OpenedList
from interview_kit.ui.shell import error_page, frame, undo
from interview_kit.ui.shell.record_names import position_title


def show(position: PositionRow) -> None:
    """Show the import of a list for a position."""
    position_id = position.id
    title = position_title(position.values.get(position_fields.TITLE.key, ""))
    frame.title("Import a list", title)
    undo.offer_undo()
    position_path_line.show(position_id, position.values, leave=uploaded_list.close)
    st.button("The position", icon=":material/list:", on_click=uploaded_list.close)
    opened = uploaded_list.upload("A list of candidates")
    if opened is None:
        _last_import(position_id)
    elif opened.error is None:
        _look_through(position_id, opened)


def _look_through(position_id: str, opened: OpenedList) -> None:
    kit = content().candidate_list
    columns, with_headings = list_columns.choose(opened.rows, kit, key=opened.file[:12])
    if not can_be_read(columns):
        st.warning("Which column has the names? Choose it above.", icon=":material/edit:")
        return
    listed = opened.read_once(
        (position_id, with_headings, columns),
        lambda: read_candidates(
            opened.rows[int(with_headings) :],
            columns,
            kit,
            known=position_candidates.list_known(session.actor(), position_id),
        ),
    )
    good = [each for each in listed if each.problem is None]
    candidate_rows.show_wrong([each for each in listed if each.problem])
    candidate_rows.show_doubtful(good)
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
    notices.notify(f"{_number(len(good))} added.", icon=":material/group_add:")
    undo.remember_imported(_number(len(good)), partial(_take_back, position_id, import_id))
    uploaded_list.close_imported()


def _last_import(position_id: str) -> None:
    """Offer to undo the last import, also after the session that made it has ended."""
    last = position_candidates.load_last_import(session.actor(), position_id)
    if last is None:
        return
    uploaded_list.offer_undo(
        f"Imported {local_moment(last.at)}: {_number(last.number)} whom nobody has called or "
        "changed since.",
        key="last-import",
        take_back=_take_back,
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
