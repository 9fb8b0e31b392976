"""Recently deleted records and cleared fields, each with a button to restore it."""

from __future__ import annotations

import streamlit as st

from interview_kit.store.records import lifecycle, recently_deleted
from interview_kit.store.records.recently_deleted import DeletedRecord, EmptiedField
from interview_kit.text import spoken_list
from interview_kit.ui import notices, session
from interview_kit.ui.data.record_history import (
    local_moment,
    name_of_field,
    restore_change,
    value_words_of,
)
from interview_kit.ui.shell import record_names, show_more
from interview_kit.ui.workarounds.escaping import escaped

_SHOWN = 8
_NAMED = 6
_KINDS = {
    "position": "Position",
    "candidate": "Candidate",
    "screen": "Call",
    "application": "Application",
    "person": "Your contact info",
    "assessment": "Call",
    "template": "Word layout",
}


def show() -> None:
    """Show what was recently deleted."""
    actor = session.actor()
    shown = show_more.rows_to_show("recently-deleted", _SHOWN)
    deleted = recently_deleted.list_deleted(actor, most=shown + 1)
    emptied = recently_deleted.list_emptied(actor, most=shown + 1)
    st.header("Recently deleted", anchor=False)
    st.caption(
        f"Whatever you delete or clear can be restored for {recently_deleted.KEPT_DAYS} days."
    )
    if not deleted and not emptied:
        st.markdown("Nothing here.")
    for row in deleted[:shown]:
        _deleted(row)
    if emptied:
        st.markdown("**Cleared fields**")
    for field in emptied[:shown]:
        _emptied(field)
    if max(len(deleted), len(emptied)) > shown:
        show_more.button("recently-deleted", shown)


def _deleted(row: DeletedRecord) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"deleted-{row.id}"):
        name = record_names.deleted_name(row)
        days = "1 day" if row.days_left == 1 else f"{row.days_left} days"
        st.markdown(
            f"{_KINDS[row.kind]}: **{escaped(name)}** · deleted {local_moment(row.deleted_at)} · "
            f"{days} left{_candidates(row)}",
            width="stretch",
        )
        st.button(
            "Restore",
            key=f"restore-record-{row.id}",
            icon=":material/settings_backup_restore:",
            help=f"Restore {_KINDS[row.kind].lower()} “{escaped(name)}”",
            on_click=notices.errors_as_notices(_restore),
            args=(row.id, name),
        )


def _emptied(row: EmptiedField) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"emptied-{row.change_id}"):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(
                f"{_KINDS[row.kind]}: **{escaped(name_of_field(row.kind, row.field))}** · "
                f"cleared {local_moment(row.at)}"
            )
            text = value_words_of(row.kind, row.field, row.text)
            st.text(text if len(text) <= 160 else f"{text[:160]}…")
        st.button(
            "Restore",
            key=f"restore-field-{row.change_id}",
            icon=":material/settings_backup_restore:",
            help=f"Restore “{escaped(name_of_field(row.kind, row.field))}”",
            on_click=notices.errors_as_notices(restore_change),
            args=(row.record_id, row.field, row.edit, row.revision),
        )


def _candidates(row: DeletedRecord) -> str:
    """Return the names of some candidates of a position, since people look for one of them."""
    names = [name.strip() for name in row.calls if name.strip()]
    others = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return f" · {escaped(spoken_list([*names[:_NAMED], *others]))}" if names else ""


def _restore(record_id: str, name: str) -> None:
    lifecycle.restore(session.actor(), record_id)
    notices.notify(f"Restored: {escaped(name)}", icon=":material/settings_backup_restore:")
