"""The thank-you: the details of the letter, the letter itself, when to send it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from interview_kit.candidate import letter_checks, letter_copies, panel, sent_words, thank_you
from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import content
from interview_kit.documents import letters
from interview_kit.documents.word import file_name, text_of
from interview_kit.errors import DocumentError
from interview_kit.fields import application_fields
from interview_kit.store.database import connections
from interview_kit.store.records import record_fields
from interview_kit.text import number_duplicates
from interview_kit.typed.sentences import WrittenSentence
from interview_kit.ui import notices, session
from interview_kit.ui.candidate import (
    application_frame,
    call_over_button,
    letter_list,
    letter_warnings,
    page_jumps,
    strengths_form,
    suggestions,
)
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.forms import typed_lines
from interview_kit.ui.sending import message_forms, sent_mark, sentences
from interview_kit.ui.shell import choosers, navigation, show_more
from interview_kit.ui.shell.advice import show_advice
from interview_kit.ui.word import layout_choice
from interview_kit.ui.word.downloads import OfferedFile, word_button
from interview_kit.ui.word.layout_choice import Layout
from interview_kit.ui.workarounds.escaping import escaped

_WHO = "person"
_MOST_BUTTONS = 6  # people side by side; more are a list that can be searched
_DOCUMENT = "thank_you"
_COPIES = "copies"
_COPIES_SHOWN = 5


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "Thank-you", "One letter for each person you spoke to."
    )
    if opened is None:
        show_advice(*content().candidate.advice_for("letter"))
        return
    people = _people(opened)
    candidate = content().candidate
    zone = call_zone(opened.application, session.zone())
    sent = thank_you.sending_time(opened.application, session.now(), zone, candidate.letter.numbers)
    panel_letters = panel.write_letters(opened.application, opened.profile, candidate, sent)
    is_draft = thank_you.is_call_ahead(opened.application, session.now(), zone)
    person = _person(people)
    letter = panel_letters[person]
    layouts = layout_choice.own_layouts(_DOCUMENT)
    letter_list.show(
        opened,
        panel_letters,
        people,
        layout_choice.chosen(opened.person_form, _DOCUMENT, layouts),
        is_draft=is_draft,
        choose=_choose_person,
    )
    page_jumps.show_for_letter()
    left, right = st.columns([2, 3], gap="large")
    with left:
        if _is_sent(opened, person):
            st.header("What you sent", anchor=False)
            st.caption(sent_mark.STAYS)
        else:
            _details(opened, person, letter)
            _copy_buttons(opened, person, people)
    with right.container(key="stays-letter"):
        layout = layout_choice.choose(opened.person_form, _DOCUMENT, layouts)
        _letter(opened, letter, layout, is_draft=is_draft)
        if not _is_sent(opened, person):
            letter_warnings.show(opened, person, panel_letters, people)
        _send(opened, person, letter, layout, sent, is_draft=is_draft)
        show_advice(*candidate.advice_for("letter"))


def _people(opened: OpenApplication) -> dict[int, str]:
    return number_duplicates(
        {person.number: person.listed_name for person in opened.application.people}
    )


def _person(people: dict[int, str]) -> int:
    if not people:
        return thank_you.NO_PERSON
    wanted = choosers.record_from_url(_WHO)
    chosen = int(wanted) if wanted.isdecimal() and int(wanted) in people else next(iter(people))
    label = "Letter to"
    if len(people) > _MOST_BUTTONS:
        choosers.choose_from_list(label, _WHO, people, chosen, width=420)
    else:
        names = {number: escaped(name) for number, name in people.items()}
        choosers.choose_from_buttons(label, _WHO, names, chosen)
    return chosen


def _choose_person(number: int) -> None:
    st.query_params[_WHO] = str(number)


def _details(opened: OpenApplication, person: int, letter: Letter) -> None:
    """Show the details of the letter, each followed by the sentences that it completes."""
    candidate, prefilled = content().candidate, letter.prefilled
    last_slots = thank_you.last_slots(candidate.letter)
    st.header("Details for the letter", anchor=False)
    for slot in candidate.letter.slots:
        field = application_fields.LETTER_SLOT.field(person, slot.id, slot.label)
        opened.form.line(
            field,
            label=slot.label,
            default=prefilled[slot.id],
            help=slot.help,
            required=slot.required,
            live=True,
        )
        suggestions.offer(
            opened,
            slot.id,
            field,
            default=prefilled[slot.id],
        )
        if slot.id in letter.waiting:
            st.caption(
                ":material/edit_note: Not all of this is in a sentence yet. Write your own below."
            )
        elif slot.starts_with == "strengths" and letter.slots[slot.id] == prefilled[slot.id]:
            strengths_form.say_what_is_left_out(opened)
        _sentences(
            opened, person, letter, [name for name in last_slots if last_slots[name] == slot.id]
        )
    _sentences(opened, person, letter, [name for name in last_slots if not last_slots[name]])


def _copy_buttons(opened: OpenApplication, person: int, people: dict[int, str]) -> None:
    kit, application = content().candidate.letter, opened.application
    begun = letter_copies.begun_letters(application)
    sources = {
        other: name
        for other, name in {thank_you.NO_PERSON: "", **people}.items()
        if other in begun - {person}
        and letter_copies.fields_to_copy(application, kit, other, person)
    }
    shown = show_more.rows_to_show(_COPIES, _COPIES_SHOWN)
    for other, name in list(sources.items())[:shown]:
        st.button(
            f"Copy from your letter to {escaped(name)}" if name else "Copy from your first draft",
            key=f"copy-from-{other}",
            icon=":material/content_copy:",
            help="Fills in only what's missing from this letter. What you wrote here stays.",
            on_click=notices.errors_as_notices(_copy),
            args=(opened, other, person),
        )
    if len(sources) > shown:
        show_more.button(_COPIES, shown)


def _copy(opened: OpenApplication, source: int, target: int) -> None:
    # The fields are read again, since more may have been typed since the page ran.
    form = opened.form.reload()
    application = Application.from_entries(record_fields.entry_values(form.entries))
    kit = content().candidate.letter
    form.store_fields(letter_copies.fields_to_copy(application, kit, source, target))


def _sentences(opened: OpenApplication, person: int, letter: Letter, names: list[str]) -> None:
    """Show those sentences that the letter has, or that wait for the candidate's own words."""
    kit = content().candidate.letter
    written = {each.id: each for each in letter.sentences}
    notes: dict[str, list[str]] = {}
    for slot, note in letter.waiting.items():
        notes.setdefault(thank_you.sentence_with(slot, kit).id, []).append(note)
    for sentence in kit.sentences:
        if sentence.id in names and sentence.id in {**written, **notes}:
            sentences.show(
                opened.form,
                application_fields.LETTER_TEXT.field(person, sentence.id, sentence.label),
                written.get(sentence.id)
                or WrittenSentence(sentence.id, sentence.label, text="", edited=False),
                note="; ".join(notes.get(sentence.id, ())),
            )


