"""What whoever rates a call writes once it is over: impressions, ratings, a recommendation."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from interview_kit.content import content
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.interviewer.agenda import FEEDBACK_FIELDS, feedback_due
from interview_kit.interviewer.feedback import (
    ENDS,
    rated_questions,
    unrated,
    without_words,
)
from interview_kit.interviewer.progress import text_of
from interview_kit.interviewer.question_set import SetQuestion
from interview_kit.store.records import record_fields
from interview_kit.store.records.calls import Call
from interview_kit.text import shorten
from interview_kit.typed.words import day_words
from interview_kit.ui import session
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import agenda, call_parts, promise_message
from interview_kit.ui.workarounds.escaping import escaped


def show(call: Call, *, is_manager: bool = False) -> None:
    """Show what the actor thinks of a finished call, for them to write, and what was promised.

    Of whoever reads it as its hiring manager, nothing is expected here.
    """
    form = Form(call.assessment_id, call.assessment)
    with st.container(border=True, key="noprint-impressions"):
        _time(call)
        kit = content().interviewer
        form.area(
            assessment_fields.IMPRESSIONS,
            label=kit.prompts.impressions,
            rows=4,
            help=" ".join(kit.advice_for("impressions")),
            first=not is_manager,
        )
        _ratings(call, form, begins_open=not is_manager and _begins_open(call))
        _recommendation(call, form, is_expected=not is_manager)
        _promise(call)


def _time(call: Call) -> None:
    """Show how long the call is fresh, to whoever held it and has not written yet."""
    texts = record_fields.entry_values(call.assessment)
    is_written = all(texts.get(field, "").strip() for field in FEEDBACK_FIELDS)
    if is_written or call.finished_at is None or call.started_by != session.actor().id:
        return
    minutes = content().interviewer.numbers.feedback_minutes
    until = feedback_due(call.finished_at, minutes).astimezone(session.zone())
    words = typed_lines.words_from_today(until)
    if session.now() < until:
        # The browser counts the minutes (`ui/autosave/call_clock.js`).
        left = f'<span data-kit-fresh-until="{until.isoformat()}"></span>'
        st.html(
            f'<p class="kit-fresh">{minutes} minutes for this, while it\'s fresh: '
            f"until {words}, {left}</p>"
        )
        return
    st.markdown(
        f":orange[:material/timer_off:] The {minutes} minutes after the call ended "
        f"**{words}**. Write down what you still know."
    )


def _ratings(call: Call, form: Form, *, begins_open: bool) -> None:
    """Show the ratings, each at an end of the scale with the words behind it.

    Whoever was not on the phone rates a call only here.
    """
    rated = rated_questions(call.question_set, call.answers)
    if not rated:
        return
    with st.expander("Your ratings", icon=":material/star:", expanded=begins_open):
        for question in rated:
            call_parts.rating_choice(form, question)
            if form.text(_rating_field(question)) in ENDS:
                _words_behind(call, form, question)


def _words_behind(call: Call, form: Form, question: SetQuestion) -> None:
    rating = form.text(_rating_field(question))
    form.area(
        assessment_fields.SAID.field(question.id, question.label),
        label=f"What did they say that makes it a {rating}? {question.label}",
        rows=3,
        default=text_of(call.answers, question.id).strip(),
    )


def _begins_open(call: Call) -> bool:
    """Tell whether something was left to rate when the call was opened: closing it is one's own."""
    key = f"ratings-open-{call.assessment_id}"
    if key not in st.session_state:
        texts = record_fields.entry_values(call.assessment)
        parts = call.question_set, call.answers, texts
        st.session_state[key] = bool(unrated(*parts) or without_words(*parts))
    return bool(st.session_state[key])


def _recommendation(call: Call, form: Form, *, is_expected: bool) -> None:
    """Show the recommendation with its reason, and before it what there is left to rate."""
    texts = record_fields.entry_values(call.assessment)
    left = unrated(call.question_set, call.answers, texts)
    if left and is_expected:
        st.caption(f":material/info: Not rated yet: {_names(left)}. Rate first, then recommend.")
    if left := without_words(call.question_set, call.answers, texts):
        st.caption(f":material/info: A 1 or a 5 without what they said: {_names(left)}.")
    form.choice(
        assessment_fields.RECOMMENDATION, label=content().interviewer.prompts.recommendation
    )
    form.area(
        assessment_fields.RECOMMENDATION_REASON,
        label="The reason for it",
        rows=2,
        placeholder="Has run a count of this size, and says what went wrong in it.",
    )


def _promise(call: Call) -> None:
    promise = promise_message.promise_in(call)
    with st.container(horizontal=True, vertical_alignment="center"):
        if promise:
            by = day_words(promise.by, typed_lines.own_style().english)
            Form(call.id, call.entries).checkbox(
                call_fields.PROMISE_KEPT,
                label=f"They've heard from us (promised by {by})",
                default=promise.kept,
            )
        agenda.write_link(call.id)


def _names(questions: Sequence[SetQuestion]) -> str:
    return escaped(", ".join(shorten(each.label) for each in questions))


def _rating_field(question: SetQuestion) -> FixedField:
    return assessment_fields.RATING.field(question.id, question.label)
