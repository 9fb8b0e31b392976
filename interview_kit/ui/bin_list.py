"""What was deleted or emptied in the last weeks, each with the way back."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import application
from interview_kit.store import bin, records
from interview_kit.store.bin import Deleted, Emptied
from interview_kit.text import joined
from interview_kit.ui import more, session
from interview_kit.ui.history import bring_back, moment, name_of_field, words_of
from interview_kit.ui.literal import literal

_SHOWN = 8
_NAMED = 6
_KINDS = {
    "position": "Position",
    "screen": "Call",
    "application": "Application",
    "profile": "Your contact info",
    "assessment": "Call",
    "template": "Word layout",
}


def show() -> None:
    """Show the bin."""
    actor = session.actor()
    shown = more.shown("bin", _SHOWN)
    gone, emptied = bin.deleted(actor, most=shown + 1), bin.emptied(actor, most=shown + 1)
    st.header("Recently deleted", anchor=False)
    st.caption(f"Whatever you delete or clear can be restored for {bin.KEPT_DAYS} days.")
    if not gone and not emptied:
        st.markdown("Nothing here.")
    for row in gone[:shown]:
        _deleted(row)
    if emptied:
        st.markdown("**Cleared fields**")
    for field in emptied[:shown]:
        _emptied(field)
    if max(len(gone), len(emptied)) > shown:
        more.button("bin", shown)


def _deleted(row: Deleted) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"bin-{row.id}"):
        name = name_of(row)
        days = "1 day" if row.days_left == 1 else f"{row.days_left} days"
        st.markdown(
            f"{_KINDS[row.kind]}: **{literal(name)}** · deleted {moment(row.deleted_at)} · "
            f"{days} left{_candidates(row)}",
            width="stretch",
        )
        st.button(
            "Restore",
            key=f"bin-back-{row.id}",
            icon=":material/settings_backup_restore:",
            help=f"Restore {_KINDS[row.kind].lower()} “{literal(name)}”",
            on_click=session.safely(_restore),
            args=(row.id, name),
        )


def _emptied(row: Emptied) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"emptied-{row.change_id}"):
        with st.container(gap="xxsmall", width="stretch"):
            st.markdown(
                f"{_KINDS[row.kind]}: **{literal(name_of_field(row.kind, row.field))}** · "
                f"cleared {moment(row.at)}"
            )
            text = words_of(row.kind, row.field, row.text)
            st.text(text if len(text) <= 160 else f"{text[:160]}…")
        st.button(
            "Restore",
            key=f"emptied-back-{row.change_id}",
            icon=":material/settings_backup_restore:",
            help=f"Restore “{literal(name_of_field(row.kind, row.field))}”",
            on_click=session.safely(bring_back),
            args=(row.change_id, row.shown, row.revision),
        )


def name_of(row: Deleted) -> str:
    """Return what a record in the bin is called, and how many calls went with a position."""
    number = len(row.calls)
    calls = "1 call" if number == 1 else f"{number} calls"
    return f"{_name(row)}, with {calls}" if number else _name(row)


def _name(row: Deleted) -> str:
    if row.kind == "application":
        return application.name_of(row.values)
    if row.kind == "template":
        return row.values.get("name", "").strip() or "Word layout"
    if row.kind == "screen":
        return row.values.get("candidate_name", "").strip() or "No name yet"
    return row.values.get("title", "").strip() or "Untitled position"


def _candidates(row: Deleted) -> str:
    """Return the names of some who called for a position, for those who look for one of them."""
    names = [name.strip() for name in row.calls if name.strip()]
    others = [f"{len(names) - _NAMED} more"] if len(names) > _NAMED else []
    return f" · {literal(joined([*names[:_NAMED], *others]))}" if names else ""


def _restore(record_id: str, name: str) -> None:
    records.restore(session.actor(), record_id)
    session.notice(f"Restored: {literal(name)}", icon=":material/settings_backup_restore:")
