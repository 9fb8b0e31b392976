"""An unexpected call: the words that move it, and the time that was agreed instead."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Literal

import streamlit as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.call_back import call_back_fields, former_fields
from interview_kit.candidate.call_facts import call_with, call_words
from interview_kit.candidate.path import is_call_over
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.store.records import applications, record_fields
from interview_kit.typed import WritingStyle
from interview_kit.typed.words import moment_words
from interview_kit.typed.zones import call_time_words
from interview_kit.ui import notices, session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import choosers, navigation, undo
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_CALL = "pages/candidate/call.py"


@dataclass
class _Calling:
    """The application that calls: chosen where none is open, or begun `beside` an open one."""

    id: str = ""
    beside: str = ""


def show(names: Mapping[str, str], *, help: str | None = None) -> None:
    """Show a button that opens the words; who calls is one of these applications, or a new one.

    `help` says where any other is.
    """
    with _popover("stretch"):
        if names:
            _take_the_call()
        _words()
        chosen = _choose(names, help)
        if chosen:
            form = _form_of(chosen)
            _agree(form, has_company=False)
            _begin_button(form)
        else:
            _begin_button()


def show_for(form: Form, names: Mapping[str, str]) -> None:
    """Show a button that opens the words, and the time agreed for the open application.

    `names` has those changed last. Where another company calls, a new one is begun.
    """
    calling = remembered(_Calling)
    is_other = calling.beside == form.record_id and calling.id in names
    with _popover("content"):
        _take_the_call(calling.id if is_other else form.record_id)
        _words()
        if is_other:
            _agree(_form_of(calling.id), has_company=False)
            st.button(
                f"Back to {escaped(names[form.record_id])}",
                icon=":material/arrow_back:",
                key="calling-open",
                on_click=_go_back,
            )
        else:
            st.markdown(f"The open application: **{escaped(names[form.record_id])}**")
            _agree(form, has_company=True)
            _begin_button(form, beside=form.record_id)


def _popover(width: Literal["stretch", "content"]) -> Any:
    return st.popover("They're calling now", icon=":material/phone_callback:", width=width)


def _take_the_call(application_id: str = "") -> None:
    """Show a link to the page for the call, without an application to the choice of one."""
    is_here = application_id == choosers.record_from_url("application")
    if is_here and navigation.current_page().file == _CALL:
        return
    st.page_link(
        navigation.target(_CALL),
        label="Take the call",
        icon=":material/call:",
        query_params={"application": application_id} if application_id else None,
    )


def _words() -> None:
    candidate = content().candidate
    with st.container(key="speech-later", gap="xsmall"):
        for words in candidate.closing.reschedule:
            st.caption(words.label)
            st.text(words.text)
    show_advice(*candidate.advice_for("reschedule"))


def _choose(names: Mapping[str, str], help: str | None) -> str:
    calling = remembered(_Calling)
    chosen = calling.id if calling.id in names else ""
    key = choosers.chooser_key("calling-application", names)
    st.session_state[key] = chosen or None

    def choose() -> None:
        calling.id = st.session_state[key] or ""

    st.selectbox(
        "Who's calling?",
        list(names),
        index=None,
        format_func=lambda each: names.get(each, each),
        key=key,
        placeholder="Choose an application",
        help=help,
        on_change=choose,
    )
    return chosen


def _begin_button(form: Form | None = None, *, beside: str = "") -> None:
    """Show a button that begins an application; a time noted in `form` goes along."""
    st.button(
        "Another company",
        icon=":material/add:",
        key="calling-new",
        on_click=notices.errors_as_notices(_begin),
        args=(form, beside),
    )


def _begin(form: Form | None, beside: str) -> None:
    calling, zone = remembered(_Calling), session.zone().key
    values = {application_fields.ZONE.key: zone, application_fields.SCHEDULED.key: "no"}
    form = form.reload() if form else None  # more may have been typed since the page ran
    agreed = (application_fields.CALL_BACK_ON, application_fields.CALL_BACK_AT)
    noted = {each.key: text for each in agreed if form and (text := form.text(each))}
    style = typed_lines.own_style()
    calling.id = applications.create(session.actor(), {**values, **noted}, zone=zone, style=style)
    calling.beside = beside
    if form and noted:
        form.store_fields(dict.fromkeys(noted, ""))


def _go_back() -> None:
    remembered(_Calling).beside = ""


def _form_of(application_id: str) -> Form:
    return Form(application_id, record_fields.read(session.actor(), application_id))


def _agree(form: Form, *, has_company: bool) -> None:
    """Show the lines for the time that was agreed; `has_company` where the page has that field."""
    style = typed_lines.own_style()
    st.markdown("**When you'll talk instead**")
    if not has_company:
        form.line(application_fields.COMPANY, live=True)
    day = typed_lines.day(form, application_fields.CALL_BACK_ON, style=style)
    own = session.zone()
    at = typed_lines.time_of_day(
        form,
        application_fields.CALL_BACK_AT,
        style=style,
        words=lambda at: call_time_words(day, at, own, own, style.english),
    )
    st.caption("Nothing moves until you save it as the call.")
    if day:
        _offer_to_save(form, day, at, style)


def _offer_to_save(form: Form, day: date, at: time | None, style: WritingStyle) -> None:
    application = _application(form)
    is_over = is_call_over(application, session.now(), session.zone())
    if replaced := call_words(application, session.zone(), style.english):
        past = " That call is over: what you noted and sent belongs to it." if is_over else ""
        call = escaped(f"{call_with(application)} on {replaced}")
        st.markdown(f":material/warning: This replaces {call}.{past}")
    st.button(
        "Replace the call that was" if is_over else "Save as the call",
        icon=":material/event:",
        key=f"call-back-{form.record_id}",
        type="secondary" if is_over else "primary",
        on_click=notices.errors_as_notices(_save),
        args=(form, day, at, style),
    )


def _save(form: Form, day: date, at: time | None, style: WritingStyle) -> None:
    application = _application(form)
    replaced, call = call_words(application, session.zone(), style.english), call_with(application)
    typed = {field: entry.text for field, entry in form.entries.items()}
    former = former_fields(typed, record_fields.entry_values(form.entries), style.english)
    if not form.store_fields(call_back_fields(day, at, style.english, session.zone().key)):
        return
    if replaced:
        undo.remember_replaced(form, former, f"{call} on {replaced}")
    moved = f"{call[0].upper()}{call[1:]} is now on {moment_words(day, at, style.english)}."
    notices.notify(escaped(moved), icon=":material/event:")


def _application(form: Form) -> Application:
    return Application.from_entries(record_fields.entry_values(form.entries))
