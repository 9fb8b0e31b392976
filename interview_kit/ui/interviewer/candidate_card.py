"""The candidate of a call: how to reach them, other calls with them, and others of their name."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import streamlit as st

from interview_kit.access import Actor
from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.fields import candidate_fields
from interview_kit.store.records import same_person
from interview_kit.store.records.calls import Call
from interview_kit.store.records.candidates import (
    CalledCandidate,
    DatedCall,
    Namesakes,
    Related,
)
from interview_kit.store.records.position_candidates import PositionCandidate
from interview_kit.text import one_line
from interview_kit.typed.kinds import day_of
from interview_kit.typed.phone_numbers import phone_link
from interview_kit.typed.words import day_words, moment_words
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import candidate_resume, planned_call
from interview_kit.ui.shell import buttons
from interview_kit.ui.workarounds.escaping import escaped


def name(call: Call, related: Related, *, first: bool = False) -> None:
    """Show the field for the candidate's name; the `first` field of a page gets the cursor.

    There the number to call follows.
    """
    form = Form(call.candidate_id, call.candidate)
    number = len(related.calls)
    others = "the other call" if number == 1 else f"{number} other calls"
    form.line(
        candidate_fields.NAME,
        live=True,
        autocomplete="off",
        first=first,
        help=f"Changing it changes it at {others} with them, too." if number else "",
    )
    if first:
        phone(form.text(candidate_fields.PHONE))


def details(call: Call, related: Related, *, with_name: bool = False) -> None:
    """Show how to reach and what is known of the candidate, other calls, and namesakes."""
    form = Form(call.candidate_id, call.candidate)
    if with_name:
        phone(form.text(candidate_fields.PHONE))
    candidate_resume.downloads(call.candidate_id, related.files)
    with st.expander("About the candidate", icon=":material/contact_phone:"):
        if with_name:
            name(call, related)
        contact_fields(form)
        origin_fields(form)
        for pair in related.namesakes:
            if pair.told_apart:
                _told_apart(call, pair)
    for other in related.calls:
        _other_call(call, other)
    for pair in related.namesakes:
        if not pair.told_apart:
            _question(call, pair)
    for listed in related.listed:
        _ask_about_listed(call, listed)


def phone(text: str) -> None:
    """Show a phone number as a link that calls it, where the text holds one."""
    if link := phone_link(text):
        st.link_button(escaped(one_line(text)), link, icon=":material/call:", type="tertiary")


def contact_fields(form: Form) -> None:
    """Show what to call a candidate, how to reach them, and where they were found."""
    left, right = st.columns(2)
    with left:
        form.line(candidate_fields.CALL_NAME, autocomplete="off")
        form.line(candidate_fields.PHONE, autocomplete="off", inputmode="tel")
    with right:
        form.line(candidate_fields.SOURCE, placeholder="a job board, or who sent them")
        form.line(candidate_fields.EMAIL, autocomplete="off", inputmode="email")


def origin_fields(form: Form) -> None:
    """Show how a candidate came in, and notes about them."""
    form.choice(candidate_fields.WAY_IN)
    form.area(candidate_fields.NOTES, rows=2)


def ask_about(namesakes: Iterable[Namesakes]) -> None:
    """Ask of candidates for a position whether two of one name are one person."""
    for pair in namesakes:
        if pair.told_apart:
            continue
        with st.container(border=True, key=f"same-name-{pair.earlier.id}-{pair.later.id}"):
            st.markdown(f"You have two calls with **{escaped(pair.later.name)}**:")
            for each in (pair.earlier, pair.later):
                st.page_link(
                    "pages/interviewer/calls.py",
                    label=escaped(_candidate_words(each)),
                    icon=":material/call:",
                    query_params={"call": each.call.id},
                )
            _ask(pair, pair.earlier)


def _question(call: Call, pair: Namesakes) -> None:
    """Ask whether the candidate of another call is this one."""
    other = _other_of(call, pair)
    with st.container(border=True, key=f"same-name-{pair.earlier.id}-{pair.later.id}"):
        st.markdown(f"You have another call with **{escaped(other.name)}**:")
        _link(other.call, _candidate_words(other))
        _ask(pair, other)


def _ask_about_listed(call: Call, listed: PositionCandidate) -> None:
    """Ask whether somebody on the list of the position, whom nobody has called, is this one."""
    own_name = listed.values.get(candidate_fields.NAME.key, "")
    reach = (candidate_fields.PHONE, candidate_fields.EMAIL, candidate_fields.SOURCE)
    known = [own_name, *(listed.values.get(field.key, "") for field in reach)]
    words = " · ".join(one_line(text) for text in known if text.strip())
    with st.container(border=True, key=f"same-name-{listed.id}-{call.candidate_id}"):
        st.markdown(f"On your list, not called yet: **{escaped(words)}**")
        st.markdown("Is that the same person?")
        with st.container(horizontal=True):
            for label, answer in (
                ("The same person", _merge),
                ("Two people", same_person.mark_as_distinct),
            ):
                st.button(
                    buttons.accessible_label(label, words),
                    key=f"{label}-{listed.id}-{call.candidate_id}",
                    on_click=notices.errors_as_notices(answer),
                    args=(session.actor(), listed.id, call.candidate_id),
                )


def _told_apart(call: Call, pair: Namesakes) -> None:
    """Name somebody else of this name, and let that be taken back."""
    other = _other_of(call, pair)
    st.markdown(f"Another person called **{escaped(other.name)}**:")
    _link(other.call, _candidate_words(other))
    _button("They are the same person", _merge, pair, other)


def _ask(pair: Namesakes, other: CalledCandidate) -> None:
    st.markdown("Is that the same person?")
    with st.container(horizontal=True):
        _button("The same person", _merge, pair, other)
        _button("Two people", same_person.mark_as_distinct, pair, other)


def _button(
    label: str, answer: Callable[[Actor, str, str], None], pair: Namesakes, other: CalledCandidate
) -> None:
    st.button(
        buttons.accessible_label(label, _candidate_words(other)),
        key=f"{label}-{pair.earlier.id}-{pair.later.id}",
        on_click=notices.errors_as_notices(answer),
        args=(session.actor(), pair.earlier.id, pair.later.id),
    )


def _merge(actor: Actor, candidate_id: str, other_id: str) -> None:
    same_person.merge(actor, candidate_id, other_id)
    notices.notify("One person now, with what you noted of both.", icon=":material/person:")


def _other_of(call: Call, pair: Namesakes) -> CalledCandidate:
    return pair.earlier if pair.later.id == call.candidate_id else pair.later


def _other_call(call: Call, other: DatedCall) -> None:
    def separate() -> None:
        same_person.separate(session.actor(), call.id, other.id)
        notices.notify("Two people now, each with their own details.", icon=":material/group:")

    with st.container(horizontal=True, vertical_alignment="center", key=f"other-{other.id}"):
        words = _call_words(other)
        _link(other, f"Also with them: {words}")
        st.button(
            buttons.accessible_label("That was somebody else", words),
            type="tertiary",
            icon=":material/person_off:",
            key=f"separate-{other.id}",
            on_click=notices.errors_as_notices(separate),
        )


def _link(call: DatedCall, words: str) -> None:
    # Streamlit drops the query of a link that leads to the same page.
    openers.opener(
        escaped(words),
        name=f"related-{call.id}",
        icon=":material/call:",
        type="tertiary",
        on_click=lambda: st.query_params.from_dict({"call": call.id}),
    )


def _candidate_words(candidate: CalledCandidate) -> str:
    reach = (candidate_fields.PHONE, candidate_fields.EMAIL)
    known = (candidate.values.get(field.key, "").strip() for field in reach)
    return " · ".join(filter(None, (_call_words(candidate.call), *known)))


def _call_words(call: DatedCall) -> str:
    """Return day, time and state of a call; the time of the day on which it was started."""
    if call.planned:
        return planned_call.words_of_plan(call.planned)
    started = call.started_at.astimezone(session.zone())
    english = typed_lines.own_style().english
    day = day_of(call.call_date) or started.date()
    is_of_day = day == started.date()
    words = moment_words(day, started.time(), english) if is_of_day else day_words(day, english)
    if call.missed:
        reason = labels(content().missed_calls.reasons).get(call.missed, "")
        return f"{words} · {reason or 'not finished'}"
    return f"{words} · {'finished' if call.finished else 'not finished'}"
