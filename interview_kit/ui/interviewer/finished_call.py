"""A finished call: its record on one page, the impressions, and the actions on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import assessment_fields, call_fields, candidate_fields, person_fields
from interview_kit.interviewer.call_record import CallRecord, build_call_record, due_ratings
from interview_kit.interviewer.call_summary import CallSummary
from interview_kit.interviewer.comparison import ComparedCall
from interview_kit.interviewer.progress import text_of
from interview_kit.store.records import calls, hiring_managers, lifecycle, record_fields
from interview_kit.store.records.calls import Call
from interview_kit.store.records.candidates import Related
from interview_kit.store.records.history import Event
from interview_kit.text import shorten
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import numeric_day
from interview_kit.ui import notices, session
from interview_kit.ui.autosave import openers
from interview_kit.ui.data import record_history
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.interviewer import (
    after_call,
    call_summary_view,
    candidate_card,
    decision_form,
    promise_message,
)
from interview_kit.ui.shell import buttons, undo, who_acts
from interview_kit.ui.shell.printing import print_button
from interview_kit.ui.word import layout_choice
from interview_kit.ui.word.downloads import OfferedFile, show_check_result, word_button
from interview_kit.ui.workarounds.escaping import escaped

if TYPE_CHECKING:
    from interview_kit.documents.word import WordFile
    from interview_kit.documents.word.compiled_layout import CompiledLayout

_DOCUMENT = "screen_record"
_RECORD, _SUMMARY = "Whole record", "One-page summary"


def show(call: Call, related: Related) -> None:
    """Show a finished call: to its hiring manager what they read first, to anybody else their part.

    The hiring manager reads what whoever held the call thinks of it.
    """
    theirs = None
    if call.started_by != session.actor().id:
        theirs = hiring_managers.read_interviewers_assessment(session.actor(), call.id)
    is_manager = theirs is not None
    texts = assessment_texts(call) if theirs is None else record_fields.entry_values(theirs)
    _actions(call, related)
    with st.container(key="noprint-candidate"):
        candidate_card.details(call, related, with_name=True)
    if is_manager:
        _document(call, texts, is_manager=True)
        decision_form.show(call, is_manager=True)
        after_call.show(call, is_manager=True)
    else:
        after_call.show(call)
        decision_form.show(call, is_manager=False)
        _document(call, texts, is_manager=False)


def _document(call: Call, texts: Mapping[str, str], *, is_manager: bool) -> None:
    """Show the record or the summary, whichever is chosen, with its file for Word.

    `texts` are those of the assessment that the summary shows.
    """
    with st.container(horizontal=True, vertical_alignment="center", key="noprint-document"):
        chosen = st.segmented_control(
            "What to show",
            [_RECORD, _SUMMARY],
            default=_SUMMARY if is_manager else _RECORD,
            required=True,
            key=f"view-{call.id}",
            label_visibility="collapsed",
            width="content",
        )
        if chosen == _SUMMARY:
            document: CallRecord | CallSummary = call_summary_view.summary_of(call, texts)
        else:
            has_rated = any(assessment_texts(call).values())
            document = record_of(call, texts if is_manager and not has_rated else None)
        kind, made = _word_button(call, document)
        print_button()
    with st.container(horizontal=True, vertical_alignment="center", key="noprint-file"):
        show_check_result(made)
        layout_choice.link(kind)
    if isinstance(document, CallSummary):
        call_summary_view.show(document)
    else:
        _record(document)


def record_of(call: Call, interviewers: Mapping[str, str] | None = None) -> CallRecord:
    """Return a call in words, with what the actor thinks of it.

    `interviewers` are the texts of whoever held it, where those are shown instead.
    """
    person = about_me.person_form()
    english = typed_lines.style_of(person.text(person_fields.ENGLISH)).english
    name, is_own = person.text(person_fields.NAME), call.started_by == session.actor().id
    return build_call_record(
        call.question_set,
        call.answers,
        assessment_texts(call) if interviewers is None else interviewers,
        content().interviewer,
        revision=call.revision,
        interviewer=name if is_own else who_acts.name_of(call.started_by),
        rater="" if is_own or interviewers is not None else name,
        english=english,
        language=content().candidate.letter.english[english].tag,
    )


def compared(call: Call, assessment: Mapping[str, str] | None = None) -> ComparedCall:
    """Return the part of a call that is compared.

    `assessment` are the texts of whoever held the call, where these are read; else one's own are.
    """
    texts = assessment_texts(call) if assessment is None else assessment
    return ComparedCall(
        candidate=text_of(call.answers, call_fields.CANDIDATE_NAME.key),
        call_date=text_of(call.answers, call_fields.CALL_DATE.key),
        question_set=call.question_set,
        answers=call.answers,
        ratings=due_ratings(call.question_set, call.answers, texts),
        recommendation=texts.get(assessment_fields.RECOMMENDATION.key, ""),
        impressions=texts.get(assessment_fields.IMPRESSIONS.key, ""),
        candidate_id=call.candidate_id,
        recommendation_reason=texts.get(assessment_fields.RECOMMENDATION_REASON.key, ""),
        said={
            question.id: texts.get(assessment_fields.SAID.key(question.id), "")
            for question in call.question_set.questions
        },
        id=call.id,
        version=call.version,
        promise=promise_message.promise_in(call),
    )


def assessment_texts(call: Call) -> dict[str, str]:
    """Return the texts of a call's assessment by field."""
    return record_fields.entry_values(call.assessment)


