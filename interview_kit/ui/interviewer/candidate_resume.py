"""The files of a candidate: attached, downloaded to be read beside the call, removed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from interview_kit.documents.resumes import ENDINGS, MAX_FILE, check_resume, kind_of_name
from interview_kit.errors import DocumentError
from interview_kit.fields import candidate_fields
from interview_kit.store.records import candidate_files, record_fields
from interview_kit.store.records.candidate_files import MOST_FILES, CandidateFile
from interview_kit.text import number_duplicates, shorten
from interview_kit.ui import notices, session
from interview_kit.ui.shell import buttons, error_page, undo
from interview_kit.ui.shell.record_names import candidate_name
from interview_kit.ui.workarounds.escaping import escaped

_MEGABYTES = MAX_FILE // 1024**2
_UPLOADS = "kit-resume-uploads"


def show(candidate_id: str) -> None:
    """Show the files of a candidate, and a field to attach one."""
    files = candidate_files.list_files(session.actor(), candidate_id)
    st.header("Résumé", anchor=False)
    names = _names(files)
    for file in files:
        with st.container(horizontal=True, vertical_alignment="center", key=f"file-{file.id}"):
            _download(candidate_id, file, names[file.id])
            buttons.icon_button(
                f"Remove {names[file.id]}",
                "close",
                key=f"remove-{file.id}",
                on_click=_remove,
                args=(candidate_id, file),
            )
    if len(files) < MOST_FILES:
        _attach(candidate_id)


def downloads(candidate_id: str, files: Sequence[CandidateFile]) -> None:
    """Offer the files of a candidate, to be read beside the call."""
    names = _names(files)
    if files:
        with st.container(horizontal=True, key="resume"):
            for file in files:
                _download(candidate_id, file, names[file.id])


def _names(files: Sequence[CandidateFile]) -> dict[str, str]:
    return number_duplicates({file.id: shorten(file.name) for file in files})


def _download(candidate_id: str, file: CandidateFile, name: str) -> None:
    # The content is read when it is asked for: a run of the page would read megabytes.
    actor = session.actor()
    st.download_button(
        escaped(name),
        data=lambda: candidate_files.load_content(actor, candidate_id, file.id),
        file_name=file.name,
        mime=kind_of_name(file.name).mime,
        icon=":material/description:",
        key=f"resume-{file.id}",
        on_click="ignore",
    )


def _attach(candidate_id: str) -> None:
    st.caption(
        f"A PDF, a Word file, a picture or plain text, up to {_MEGABYTES} MB. It isn't opened "
        "here, only kept for you to download."
    )
    uploaded = st.file_uploader(
        "Attach a file",
        key=f"{_UPLOADS}-{candidate_id}-{st.session_state.get(_UPLOADS, 0)}",
        type=list(ENDINGS),
        max_upload_size=_MEGABYTES,
    )
    if uploaded is None:
        return
    content = uploaded.getvalue()
    try:
        check_resume(uploaded.name, content)
    except DocumentError as error:
        error_page.show(error)
        return
    candidate_files.add(session.actor(), candidate_id, uploaded.name, content)
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1
    notices.notify("Attached.", icon=":material/attach_file:")
    st.rerun()


def _remove(candidate_id: str, file: CandidateFile) -> None:
    actor = session.actor()
    content = candidate_files.load_content(actor, candidate_id, file.id)
    candidate_files.remove(actor, candidate_id, file.id)
    entry = record_fields.read(actor, candidate_id).get(candidate_fields.NAME.key)
    undo.remember_removed(
        f"{file.name}, {candidate_name(entry.text if entry else '')}",
        partial(candidate_files.add, actor, candidate_id, file.name, content),
    )
