"""When a call is planned, in both time zones, and as a calendar file."""

from __future__ import annotations

from datetime import date, time

import streamlit as st

from interview_kit.content import content
from interview_kit.documents.calendar_file import ICS_MIME, calendar_file
from interview_kit.documents.call_calendar import call_entries
from interview_kit.documents.word import file_name
from interview_kit.fields import call_fields, candidate_fields
from interview_kit.interviewer.call_slot import CallSlot, call_slot, had_slot, slot_zone
from interview_kit.interviewer.kickoff import planned_minutes
from interview_kit.interviewer.question_set import CALL_MINUTES
from interview_kit.store.records import calls, history
from interview_kit.store.records.calls import Call
from interview_kit.store.records.history import Change
from interview_kit.store.records.record_fields import entry_values
from interview_kit.typed.hints import past_date_hint
from interview_kit.typed.kinds import day_of, time_of
from interview_kit.typed.words import clock_words
from interview_kit.typed.zones import call_time_words
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import agenda, planned_call
from interview_kit.ui.shell.record_names import call_name


def begin(position_id: str, candidate_id: str) -> None:
    """Begin the record of a call that has no day yet, and go to where that is set."""
    style = typed_lines.own_style()
    call_id = calls.start(
        session.actor(), position_id, {}, candidate=candidate_id, zone=style.zone, style=style
    )
    st.switch_page(agenda.PROMISES, query_params={"promise": call_id})


def show(call: Call) -> None:
    """Show the fields for when a call is planned, and its calendar file."""
    form, values, style = Form(call.id, call.entries), _values(call), typed_lines.own_style()
    st.header("When you'll talk", anchor=False)
    started = planned_call.started_zone(call)
    zone, usual = slot_zone(values, started), planned(call)
    first, second, third = st.columns([3, 3, 2])
    with first:
        day = typed_lines.day(form, call_fields.CALL_DATE, style=style, label="Day of the call")
        if hint := past_date_hint(day, session.today()):
            st.caption(f":material/info: {hint}")
    with second:

        def words(at: time) -> str:
            return call_time_words(day, at, zone, session.zone(), style.english)

        typed_lines.time_of_day(form, call_fields.CALL_TIME, style=style, words=words)
        if problem := _two_times(values, style.english):
            st.caption(f":material/info: {problem}")
    with third:
        typed_lines.number(
            form, call_fields.CALL_MINUTES, style=style, default=usual, limits=CALL_MINUTES
        )
    form.select(call_fields.CALL_ZONE, default=started.key)
    _calendar(call, call_slot(values, started, usual))


def planned(call: Call) -> int:
    """Return the planned length of a call in minutes, by its position where it names none."""
    return planned_minutes(call.question_set, content().interviewer.numbers)


def _values(call: Call) -> dict[str, str]:
    return entry_values(call.entries)


def _two_times(values: dict[str, str], english: str) -> str:
    """Return a hint where the day was typed with another time than that beside it."""
    beside = time_of(values.get(call_fields.CALL_TIME.key, ""))
    typed = time_of(values.get(call_fields.CALL_DATE.key, ""))
    if beside is None or typed is None or beside == typed:
        return ""
    return f"{clock_words(typed, english)} stands next to the day, too. This one counts."


def _calendar(call: Call, slot: CallSlot | None) -> None:
    if slot is None and not _had_slot(call):
        st.caption("With a day and a time, the call goes into your calendar.")
        return
    candidate = entry_values(call.candidate)
    name = candidate.get(candidate_fields.NAME.key, "")
    revisions = (*call.entries.values(), *call.candidate.values())
    now, numbers = session.now(), content().interviewer.numbers
    entries = call_entries(
        slot,
        numbers,
        name=call_name(name, call.question_set.title),
        phone=candidate.get(candidate_fields.PHONE.key, ""),
        call_id=call.id,
        sequence=sum(entry.revision for entry in revisions),
        today=_day(call) or session.today(),
    )
    st.download_button(
        "Add to your calendar" if slot else "Take it off your calendar",
        data=lambda: calendar_file(entries, made=now),
        file_name=file_name("interview", name, extension="ics"),
        mime=ICS_MIME,
        icon=":material/event:",
        on_click="ignore",
    )
    if slot:
        st.caption(
            f"Three entries: {numbers.read_minutes} minutes to read the résumé, the job "
            f"description and the questions; the call; {numbers.feedback_minutes} minutes to write "
            "your feedback. After a change, download it again: importing it updates them."
        )


def _had_slot(call: Call) -> bool:
    """Tell whether a call ever had a day and a time, and so may be in a calendar."""
    if call_fields.CALL_TIME.key not in call.entries:
        return False
    changes = history.load(session.actor(), call.id)
    return had_slot(
        (each.field, each.text if each.reading is None else each.reading)
        for each in changes
        if isinstance(each, Change) and each.record_id == call.id and each.revision is not None
    )


def _day(call: Call) -> date | None:
    return day_of(_values(call).get(call_fields.CALL_DATE.key, ""))
