"""Calls: choose a call, hold it, read its record."""

from __future__ import annotations

import streamlit as st

from interview_kit.interviewer.progress import text_of
from interview_kit.interviewer.steps import basic_progress, steps
from interview_kit.store import screens
from interview_kit.store.screens import Screen
from interview_kit.ui import (
    call_list,
    frame,
    history,
    lists,
    navigation,
    screen_form,
    screen_view,
    session,
)

_POSITIONS = 12
_FINISHED = "Finished. The answers can't be changed unless you reopen the call."


def main() -> None:
    """Show the page."""
    screen_id = frame.record_from_url("call")
    if not screen_id:
        _choose()
        return
    screen = screens.load(session.actor(), screen_id)
    navigation.belongs_to("position", screen.position_id)
    if screen.state == "finished":
        _title_of_finished(screen)
        screen_view.show(screen)
    else:
        order = steps(screen.question_set, screen.answers)
        step = screen_form.current_step(screen, order)
        frame.title(_name(screen), _progress(screen), step=screen_form.section_name(step))
        screen_view.more_actions(screen.id)
        screen_form.show(screen, order, step)
    history.show(
        "screen",
        screen.id,
        entries=screen.entries | screen.assessment,
        locked=screen.state == "finished",
        on_event=lambda event: screen_view.offer_finished(screen.id, event),
    )


def _choose() -> None:
    frame.title("Calls", "Start a call for a position, or continue one.")
    frame.offer_undo()
    known, shown = lists.known_positions(_POSITIONS)
    if not known:
        st.markdown("Every call is for a position, and the position has your questions.")
        lists.first_position()
    lists.position_rows(known, shown)
    lists.drafts(here=True)
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
