"""Calls: choose a call, hold it, read its record."""

from __future__ import annotations

import streamlit as st

from interview_kit.screening.progress import text_of
from interview_kit.screening.steps import basic_progress
from interview_kit.store import screens
from interview_kit.store.screens import Screen
from interview_kit.ui import call_list, frame, history, lists, screen_form, screen_view, session

_POSITIONS = 12
_FINISHED = "Finished. The answers can't be changed unless you reopen the call."


def main() -> None:
    """Show the page."""
    screen_id = frame.record_from_url("call")
    if not screen_id:
        _choose()
        return
    screen = screens.load(session.actor(), screen_id)
    _title(screen)
    if screen.state == "finished":
        screen_view.show(screen)
    else:
        screen_form.show(screen)
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
    call_list.find()


def _title(screen: Screen) -> None:
    name = text_of(screen.answers, "candidate_name").strip() or "New call"
    title = screen.question_set.title or "Untitled position"
    if screen.state == "finished":
        with st.container(key="noprint-title"):  # the record below has the same heading
            frame.title(f"{name} · {title}", _FINISHED)
        return
    frame.title(f"{name} · {title}", _progress(screen), step=screen_form.section_name(screen))
    screen_view.more_actions(screen.id)


def _progress(screen: Screen) -> str:
    done, total = basic_progress(screen.question_set, screen.answers)
    return f"{done} of {total} basic questions done"


main()
