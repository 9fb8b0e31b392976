"""The thank-you: what goes into the letter, the letter itself, when to send it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from interview_kit.candidacy import thank_you as rules
from interview_kit.candidacy.application import next_person
from interview_kit.candidacy.call_times import city_of, is_same_time, zone_of
from interview_kit.candidacy.thank_you import Letter
from interview_kit.candidacy.timing import advice_words, send_window
from interview_kit.content import content
from interview_kit.documents import letters
from interview_kit.documents.word import file_name
from interview_kit.text import told_apart
from interview_kit.ui import candidate_frame, frame, layouts, session
from interview_kit.ui.candidate_frame import Opened
from interview_kit.ui.downloads import tell, word_button
from interview_kit.ui.literal import literal

_WHO = "person"
_DOCUMENT = "thank_you"


def main() -> None:
    """Show the page."""
    opened = candidate_frame.open_application(
        "Thank-you", "One letter for each person you spoke to."
    )
    if opened is None:
        frame.advice(*content().candidate.advice_for("letter"))
        return
    person = _person(opened)
    candidate = content().candidate
    now = session.now().astimezone(zone_of(opened.application, session.zone()))
    slots = rules.letter_slots(opened.application, person, candidate, now)
    letter = rules.compose_letter(slots, opened.profile, candidate.letter, now.date())
    left, right = st.columns([2, 3], gap="large")
    with left:
        _slots(opened, person, now)
    with right.container(key="stays-letter"):
        _letter(letter)
        _send(opened, letter)
        frame.advice(*candidate.advice_for("letter"))


def _person(opened: Opened) -> int:
    people = told_apart(
        {person.number: person.name or person.role for person in opened.application.people}
    )
    if not people:
        return next_person(opened.application)
    wanted = frame.record_from_url(_WHO)
    chosen = int(wanted) if wanted.isdecimal() and int(wanted) in people else next(iter(people))
    key = frame.chooser_key("letter-person", people)
    st.session_state[key] = chosen
    st.segmented_control(
        "To whom",
        list(people),
        format_func=lambda number: literal(people[number]),
        key=key,
        required=True,
        on_change=frame.choose_in_url,
        args=(_WHO, key, chosen),
    )
    return chosen


def _slots(opened: Opened, person: int, now: datetime) -> None:
    candidate = content().candidate
    known = rules.prefilled_slots(opened.application, person, candidate, now)
    st.subheader("What goes in", anchor=False)
    for slot in candidate.letter.slots:
        opened.form.line(
            slot.label,
            rules.slot_field(person, slot.id),
            default=known[slot.id],
            help=slot.help,
            required=slot.required,
            live=True,
        )


def _letter(letter: Letter) -> None:
    numbers = content().candidate.letter
    with st.container(key="letter"):
        if letter.subject:
            st.caption("Subject")
            st.text(letter.subject)
        st.text(letter.body)
    length = rules.length_advice(letter.words, numbers)
    if letter.words > numbers.numbers.one_page_words:
        st.warning(length, icon=":material/warning:")
    else:
        st.caption(length or f"{letter.words} words, a good length.")
    if letter.missing:
        st.warning(
            f"Before you can download it, fill in: {literal(', '.join(letter.missing))}.",
            icon=":material/edit:",
        )
    st.page_link(
        "pages/start/your_data.py", label="Your name, phone and e-mail", icon=":material/badge:"
    )


def _send(opened: Opened, letter: Letter) -> None:
    st.markdown(f":material/schedule: {_when_to_send(opened)}")
    if letter.missing:
        return
    _word_file(opened, letter)
    with st.expander("Copy subject and text", icon=":material/content_copy:"):
        st.code(letter.subject, language=None, wrap_lines=True)
        st.code(letter.body, language=None, wrap_lines=True)


def _when_to_send(opened: Opened) -> str:
    call = rules.call_time(opened.application)
    if call is None:
        lacks = "time" if rules.call_day(opened.application) else "day and time"
        return f"Add the {lacks} of the call under “Prepare” to see when to send this."
    here = session.zone()
    zone = zone_of(opened.application, here)
    numbers = content().candidate.letter.numbers
    window = send_window(call, opened.application.minutes, zone, numbers)
    words = advice_words(window, session.now(), opened.profile.english)
    return words if is_same_time(zone, here, call) else f"{words} ({city_of(zone)} time)"


def _word_file(opened: Opened, letter: Letter) -> None:
    layout = layouts.choose(opened.profile_form, _DOCUMENT, layouts.own(_DOCUMENT))
    now = session.now()
    made = word_button(
        "Download for Word",
        layout,
        lambda template: letters.thank_you(letter, when=now, template=template),
        file_name("thank-you", letter.slots["interviewer"], letter.slots["company"]),
        primary=True,
    )
    tell(made, "in the letter")
    layouts.link(_DOCUMENT)


main()
