"""A reminder: its sentences, each of which can be edited, and its forms to send it in."""

from __future__ import annotations

import streamlit as st

from interview_kit.candidate import reminders, sent_words
from interview_kit.candidate.follow_up import Plan, Step
from interview_kit.candidate.follow_up_words import early_words
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import content
from interview_kit.documents import letters
from interview_kit.documents.messages import Message
from interview_kit.documents.word import file_name
from interview_kit.fields import application_fields
from interview_kit.text import number_duplicates
from interview_kit.ui import session
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.sending import message_forms, sent_mark, sentences
from interview_kit.ui.shell import navigation
from interview_kit.ui.word import layout_choice
from interview_kit.ui.word.downloads import OfferedFile, word_button
from interview_kit.ui.word.layout_choice import Layout
from interview_kit.ui.workarounds.escaping import escaped

_DOCUMENT = "thank_you"


def show(opened: OpenApplication, plan: Plan, step: Step) -> None:
    """Show a reminder with its sentences, its forms and whether it was sent."""
    letter = reminders.write_reminder(
        opened.application, step, plan, opened.profile, content().candidate, session.now()
    )
    if step.is_sent:
        st.caption(sent_mark.STAYS)
    else:
        _recipient(opened)
    st.caption("Subject")
    st.text(letter.subject or "None yet")
    st.text(letter.greeting)
    for sentence in letter.sentences:
        field = application_fields.REMINDER_TEXT.field(step.number, sentence.id, sentence.label)
        sentences.show(opened.form, field, sentence, is_sent=step.is_sent)
    st.text("\n".join((letter.sign_off, *letter.signature)))
    _warn_if_early(plan, step)
    _send(opened, letter, plan, step)


def _warn_if_early(plan: Plan, step: Step) -> None:
    if early := early_words(step, plan, session.today(), typed_lines.own_style().english):
        st.info(early, icon=":material/schedule:")


def _recipient(opened: OpenApplication) -> None:
    people = opened.application.people
    if len(people) < 2:
        return
    names = number_duplicates({str(each.number): each.listed_name for each in people})
    opened.form.choice(
        application_fields.REMINDER_TO,
        label="Reminder to",
        options=names,
        default=str(reminders.recipient_of(opened.application).number),
        required=True,
    )


def _send(opened: OpenApplication, letter: Letter, plan: Plan, step: Step) -> None:
    if letter.missing:
        st.warning(
            f"Before you can send it, fill in: {escaped(', '.join(letter.missing))}.",
            icon=":material/edit:",
        )
        with st.container(horizontal=True):
            st.page_link(
                navigation.target("pages/candidate/applications.py"),
                label="The application",
                icon=":material/work:",
                query_params={"application": opened.form.record_id},
            )
            navigation.link_to_your_data("Your contact info")
    else:
        _forms(opened, letter, step)
    sent_mark.show(
        opened.form,
        application_fields.REMINDER_SENT.field(step.number),
        application_fields.REMINDER_SENT_AT.field(step.number),
        style=typed_lines.own_style(),
        words=sent_words.fields_of_reminder(
            opened.application, step, letter, content().candidate.letter
        ),
        reopened=sent_words.reopened_reminder(
            opened.application, step, plan, opened.profile, content().candidate, session.now()
        )
        if step.is_sent
        else None,
    )


def _forms(opened: OpenApplication, letter: Letter, step: Step) -> None:
    recipient = reminders.recipient_of(opened.application, step)
    message = letters.message_of(letter, recipient, opened.profile)
    layout = layout_choice.choose(
        opened.person_form, _DOCUMENT, layout_choice.own_layouts(_DOCUMENT)
    )
    message_forms.show(
        message,
        word=lambda: _word_button(message, letter, layout),
        file_parts=_file_parts(letter),
    )


def _word_button(message: Message, letter: Letter, layout: Layout) -> OfferedFile | None:
    now = session.now()
    return word_button(
        "Download for Word",
        layout,
        lambda word_layout: letters.render_message(
            message,
            date_line=letter.date_line,
            language=letter.language,
            when=now,
            layout=word_layout,
        ),
        file_name(*_file_parts(letter)),
        words=(message.subject, message.body),
    )


def _file_parts(letter: Letter) -> tuple[str, ...]:
    return "reminder", letter.recipient, letter.company