def _actions(call: Call, related: Related) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="noprint-actions"):
        next_call(call, related)
        if openers.opener("New call", name="new-call", icon=":material/call:"):
            start_call(call.position_id)
        st.page_link(
            "pages/interviewer/compare.py",
            label="Compare",
            icon=":material/table_chart:",
            query_params={"position": call.position_id},
        )
        openers.opener(
            "Reopen",
            name="reopened",
            icon=":material/edit:",
            on_click=calls.reopen,
            args=(session.actor(), call.id),
        )
        more_actions(call)


def next_call(call: Call, related: Related) -> None:
    """Offer to call whoever of the position's list is next by name, where somebody waits."""
    if following := related.next_to_call:
        name = shorten(following.values.get(candidate_fields.NAME.key, ""))
        label = f"Next: call {escaped(name or 'the next candidate')}"
        kind: Literal["primary", "secondary"] = (
            "primary" if call.state == "finished" else "secondary"
        )
        if openers.opener(label, name="next-call", icon=":material/call:", type=kind):
            start_call(call.position_id, following.id)


def _word_button(call: Call, document: CallRecord | CallSummary) -> tuple[str, OfferedFile | None]:
    """Offer what is shown as a Word file; return its kind, and what is known of it."""
    from interview_kit.documents.call_record import render_call_record
    from interview_kit.documents.word import file_name

    now, is_summary = session.now(), isinstance(document, CallSummary)
    kind = call_summary_view.DOCUMENT if is_summary else _DOCUMENT
    layout = layout_choice.choose(about_me.person_form(), kind, layout_choice.own_layouts(kind))

    def build(word_layout: CompiledLayout | None) -> WordFile:
        if isinstance(document, CallSummary):
            return call_summary_view.word_file(call, document, word_layout)
        return render_call_record(document, when=now, layout=word_layout)

    name = "summary" if is_summary else "phone-screen"
    parts = (name, document.candidate, document.position)
    return kind, word_button("Download for Word", layout, build, file_name(*parts, day=_day(call)))


def _day(call: Call) -> str:
    day = day_of(text_of(call.answers, call_fields.CALL_DATE.key))
    return day.isoformat() if day else ""


