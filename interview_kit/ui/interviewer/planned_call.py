"""Calls that are only planned, in lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from interview_kit.fields import call_fields
from interview_kit.interviewer.call_slot import slot_zone
from interview_kit.interviewer.endings import initial_values
from interview_kit.interviewer.planned_calls import (
    MOMENT_FIELDS,
    held_day,
    is_begun,
    planned_moment,
    planned_words,
)
from interview_kit.interviewer.progress import text_of
from interview_kit.store.records import calls, record_fields
from interview_kit.store.records.call_lists import CallRow
from interview_kit.store.records.calls import Call
from interview_kit.typed.kinds import day_of
from interview_kit.typed.zones import zone_named
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.shell import navigation, record_links, show_more
from interview_kit.ui.shell.record_names import call_name
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered

_SHOWN = 8


@dataclass
class _OpenedCall:
    """The id of the call that was opened last."""

    id: str = ""


def renew_questions(call: Call) -> bool:
    """Give a call that is opened before it begins the questions of today.

    Returns whether they are others than those that it was planned with.
    """
    opened = remembered(_OpenedCall)
    is_opened = navigation.has_arrived() or opened.id != call.id
    opened.id = call.id
    return is_opened and is_to_hold(call) and calls.renew_questions(session.actor(), call.id)


def promise_day(call: Call) -> bool:
    """Store by when they hear of a call that was planned before its day was known, once it is held.

    Returns whether it did: never where somebody wrote that day, or cleared it.
    """
    key, style = call_fields.HEAR_BY.key, typed_lines.own_style()
    day = held_day(call.answers, session.today())
    if call.state == "finished" or key in call.entries or day is None:
        return False
    first = initial_values(call.question_set, day.isoformat(), style.english)
    if key not in first:
        return False
    record_fields.write(session.actor(), call.id, key, first[key], base=0, style=style)
    return True


def is_to_hold(call: Call) -> bool:
    """Tell whether a call has still to begin."""
    return call.state != "finished" and not is_begun(call.answers)


def is_under_way(call: Call) -> bool:
    """Tell whether a call is of today, not finished, and no longer only planned."""
    if call.state == "finished" or words_of(call):
        return False
    days = (call_fields.CALL_DATE, call_fields.CALL_BEGAN)
    return session.today() in (day_of(text_of(call.answers, each.key)) for each in days)


def words_of(call: Call) -> str:
    """Return that a call is planned, and when: "planned for Thu, Dec 3, 3:30 PM"; "" for others."""
    if not is_to_hold(call):
        return ""
    return words_at(call, typed_lines.own_style().english, session.now())


def words_at(call: Call, english: str, now: datetime) -> str:
    """Return `words_of` a call at `now`, an aware moment in one's own zone. Asks no session."""
    if not is_to_hold(call):
        return ""
    moment = {field: text_of(call.answers, field) for field in MOMENT_FIELDS}
    zone = slot_zone(moment, zone_named(call.zone) or ZoneInfo(str(now.tzinfo))).key
    planned = planned_moment({**moment, call_fields.CALL_ZONE.key: zone}, now)
    return planned_words(planned, english, now) if planned else ""


def started_zone(call: Call) -> ZoneInfo:
    """Return the zone in which a call was started: its own, unless another was chosen."""
    return zone_named(call.zone) or session.zone()


def words_of_plan(planned: datetime | date) -> str:
    """Return when a call is planned, in its zone and in one's own."""
    return planned_words(planned, typed_lines.own_style().english, session.now())


def show_rows(rows: list[CallRow]) -> None:
    """Show calls that are planned as links, each with its moment."""
    shown = show_more.rows_to_show("planned", _SHOWN)
    for row in rows[:shown]:
        with st.container(key=f"planned-{row.id}", gap=None):
            record_links.open_on(
                "pages/interviewer/calls.py",
                escaped(call_name(row.candidate, row.title, is_example=row.is_example)),
                name=f"planned-{row.id}",
                icon=":material/event:",
                query={"call": row.id},
            )
            if row.planned:
                st.caption(words_of_plan(row.planned))
    if len(rows) > shown:
        show_more.button("planned", shown)
