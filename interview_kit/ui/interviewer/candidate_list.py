"""The candidates of a position in one list, with what was done and what is due for each."""

from __future__ import annotations

from datetime import date

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import candidate_fields
from interview_kit.fields.candidate_fields import TIERS
from interview_kit.interviewer.listed_candidates import (
    LISTED,
    SORTS,
    facts_without_call,
    origin_and_note,
    sort_value,
)
from interview_kit.interviewer.position_path import PositionProgress
from interview_kit.store.records import position_candidates
from interview_kit.store.records.position_candidates import PositionCandidate
from interview_kit.text import one_line
from interview_kit.typed.phone_numbers import phone_link
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.interviewer import (
    agenda,
    call_list,
    call_schedule,
    candidate_card,
    candidates_file,
    finished_call,
    planned_call,
)
from interview_kit.ui.shell import buttons, choosers
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.shell.record_names import candidate_name
from interview_kit.ui.workarounds.escaping import escaped

_AT_ONCE = 25
_MOST_SORTED = 500
"""The most candidates that are sorted, since all of them are read for that."""
_ALL, _TO_CALL, _CALLED = "Everybody", "Without a call", "With a call"


def show(position_id: str, title: str, progress: PositionProgress) -> None:
    """Show the candidates of a position, a page at a time, with ways to add some and files."""
    if progress.candidates:
        st.header("Candidates", anchor=False)
    _buttons(position_id, title, has_candidates=bool(progress.candidates))
    if not progress.candidates:
        return
    if progress.candidates > _AT_ONCE and (name := _asked_name()):
        _found(position_id, name)
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="choose-candidates"):
        part, sort = _chosen_part(position_id, progress), _chosen_sort(progress)
    if sort == LISTED:
        _rows(position_id, progress, part)
    else:
        _sorted_rows(position_id, part, sort)
    if progress.to_call:
        show_advice(*content().interviewer.advice_for("candidates"))


def open_candidate(candidate_id: str) -> None:
    """Open a candidate on the page of their position."""
    st.query_params["candidate"] = candidate_id


def _buttons(position_id: str, title: str, *, has_candidates: bool) -> None:
    def add() -> None:
        actor, zone = session.actor(), session.zone().key
        open_candidate(position_candidates.add(actor, position_id, {}, zone=zone))

    with st.container(horizontal=True, key="add-candidates"):
        openers.opener(
            "Add a candidate", name="candidate", icon=":material/person_add:", on_click=add
        )
        st.button(
            "Import a list",
            key="import-list",
            icon=":material/upload_file:",
            on_click=st.query_params.update,
            args=({"list": "new"},),
        )
        if has_candidates:
            candidates_file.downloads(position_id, title)


def _chosen_part(position_id: str, progress: PositionProgress) -> str:
    to_call, called = progress.to_call, len(progress.calls)
    if not (to_call and called):
        return _ALL
    numbers = {_ALL: progress.candidates, _TO_CALL: to_call, _CALLED: called}
    return st.segmented_control(
        "Which candidates",
        list(numbers),
        format_func=lambda part: f"{part} ({numbers[part]})",
        default=_ALL,
        required=True,
        key=f"candidates-part-{position_id}",
        label_visibility="collapsed",
    )


def _chosen_sort(progress: PositionProgress) -> str:
    """Show by what the candidates are sorted, as the address says, and return it."""
    if not 1 < progress.candidates <= _MOST_SORTED:
        return LISTED
    chosen = choosers.record_from_url("sort")
    shown = chosen if chosen in SORTS else LISTED
    choosers.choose_from_list("Sort by", "sort", SORTS, shown, width=240)
    return shown


def _asked_name() -> str:
    # See `call_list.find` for the reason of the form.
    with st.form("find-candidate", border=False):
        name = st.text_input("Find a candidate by name", autocomplete="off")
        st.form_submit_button("Find", icon=":material/search:")
    return name.strip()


