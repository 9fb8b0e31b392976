"""How far a call is: its questions, and its time, which begins with one press.

The browser counts the minutes (`ui/autosave/call_clock.js`), so no run of the page comes for them.
"""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import call_fields
from interview_kit.interviewer.call_slot import slot_zone
from interview_kit.interviewer.kickoff import minutes_to_go, planned_minutes
from interview_kit.interviewer.progress import text_of, text_or_typed
from interview_kit.interviewer.question_set import CALL_MINUTES
from interview_kit.interviewer.steps import basic_progress
from interview_kit.store.records.calls import Call
from interview_kit.store.records.record_fields import Edit
from interview_kit.text import whole_number
from interview_kit.typed.kinds import day_of, time_of
from interview_kit.typed.words import day_words, moment_words
from interview_kit.typed.zones import clock_in_both
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import planned_call


def show(call: Call) -> None:
    """Show how many questions are done, and how much of the call's time is used and left."""
    done, total = basic_progress(call.question_set, call.answers)
    to_go = minutes_to_go(call.question_set, call.answers, content().interviewer.numbers)
    words = [f"{done} of {total} basic questions done"]
    if to_go:
        words.append(f"about {to_go} {'minute' if to_go == 1 else 'minutes'} of questions to go")
    # One element for all, since each costs every run as much as the next.
    st.html(f'<p class="kit-call-progress">{", ".join(words)}{_clock(call)}</p>')


def has_begun(call: Call) -> bool:
    """Tell whether somebody said when a call began."""
    return bool(text_of(call.answers, call_fields.CALL_BEGAN.key))


def begin_button(call: Call, form: Form) -> None:
    """Show the button that starts the time of a call."""
    openers.opener(
        "Start the clock",
        name="begun",
        icon=":material/timer:",
        on_click=begin,
        args=(call, form),
    )


def begin(call: Call, form: Form) -> None:
    """Store that a call begins now, on the clock of where it was started, and so today.

    A date that was typed and not read stays. For callbacks; raises StoreError.
    """
    now, started = session.now(), planned_call.started_zone(call)
    own, english = now.astimezone(started), typed_lines.own_style().english
    edits: dict[str, Edit | str] = {}
    edits[call_fields.CALL_BEGAN.key] = moment_words(own.date(), own.time(), english)
    zone = slot_zone({key: answer.text for key, answer in call.answers.items()}, started)
    today, date_key = now.astimezone(zone).date(), call_fields.CALL_DATE.key
    planned = day_of(text_of(call.answers, date_key))
    if planned != today and (planned or not text_or_typed(call.answers, date_key)):
        edits[date_key] = typed_lines.day_edit(today)
    if form.store_fields(edits) and planned and date_key in edits:
        notices.notify(
            f"The date of this call is now {day_words(today, english)}, since you're holding it. "
            f"It was {day_words(planned, english)}."
        )


def length(call: Call) -> int:
    """Return the planned length of a call in minutes: its own, else that of its position."""
    usual = planned_minutes(call.question_set, content().interviewer.numbers)
    return whole_number(text_of(call.answers, call_fields.CALL_MINUTES.key), CALL_MINUTES, usual)


def _clock(call: Call) -> str:
    """Return the place of the time, which the browser fills in, "" before the call began."""
    began = text_of(call.answers, call_fields.CALL_BEGAN.key)
    day, at = day_of(began), time_of(began)
    if day is None or at is None:
        return ""
    zone = planned_call.started_zone(call)
    moment, english = datetime.combine(day, at, zone), typed_lines.own_style().english
    clock = clock_in_both(moment.astimezone(session.zone()), zone, english)
    words = f"{day_words(day, english)}, {clock}"
    return (
        f' <span data-kit-began="{moment.isoformat()}" data-kit-planned="{length(call)}"'
        f' data-kit-theirs="{content().interviewer.numbers.their_minutes}"'
        f' data-kit-on="{escape(words)}"></span>'
    )
