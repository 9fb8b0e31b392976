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
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons
from interview_kit.ui.workarounds.escaping import escaped


def name(call: Call, *, first: bool = False) -> None:
    """Show the field for the candidate's name; the `first` field of a page gets the cursor."""
    form = Form(call.candidate_id, call.candidate)
    form.line(candidate_fields.NAME, live=True, autocomplete="off", first=first)


def details(call: Call, *, with_name: bool = False) -> None:
    """Show what is known of the candidate, other calls with them, and others of their name."""
    form = Form(call.candidate_id, call.candidate)
    with st.expander("About the candidate", icon=":material/contact_phone:"):
        if with_name:
            name(call)
        left, right = st.columns(2)
        with left:
            form.line(candidate_fields.CALL_NAME, autocomplete="off")
            form.line(candidate_fields.PHONE, autocomplete="off", inputmode="tel")
        with right:
            form.line(candidate_fields.SOURCE, placeholder="a job board, or who sent them")
            form.line(candidate_fields.EMAIL, autocomplete="off", inputmode="email")
        form.choice(candidate_fields.WAY_IN)
        form.area(candidate_fields.NOTES, rows=2)
    _other_calls(call)
    asked = candidates.find_namesakes(session.actor(), call.position_id)
    same_name(pair for pair in asked if call.candidate_id in {each.id for each in pair})


def same_name(asked: Iterable[Namesakes]) -> None:
    """Ask of candidates with one name whether they are one person."""
    english = typed_lines.own_style().english
    for earlier, later in asked:
        one, other = (_day(each.call, english) for each in (earlier, later))
        days = f"both on {one}" if one == other else f"on {one} and on {other}"
        key = f"{earlier.id}-{later.id}"
        with st.container(border=True, key=f"same-name-{key}"):
            st.markdown(
                f"You have two calls with **{escaped(earlier.name.strip())}**, {days}. "
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
    with st.container(horizontal=True, vertical_alignment="center", key="other-calls"):
        st.caption("Other calls with them:")
        for other in others:
            # Streamlit drops the query of a link that leads to the same page.
            openers.opener(
                _day(other, english),
                name=f"other-{other.id}",
                icon=":material/call:",
                type="tertiary",
                on_click=st.query_params.from_dict,
                args=({"call": other.id},),
            )
        st.button(
            "That was somebody else",
            type="tertiary",
            icon=":material/person_off:",
            key=f"separate-{call.id}",
            on_click=notices.errors_as_notices(candidates.separate),
            args=(session.actor(), call.id),
        )


def _day(call: DatedCall, english: str) -> str:
    day = day_of(call.call_date) or call.started_at.astimezone(session.zone()).date()
    return day_words(day, english)
