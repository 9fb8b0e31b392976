"""The last minutes before the call: when to be ready, and what to have at hand."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.countdown import is_near, ready_words
from interview_kit.candidate.thank_you import call_start
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.ui import session
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines


def show(opened: OpenApplication) -> None:
    """Show the boxes to tick, and the time by which to be ready."""
    room = content().candidate.preparing.room
    fields = [application_fields.READY.field(item.id, item.label) for item in room]
    ticked = sum(opened.form.text(field) == "yes" for field in fields)
    with st.container(border=True, key="room", gap="xxsmall"):
        st.markdown(f"## Room and voice: {ticked} of {len(room)}")
        _show_when(opened)
        for item, field in zip(room, fields, strict=True):
            opened.form.checkbox(field, label=item.text)


def _show_when(opened: OpenApplication) -> None:
    start = call_start(opened.application)
    if start is None:
        st.caption("Add the day and time of the call to see when to be ready.")
        return
    zone = call_zone(opened.application, session.zone())
    show_words = _counted if is_near(start, zone, session.now()) else _words
    english = typed_lines.own_style().english
    show_words(start, zone, english)


def _words(start: datetime, zone: ZoneInfo, english: str) -> None:
    minutes = content().candidate.preparing.numbers.ready_minutes
    if words := ready_words(start, zone, session.now(), minutes=minutes, english=english):
        st.markdown(f":material/schedule: {words}")


# The words change with the minutes, and a run of this part alone leaves the page as it is.
_counted = st.fragment(run_every=60)(_words)