def _found(position_id: str, name: str) -> None:
    rows, number = position_candidates.find(session.actor(), position_id, name, most=_AT_ONCE)
    if not rows:
        st.markdown("No candidate has that name.")
    for row in rows:
        _row(position_id, row)
    if number > len(rows):
        st.caption(f"{number - len(rows)} more have that name. Type more of it.")


def _rows(position_id: str, progress: PositionProgress, part: str) -> None:
    to_call = 0 if part == _CALLED else progress.to_call
    called = 0 if part == _TO_CALL else len(progress.calls)
    key = f"candidates-{part}-{position_id}"
    skip = call_list.rows_before_page(to_call + called, _AT_ONCE, key=key)
    actor, rows = session.actor(), list[PositionCandidate]()
    if skip < to_call:
        rows = position_candidates.list_to_call(actor, position_id, most=_AT_ONCE, skip=skip)
    if len(rows) < _AT_ONCE and called:
        most, skip = _AT_ONCE - len(rows), max(skip - to_call, 0)
        rows += position_candidates.list_called(actor, position_id, most=most, skip=skip)
    for row in rows:
        _row(position_id, row)


def _sorted_rows(position_id: str, part: str, sort: str) -> None:
    now, english = session.now(), typed_lines.own_style().english
    rows = [
        each
        for each in position_candidates.list_all(session.actor(), position_id)
        if part == _ALL or (each.call is not None) == (part == _CALLED)
    ]

    def value(row: PositionCandidate) -> tuple[int | str | date, ...]:
        call = candidates_file.listed_call(row.call, english, now) if row.call else None
        return sort_value(sort, row.values, call)

    rows.sort(key=value)
    skip = call_list.rows_before_page(len(rows), _AT_ONCE, key=f"candidates-{part}-{position_id}")
    for row in rows[skip : skip + _AT_ONCE]:
        _row(position_id, row)


def _row(position_id: str, row: PositionCandidate) -> None:
    name = candidate_name(row.values.get(candidate_fields.NAME.key, ""))
    with st.container(horizontal=True, vertical_alignment="center", key=f"candidate-{row.id}"):
        openers.opener(
            escaped(name),
            name=f"candidate-{row.id}",
            type="tertiary",
            on_click=open_candidate,
            args=(row.id,),
        )
        if row.call:
            call_list.link(row.call, origin_and_note(row.values))
            if planned_call.is_to_hold(row.call):
                label = "Change the time" if planned_call.words_of(row.call) else "Schedule it"
                agenda.schedule_link(row.call.id, buttons.accessible_label(label, name))
        else:
            st.caption(escaped(" · ".join(_facts(row.values))), width="stretch")
        candidate_card.phone(row.values.get(candidate_fields.PHONE.key, ""))
        if not row.call:
            _call_buttons(position_id, row.id, name)


def _call_buttons(position_id: str, candidate_id: str, name: str) -> None:
    if openers.opener(
        buttons.accessible_label("Schedule it", name),
        name=f"schedule-{candidate_id}",
        icon=agenda.SCHEDULE_ICON,
    ):
        call_schedule.begin(position_id, candidate_id)
    if openers.opener(
        buttons.accessible_label("Start the call", name),
        name=f"start-{candidate_id}",
        icon=":material/call:",
    ):
        finished_call.start_call(position_id, candidate_id)


def _facts(values: dict[str, str]) -> list[str]:
    """Return the tier of a candidate who was not called, and what was done instead.

    What stands for their number follows, where none can be dialed, then where they were found, and
    the beginning of the note about them.
    """
    tier = TIERS.get(values.get(candidate_fields.TIER.key, ""), "")
    reach = one_line(values.get(candidate_fields.PHONE.key, ""))
    facts = facts_without_call(values, content(), typed_lines.own_style().english)
    parts = (tier, *facts, "" if phone_link(reach) else reach, *origin_and_note(values))
    return [part for part in parts if part]
