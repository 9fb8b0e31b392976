"""What a candidate was told, and the messages to them: sentences to edit, forms to send."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import streamlit as st

from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.content.messages import BY, PHONE, STEPS, THROUGH
from interview_kit.documents import letters
from interview_kit.documents.messages import Message
from interview_kit.documents.word import file_name
from interview_kit.fields import call_fields, candidate_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.interviewer.agenda import PROMISE_FIELDS, FinishedCall, Promise, promise_of
from interview_kit.interviewer.candidate_messages import (
    YOUR_NAME,
    MessageFacts,
    Sender,
    WrittenMessage,
    candidate_name,
    draft_number,
    is_sent,
    message_numbers,
    message_values,
    write_message,
)
from interview_kit.interviewer.decisions import decision_of
from interview_kit.interviewer.promise_fields import fields_once_not_sent, fields_once_sent
from interview_kit.interviewer.question_set import QuestionSet
from interview_kit.store.records.calls import Call
from interview_kit.store.records.record_fields import Entry, entry_values
from interview_kit.typed.hints import past_date_hint
from interview_kit.typed.kinds import day_of, time_of
from interview_kit.typed.words import day_words, long_date, moment_words
from interview_kit.ui import session
from interview_kit.ui.forms import about_me, typed_lines
from interview_kit.ui.forms.fields import Form
from interview_kit.ui.interviewer import call_schedule, decision_form, message_facts
from interview_kit.ui.interviewer.promise_words import words_of
from interview_kit.ui.sending import message_forms, sent_mark, sentences
from interview_kit.ui.word.downloads import OfferedFile, word_button
from interview_kit.ui.word.layout_choice import Layout
from interview_kit.ui.workarounds.escaping import escaped

_DOCUMENT = "thank_you"


@dataclass(frozen=True, slots=True)
class _Writing:
    """What is written to a candidate, and from what.

    `form` has the fields of the messages: those of the call, or of a candidate without one.
    `candidate` is None where the page has the fields to reach them already. `kinds` are the labels
    of the messages that can be written now.
    """

    form: Form
    candidate: Form | None
    facts: MessageFacts
    sender: Sender
    kinds: Mapping[str, str]


def show(call: Call) -> None:
    """Show what a candidate was told, or when one will talk, and what to write to them."""
    form, is_finished = Form(call.id, call.entries), call.state == "finished"
    if is_finished:
        _promise(form, promise_in(call))
        decision_form.show_noted(entry_values(call.entries))
    else:
        call_schedule.show(call)
    decision = decision_of(entry_values(call.entries), content().decisions)
    fitting = decision.kind.message if decision else ""
    kinds = {
        each.id: each.label
        for each in sorted(content().messages.messages, key=lambda each: each.id != fitting)
        if each.after_call == is_finished and each.without_call != "only"
    }
    candidate = Form(call.candidate_id, call.candidate)
    promise = promise_in(call)
    facts = message_facts.of_call(call, promised=promise.by if promise else None)
    _written_before(candidate, call.question_set)
    _messages(_Writing(form, candidate, facts, message_facts.sender(), kinds))


def show_without_call(form: Form, question_set: QuestionSet) -> None:
    """Show what to write to a candidate whom nobody has called; `form` is theirs."""
    kinds = {
        each.id: each.label for each in content().messages.messages if each.without_call != "no"
    }
    facts = message_facts.without_call(form.entries, question_set)
    _messages(_Writing(form, None, facts, message_facts.sender(), kinds))


def _written_before(candidate: Form, question_set: QuestionSet) -> None:
    """Show the messages that were sent to a candidate while there was no call with them."""
    facts = message_facts.without_call(candidate.entries, question_set)
    writing = _Writing(candidate, None, facts, message_facts.sender(), {})
    for number in message_numbers(facts.call):
        if is_sent(facts.call, number):
            _sent(writing, number, is_last=False, can_clear=False)


def _messages(writing: _Writing) -> None:
    call = writing.facts.call
    numbers = [each for each in message_numbers(call) if is_sent(call, each)]
    for number in numbers:
        _sent(writing, number, is_last=number == numbers[-1])
    _draft(writing)


def candidate_of(call: Call) -> str:
    """Return the name of a call's candidate, "" where it has none."""
    return entry_values(call.candidate).get(candidate_fields.NAME.key, "").strip()


def promise_in(call: Call) -> Promise | None:
    """Return the promise that a call ended with, as it was moved since; None for none."""
    finished = FinishedCall(
        call.id,
        call.assessment_id,
        call.question_set.title,
        candidate_of(call),
        _some_values(call.entries),
        _some_values(call.assessment),
    )
    return promise_of(finished, content().interviewer.endings)


def _some_values(entries: Mapping[str, Entry]) -> dict[str, str]:
    return {key: entries[key].value for key in PROMISE_FIELDS if key in entries}


def _promise(form: Form, promise: Promise | None) -> None:
    style = typed_lines.own_style()
    with st.container(border=True, key="promise"):
        if promise is None:
            st.markdown("They weren't given a day.")
        else:
            start = "Promised" if promise.kept else "They'll hear"
            st.markdown(f"{start} {words_of(promise, style.english)}")
        form.checkbox(
            call_fields.PROMISE_KEPT,
            label="They've heard from us",
            default=promise is not None and promise.kept,
        )
        with st.expander("You gave them another day", icon=":material/event_repeat:"):
            left, right = st.columns(2)
            with left:
                _day(form, call_fields.PROMISE_MOVED)
            with right:
                form.choice(call_fields.PROMISE_MOVED_THROUGH, label="How")


def _day(form: Form, field: FixedField) -> None:
    label = "They'll hear by"
    day = typed_lines.day(form, field, style=typed_lines.own_style(), label=label)
    if hint := past_date_hint(day, session.today()):
        st.caption(f":material/info: {hint}")