def _letter(opened: OpenApplication, letter: Letter, layout: Layout, *, is_draft: bool) -> None:
    kit = content().candidate.letter
    if is_draft:
        st.warning(
            "This is a draft. The call isn't over yet, and the letter is written as if it were: "
            "finish it afterward and download it then. What you write now is saved.",
            icon=":material/edit_note:",
        )
        call_over_button.offer(opened)
    _preview(letter, layout)
    length = letter_checks.length_advice(letter.words, kit)
    if letter.words > kit.numbers.one_page_words:
        st.warning(length, icon=":material/warning:")
    else:
        st.caption(length or f"{letter.words} words, a good length.")
    if letter.missing:
        still = "Still to fill in" if is_draft else "Before you can download it, fill in"
        st.warning(
            f"{still}: {escaped(', '.join(letter.missing))}.",
            icon=":material/edit:",
        )
    navigation.link_to_your_data("Your contact info")


def _preview(letter: Letter, layout: Layout) -> None:
    """Show the text of the file, and what its layout leaves out."""
    kit = content().candidate.letter
    text = None if layout.id == layout_choice.KIT else _text_of_file(letter, layout)
    with st.container(key="letter"):
        if text is not None:
            st.text(text)
        else:
            st.text(letter.date_line)
            if letter.subject:
                st.caption("Subject")
                st.text(letter.subject)
            st.text(letter.body)
    template = layout.template() if text is not None else None
    if template and (unused := letters.unused_details(letter, template.names, kit)):
        st.info(f"This layout leaves out: {escaped('; '.join(unused))}.", icon=":material/info:")


def _text_of_file(letter: Letter, layout: Layout) -> str | None:
    """Return the text of the file, None where the layout fails: the download says why."""
    try:
        made = letters.render_thank_you(letter, when=session.now(), layout=layout.template())
    except DocumentError:
        return None
    return text_of(made.data)


def _send(
    opened: OpenApplication,
    person: int,
    letter: Letter,
    layout: Layout,
    sent: datetime,
    *,
    is_draft: bool,
) -> None:
    if not _is_sent(opened, person):
        st.markdown(f":material/schedule: {_when_to_send(opened)}")
    if letter.missing or is_draft:
        return
    message_forms.show(
        letters.message_of(letter, opened.application.person(person), opened.profile),
        word=lambda: _word_button(letter, layout),
        file_parts=_file_parts(letter),
    )
    layout_choice.link(_DOCUMENT)
    sent_mark.show(
        opened.form,
        application_fields.SENT.field(person),
        application_fields.SENT_AT.field(person),
        style=typed_lines.own_style(),
        words=sent_words.fields_of_letter(
            opened.application, person, letter, content().candidate.letter
        ),
        reopened=sent_words.reopened_letter(
            opened.application, person, opened.profile, content().candidate, sent
        )
        if _is_sent(opened, person)
        else None,
    )


def _is_sent(opened: OpenApplication, person: int) -> bool:
    return opened.form.text(application_fields.SENT.field(person)) == "yes"


def _when_to_send(opened: OpenApplication) -> str:
    if advice := application_frame.when_to_send(opened.application):
        return advice
    lacks = "time" if thank_you.call_day(opened.application) else "day and time"
    return f"Add the {lacks} of the call under “Applications” to see when to send this."


def _word_button(letter: Letter, layout: Layout) -> OfferedFile | None:
    now = session.now()
    return word_button(
        "Download for Word",
        layout,
        lambda word_layout: letters.render_thank_you(letter, when=now, layout=word_layout),
        file_name(*_file_parts(letter)),
        primary=True,
        words=(letter.subject, letter.body),
    )


def _file_parts(letter: Letter) -> tuple[str, ...]:
    return "thank-you", letter.recipient, letter.company


with connections.reading():  # in one transaction what would take three
    main()
