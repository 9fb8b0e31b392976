"""What we learned: the funnel, what became of people, and what the scores were worth."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import position_fields
from interview_kit.interviewer.funnel import NO_CANDIDATES, Funnel, Search, funnel_of
from interview_kit.interviewer.interviewer_counts import count_by_interviewer
from interview_kit.interviewer.position_path import PositionProgress
from interview_kit.store.records import held_calls, outcomes, position_progress, positions
from interview_kit.store.records.positions import PositionRow
from interview_kit.ui import session
from interview_kit.ui.interviewer import (
    funnel_table,
    interviewer_table,
    outcome_form,
    outcome_import,
    position_list,
    position_path_line,
)
from interview_kit.ui.shell import choosers, frame, show_more, undo
from interview_kit.ui.shell.record_names import position_names, position_title

_ALL = ""
_SHOWN = 25
"""The number of positions to choose from and in the table, those changed last."""


def main() -> None:
    """Show the page."""
    position_id = choosers.record_from_url("position")
    candidate_id = choosers.record_from_url("candidate")
    if position_id and (candidate_id or "list" in st.query_params):
        title = _title(positions.load_row(session.actor(), position_id).values)
        if candidate_id:
            outcome_form.show(title, candidate_id)
        else:
            outcome_import.show(position_id, title)
        return
    frame.title("What we learned", "How far people came, and what the scores were worth.")
    undo.offer_undo()
    shown = show_more.rows_to_show("learned", _SHOWN)
    rows = positions.list_positions(session.actor(), most=shown + 1)
    has_more, rows = len(rows) > shown, rows[:shown]
    if position_id and position_id not in {row.id for row in rows}:
        rows = [*rows, positions.load_row(session.actor(), position_id)]
    if not rows:
        st.markdown("Nothing to learn from yet. Set up a position and call a few candidates.")
        position_list.first_position()
        return
    if len(rows) == 1 and not position_id:
        position_id = st.query_params["position"] = rows[0].id
    names = position_names(rows)
    _choose(position_id, names)
    progress = position_progress.load(session.actor(), position_id) if position_id else None
    if progress:
        values = next(row.values for row in rows if row.id == position_id)
        position_path_line.show(position_id, values, progress)
    searches = outcomes.load_searches(session.actor(), position_id)
    _funnels(position_id, rows, names, searches)
    if has_more and not position_id:
        show_more.button("learned", shown, label="Show more positions")
    if progress:
        _outcomes(position_id, progress)
    _interviewers(position_id, searches)


def _title(values: dict[str, str]) -> str:
    return position_title(values.get(position_fields.TITLE.key, ""))


def _choose(position_id: str, names: dict[str, str]) -> None:
    options = {_ALL: "All positions", **names} if len(names) > 1 else names
    choosers.choose_from_list("Position", "position", options, position_id)


def _funnels(
    position_id: str, rows: list[PositionRow], names: dict[str, str], searches: list[Search]
) -> None:
    learned, today = content().learned, session.today()
    funnels = {each.position_id: funnel_of(each, learned, today=today) for each in searches}
    st.header("The funnel", anchor=False)
    if position_id:
        funnel_table.show_chart(funnels.get(position_id, NO_CANDIDATES), "This position")
        return
    counted = [row.id for row in rows if not row.example]
    total: Funnel = sum(funnels.values(), NO_CANDIDATES)
    funnel_table.show_chart(total, "All positions")
    st.caption("A typical search fills one position. Yours are added up here.")
    if len(counted) < len(rows):
        st.caption("Examples aren't counted.")
    if len(counted) > 1:
        by_name = {names[each]: funnels.get(each, NO_CANDIDATES) for each in counted}
        funnel_table.show_by_position(by_name, total)


def _outcomes(position_id: str, progress: PositionProgress) -> None:
    st.header("On-site scores and outcomes", anchor=False)
    st.button(
        "Import scores and outcomes",
        key="import-outcomes",
        icon=":material/upload_file:",
        on_click=st.query_params.update,
        args=({"list": "new"},),
    )
    outcome_form.list_candidates(position_id, progress)


def _interviewers(position_id: str, searches: list[Search]) -> None:
    held = held_calls.load_held_calls(session.actor(), position_id)
    if not held.calls:
        return
    learned = content().learned
    values = {
        (search.position_id, candidate): texts
        for search in searches
        for candidate, texts in search.values.items()
    }
    st.header("Interviewers", anchor=False)
    counts = count_by_interviewer(held.calls, values, learned)
    interviewer_table.show(counts, held.names, session.actor().id)
    st.caption(learned.counts_of)
    if len(held.calls) == held_calls.MOST:
        st.caption(f"Of the {held_calls.MOST:,} calls that were finished last.")
    st.markdown("**What these numbers can't tell you**")
    st.markdown("\n".join(f"- {each.text}" for each in learned.cautions))


main()
