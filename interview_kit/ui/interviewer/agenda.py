"""What is left to do, on Home: promises to candidates, and feedback while it is fresh."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.interviewer.agenda import KEPT, FinishedCall, Promise, promises, without_feedback
from interview_kit.interviewer.endings import spoken_channel
from interview_kit.store.records import finished_calls, record_fields
from interview_kit.typed.words import day_words
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import navigation, show_more
from interview_kit.ui.shell.record_names import call_name
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_LOOKED_THROUGH = 500
"""How many calls, those finished last: as many as anybody holds in half a year."""
_SHOWN = 8
_LACKS = {"impressions": "impressions", "recommendation": "a recommendation"}


class _Ticked(set[str]):
    """The calls whose promises were on the page before they were ticked."""


def due() -> None:
    """Show the interviewer's promises that are not kept, and calls without feedback."""
    calls = finished_calls.latest(session.actor(), most=_LOOKED_THROUGH)
    _promises(promises(calls, content().interviewer.endings))
    _feedback(without_feedback(calls))


def _promises(every: list[Promise]) -> None:
    # What is ticked stays where it is until one leaves: a second press must not meet another row.
    if navigation.has_arrived():
        remembered(_Ticked).clear()
    ticked = remembered(_Ticked)
    open_ones = [each for each in every if not each.kept or each.call.id in ticked]
    ticked.update(each.call.id for each in open_ones if not each.kept)
    if not open_ones:
        return
    st.header("Promises to keep", anchor=False)
    shown = show_more.rows_to_show("promises", _SHOWN)
    english = typed_lines.own_style().english
    for promise in open_ones[:shown]:
        _promise(promise, english)
    if len(open_ones) > shown:
        show_more.button("promises", shown)


def _promise(promise: Promise, english: str) -> None:
    call = promise.call
    with st.container(key=f"promise-{call.id}", gap=None):
        _link(call)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_when(promise, english), width="stretch")
            own = record_fields.read(session.actor(), call.assessment_id)
            # Streamlit reads a box's label aloud with its markup, so the name stands in the link.
            Form(call.assessment_id, own).checkbox("Told", KEPT)


def _when(promise: Promise, english: str) -> str:
    through = spoken_channel(promise.through, content().interviewer, english)
    words = ", ".join(filter(None, (f"by {day_words(promise.by, english)}", through)))
    late = promise.days_overdue(session.now().date())
    if not late or promise.kept:
        return words
    return f"{words} · **{late} {'day' if late == 1 else 'days'} overdue**"


def _feedback(lacking: list[tuple[FinishedCall, tuple[str, ...]]]) -> None:
    if not lacking:
        return
    st.header("Feedback to write", anchor=False)
    shown = show_more.rows_to_show("feedback", _SHOWN)
    for call, missing in lacking[:shown]:
        with st.container(key=f"feedback-{call.id}", gap=None):
            _link(call)
            st.caption("without " + " and ".join(_LACKS[name] for name in missing))
    if len(lacking) > shown:
        show_more.button("feedback", shown)


def _link(call: FinishedCall) -> None:
    st.page_link(
        "pages/interviewer/calls.py",
        label=escaped(call_name(call.candidate, call.title)),
        icon=":material/description:",
        query_params={"call": call.id},
    )
