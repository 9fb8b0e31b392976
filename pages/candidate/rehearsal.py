"""The rehearsal: the closing said aloud at one's own pace, breath by breath."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import breaths, closing_script, practice
from interview_kit.candidate.application import Application
from interview_kit.candidate.closing_script import Script
from interview_kit.content import content
from interview_kit.fields import application_fields, person_fields
from interview_kit.store.records import record_fields
from interview_kit.ui import large_type, notices, session
from interview_kit.ui.candidate import application_frame
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.shell import navigation
from interview_kit.ui.shell.advice import show_advice


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "Rehearse", "Say your closing out loud, one breath at a time."
    )
    if opened is None:
        return
    script = closing_script.build_script(
        opened.application, opened.profile, content().candidate.closing
    )
    if script.turns:
        _rehearsal(opened, script)
        _practice(opened)
        _pace(opened, script)
    else:
        st.markdown("Your closing script has no words yet.")
    st.page_link(
        navigation.target("pages/candidate/closing_script.py"),
        label="Closing script",
        icon=":material/edit:",
        query_params={"application": opened.form.record_id},
    )


def _rehearsal(opened: OpenApplication, script: Script) -> None:
    candidate = content().candidate
    recaps = (move.id for move in candidate.closing.moves if move.fills("skills"))
    large_type.rehearse(
        breaths.spoken_moves(script, candidate.closing),
        key=f"rehearsal-{opened.form.record_id}",
        pace=closing_script.pace_of(opened.profile, candidate.closing),
        limit=script.budget,
        notes=dict.fromkeys(recaps, " ".join(candidate.advice_for("length"))),
        on_practiced=notices.errors_as_notices(lambda: _note_practice(opened)),
    )


def _note_practice(opened: OpenApplication) -> None:
    form = opened.form.reload()
    application = Application.from_entries(record_fields.entry_values(form.entries))
    days = practice.days_with_practice(application, session.today())
    form.store_fields({application_fields.PRACTICED.key: days})


def _practice(opened: OpenApplication) -> None:
    times = practice.times_practiced(opened.application, session.today())
    words = practice.practice_words(times, content().candidate.closing.numbers.practice_times)
    st.markdown(f":material/event_repeat: Practiced: {words}")
    show_advice(*content().candidate.advice_for("rehearse"))


def _pace(opened: OpenApplication, script: Script) -> None:
    numbers = content().candidate.closing.numbers
    pace = closing_script.pace_of(opened.profile, content().candidate.closing)

    def use(pace: int) -> None:
        opened.person_form.reload().save(person_fields.PACE, str(pace))
        notices.notify(f"Your pace is now {pace} words a minute.", icon=":material/speed:")

    is_own = pace == opened.profile.pace
    label = (
        "Your pace: {} words a minute" if is_own else "Measure your pace ({} words a minute so far)"
    )
    with st.expander(label.format(pace), icon=":material/speed:"):
        st.markdown("Press Start, read all of this out loud as you would on the call, press Stop.")
        large_type.measure_pace(
            [" ".join(turn.text for turn in turns) for turns in script.paragraphs],
            key=f"pace-{opened.form.record_id}",
            words=script.words,
            limits=(numbers.slowest_pace, numbers.fastest_pace),
            on_accepted=notices.errors_as_notices(use),
        )


main()
