"""A Word file of one's own: uploaded, read, tried out, and kept under a name."""

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
from interview_kit.store.records import layouts
from interview_kit.store.records.layouts import TemplateRow
from interview_kit.text import number_duplicates, one_line
from interview_kit.ui import notices, session
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import choosers, error_page
from interview_kit.ui.word import layout_choice
from interview_kit.ui.workarounds.escaping import escaped

LONGEST_NAME = 60  # characters
_MEGABYTES = layouts.MAX_BYTES // 1024**2
_UPLOADS = "kit-layout-uploads"
_TRIAL = "kit-layout-trial"
_KEPT = "kit-layout-kept"
_SHOWN = "kit-layout-shown"
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


def show(form: Form, known: DocumentKind, rows: list[TemplateRow]) -> None:
    """Take a file, say what is right and wrong with it, and keep it when it can be used.

    `form` is that of the profile, `rows` are the layouts of one's own that are there already.
    """
    uploaded = st.file_uploader(
        f"Your Word file for the {known.label.lower()}",
        key=f"{_UPLOADS}-{known.id}-{st.session_state.get(_UPLOADS, 0)}",
        max_upload_size=_MEGABYTES,
        help="A .docx file. Nothing in it is run, and it isn't sent anywhere.",
    )
    if uploaded is None:
        _forget()
        return
    content = uploaded.getvalue()
    outcome = _tried(content, known.id)
    if isinstance(outcome, DocumentError):
        error_page.show(outcome)
        st.button("Try again", icon=":material/refresh:", on_click=_forget)
        return
    _findings(outcome.report, uploaded.name)
    if outcome.report.usable:
        _result(outcome, known)
        _keep(form, known, rows, content, PurePath(uploaded.name).stem)


def _tried(content: bytes, document: str) -> Trial | DocumentError:
    """Return what came of a trial; one that this session has seen is not made again."""
    key = (document, hashlib.sha256(content).digest())
    known = st.session_state.get(_TRIAL)
    if known is not None and known[0] == key:
        return known[1]  # type: ignore[no-any-return]
    outcome: Trial | DocumentError
    try:
        with st.spinner(f"Checking it and filling it with samples, {SECONDS} seconds at most …"):
            outcome = try_out(content, document)
    except DocumentError as error:
        outcome = error
    st.session_state[_TRIAL] = (key, outcome)
    return outcome


def _forget() -> None:
    for key in (_TRIAL, _TARGET, _SHOWN):
        st.session_state.pop(key, None)


def _findings(report: CheckReport, name: str) -> None:
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
        _finding(number, finding)


def _finding(number: int, finding: Finding) -> None:
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


def _result(trial: Trial, known: DocumentKind) -> None:
    st.markdown("**How it looks with made-up values**")
    with st.container(key="letter", height=380 if trial.text.count("\n") > 14 else "content"):
        st.text(trial.text)
    st.download_button(
        "Download this sample",
        data=trial.data,
        file_name=file_name("sample", known.label),
        mime=DOCX_MIME,
        icon=":material/download:",
        on_click="ignore",
    )


def _keep(
    form: Form, known: DocumentKind, rows: list[TemplateRow], content: bytes, stem: str
) -> None:
    target = _target(rows)
    taken = {row.name for row in rows if row.id != target}
    before = next((row.name for row in rows if row.id == target), one_line(stem)[:LONGEST_NAME])
    name = one_line(
        st.text_input(
            "Layout name",
            value=before,
            max_chars=LONGEST_NAME,
            key=f"layout-name-{known.id}-{target}",
        )
    )
    # A name that is typed right before the press runs the page first: what that run finds has
    # been seen by nobody.
    shown = st.session_state.setdefault(_SHOWN, rows)
    if not st.button("Save and use it", type="primary", icon=":material/save:"):
        return
    if rows != shown:
        _ask_again()
    if wrong := _wrong_name(name, taken):
        st.error(wrong, icon=":material/edit:")
        return
    try:
        stored = _store(form, known.id, rows, target, name, content)
    except KitError as error:
        error_page.show(error)
        return
    if not stored:
        _ask_again()
    st.session_state[_UPLOADS] = st.session_state.get(_UPLOADS, 0) + 1  # empties the uploader
    _forget()
    st.session_state[_KEPT] = name
    st.rerun()


def _ask_again() -> NoReturn:
    """Show what is there by now, with the upload as it is, and leave the decision to the user."""
    st.session_state.pop(_SHOWN)
    notices.notify(_CHANGED, icon=notices.ERROR)
    st.rerun()


def tell_kept() -> None:
    """Say once that a layout was kept."""
    name = st.session_state.pop(_KEPT, "")
    if name:
        with st.container(key="layout-kept"):
            st.success(f"Saved, and used from now on: {escaped(name)}.", icon=":material/task_alt:")


def _target(rows: list[TemplateRow]) -> str:
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


def _wrong_name(name: str, taken: set[str]) -> str:
    if not name:
        return "Give the layout a name, so you can choose it later."
    if name.casefold() in {each.casefold() for each in (*taken, layout_choice.KITS_OWN)}:
        return "You have a layout with this name already. Choose another name, or replace that one."
    return ""


def _store(
    form: Form, document: str, rows: list[TemplateRow], target: str, name: str, content: bytes
) -> bool:
    """Keep a file and use it. Returns False where the layout it is to replace was changed."""
    actor = session.actor()
    if target:
        seen = next(row.seen for row in rows if row.id == target)
        if not layouts.replace(actor, target, name, content, base=seen):
            return False
    else:
        target = layouts.add(actor, document, name, content, zone=session.zone().key)
    form.save(layout_choice.field_of(document), target)
    return True