def more_actions(call: Call, more: Mapping[str, Callable[[], None]] = MappingProxyType({})) -> None:
    """Show the way to all calls, and a menu to duplicate or delete a call, or to start another.

    `more` are further actions by their labels.
    """

    def delete() -> None:
        undo.delete(call.id)
        st.query_params.clear()

    def duplicate() -> None:
        st.query_params.from_dict({"call": lifecycle.duplicate(session.actor(), call.id)})
        notices.notify("This is the copy.", icon=":material/content_copy:")

    st.button("All calls", key="all-calls", icon=":material/list:", on_click=st.query_params.clear)
    actions = {
        "Another call with them": lambda: call_again(call),
        "Duplicate": duplicate,
        "Delete": delete,
        **more,
    }
    buttons.menu("More", actions, key=f"more-{call.id}")


def call_again(call: Call, on: str = "") -> None:
    """Begin another call with the candidate of a call, and show it. For callbacks.

    `on` is its day in words, with a time or without one; today where it is "".
    """
    st.query_params.from_dict({"call": _begin_call(call.position_id, call.candidate_id, on)})
    notices.notify("This is another call with them.", icon=":material/call:")


def offer_finished(call_id: str, event: Event) -> None:
    """Show a button for the record as it was finished, where `event` is that."""
    if event.event != "finished":
        return
    if st.button(
        "Show this record",
        icon=":material/description:",
        type="tertiary",
        key=f"finished-{call_id}-{event.at.timestamp()}",
    ):
        _show_finished(calls.load_as_finished(session.actor(), call_id, event.at))


@st.dialog("The record when it was finished", width="large")
def _show_finished(call: Call) -> None:
    if call.finished_at:
        st.caption(
            f"Finished on {record_history.local_moment(call.finished_at)}. "
            "Ratings and impressions can still be changed, so they aren't part of it."
        )
    _record(record_of(call), key="record-of-then")


def start_call(position_id: str, candidate_id: str = "") -> None:
    """Begin a call for a position, dated today, and go to it.

    `candidate_id` is "" for somebody who is new.
    """
    call_id = _begin_call(position_id, candidate_id)
    st.switch_page("pages/interviewer/calls.py", query_params={"call": call_id})


def _begin_call(position_id: str, candidate_id: str = "", on: str = "") -> str:
    style = typed_lines.own_style()
    return calls.start(
        session.actor(),
        position_id,
        {call_fields.CALL_DATE.key: on or numeric_day(session.today(), style.english)},
        candidate=candidate_id,
        zone=style.zone,
        style=style,
    )


def _record(record: CallRecord, *, key: str = "record") -> None:
    with st.container(border=True, key=key):
        st.header(escaped(f"{record.candidate} · {record.place}"), anchor=False)
        _facts(record.head)
        for section in record.sections:
            st.markdown(f"### {escaped(section.title)}")
            for row in section.rows:
                _row(row.heading, row.answer, row.rating)
        if record.candidate_questions:
            st.markdown(f"### {call_fields.CANDIDATE_QUESTIONS.label}")
            st.text(record.candidate_questions)
        if record.ending:
            st.markdown(f"### Ending: {escaped(record.ending)}")
            _facts(record.facts)
            st.text(" ".join(record.ending_words))
        if record.recommendation_reason:
            st.markdown(f"### {assessment_fields.RECOMMENDATION.label}: {record.recommendation}")
            st.text(record.recommendation_reason)
        if record.impressions:
            st.markdown(f"### {assessment_fields.IMPRESSIONS.label}")
            st.text(record.impressions)
        if record.revision:
            st.caption(record.revision)


def _row(question: str, answer: str, rating: str) -> None:
    left, middle, right = st.columns([3, 7, 1], gap="small")
    left.caption(escaped(question))
    middle.text(answer)
    if rating:
        right.text(rating)


def _facts(facts: tuple[tuple[str, str], ...]) -> None:
    shown = [(label, value) for label, value in facts if value]
    for column, (label, value) in zip(st.columns(max(len(shown), 1)), shown, strict=False):
        column.caption(label)
        column.text(value)
