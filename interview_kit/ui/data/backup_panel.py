"""Making backups, and restoring them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from interview_kit.errors import KitError, StoreError
from interview_kit.store.backup import backups
from interview_kit.store.backup.backups import ReplacedDatabase
from interview_kit.store.backup_commands import INCOMPLETE_WARNING, describe_summary
from interview_kit.store.records.recently_deleted import KEPT_DAYS
from interview_kit.ui import notices, session
from interview_kit.ui.data.record_history import local_moment
from interview_kit.ui.shell import error_page, who_acts
from interview_kit.ui.workarounds.escaping import escaped

_MEGABYTES = 200
_UPLOAD = "kit-backup-upload"
_MIME = "application/vnd.sqlite3"


def show() -> None:
    """Show how to make a backup and how to restore one."""
    st.header("Backup", anchor=False)
    st.markdown("One file with everything: positions, calls, applications, and their history.")
    if st.button("Make a backup", icon=":material/save:"):
        _offer_one()
    _restore_one()
    _show_replaced()


def _offer_one() -> None:
    """Make a backup and offer it until the page runs again, which frees its memory.

    It is made before the download is offered, since Streamlit shows no reason when one fails.
    """
    try:
        with _folder() as folder:
            file = folder / "backup.db"
            summary = backups.write(session.actor(), file)
            content = file.read_bytes()
    except KitError as error:
        error_page.show(error)
        return
    st.caption(f":material/task_alt: Made and checked: {describe_summary(summary)}.")
    st.download_button(
        "Download the backup",
        data=content,
        file_name=f"interview-kit-{session.now():%Y-%m-%d-%H%M}.db",
        mime=_MIME,
        icon=":material/download:",
        on_click="ignore",
        type="primary",
    )


@contextmanager
def _folder() -> Iterator[Path]:
    """Make a temporary folder. Raises StoreError where there is no room for it."""
    try:
        with tempfile.TemporaryDirectory(prefix="kit-", ignore_cleanup_errors=True) as folder:
            yield Path(folder)
    except OSError as error:
        temporary = tempfile.gettempdir()
        raise StoreError("copy_not_written_there", folder=temporary, reason=error) from error


def _restore_one() -> None:
    uploaded = st.file_uploader(
        "Restore a backup",
        key=f"{_UPLOAD}-{st.session_state.get(_UPLOAD, 0)}",
        max_upload_size=_MEGABYTES,
        help="Nothing changes until you've seen what's in the file and said yes.",
    )
    st.caption(
        f"A file over {_MEGABYTES} MB is restored in the terminal, also while the kit runs: "
        "python -m interview_kit restore FILE"
    )
    if uploaded is None:
        return
    try:
        with _folder() as folder:
            file = folder / "uploaded.db"
            file.write_bytes(uploaded.getbuffer())
            _offer_to_replace(file)
    except KitError as error:
        error_page.show(error)


def _offer_to_replace(file: Path) -> None:
    summary = backups.check(session.actor(), file)
    last = f", last changed {local_moment(summary.changed_at)}" if summary.changed_at else ""
    words = describe_summary(summary)
    if summary.complete:
        st.info(f"This backup can be restored. It holds {words}{last}.")
    else:
        st.warning(f"This file can be restored. It holds {words}{last}. {INCOMPLETE_WARNING}")
    st.markdown(
        "It replaces everything that's here now. What you have now is kept, so you can go back."
    )
    if st.button("Replace everything with this backup", icon=":material/restore:"):
        _replace(file)


def _replace(file: Path) -> None:
    summary, _ = backups.restore(session.actor(), file)
    who_acts.read_again()
    # A new key empties the uploader, so that the same file is not offered again.
    st.session_state[_UPLOAD] = st.session_state.get(_UPLOAD, 0) + 1
    notices.notify(f"Restored: {describe_summary(summary)}.", icon=":material/restore:")
    st.rerun()


def _show_replaced() -> None:
    replaced = backups.list_replaced(session.actor())
    if not replaced:
        return
    st.markdown("**Saved before each restore**")
    for database in replaced[:5]:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"Saved {local_moment(database.at)} as {escaped(database.file.name)}",
                width="stretch",
            )
            st.button(
                "Go back to this",
                key=f"kept-{database.file.name}",
                icon=":material/restore:",
                on_click=notices.errors_as_notices(_go_back),
                args=(database,),
            )
    st.caption(escaped(f"These files are in {replaced[0].file.parent}."))
    st.caption(
        f"Each is kept for {KEPT_DAYS} days, then deleted. It may still hold what you've erased "
        "since. To keep one longer, copy it to another folder."
    )


def _go_back(replaced: ReplacedDatabase) -> None:
    summary, _ = backups.restore(session.actor(), replaced.file)
    who_acts.read_again()
    notices.notify(f"Restored: {describe_summary(summary)}.", icon=":material/restore:")
