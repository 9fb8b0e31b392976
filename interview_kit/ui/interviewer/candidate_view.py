"""One candidate of a position: who they are, how to reach them, and the calls with them."""

from __future__ import annotations

from typing import Literal

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import candidate_fields, position_fields
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.store.records import call_lists, candidates, record_fields
from interview_kit.store.records.calls import Call
from interview_kit.store.records.positions import PositionRow
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.data import record_history
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import (
    agenda,
    call_list,
    call_schedule,
    candidate_card,
    candidate_resume,
    finished_call,
    planned_call,
    position_path_line,
    promise_message,
)
from interview_kit.ui.shell import buttons, frame, undo
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.shell.record_names import position_title

_MOST_CALLS = 100


def show(position: PositionRow, candidate_id: str) -> None:
    """Show a candidate of a position."""
    position_id = position.id
    title = position_title(position.values.get(position_fields.TITLE.key, ""))
    actor = session.actor()
    entries = record_fields.read(actor, candidate_id, kind=candidates.KIND)
    form = Form(candidate_id, entries)
    calls = call_lists.list_of_position(
        actor, position_id, candidate_id=candidate_id, most=_MOST_CALLS
    )
    name = form.text(candidate_fields.NAME).strip() or "New candidate"
    frame.title(name, title)
    undo.offer_undo()
    position_path_line.show(position_id, position.values, leave=close)
    with st.container(horizontal=True, vertical_alignment="center"):
        _start_button(position_id, candidate_id, calls)
        if not calls and openers.opener("Schedule it", name="schedule", icon=agenda.SCHEDULE_ICON):
            call_schedule.begin(position_id, candidate_id)
        candidate_card.phone(form.text(candidate_fields.PHONE))
        st.button("The position", icon=":material/list:", on_click=close)
        if not calls:
            buttons.menu("More", {"Delete": lambda: _delete(candidate_id)}, key="more-candidate")
    for call in calls:
        call_list.link(call)
        if planned_call.is_to_hold(call):
            is_planned = bool(planned_call.words_of(call))
            what = "Change the time" if is_planned else "Schedule it"
            agenda.schedule_link(call.id, f"{what}, or write to them")
    if calls:
        st.page_link(
            "pages/interviewer/learned.py",
            label="On-site score and outcome",
            icon=":material/how_to_reg:",
            query_params={"position": position_id, "candidate": candidate_id},
        )
    _fields(form)
    candidate_resume.show(candidate_id)
    if not calls:
        kit = content().interviewer
        promise_message.show_without_call(form, build_question_set(position.values, kit))
    record_history.show(candidate_id, entries={candidate_id: entries})


def _start_button(position_id: str, candidate_id: str, calls: list[Call]) -> None:
    to_hold = next((call for call in calls if planned_call.is_to_hold(call)), None)
    label = "Another call" if calls and not to_hold else "Start the call"
    kind: Literal["primary", "secondary"] = "secondary" if label == "Another call" else "primary"
    if not openers.opener(label, name="start", icon=":material/call:", type=kind):
        return
    if to_hold:
        st.switch_page("pages/interviewer/calls.py", query_params={"call": to_hold.id})
    finished_call.start_call(position_id, candidate_id)


def close() -> None:
    """Go back to the position. For callbacks."""
    st.query_params.pop("candidate", None)


def _delete(candidate_id: str) -> None:
    undo.delete(candidate_id)
    close()


def _fields(form: Form) -> None:
    form.line(candidate_fields.NAME, required=True, live=True, autocomplete="off", first=True)
    candidate_card.contact_fields(form)
    form.choice(candidate_fields.TIER)
    show_advice(*content().interviewer.advice_for("candidates"))
    candidate_card.origin_fields(form)
    with st.expander("Skip the phone screen", icon=":material/local_cafe:"):
        st.caption(" ".join(content().interviewer.advice_for("way_round")))
        form.choice(candidate_fields.WAY_ROUND)
        style = typed_lines.own_style()
        typed_lines.day(form, candidate_fields.WAY_ROUND_DAY, style=style)
