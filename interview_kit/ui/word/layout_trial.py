"""A layout that is uploaded, checked, tried out, and saved under a name."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import NoReturn

import streamlit as st

from interview_kit.documents.layouts.layout_check import CheckReport, Finding
from interview_kit.documents.layouts.tag_names import DocumentKind
from interview_kit.documents.layouts.trial import SECONDS, Trial, try_out
from interview_kit.documents.word import DOCX_MIME, file_name
from interview_kit.errors import DocumentError, KitError
from interview_kit.fields import layout_fields, person_fields
from interview_kit.store.records import layouts
from interview_kit.store.records.layouts import LayoutRow, NameRefused
from interview_kit.text import number_duplicates, one_line
from interview_kit.ui import notices, session
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import choosers, error_page
from interview_kit.ui.workarounds.escaping import escaped

LONGEST_NAME = 60  # characters
_MEGABYTES = layouts.MAX_BYTES // 1024**2
_UPLOADS = "kit-layout-uploads"
_TRIAL = "kit-layout-trial"
_SAVED_NAME = "kit-layout-kept"
_SHOWN_ROWS = "kit-layout-shown"
_TARGET = "kit-layout-target"
_NEW = ""

_CHANGED = (
    "Your layouts were also changed in another tab, so this file isn't saved yet. Look at what's "
    "there now, and press “Save and use it” again if you want yours."
)

_SEVERITY = {
    "stop": (":red[:material/error:]", "Fix this"),
    "warn": (":orange[:material/warning:]", "Check this"),
    "note": (":blue[:material/info:]", "Good to know"),
}


def show(form: Form, kind: DocumentKind, rows: list[LayoutRow]) -> None:
    """Show the upload of a layout, its findings, and the form that saves it once it is usable.

    `form` is that of the person, `rows` are the layouts that are there already.
    """
    uploaded = st.file_uploader(
        f"Your Word file for the {kind.label.lower()}",
        key=f"{_UPLOADS}-{kind.id}-{st.session_state.get(_UPLOADS, 0)}",
        max_upload_size=_MEGABYTES,
        help="A .docx file. Nothing in it is run, and it isn't sent anywhere.",
    )
    if uploaded is None:
        _forget()
        return
    content = uploaded.getvalue()
    outcome = _try_once(content, kind.id)
    if isinstance(outcome, DocumentError):
        error_page.show(outcome)
        st.button("Try again", icon=":material/refresh:", on_click=_forget)
        return
    _show_findings(outcome.report, uploaded.name)
    if outcome.report.usable:
        _show_sample(outcome, kind)
        _save_form(form, kind, rows, content, PurePath(uploaded.name).stem)


def _try_once(content: bytes, document: str) -> Trial | DocumentError:
    """Return the outcome of a trial, which is made once a session for each file."""
    key = (document, hashlib.sha256(content).digest())
    last = st.session_state.get(_TRIAL)
    if last is not None and last[0] == key:
        return last[1]  # type: ignore[no-any-return]
    outcome: Trial | DocumentError
    try:
        with st.spinner(f"Checking it and filling it with samples, {SECONDS} seconds at most …"):
            outcome = try_out(content, document)
    except DocumentError as error:
        outcome = error
    st.session_state[_TRIAL] = (key, outcome)
    return outcome


def _forget() -> None:
    for key in (_TRIAL, _TARGET, _SHOWN_ROWS):
        st.session_state.pop(key, None)


def _show_findings(report: CheckReport, name: str) -> None:
    stops = sum(finding.severity == "stop" for finding in report.findings)
    used = "1 tag" if len(report.used) == 1 else f"{len(report.used)} tags"
    if stops:
        what = "1 thing" if stops == 1 else f"{stops} things"
        st.error(
            f"Fix {what} first: edit the file in Word, save it, and upload it again.",
            icon=":material/error:",
        )
    elif not report.used:
        st.warning(
            f"No tags found in {escaped(name)}. You can use it, but every file would be the same.",
            icon=":material/warning:",
        )
    else:
        st.success(f"Ready to use: {used} found.", icon=":material/task_alt:")
    for number, finding in enumerate(report.findings):
        _show_finding(number, finding)


def _show_finding(number: int, finding: Finding) -> None:
    icon, words = _SEVERITY[finding.severity]
    if not finding.where and finding.severity == "note":
        st.caption(escaped(f"{finding.what} {finding.next_step}"))
        return
    with st.container(border=True, key=f"finding-{number}", gap="xsmall"):
        where = f" · {escaped(finding.where)}" if finding.where else ""
        st.markdown(f"{icon} **{words}**{where}")
        if finding.text:
            with st.container(key=f"quote-{number}"):
                st.text(finding.text)
        st.text(finding.what)
        st.text(finding.next_step)


def _show_sample(trial: Trial, kind: DocumentKind) -> None:
    st.markdown("**How it looks with made-up values**")
    with st.container(key="letter", height=380 if trial.text.count("\n") > 14 else "content"):
        st.text(trial.text)
    st.download_button(
        "Download this sample",
        data=trial.data,
        file_name=file_name("sample", kind.label),
        mime=DOCX_MIME,
        icon=":material/download:",
        on_click="ignore",
    )


def _save_form(
    form: Form, kind: DocumentKind, rows: list[LayoutRow], content: bytes, stem: str
) -> None:
    target = _choose_target(rows)
    before = next((row.name for row in rows if row.id == target), one_line(stem)[:LONGEST_NAME])
    name = one_line(
        st.text_input(
            layout_fields.NAME.label,
            value=before,
            max_chars=LONGEST_NAME,
            key=f"layout-name-{kind.id}-{target}",
        )
    )
    # A name that is typed right before the press runs the page first, and nobody has seen the
    # layouts that this run finds.
    shown = st.session_state.setdefault(_SHOWN_ROWS, rows)
    if not st.button("Save and use it", type="primary", icon=":material/save:"):
        return
    if rows != shown:
        _ask_again()
    try:
        stored = _store(form, kind, rows, target, name, content)
    except NameRefused as error:
        st.error(str(error), icon=":material/edit:")
        return
    except KitError as error:
        error_page.show(error)
        return
    if not stored:
        _ask_again()
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1  # empties the uploader
    _forget()
    st.session_state[_SAVED_NAME] = name
    st.rerun()


def _ask_again() -> NoReturn:
    """Show the layouts as they are now and keep the upload, so that the user decides again."""
    st.session_state.pop(_SHOWN_ROWS)
    notices.notify(_CHANGED, icon=notices.ERROR)
    st.rerun()


def show_saved() -> None:
    """Show once that a layout was saved."""
    name = st.session_state.pop(_SAVED_NAME, "")
    if name:
        with st.container(key="layout-kept"):
            st.success(f"Saved, and used from now on: {escaped(name)}.", icon=":material/task_alt:")


def _choose_target(rows: list[LayoutRow]) -> str:
    if not rows:
        return _NEW
    options = number_duplicates(
        {_NEW: "A new layout", **{row.id: f"Replace {row.name}" for row in rows}}
    )
    ids = list(options)
    before = st.session_state.get(_TARGET, _NEW)
    target = st.selectbox(
        "Save as",
        ids,
        index=ids.index(before) if before in ids else 0,
        format_func=options.__getitem__,
        key=choosers.chooser_key("layout-as", options),
    )
    st.session_state[_TARGET] = target
    return str(target)


def _store(
    form: Form, kind: DocumentKind, rows: list[LayoutRow], target: str, name: str, content: bytes
) -> bool:
    """Store a layout and choose it. Returns False where the one to replace was changed."""
    actor = session.actor()
    if target:
        seen = next(row.revision for row in rows if row.id == target)
        if not layouts.replace(actor, target, name, content, base=seen):
            return False
    else:
        target = layouts.add(actor, kind.id, name, content, zone=session.zone().key)
    form.save(person_fields.LAYOUT.field(kind.id, kind.label), target)
    return True
