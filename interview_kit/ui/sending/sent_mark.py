"""Whether a message was sent, and when."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from interview_kit.fields.definitions import FixedField
from interview_kit.typed import WritingStyle
from interview_kit.typed.words import moment_words
from interview_kit.ui import notices, session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.shell import undo
from interview_kit.ui.workarounds.boxes import set_box

STAYS = "This is what you sent. To change it, clear “I've sent it” first."
"""What is shown with a message that was sent."""


def show(
    form: Form,
    sent: FixedField,
    at: FixedField,
    *,
    style: WritingStyle,
    label: str = "I've sent it",
    when: str = "When you sent it",
    words: Mapping[str, str] | None = None,
    reopened: Mapping[str, str] | None = None,
) -> bool:
    """Show a box for a message that was sent, and a line for when. Return whether it was.

    `sent` stores yes or no, `at` the day and the time, which start with now. Cleared again, the box
    empties `at`, too; that can be undone, since it may have been pressed twice. `words` are fields
    to store along once it is ticked, so that the message stays as it was sent, and `reopened` those
    to store once it is cleared. With another `label` and `when` it is the box for something else
    that happened.
    """
    key = f"sent-{form.record_id}-{sent.key}"
    is_sent = form.text(sent) == "yes"
    set_box(key, is_sent)

    def store() -> None:
        is_ticked = bool(st.session_state[key])
        more = (words if is_ticked else reopened) or {}
        changed = (name for name in (*more, at.key, sent.key) if name in form.entries)
        former = {name: form.entries[name].text for name in changed}
        is_stored = form.store_fields(
            {
                **more,
                at.key: _now_words(style) if is_ticked else "",
                sent.key: "yes" if is_ticked else "no",
            }
        )
        if is_stored and not is_ticked:
            undo.remember_replaced(form, former, f"“{label}”", was="cleared")

    st.checkbox(label, key=key, on_change=notices.errors_as_notices(store))
    form.show_conflict(sent, {"yes": "Sent", "no": "Not sent"})
    if is_sent:
        typed_lines.show_future_hint(typed_lines.day(form, at, style=style, label=when))
    form.show_conflict(at, {})
    return is_sent


def _now_words(style: WritingStyle) -> str:
    """Return the present moment as its reader writes it: "Mon, 30 Nov 2026, 15:30"."""
    now = session.now()
    return moment_words(now.date(), now.time(), style.english)
