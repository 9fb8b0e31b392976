"""The thank-you: what goes into the letter, the letter itself, when to send it."""

from __future__ import annotations

from datetime import datetime

import streamlit as st

from interview_kit.candidate import thank_you as rules
from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import zone_of
from interview_kit.candidate.thank_you import Letter, Said
from interview_kit.content import content
from interview_kit.documents import letters
from interview_kit.documents.word import file_name, text_of
from interview_kit.errors import DocumentError
from interview_kit.store.records import record_fields
from interview_kit.text import number_duplicates
from interview_kit.ui import session
from interview_kit.ui.candidate import application_frame, move_rows
from interview_kit.ui.candidate.application_frame import Opened
from interview_kit.ui.shell import frame
from interview_kit.ui.word import layout_choice
from interview_kit.ui.word.downloads import tell, word_button
from interview_kit.ui.word.layout_choice import Layout
from interview_kit.ui.workarounds.escaping import escaped

_WHO = "person"
_DOCUMENT = "thank_you"


def main() -> None:
    """Show the page."""
    opened = application_frame.open_application(
        "Thank-you", "One letter for each person you spoke to."
    )
    if opened is None:
        frame.advice(*content().candidate.advice_for("letter"))
        return
    people = _people(opened)
    person = _person(opened, people)
    candidate = content().candidate
    zone = zone_of(opened.application, session.zone())
    sent = rules.sent_at(opened.application, session.now(), zone, candidate.letter.numbers)
    letter = rules.write_letter(opened.application, person, opened.profile, candidate, sent)
    is_draft = rules.is_ahead(opened.application, session.now(), zone)
    left, right = st.columns([2, 3], gap="large")
    with left:
        _details(opened, person, letter, sent)
        _copying(opened, person, people)
    with right.container(key="stays-letter"):
        layout = layout_choice.choose(opened.profile_form, _DOCUMENT, layout_choice.own(_DOCUMENT))
        _letter(letter, layout, is_draft=is_draft)
        _alike(opened, person, people, letter, sent)
        _send(opened, person, letter, layout, is_draft=is_draft)
        frame.advice(*candidate.advice_for("letter"))


def _people(opened: Opened) -> dict[int, str]:
    return number_duplicates(
        {person.number: person.name or person.role for person in opened.application.people}
    )


def _person(opened: Opened, people: dict[int, str]) -> int:
    if not people:
        return rules.NOBODY
    wanted = frame.record_from_url(_WHO)
    chosen = int(wanted) if wanted.isdecimal() and int(wanted) in people else next(iter(people))
    key = frame.chooser_key("letter-person", people)
    st.session_state[key] = chosen
    st.segmented_control(
        "Letter to",
        list(people),
        format_func=lambda number: escaped(people[number]),
        key=key,
        required=True,
        on_change=frame.choose_in_url,
        args=(_WHO, key, chosen),
    )
    return chosen


def _details(opened: Opened, person: int, letter: Letter, sent: datetime) -> None:
    """Show the details of the letter, each with the sentences that are finished with it."""
    candidate = content().candidate
    known = rules.prefilled_slots(opened.application, person, candidate, sent)
    finished = rules.finishing_slots(candidate.letter)
    st.header("Details for the letter", anchor=False)
    for slot in candidate.letter.slots:
        opened.form.line(
            slot.label,
            rules.slot_field(person, slot.id),
            default=known[slot.id],
            help=slot.help,
            required=slot.required,
            live=True,
        )
        _sentences(opened, person, [s for s in letter.sentences if finished[s.id] == slot.id])
    _sentences(opened, person, [s for s in letter.sentences if not finished[s.id]])


def _copying(opened: Opened, person: int, people: dict[int, str]) -> None:
    for other, name in {rules.NOBODY: "", **people}.items():
        if other != person and rules.fields_to_copy(opened.application, other, person):
            st.button(
                f"Copy from your letter to {escaped(name)}"
                if name
                else "Copy from your first draft",
                key=f"copy-from-{other}",
                icon=":material/content_copy:",
                help="Fills in only what's missing from this letter. What you wrote here stays.",
                on_click=session.safely(_copy),
                args=(opened, other, person),
            )


