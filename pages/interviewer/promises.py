"""Promises: what each candidate was told, when one talks to whom, and the messages to them."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.interviewer.agenda import Promise, promises
from interview_kit.store.database import connections
from interview_kit.store.records import call_lists, calls
from interview_kit.store.records.call_lists import CallRow
from interview_kit.ui import session
from interview_kit.ui.data import record_history
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.interviewer import agenda, planned_call, promise_message
from interview_kit.ui.interviewer.promise_words import words_of
from interview_kit.ui.shell import choosers, frame, navigation, record_links, show_more, undo
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.shell.record_names import call_name
from interview_kit.ui.workarounds.escaping import escaped

_SHOWN = 12


def main() -> None:
    """Show the page."""
    call_id = choosers.record_from_url("promise")
    if call_id:
        _one(call_id)
    else:
        _all()


def _one(call_id: str) -> None:
    navigation.forget_open_record()  # the menu leads to the list, where the next one is
    call = calls.load(session.actor(), call_id)
    name = call_name(promise_message.candidate_of(call), call.question_set.title)
    is_finished = call.state == "finished"
    what = "What they were told" if is_finished else "When you'll talk"
    frame.title(name, f"{what}, and what you write to them.")
    undo.offer_undo()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.button("All promises", icon=":material/list:", on_click=st.query_params.clear)
        st.page_link(
            "pages/interviewer/calls.py",
            label="The call",
            icon=":material/description:",
            query_params={"call": call.id},
        )
        st.page_link(
            "pages/interviewer/positions.py",
            label="The candidate",
            icon=":material/person:",
            query_params={"position": call.position_id, "candidate": call.candidate_id},
        )
    promise_message.show(call)
    record_history.show(call.id, entries={call.id: call.entries}, locked=is_finished)


def _all() -> None:
    frame.title("Promises", "What each candidate was told, by when and how, and when you'll talk.")
    undo.offer_undo()
    with connections.reading():  # both in one transaction
        latest = call_lists.list_latest_finished(session.actor(), most=agenda.LATEST_CALLS)
        planned = call_lists.list_drafts(session.actor(), most=0, now=session.now())
    made = promises(latest, content().interviewer.endings)
    if not made:
        st.markdown("No promises yet. Each finished call makes one: the day by which they'll hear.")
        st.page_link("pages/interviewer/calls.py", label="Your calls", icon=":material/call:")
    agenda.promises_to_keep(made, first=_SHOWN)
    _scheduled(planned)
    _kept([each for each in made if each.kept])
    show_advice(*content().interviewer.advice_for("ending"))


def _scheduled(planned: list[CallRow]) -> None:
    """List the calls that are planned, the earliest first, each with its moment."""
    if not planned:
        return
    st.header("Scheduled calls", anchor=False)
    shown = show_more.rows_to_show("scheduled", _SHOWN)
    for row in planned[:shown]:
        name = call_name(row.candidate, row.title, is_example=row.is_example)
        moment = [planned_call.words_of_plan(row.planned)] if row.planned else []
        record_links.open_here(
            escaped(" · ".join([name, *moment])),
            name=f"scheduled-{row.id}",
            icon=agenda.SCHEDULE_ICON,
            query={"promise": row.id},
        )
    if len(planned) > shown:
        show_more.button("scheduled", shown)


def _kept(made: list[Promise]) -> None:
    """List the promises that were kept, the latest first."""
    if not made:
        return
    shown = show_more.rows_to_show("kept", _SHOWN)
    english = typed_lines.own_style().english
    with st.expander(f"Kept ({len(made)})", icon=":material/task_alt:"):
        for promise in made[::-1][:shown]:
            call = promise.call
            name = call_name(call.candidate, call.title, is_example=call.is_example)
            st.button(
                escaped(f"{name} · {words_of(promise, english)}"),
                key=f"kept-{call.id}",
                icon=":material/mail:",
                type="tertiary",
                on_click=st.query_params.update,
                args=({"promise": call.id},),
            )
        if len(made) > shown:
            show_more.button("kept", shown)


main()
