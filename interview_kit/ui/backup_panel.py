"""A copy of everything to keep elsewhere, and the way back from one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import streamlit as st

from interview_kit.errors import KitError
from interview_kit.store import backup
from interview_kit.store.backup import Kept
from interview_kit.store.commands import in_words
from interview_kit.ui import door, session
from interview_kit.ui.history import moment
from interview_kit.ui.literal import literal

_MEGABYTES = 200
_UPLOAD = "kit-backup-upload"
_MIME = "application/vnd.sqlite3"


def show() -> None:
    """Show what makes a backup and what restores one."""
    st.subheader("Backup", anchor=False)
    st.markdown("One file with everything: positions, calls, applications, and all their history.")
    st.download_button(
        "Download a backup",
        data=_made,
        file_name=f"interview-kit-{session.now():%Y-%m-%d-%H%M}.db",
        mime=_MIME,
        icon=":material/download:",
        on_click="ignore",
    )
    _restore_one()
    _kept()


def _made() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "backup.db"
        backup.write(session.actor(), file)
        return file.read_bytes()


def _restore_one() -> None:
    uploaded = st.file_uploader(
        "Restore a backup",
        type="db",
        key=f"{_UPLOAD}-{st.session_state.get(_UPLOAD, 0)}",
        max_upload_size=_MEGABYTES,
        help="Nothing happens before you have seen what is in the file and said yes.",
    )
    if uploaded is None:
        return
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "uploaded.db"
        file.write_bytes(uploaded.getbuffer())
        try:
            found = backup.check(session.actor(), file)
        except KitError as error:
            door.show_error(error)
            return
        last = f", last changed {moment(found.changed_at)}" if found.changed_at else ""
        st.info(f"This backup is sound. It holds {in_words(found)}{last}.")
        st.markdown("It replaces everything that is here now. That is kept, and you can go back.")
        if st.button("Replace everything with this backup", icon=":material/restore:"):
            _replace(file)


def _replace(file: Path) -> None:
    try:
        found, _ = backup.restore(session.actor(), file)
    except KitError as error:
        door.show_error(error)
        return
    # A new key empties the uploader: the same file is not to be offered again.
    st.session_state[_UPLOAD] = st.session_state.get(_UPLOAD, 0) + 1
    session.notice(f"Restored: {in_words(found)}.", icon=":material/restore:")
    st.rerun()


def _kept() -> None:
    replaced = backup.kept(session.actor())
    if not replaced:
        return
    st.markdown("**What restores replaced**")
    for each in replaced[:5]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"Kept {moment(each.at)} as {literal(each.file.name)}", width="stretch")
            st.button(
                "Go back to this",
                key=f"kept-{each.file.name}",
                icon=":material/restore:",
                on_click=session.safely(_go_back),
                args=(each,),
            )
    st.caption(literal(f"These files are in {replaced[0].file.parent}."))


def _go_back(kept: Kept) -> None:
    found, _ = backup.restore(session.actor(), kept.file)
    session.notice(f"Restored: {in_words(found)}.", icon=":material/restore:")
