"""The last step of the form: the gaps of the record, and finishing it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.errors import Locked
from interview_kit.fields.states import NO_ANSWER_REASONS, NOT_ASKED, OPEN
from interview_kit.interviewer import progress
from interview_kit.interviewer.steps import step_of_gap
from interview_kit.store.records import calls
from interview_kit.store.records.calls import Call
from interview_kit.store.records.record_fields import Edit
from interview_kit.text import shorten
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers, unsaved_choices
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import buttons
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.workarounds.session_memory import remembered

_UNREAD = 40
"""The most characters shown of what could not be read."""


@dataclass
class _StepState:
    """The gaps that got a reason on this step, and the missing parts it asked about."""

    excused: set[str] = field(default_factory=set)
    asked_about: str = ""


class _StepStates(dict[str, _StepState]):
    """A session's states of this step by call."""


def show(call: Call, go: Callable[[str], None]) -> None:
    """Show the gaps and the button that finishes the record. `go` leads to a step.

    A gap that gets a reason here stays in the list, with an undo, until the step is left.
    """
    form = Form(call.id, call.entries)
    excused = _state(call.id).excused
    open_gaps = _gaps(call)
    st.header("Finish the record", anchor=False)
    _missing(form, open_gaps)
    _finish_button(call, progress.missing_words(open_gaps))
    for gap in _gaps(call, excused):
        _gap(call, form, gap, go)
    show_advice(
        "Finishing locks the answers. Your impressions come next, while they're fresh. "
        "You can reopen the call later."
    )


def forget(call_id: str) -> None:
    """Forget the state of this step, since it was left."""
    remembered(_StepStates).pop(call_id, None)


def _gaps(call: Call, excused: Collection[str] = ()) -> tuple[progress.DuePart, ...]:
    """Return the gaps of a call, as if those `excused` had no reason."""
    given = progress.without_reasons(call.answers, excused)
    return progress.gaps(call.question_set, given, content().interviewer.endings)


def _missing(form: Form, open_gaps: Sequence[progress.DuePart]) -> None:
    if not open_gaps:
        st.markdown("Every question has an answer or a reason.")
        return
    answerable = [gap.field for gap in open_gaps if gap.takes_reason]
    way_on = "Say why, or go back and ask." if answerable else "Go back to fill in what's missing."
    st.markdown(f"{progress.missing_words(open_gaps)} {way_on}")
    if len(answerable) > 1:
        st.button(
            "Mark all as not asked",
            icon=":material/remove_done:",
            on_click=notices.errors_as_notices(_excuse),
            args=(form, answerable, NOT_ASKED),
        )


def _finish_button(call: Call, missing: str) -> None:
    is_asked = bool(missing) and _state(call.id).asked_about == missing
    if is_asked:
        st.warning(f"{missing} Finish the record anyway?", icon=":material/help:")
    # Two keys, so that a double click does not confirm a question that nobody has read.
    openers.opener(
        "Finish anyway" if is_asked else "Finish",
        name="finish-anyway" if is_asked else "finished",
        type="primary",
        icon=":material/task_alt:",
        on_click=_finish if is_asked else _finish_or_ask,
        args=(call,),
    )


def _finish_or_ask(call: Call) -> None:
    """Finish the record, or ask first where the stored call, read again, still has gaps."""
    _save_waiting(call)
    stored = calls.load(session.actor(), call.id)
    missing = progress.missing_words(_gaps(stored))
    if missing and stored.state != "finished":
        _state(call.id).asked_about = missing
    else:
        _finish(call)


def _finish(call: Call) -> None:
    _save_waiting(call)
    try:
        calls.finish(session.actor(), call.id)
    except Locked:
        notices.notify(
            "This call was finished already, in another tab or by somebody else. What was written "
            "in both is in its record."
        )
    forget(call.id)


def _save_waiting(call: Call) -> None:
    for record_id in (call.id, call.assessment_id):
        unsaved_choices.save_waiting(record_id)


def _gap(call: Call, form: Form, gap: progress.DuePart, go: Callable[[str], None]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"gap-{gap.field}"):
        unread = f": “{shorten(gap.unread, _UNREAD)}” could not be read" if gap.unread else ""
        st.text(f"{gap.label}{unread}", width="stretch")
        answer = call.answers.get(gap.field)
        if answer and answer.state in NO_ANSWER_REASONS:
            _undo(form, gap, answer.state)
            return
        if gap.takes_reason:
            for reason in NO_ANSWER_REASONS:
                st.button(
                    buttons.accessible_label(
                        labels(content().interviewer.states)[reason], gap.label
                    ),
                    key=f"gap-{gap.field}-{reason}",
                    on_click=notices.errors_as_notices(_excuse),
                    args=(form, [gap.field], reason),
                )
        openers.opener(
            buttons.accessible_label(
                "Go back and ask" if gap.takes_reason else "Go back", gap.label
            ),
            name=f"gap-{gap.field}",
            icon=":material/arrow_back:",
            type="tertiary",
            on_click=go,
            args=(step_of_gap(gap, call.question_set, call.answers),),
        )


def _undo(form: Form, gap: progress.DuePart, reason: str) -> None:
    st.text(labels(content().interviewer.states)[reason])
    st.button(
        buttons.accessible_label("Undo", gap.label),
        key=f"undo-{gap.field}",
        icon=":material/undo:",
        type="tertiary",
        on_click=notices.errors_as_notices(form.store_fields),
        args=({gap.field: Edit(state=OPEN)},),
    )


def _excuse(form: Form, fields: list[str], reason: str) -> None:
    _state(form.record_id).excused |= set(fields)
    form.store_fields(dict.fromkeys(fields, Edit(state=reason)))


def _state(call_id: str) -> _StepState:
    return remembered(_StepStates).setdefault(call_id, _StepState())