def _copy(opened: Opened, giver: int, taker: int) -> None:
    """Copy on top of what is stored by now: words may have been typed since the page ran."""
    now = opened.form.reread()
    application = Application.from_entries(record_fields.texts(now.entries))
    now.press(rules.fields_to_copy(application, giver, taker))


def _sentences(opened: Opened, person: int, sentences: list[Said]) -> None:
    for said in sentences:
        field = rules.sentence_field(person, said.id)
        with st.container(border=True, key=f"sentence-{said.id}", gap="xsmall"):
            if said.edited:
                opened.form.area(f"Your words: {said.label}", field, rows=3, live=True)
                st.caption("You've edited this sentence, so the details no longer change it.")
                move_rows.start_over(opened, field, said.label)
            else:
                st.text(said.text)
                move_rows.edit_button(
                    opened, field, said.text, said.label, name=f"sentence-{said.id}"
                )


def _letter(letter: Letter, layout: Layout, *, is_draft: bool) -> None:
    numbers = content().candidate.letter
    if is_draft:
        st.warning(
            "This is a draft. The call isn't over yet, and the letter is written as if it were: "
            "finish it afterward and download it then. What you write now is saved.",
            icon=":material/edit_note:",
        )
    _preview(letter, layout)
    length = rules.length_advice(letter.words, numbers)
    if letter.words > numbers.numbers.one_page_words:
        st.warning(length, icon=":material/warning:")
    else:
        st.caption(length or f"{letter.words} words, a good length.")
    if letter.missing:
        still = "Still to fill in" if is_draft else "Before you can download it, fill in"
        st.warning(
            f"{still}: {escaped(', '.join(letter.missing))}.",
            icon=":material/edit:",
        )
    st.page_link("pages/start/your_data.py", label="Your contact info", icon=":material/badge:")


def _preview(letter: Letter, layout: Layout) -> None:
    """Show what the file will hold, in its order, and what its layout leaves out."""
    text = None if layout.id == layout_choice.KIT else _text_in(letter, layout)
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
    if template and (unused := letters.unused_in(letter, template.names)):
        st.info(f"This layout leaves out: {escaped('; '.join(unused))}.", icon=":material/info:")


def _text_in(letter: Letter, layout: Layout) -> str | None:
    """Return the text of the file, None where the layout does not work: the download says why."""
    try:
        made = letters.thank_you(letter, when=session.now(), template=layout.template())
    except DocumentError:
        return None
    return text_of(made.data)


def _alike(
    opened: Opened, person: int, people: dict[int, str], letter: Letter, sent: datetime
) -> None:
    candidate = content().candidate
    for other, name in people.items():
        if other == person:
            continue
        theirs = rules.write_letter(opened.application, other, opened.profile, candidate, sent)
        if shared := rules.shared_sentences(letter, theirs, candidate.letter):
            st.warning(
                f"Your letter to {escaped(name)} says the same thing under "
                f"“{'”, “'.join(shared)}”. They may compare notes, so write "
                "something different to each.",
                icon=":material/group:",
            )


def _send(opened: Opened, person: int, letter: Letter, layout: Layout, *, is_draft: bool) -> None:
    if opened.form.text(rules.sent_field(person)) != "yes":
        st.markdown(f":material/schedule: {_when_to_send(opened)}")
    if letter.missing or is_draft:
        return
    _word_file(letter, layout)
    with st.expander("Copy", icon=":material/content_copy:"):
        st.code(letter.subject, language=None, wrap_lines=True)
        st.code(letter.body, language=None, wrap_lines=True)
    opened.form.tick("I've sent it", rules.sent_field(person))


def _when_to_send(opened: Opened) -> str:
    if advice := application_frame.when_to_send(opened.application, opened.profile):
        return advice
    lacks = "time" if rules.call_day(opened.application) else "day and time"
    return f"Add the {lacks} of the call under “Prepare” to see when to send this."


def _word_file(letter: Letter, layout: Layout) -> None:
    now = session.now()
    made = word_button(
        "Download for Word",
        layout,
        lambda template: letters.thank_you(letter, when=now, template=template),
        file_name("thank-you", letter.slots["interviewer"], letter.slots["company"]),
        primary=True,
    )
    tell(made, "in the letter")
    layout_choice.link(_DOCUMENT)


main()
