"""Applications on Home: when the call is, what is ready for it, and what is due after it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from interview_kit.candidate import closing_script
from interview_kit.candidate import thank_you as rules
from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.call_times import both_times, zone_of
from interview_kit.content import content
from interview_kit.store.records import record_fields
from interview_kit.store.records.lifecycle import RecordRow
from interview_kit.text import spoken_list
from interview_kit.typed.words import day_words
from interview_kit.ui import session
from interview_kit.ui.candidate.application_frame import names_of, when_to_send
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.workarounds.escaping import escaped


def show(rows: list[RecordRow]) -> None:
    """List applications, the next call first, then the others in their order."""
    if not rows:  # whoever looks at an empty kit stores nothing, not even a profile
        return
    profile = about_me.profile_of(about_me.profile_form())
    known = [(row, _read(row.id)) for row in rows]
    names = names_of(rows)
    with st.container(key="opens-applications"):
        for row, application in sorted(known, key=lambda pair: _comes(pair[1])):
            with st.container(key=f"application-{row.id}", gap=None):
                st.page_link(
                    "pages/candidate/prepare.py",
                    label=escaped(names[row.id]),
                    icon=":material/work:",
                    query_params={"application": row.id},
                )
                for line in _lines(application, profile):
                    st.caption(line)


def _read(application_id: str) -> Application:
    return Application.from_entries(
        record_fields.texts(record_fields.read(session.actor(), application_id))
    )


def _zone(application: Application) -> ZoneInfo:
    return zone_of(application, session.zone())


def _is_ahead(application: Application) -> bool:
    return rules.is_ahead(application, session.now(), _zone(application))


def _comes(application: Application) -> tuple[bool, datetime]:
    """Return what puts the next call first, and leaves what is over as it stands."""
    call = rules.call_time(application)
    is_next = call is not None and _is_ahead(application)
    return not is_next, call if call and is_next else datetime.max


def _lines(application: Application, profile: Profile) -> Iterator[str]:
    if rules.call_day(application) is None:
        yield "no day for the call yet"
    elif _is_ahead(application):
        yield f"call {_when(application)}"
    else:
        yield _letters(application, profile)
        return
    yield _script(application, profile)


def _when(application: Application) -> str:
    english = typed_lines.own_way().english
    day, call = rules.call_day(application), rules.call_time(application)
    if call:
        here = session.zone()
        return both_times(call.date(), call.time(), _zone(application), here, english)
    return day_words(day, english) if day else ""


def _script(application: Application, profile: Profile) -> str:
    script = closing_script.compose(application, profile, content().candidate.closing)
    moves = "1 move" if len(script.turns) == 1 else f"{len(script.turns)} moves"
    over = f" ({script.over} over the limit)" if script.over else ""
    return f"closing script: {moves}, {script.seconds} seconds{over}"


def _letters(application: Application, profile: Profile) -> str:
    due = rules.unsent(application)
    if not due:
        return "thank-you sent"
    names = spoken_list(
        [person.name or person.role for person in due if person.name or person.role]
    )
    letter = f"thank-you to {escaped(names)}" if names else "thank-you"
    advice = when_to_send(application, profile)
    return f"{letter}: {advice}" if advice else f"{letter} not sent yet"
