"""The candidate of a call: how to reach them, other calls with them, and others of their name."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from interview_kit.fields import candidate_fields
from interview_kit.store.records import candidates
from interview_kit.store.records.calls import Call
from interview_kit.store.records.candidates import DatedCall, Namesakes
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words
from interview_kit.ui import notices, session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons
from interview_kit.ui.workarounds.escaping import escaped


def show(call: Call) -> None:
    """Show the candidate of a finished call."""
    with st.container(key="noprint-candidate"):
        _ask_about_namesakes(call)
        details(call, with_name=True)


def name(call: Call) -> None:
    """Show the field for the candidate's name, and ask about others with this name."""
    _name(Form(call.candidate_id, call.candidate), first=True)
    _ask_about_namesakes(call)


def details(call: Call, *, with_name: bool = False) -> None:
    """Show the fields for what is known of the candidate."""
    form = Form(call.candidate_id, call.candidate)
    with st.expander("About the candidate", icon=":material/contact_phone:"):
        if with_name:
            _name(form)
        left, right = st.columns(2)
        with left:
            form.line(candidate_fields.CALL_NAME, autocomplete="off")
            form.line(candidate_fields.PHONE, autocomplete="off", inputmode="tel")
        with right:
            form.line(candidate_fields.SOURCE, placeholder="a job board, or who sent them")
            form.line(candidate_fields.EMAIL, autocomplete="off", inputmode="email")
        form.choice(candidate_fields.WAY_IN)
        form.area(candidate_fields.NOTES, rows=2)


def same_name(asked: Iterable[Namesakes]) -> None:
    """Ask of candidates with one name whether they are one person."""
    english = typed_lines.own_style().english
    for earlier, later in asked:
        days = " and ".join(_day(each.call, english) for each in (earlier, later))
        key = f"{earlier.id}-{later.id}"
        with st.container(border=True, key=f"same-name-{key}"):
            st.markdown(
                f"You have calls with **{escaped(later.name.strip())}** on {days}. "
                "Is that the same person?"
            )
            with st.container(horizontal=True):
                st.button(
                    buttons.accessible_label("The same person", later.name),
                    key=f"same-{key}",
                    on_click=notices.errors_as_notices(candidates.merge),
                    args=(session.actor(), earlier.id, later.id),
                )
                st.button(
                    buttons.accessible_label("Two people", later.name),
                    key=f"distinct-{key}",
                    on_click=notices.errors_as_notices(candidates.mark_as_distinct),
                    args=(session.actor(), earlier.id, later.id),
                )


def _name(form: Form, *, first: bool = False) -> None:
    form.line(candidate_fields.NAME, live=True, autocomplete="off", first=first)


def _ask_about_namesakes(call: Call) -> None:
    _other_calls(call)
    asked = candidates.find_namesakes(session.actor(), call.position_id)
    same_name(pair for pair in asked if call.candidate_id in {each.id for each in pair})


def _other_calls(call: Call) -> None:
    """Show the other calls with the candidate, and a way to say that they are somebody else."""
    others = [
        each
        for each in candidates.list_calls(session.actor(), call.candidate_id)
        if each.id != call.id
    ]
    if not others:
        return
    english = typed_lines.own_style().english
    days = " and ".join(_day(each, english) for each in others)
    with st.container(horizontal=True, vertical_alignment="center", key="other-calls"):
        st.caption(f"You also have a call with them on {days}.", width="stretch")
        st.button(
            "That's somebody else",
            type="tertiary",
            key=f"separate-{call.id}",
            on_click=notices.errors_as_notices(candidates.separate),
            args=(session.actor(), call.id),
        )


def _day(call: DatedCall, english: str) -> str:
    day = day_of(call.call_date) or call.started_at.astimezone(session.zone()).date()
    return day_words(day, english)
