"""Positions: the jobs, and the questions that every candidate for them is asked."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import position_fields
from interview_kit.interviewer.own_questions import names_by_id, names_of_tests
from interview_kit.store.records import (
    candidates,
    lifecycle,
    open_calls,
    position_progress,
    positions,
    question_sets,
    record_fields,
)
from interview_kit.store.records.positions import PositionRow
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers
from interview_kit.ui.data import examples, record_history
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import (
    candidate_card,
    candidate_import,
    candidate_list,
    candidate_view,
    finished_call,
    people_section,
    position_form,
    position_path_line,
)
from interview_kit.ui.interviewer.open_position import OpenPosition
from interview_kit.ui.shell import buttons, choosers, frame, show_more, undo
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.shell.record_names import position_title, with_example
from interview_kit.ui.workarounds.escaping import escaped

_SHOWN = 12


def main() -> None:
    """Show the page."""
    position_id = choosers.record_from_url("position")
    if position_id:
        _edit(position_id)
    else:
        _list()


def _list() -> None:
    frame.title("Positions", "One for each job you're filling, with its own questions.")
    undo.offer_undo()
    shown = show_more.rows_to_show("positions", _SHOWN)
    rows = positions.list_positions(session.actor(), most=shown + 1)
    if openers.opener("New position", name="new-position", icon=":material/add:", type="primary"):
        _open(positions.create(session.actor(), {}, zone=session.zone().key))
    if not rows:
        st.markdown("No positions yet. Add one, or look at an example first.")
        examples.button("interviewer")
    planned = open_calls.count_planned(session.actor(), session.now()) if rows else {}
    for position in rows[:shown]:
        _card(position, planned.get(position.id, 0))
    if len(rows) > shown:
        show_more.button("positions", shown)
    show_advice(*content().interviewer.advice_for("position"))


def _open(position_id: str) -> None:
    st.query_params["position"] = position_id
    st.rerun()


def _card(position: PositionRow, planned: int) -> None:
    title = position_title(position.values.get(position_fields.TITLE.key, ""))
    name = with_example(title, position.example)
    with st.container(border=True, key=f"position-{position.id}"):
        st.markdown(f"## {escaped(name)}")
        st.text(_counts(position, planned))
        with st.container(horizontal=True, vertical_alignment="center"):
            if openers.opener(
                "New call", name=f"call-{position.id}", icon=":material/call:", type="primary"
            ):
                finished_call.start_call(position.id)
            if openers.opener("Open", name=f"open-{position.id}", icon=":material/folder_open:"):
                _open(position.id)
            if position.finished:
                st.page_link(
                    "pages/interviewer/compare.py",
                    label="Compare",
                    icon=":material/table_chart:",
                    query_params={"position": position.id},
                )
            _menu(position.id, position.drafts + position.missed + position.finished)


def _menu(position_id: str, calls: int) -> None:
    def duplicate() -> None:
        st.query_params["position"] = lifecycle.duplicate(session.actor(), position_id)
        notices.notify("This is the copy.", icon=":material/content_copy:")

    def delete() -> None:
        undo.delete(position_id)
        st.query_params.clear()

    with_calls = "" if not calls else " with 1 call" if calls == 1 else f" with {calls} calls"
    actions = {"Duplicate": duplicate, f"Delete{with_calls}": delete}
    buttons.menu("More", actions, key=f"more-{position_id}")


def _counts(position: PositionRow, planned: int) -> str:
    location = position.values.get(position_fields.LOCATION.key, "").strip()
    numbers = {
        "finished": position.finished,
        "planned": planned,
        "unfinished": position.drafts - planned,
        "that didn't happen": position.missed,
    }
    total = sum(numbers.values())
    kinds = ", ".join(f"{number} {kind}" for kind, number in numbers.items() if number)
    calls = f"{'1 call' if total == 1 else f'{total} calls'}{': ' if kinds else ''}{kinds}"
    return " · ".join(part for part in (location, calls) if part)


def _edit(position_id: str) -> None:
    candidate_id = choosers.record_from_url("candidate")
    if candidate_id or "list" in st.query_params:
        position = positions.load_row(session.actor(), position_id)
        if candidate_id:
            candidate_view.show(position, candidate_id)
        else:
            candidate_import.show(position)
        return
    progress = position_progress.load(session.actor(), position_id)
    calls = positions.count_calls(session.actor(), position_id)
    form = Form(position_id, record_fields.read(session.actor(), position_id, kind=positions.KIND))
    frame.title(
        form.text(position_fields.TITLE) or "New position",
        "Changes here apply to calls that haven't begun.",
    )
    undo.offer_undo()
    latest = question_sets.load_latest(session.actor(), position_id)
    opened = OpenPosition(form, latest, progress.is_begun)
    position_path_line.show(position_id, opened.values, progress)
    with st.container(horizontal=True, vertical_alignment="center"):
        if openers.opener("New call", name="call", icon=":material/call:", type="primary"):
            finished_call.start_call(position_id)
        st.button("All positions", icon=":material/list:", on_click=st.query_params.clear)
        _menu(position_id, calls)
    candidate_list.show(position_id, form.text(position_fields.TITLE), progress)
    if calls > 1:
        candidate_card.ask_about(candidates.find_namesakes(session.actor(), position_id))
    position_form.show(opened)
    people_section.show(position_id)
    record_history.show(
        position_id,
        entries={position_id: form.entries},
        names=names_of_tests(opened.values),
        items=names_by_id(opened.values, content().interviewer),
    )


main()
