"""Applications on Home: the time of the call, and what there is to do before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from interview_kit.candidate import closing_script, thank_you
from interview_kit.candidate.application import Application, Profile, application_name
from interview_kit.candidate.call_times import call_time_words, call_zone
from interview_kit.content import content
from interview_kit.store.records import record_fields
from interview_kit.store.records.record_lists import RecordRow
from interview_kit.text import spoken_list
from interview_kit.typed.words import day_words
from interview_kit.ui import session
from interview_kit.ui.candidate.application_frame import when_to_send
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.shell.record_names import names_by_age
from interview_kit.ui.workarounds.escaping import escaped


def show(rows: list[RecordRow]) -> None:
    """List applications, the next call first, then the others in their order."""
    if not rows:
        return
    profile = about_me.profile_of(about_me.person_form())
    applications = [(row, _read(row.id)) for row in rows]
    names = names_by_age(rows, application_name)
    with st.container(key="opens-applications"):
        for row, application in sorted(applications, key=lambda pair: _call_order(pair[1])):
            with st.container(key=f"application-{row.id}", gap=None):
                st.page_link(
                    "pages/candidate/applications.py",
                    label=escaped(names[row.id]),
                    icon=":material/work:",
                    query_params={"application": row.id},
                )
                for line in _lines(application, profile):
                    st.caption(line)


def _read(application_id: str) -> Application:
    return Application.from_entries(
        record_fields.entry_values(record_fields.read(session.actor(), application_id))
    )


def _zone(application: Application) -> ZoneInfo:
    return call_zone(application, session.zone())


def _is_ahead(application: Application) -> bool:
    return thank_you.is_call_ahead(application, session.now(), _zone(application))


def _call_order(application: Application) -> tuple[bool, datetime]:
    """Return a sort key by which the next call comes first; past calls keep their order."""
    start = thank_you.call_start(application)
    is_next = start is not None and _is_ahead(application)
    return not is_next, start if start and is_next else datetime.max


def _lines(application: Application, profile: Profile) -> Iterator[str]:
    if thank_you.call_day(application) is None:
        yield "no day for the call yet"
    elif _is_ahead(application):
        yield f"call {_call_words(application)}"
    else:
        yield _letter_words(application, profile)
        return
    yield _script_words(application, profile)


def _call_words(application: Application) -> str:
    english = typed_lines.own_style().english
    day, start = thank_you.call_day(application), thank_you.call_start(application)
    if start:
        zone = _zone(application)
        return call_time_words(start.date(), start.time(), zone, session.zone(), english)
    return day_words(day, english) if day else ""


def _script_words(application: Application, profile: Profile) -> str:
    script = closing_script.build_script(application, profile, content().candidate.closing)
    moves = "1 move" if len(script.turns) == 1 else f"{len(script.turns)} moves"
    over = f" ({script.seconds_over} over the limit)" if script.seconds_over else ""
    return f"closing script: {moves}, {script.seconds} seconds{over}"


def _letter_words(application: Application, profile: Profile) -> str:
    people = thank_you.people_to_thank(application)
    if not people:
        return "thank-you sent"
    names = spoken_list([*filter(None, (person.name or person.role for person in people))])
    letter = f"thank-you to {escaped(names)}" if names else "thank-you"
    advice = when_to_send(application, profile)
    return f"{letter}: {advice}" if advice else f"{letter} not sent yet"
