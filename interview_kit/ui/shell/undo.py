"""Deleting records, and undoing the last deletion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from interview_kit.store.records import lifecycle, recently_deleted
from interview_kit.text import spoken_list
from interview_kit.ui import notices, session
from interview_kit.ui.shell import record_names
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered


@dataclass
class _LastDeletion:
    """The records of a session's last deletion, their names, and whether it is shown already."""

    ids: tuple[str, ...] = ()
    name: str = ""
    is_new: bool = False


def delete(record_id: str) -> None:
    """Delete a record and remember it for `offer_undo`. For callbacks; raises StoreError."""
    lifecycle.delete(session.actor(), record_id)
    remember_deleted([record_id])


def remember_deleted(ids: Sequence[str]) -> None:
    """Remember records that were just deleted for `offer_undo`. Raises StoreError.

    Their names come from the store: the page may not have run since they were typed.
    """
    rows = recently_deleted.list_deleted(session.actor())
    names = {row.id: record_names.deleted_name(row) for row in rows}
    last = remembered(_LastDeletion)
    last.ids = tuple(ids)
    last.name = spoken_list([names.get(record_id, "") for record_id in ids])
    last.is_new = True


def forget() -> None:
    """Forget the last deletion."""
    remembered(_LastDeletion).ids = ()


def offer_undo() -> None:
    """Show what was deleted last, with a button that restores it."""
    last = remembered(_LastDeletion)
    if not last.ids:
        return
    key = "kit-undo-bar-new" if last.is_new else "kit-undo-bar"
    last.is_new = False
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=key):
        st.markdown(f"Deleted: {escaped(last.name)}")
        st.button(
            "Undo",
            icon=":material/undo:",
            key="kit-undo-button",
            on_click=notices.errors_as_notices(_restore),
            args=(last.ids,),
        )


def _restore(ids: Sequence[str]) -> None:
    for record_id in ids:
        lifecycle.restore(session.actor(), record_id)
    forget()
