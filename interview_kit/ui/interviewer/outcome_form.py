"""What became of the candidates for a position: listed, and written down one by one."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import candidate_fields
from interview_kit.interviewer.funnel import has_been_met
from interview_kit.interviewer.position_path import PositionProgress
from interview_kit.store.records import candidates, position_candidates, record_fields
from interview_kit.store.records.position_candidates import PositionCandidate
from interview_kit.ui import session
from interview_kit.ui.autosave import openers
from interview_kit.ui.data import record_history
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import call_list
from interview_kit.ui.shell import frame, undo
from interview_kit.ui.shell.record_names import candidate_name
from interview_kit.ui.workarounds.escaping import escaped

_AT_ONCE = 12


def list_candidates(position_id: str, progress: PositionProgress) -> None:
    """Show who was called for a position, then the others, with what is known of each."""
    actor, called = session.actor(), len(progress.calls)
    key = f"outcomes-{position_id}"
    skip = call_list.rows_before_page(progress.candidates, _AT_ONCE, key=key)
    rows: list[PositionCandidate] = []
    if skip < called:
        rows = position_candidates.list_called(actor, position_id, most=_AT_ONCE, skip=skip)
    if len(rows) < _AT_ONCE and progress.to_call:
        most, after = _AT_ONCE - len(rows), max(skip - called, 0)
        rows += position_candidates.list_to_call(actor, position_id, most=most, skip=after)
    for row in rows:
        _row(row)


def show(title: str, candidate_id: str) -> None:
    """Show the fields for what became of a candidate; `title` is that of the position."""
    entries = record_fields.read(session.actor(), candidate_id, kind=candidates.KIND)
    form = Form(candidate_id, entries)
    frame.title(candidate_name(form.text(candidate_fields.NAME)), title)
    undo.offer_undo()
    st.button("What we learned", icon=":material/list:", on_click=close)
    fields(form)
    record_history.show(candidate_id, entries={candidate_id: entries})


def fields(form: Form) -> None:
    """Show the fields for what became of a candidate."""
    typed_lines.day(form, candidate_fields.ON_SITE_DAY, style=typed_lines.own_style(), first=True)
    form.choice(candidate_fields.MET)
    form.choice(candidate_fields.ON_SITE_SCORE, help="From 1 to 5, as on the phone.")
    form.choice(candidate_fields.SHORTLISTED)
    form.choice(candidate_fields.OUTCOME)


def close() -> None:
    """Go back to what was learned. For callbacks."""
    st.query_params.pop("candidate", None)


def _row(row: PositionCandidate) -> None:
    name = candidate_name(row.values.get(candidate_fields.NAME.key, ""))
    with st.container(horizontal=True, vertical_alignment="center", key=f"outcome-{row.id}"):
        openers.opener(
            escaped(name),
            name=f"outcome-{row.id}",
            type="tertiary",
            on_click=st.query_params.update,
            args=({"candidate": row.id},),
        )
        st.caption(
            escaped(" · ".join(outcome_words(row.values)) or "nothing noted yet"), width="stretch"
        )


def outcome_words(values: Mapping[str, str]) -> list[str]:
    """Return in words what became of a candidate; `values` are readings."""
    score = values.get(candidate_fields.ON_SITE_SCORE.key, "")
    day = typed_lines.words_of_day(values.get(candidate_fields.ON_SITE_DAY.key, ""))
    met = has_been_met(values, session.today())
    shortlisted = values.get(candidate_fields.SHORTLISTED.key) == "yes"
    outcomes = labels(content().learned.outcomes)
    words = (
        f"{'met' if met else 'on-site'} {day}" if day else "met" if met else "",
        f"on-site score {score} of 5" if score else "",
        "on the shortlist" if shortlisted else "",
        outcomes.get(values.get(candidate_fields.OUTCOME.key, ""), ""),
    )
    return [each for each in words if each]
