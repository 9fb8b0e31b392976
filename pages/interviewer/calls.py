"""Calls: choose a call, hold it, read its record."""

from __future__ import annotations

import streamlit as st

from interview_kit.interviewer.progress import text_of
from interview_kit.interviewer.steps import basic_progress, steps
from interview_kit.store.records import calls
from interview_kit.store.records.calls import Screen
from interview_kit.ui import session
from interview_kit.ui.data import record_history
from interview_kit.ui.interviewer import call_form, call_list, finished_call, position_list
from interview_kit.ui.shell import frame, navigation

_POSITIONS = 12
_FINISHED = "Finished. The answers can't be changed unless you reopen the call."


def main() -> None:
    """Show the page."""
    screen_id = frame.record_from_url("call")
    if not screen_id:
        _choose()
        return
    screen = calls.load(session.actor(), screen_id)
    navigation.belongs_to("position", screen.position_id)
    if screen.state == "finished":
        _title_of_finished(screen)
        finished_call.show(screen)
    else:
        order = steps(screen.question_set, screen.answers)
        step = call_form.current_step(screen, order)
        frame.title(_name(screen), _progress(screen), step=call_form.section_name(step))
        finished_call.more_actions(screen.id)
        call_form.show(screen, order, step)
    record_history.show(
        "screen",
        screen.id,
        entries=screen.entries | screen.assessment,
        locked=screen.state == "finished",
        on_event=lambda event: finished_call.offer_finished(screen.id, event),
    )


def _choose() -> None:
    frame.title("Calls", "Start a call for a position, or continue one.")
    frame.offer_undo()
    known, shown = position_list.known_positions(_POSITIONS)
    if not known:
        st.markdown("Every call is for a position, and the position has your questions.")
        position_list.first_position()
    position_list.position_rows(known, shown)
    position_list.drafts(here=True)
    call_list.finished()
    call_list.find()


def _title_of_finished(screen: Screen) -> None:
    with st.container(key="noprint-title"):  # the record below has the same heading
        frame.title(_name(screen), _FINISHED)


def _name(screen: Screen) -> str:
    name = text_of(screen.answers, "candidate_name").strip() or "New call"
    return f"{name} · {screen.question_set.title or 'Untitled position'}"


def _progress(screen: Screen) -> str:
    done, total = basic_progress(screen.question_set, screen.answers)
    return f"{done} of {total} basic questions done"


main()