def _draft(writing: _Writing) -> None:
    kit, kinds = content().messages, writing.kinds
    number = draft_number(writing.facts.call, kinds)
    st.header("Write to them", anchor=False)
    kind = writing.form.choice(
        call_fields.MESSAGE_KIND.field(number), label="What about?", options=kinds
    )
    written = write_message(number, writing.facts, writing.sender, kit, content().interviewer)
    if written is None:
        return
    _details(writing, number, kit.slots_of(kind))
    _sentences(writing.form, number, written)
    _send(writing, number, written)


def _details(writing: _Writing, number: int, used: frozenset[str]) -> None:
    """Show the fields for what a message is filled with."""
    form, facts = writing.form, writing.facts
    if writing.candidate:
        _reach_and_promise(writing, writing.candidate, number, used)
    if STEPS in used:
        values = message_values(
            number, facts, typed_lines.own_style().english, content().interviewer
        )
        form.line(
            call_fields.MESSAGE_STEPS.field(number),
            label="Next steps",
            live=True,
            default=values[STEPS],
            placeholder="a visit to the warehouse, then a decision",
        )


def _reach_and_promise(
    writing: _Writing, candidate: Form, number: int, used: frozenset[str]
) -> None:
    form, facts = writing.form, writing.facts
    left, right = st.columns(2)
    with left:
        candidate.line(candidate_fields.CALL_NAME, live=True, autocomplete="off")
        if PHONE in used:
            candidate.line(candidate_fields.PHONE, live=True, autocomplete="off", inputmode="tel")
        if BY in used:
            _day(form, call_fields.MESSAGE_BY.field(number))
    with right:
        candidate.line(candidate_fields.EMAIL, live=True, autocomplete="off", inputmode="email")
        if THROUGH in used:
            form.choice(
                call_fields.MESSAGE_THROUGH.field(number),
                label="How they'll hear",
                default=facts.call.get(call_fields.HEAR_THROUGH.key, ""),
            )


def _sentences(form: Form, number: int, written: WrittenMessage) -> None:
    for part in written.all_parts:
        field = call_fields.MESSAGE_TEXT.field(number, part.id, part.label)
        if part.id in written.parts:
            st.caption(part.label)
        is_sentence = part.id not in written.parts
        without = call_fields.MESSAGE_WITHOUT.field(number, part.id, part.label)
        sentences.show(form, field, part, without=without if is_sentence else None)
    if written.signature:
        st.text("\n".join(written.signature))
    if written.left_out:
        with st.container(horizontal=True, key="left-out"):
            for part in written.left_out:
                without = call_fields.MESSAGE_WITHOUT.field(number, part.id, part.label)
                sentences.put_back_button(form, part, without)


def _send(writing: _Writing, number: int, written: WrittenMessage) -> None:
    if written.missing:
        missing = escaped(", ".join(written.missing))
        st.warning(f"Before you can send it, fill in: {missing}.", icon=":material/edit:")
        if YOUR_NAME in written.missing:
            st.page_link(
                "pages/start/your_data.py", label="Your contact info", icon=":material/badge:"
            )
        return
    _forms(writing.facts, writing.sender, written)
    style = typed_lines.own_style()
    sent_mark.show(
        writing.form,
        call_fields.MESSAGE_SENT.field(number),
        call_fields.MESSAGE_SENT_AT.field(number),
        style=style,
        words=fields_once_sent(number, written, writing.facts.call, style.english),
    )
    if not written.after_call:
        return
    st.caption(
        f"That moves the promise to {day_words(written.by, style.english)}."
        if written.by
        else "That keeps the promise."
    )


def _sent(writing: _Writing, number: int, *, is_last: bool, can_clear: bool = True) -> None:
    """Show a message as it was sent, and the mark to clear where it was not."""
    kit, facts, sender = content(), writing.facts, writing.sender
    written = write_message(number, facts, sender, kit.messages, kit.interviewer)
    if written is None:
        return
    at = facts.call.get(call_fields.MESSAGE_SENT_AT.key(number), "")
    day, style = day_of(at), typed_lines.own_style()
    when = f", sent {moment_words(day, time_of(at), style.english)}" if day else ", sent"
    name = labels(kit.messages.messages)[written.kind]
    with st.expander(f"{name}{when}", icon=":material/done_all:", expanded=is_last):
        if can_clear:
            st.caption(sent_mark.STAYS)
        st.text(f"{written.subject}\n\n{written.body}")
        if not can_clear:
            return
        sent_mark.show(
            writing.form,
            call_fields.MESSAGE_SENT.field(number),
            call_fields.MESSAGE_SENT_AT.field(number),
            style=style,
            reopened=fields_once_not_sent(number, facts, sender, kit.messages, kit.interviewer),
        )


def _forms(facts: MessageFacts, sender: Sender, written: WrittenMessage) -> None:
    message = Message(
        subject=written.subject,
        body=written.body,
        recipient_name=candidate_name(facts.candidate),
        recipient_email=facts.candidate.get(candidate_fields.EMAIL.key, ""),
        sender_name=sender.name,
        sender_email=sender.email,
    )
    parts = (written.kind, message.recipient_name, facts.position)

    def word() -> OfferedFile | None:
        now = session.now()
        return word_button(
            "Download for Word",
            Layout(_DOCUMENT),
            lambda layout: letters.render_message(
                message,
                date_line=long_date(facts.today, sender.english),
                language=about_me.language_of(about_me.profile_of(about_me.person_form())),
                when=now,
                layout=layout,
            ),
            file_name(*parts),
        )

    message_forms.show(message, word=word, file_parts=parts)
