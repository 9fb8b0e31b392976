"""Deleting records, and undoing the last deletion or replacement."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from interview_kit.store.records import lifecycle, recently_deleted
from interview_kit.store.records.record_fields import Edit
from interview_kit.text import shorten, spoken_list
from interview_kit.ui import notices, session
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import navigation, record_names
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_LONGEST = 100


@dataclass
class _LastChange:
    """The last change of a session that can be undone, in words, and where it is offered.

    The `words` are Markdown. It `is_new` until it was shown.
    """

    words: str = ""
    undo: Callable[[], object] | None = None
    is_new: bool = False
    place: tuple[str, str] = ("", "")


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
    name = spoken_list([names.get(record_id, "") for record_id in ids])
    _remember(f"deleted {name}", partial(_restore, tuple(ids)))


def remember_replaced(
    before: Form, former: Mapping[str, str], words: str, *, was: str = "replaced"
) -> None:
    """Remember texts that were just replaced for `offer_undo`. Raises StoreError.

    `before` is the record as it was, `former` are the texts by field. One that stood there keeps
    its meaning, however days are written by now. What is changed after this is not overwritten
    unseen. `was` says what was done to them.
    """
    entries = before.entries
    edits = {
        field: Edit(text, reading=entries[field].reading)
        if field in entries and entries[field].text == text
        else text
        for field, text in former.items()
    }
    _remember(f"{was} {words}", partial(before.reload().store_fields, edits))


def remember_imported(words: str, take_back: Callable[[], object]) -> None:
    """Remember what was just imported for `offer_undo`; `take_back` erases it again."""
    _remember(f"imported {words}", take_back)


def remember_removed(name: str, put_back: Callable[[], object]) -> None:
    """Remember a file that was just removed for `offer_undo`; `put_back` adds it again."""
    _remember(f"removed {name}", put_back)


def forget() -> None:
    """Forget the last change."""
    remembered(_LastChange).undo = None


def offer_undo() -> None:
    """Show a button that undoes what was changed last, on the page and the record it belongs to.

    It is gone after a visit to another page, unless that shows the same record.
    """
    last = remembered(_LastChange)
    if last.undo is None:
        return
    place = _place()
    if last.is_new:
        last.place = place
    elif place != last.place:
        if place[0] != last.place[0] and not (place[1] and place[1] == last.place[1]):
            forget()
        return
    key = "kit-undo-bar-new" if last.is_new else "kit-undo-bar"
    last.is_new = False
    with st.container(key=key):
        st.button(
            f"Undo: {last.words}",
            icon=":material/undo:",
            key="kit-undo-button",
            on_click=notices.errors_as_notices(_undo),
            args=(last.undo,),
        )


def _place() -> tuple[str, str]:
    """Return the page and the record that is open on it, "" for none."""
    page = navigation.current_page()
    record = st.query_params.get(page.record, "") if page.record else ""
    return page.path, record


def _remember(words: str, undo: Callable[[], object]) -> None:
    last = remembered(_LastChange)
    last.words, last.undo, last.is_new = escaped(shorten(words, _LONGEST)), undo, True


def _undo(undo: Callable[[], object]) -> None:
    undo()
    forget()


def _restore(ids: Sequence[str]) -> None:
    for record_id in ids:
        lifecycle.restore(session.actor(), record_id)
