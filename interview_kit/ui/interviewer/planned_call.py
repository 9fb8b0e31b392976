"""Calls that are only planned, in lists."""

from __future__ import annotations

from interview_kit.interviewer.planned_calls import (
    MOMENT_FIELDS,
    is_begun,
    planned_moment,
    planned_words,
)
from interview_kit.interviewer.progress import text_of
from interview_kit.store.records.calls import Call
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines


def is_to_hold(call: Call) -> bool:
    """Tell whether a call has still to begin."""
    return call.state != "finished" and not is_begun(call.answers)


def words_of(call: Call) -> str:
    """Return that a call is planned, and when: "planned for Thu, Dec 3, 3:30 PM"; "" for others."""
    if not is_to_hold(call):
        return ""
    moment = {field: text_of(call.answers, field) for field in MOMENT_FIELDS}
    planned = planned_moment(moment, session.now())
    if planned is None:
        return ""
    return f"planned for {planned_words(planned, typed_lines.own_style().english)}"
