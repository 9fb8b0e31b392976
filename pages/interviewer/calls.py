"""Calls: choose a call, fill in its form, read its record."""

from __future__ import annotations

from functools import partial

import streamlit as st

from interview_kit.fields import call_fields
from interview_kit.interviewer.own_answers import own_field_names
from interview_kit.interviewer.progress import text_of
from interview_kit.interviewer.steps import steps
from interview_kit.store.records import candidates
from interview_kit.store.records.calls import Call
from interview_kit.ui import session
from interview_kit.ui.data import record_history
from interview_kit.ui.interviewer import (
    call_clock,
    call_form,
    call_list,
    candidate_resume,
    finished_call,
    missed_call,
    planned_call,
    position_calls,
    position_list,
)
from interview_kit.ui.shell import choosers, frame, navigation, undo
from interview_kit.ui.shell.record_names import position_title

_POSITIONS = 12
_FINISHED = "Finished. The answers can't be changed unless you reopen the call."


def main() -> None:
    """Show the page."""
    call_id = choosers.record_from_url("call")
    if not call_id:
        if position_id := choosers.record_from_url("position"):
            position_calls.show(position_id)
        else:
            _choose()
        return
    call, related = _load(call_id)
    if planned_call.renew_questions(call):
        call, related = _load(call_id)
    if planned_call.promise_day(call):
        call, related = _load(call_id)
    navigation.set_open_record("position", call.position_id)
    if missed_call.is_missed(call) or not planned_call.is_under_way(call):
        navigation.forget_open_record()
    if call.state == "finished":
        _title_of_finished(call)
        finished_call.show(call, related)
    elif missed_call.is_missed(call):
        frame.title(_name(call), missed_call.summary(call))
        with st.container(horizontal=True, key="missed-actions"):
            finished_call.next_call(call, related)
            finished_call.more_actions(call)
        missed_call.show(call, related, call_again=partial(finished_call.call_again, call))
    else:
        order = steps(call.question_set, call.answers)
        step = call_form.current_step(call, order)
        frame.title(_name(call), step=call_form.section_name(step))
        call_clock.show(call)
        more = call_form.actions(call, step) | missed_call.actions(call)
        finished_call.more_actions(call, more)
        if not call_form.needs_related():  # what shows it has the files, too
            candidate_resume.downloads(call.candidate_id, related.files)
        call_form.show(call, related, order, step)
    record_history.show(
        call.id,
        entries={
            call.id: call.entries,
            call.candidate_id: call.candidate,
            call.assessment_id: call.assessment,
        },
        locked=call.state == "finished",
        names=own_field_names(call.question_set),
        on_event=lambda event: finished_call.offer_finished(call.id, event),
    )


def _load(call_id: str) -> tuple[Call, candidates.Related]:
    return candidates.load_call(
        session.actor(), call_id, related=call_form.needs_related(), now=session.now()
    )


def _choose() -> None:
    frame.title("Calls", "Start a call for a position, or continue one.")
    undo.offer_undo()
    positions, shown = position_list.load_positions(_POSITIONS)
    if not positions:
        st.markdown("Every call is for a position, and the position has your questions.")
        position_list.first_position()
    position_list.position_rows(positions, shown)
    position_list.open_calls()
    call_list.finished()
    call_list.find()


def _title_of_finished(call: Call) -> None:
    with st.container(key="noprint-title"):  # the record below has the same heading
        frame.title(_name(call), _FINISHED)


def _name(call: Call) -> str:
    name = text_of(call.answers, call_fields.CANDIDATE_NAME.key).strip() or "New call"
    return f"{name} · {position_title(call.question_set.title)}"


main()
