"""The agenda on Home: promises to candidates, and feedback to write while it is fresh."""

from __future__ import annotations

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.interviewer.agenda import (
    FinishedCall,
    Promise,
    calls_to_decide,
    calls_without_feedback,
    feedback_due,
    promises,
)
from interview_kit.interviewer.decisions import Decision, decision_of, decision_words
from interview_kit.store.records import call_lists, record_fields
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer.promise_words import words_of
from interview_kit.ui.shell import buttons, navigation, record_links, show_more
from interview_kit.ui.shell.record_names import call_name
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

PROMISES = "pages/interviewer/promises.py"

SCHEDULE_ICON = ":material/calendar_clock:"

LATEST_CALLS = 500
"""The calls that are looked through: more than anybody holds in half a year."""
_SHOWN = 8
_FEEDBACK = {
    assessment_fields.IMPRESSIONS.key: "impressions",
    assessment_fields.RECOMMENDATION.key: "a recommendation",
}


class _ShownPromises(set[str]):
    """The calls whose promises were open at some run since the arrival on the page."""


def due() -> None:
    """Show promises that are not kept, calls without feedback, and those without a decision."""
    calls = call_lists.list_latest_finished(session.actor(), most=LATEST_CALLS)
    promises_to_keep(promises(calls, content().interviewer.endings), first=_SHOWN)
    _feedback(calls_without_feedback(calls))
    kit = content()
    _decisions(calls_to_decide(calls, kit.interviewer.endings, kit.decisions))


def promises_to_keep(made: list[Promise], *, first: int) -> None:
    """Show the promises that are not kept, so many of them at first.

    One that is ticked stays in its place, so that a second press meets no other row.
    """
    shown_before = remembered(_ShownPromises)
    if navigation.has_arrived():
        shown_before.clear()
    shown_before.update(promise.call.id for promise in made if not promise.kept)
    listed = [promise for promise in made if promise.call.id in shown_before]
    if not listed:
        return
    st.header("Promises to keep", anchor=False)
    shown = show_more.rows_to_show("promises", first)
    english = typed_lines.own_style().english
    for promise in listed[:shown]:
        _promise(promise, english)
    if len(listed) > shown:
        show_more.button("promises", shown)


def _promise(promise: Promise, english: str) -> None:
    call = promise.call
    with st.container(key=f"promise-{call.id}", gap=None):
        _link(call)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(" · ".join(_promise_parts(promise, english)), width="stretch")
            entries = record_fields.read(session.actor(), call.id)
            # Screen readers read the markup of a label, so that it names no candidate.
            Form(call.id, entries).checkbox(
                call_fields.PROMISE_KEPT, label="Told", default=promise.kept
            )
            write_link(call.id, call_name(call.candidate, call.title))


def _promise_parts(promise: Promise, english: str) -> list[str]:
    """Return by when and how a candidate hears, and what was decided, in Markdown."""
    parts = [words_of(promise, english)]
    if decision := decision_of(promise.call.answers, content().decisions):
        parts.append(escaped(decision_words(decision)))
    return parts


def write_link(call_id: str, name: str = "") -> None:
    """Show what leads to the messages to the candidate of a call, whose `name` is for the ear."""
    record_links.open_on(
        PROMISES,
        buttons.accessible_label("Write", name) if name else "Write",
        name=f"write-{call_id}",
        icon=":material/mail:",
        query={"promise": call_id},
    )


def schedule_link(call_id: str, label: str = "Schedule it, or write to them") -> None:
    """Show a link to the plan of a call, and to the messages before it; `label` is Markdown."""
    st.page_link(
        PROMISES,
        label=label,
        icon=SCHEDULE_ICON,
        query_params={"promise": call_id},
    )


def _feedback(calls: list[tuple[FinishedCall, tuple[str, ...]]]) -> None:
    if not calls:
        return
    st.header("Feedback to write", anchor=False)
    shown = show_more.rows_to_show("feedback", _SHOWN)
    for call, missing in calls[:shown]:
        with st.container(key=f"feedback-{call.id}", gap=None):
            _link(call)
            lacks = "without " + " and ".join(_FEEDBACK[name] for name in missing)
            st.caption(" · ".join(filter(None, (lacks, _feedback_due(call)))))
    if len(calls) > shown:
        show_more.button("feedback", shown)


def _feedback_due(call: FinishedCall) -> str:
    """Return by when feedback is written while a call is fresh, and whether that is over."""
    if call.finished_at is None:
        return ""
    minutes = content().interviewer.numbers.feedback_minutes
    due = feedback_due(call.finished_at, minutes).astimezone(session.zone())
    words = typed_lines.words_from_today(due)
    return f"by {words}" if session.now() < due else f"**overdue since {words}**"


def _decisions(calls: list[tuple[FinishedCall, Decision | None]]) -> None:
    if not calls:
        return
    st.header("Waiting for a decision", anchor=False)
    shown = show_more.rows_to_show("decisions", _SHOWN)
    for call, decision in calls[:shown]:
        with st.container(key=f"decide-{call.id}", gap=None):
            _link(call)
            words = [_recommended(call)]
            if decision:
                words.append(": ".join(filter(None, (decision.kind.label, decision.reason))))
            st.caption(" · ".join(words))
    if len(calls) > shown:
        show_more.button("decisions", shown)


def _recommended(call: FinishedCall) -> str:
    if call.is_managed and not call.is_own:
        return "for you to decide"
    chosen = call.assessment.get(assessment_fields.RECOMMENDATION.key, "")
    return f"you recommend: {labels(content().interviewer.recommendations).get(chosen, chosen)}"


def _link(call: FinishedCall) -> None:
    st.page_link(
        "pages/interviewer/calls.py",
        label=escaped(call_name(call.candidate, call.title, is_example=call.is_example)),
        icon=":material/description:",
        query_params={"call": call.id},
    )
