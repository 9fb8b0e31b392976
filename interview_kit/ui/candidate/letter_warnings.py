"""Warnings about the letter that is shown. None of them keeps anybody from sending it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import streamlit as st

from interview_kit.candidate import letter_checks
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import content
from interview_kit.fields import application_fields
from interview_kit.store.records import applications
from interview_kit.store.records.applications import OtherNames
from interview_kit.ui import session
from interview_kit.ui.candidate import suggestions
from interview_kit.ui.candidate.application_frame import OpenApplication
from interview_kit.ui.workarounds.escaping import escaped
from interview_kit.ui.workarounds.session_memory import remembered


@dataclass
class _ReadNames:
    """The names in other applications than the one of the letter, as a session read them last."""

    others: OtherNames | None = None
    by_word: letter_checks.NamesByWord = field(default_factory=dict)


def show(
    opened: OpenApplication, person: int, letters: Mapping[int, Letter], people: Mapping[int, str]
) -> None:
    """Warn of what another application or letter has, too, of what is general, and of slips."""
    if name := letter_checks.name_in_small_letters(letters[person]):
        st.info(
            f"“Dear {escaped(name)}” has no capital in the name. Correct it, unless they write it "
            "like that.",
            icon=":material/spellcheck:",
        )
    _warn_of_other_names(opened, letters[person])
    _warn_of_shared_sentences(person, letters, people)
    kit = content().candidate.letter
    _say_what_waits(letters[person])
    if general := letter_checks.general_sentences(letters[person], kit):
        st.info(
            f"Still general: {_quoted(general)}. Add something that only this person could have "
            "told you.",
            icon=":material/person_edit:",
        )
    _warn_of_unedited_notes(opened, person, letters[person])
    _hint_at_notes(opened, person, letters[person])


def _say_what_waits(letter: Letter) -> None:
    labels = {slot.id: slot.label for slot in content().candidate.letter.slots}
    if waiting := tuple(labels[slot] for slot in letter.waiting):
        what = "has a note that" if len(waiting) == 1 else "have notes that"
        st.warning(
            f"{_quoted(waiting)} {what} the letter leaves out until you write a sentence "
            "of your own there.",
            icon=":material/edit_note:",
        )


def _warn_of_unedited_notes(opened: OpenApplication, person: int, letter: Letter) -> None:
    candidate = content().candidate
    if notes := letter_checks.unedited_notes(letter, person, opened.application, candidate):
        it = "it" if len(notes) == 1 else "each"
        reader = letter.slots.get("interviewer") or "its reader"
        st.warning(
            f"Still your notes, word for word: {escaped(_quoted(notes))}. Read {it} as a sentence "
            f"to {escaped(reader)}, and edit it if you wouldn't say it that way.",
            icon=":material/hearing:",
        )


def _hint_at_notes(opened: OpenApplication, person: int, letter: Letter) -> None:
    candidate = content().candidate
    labels = {slot.id: slot.label for slot in candidate.letter.slots}
    for slot in letter_checks.slots_asked_for(letter, opened.application, candidate):
        st.info(
            f"You noted “{labels[slot]}”, and the letter doesn't say it yet.",
            icon=":material/edit_note:",
        )
        letter_slot = application_fields.LETTER_SLOT.field(person, slot, labels[slot])
        suggestions.offer(opened, slot, letter_slot, place="hint")


def _warn_of_other_names(opened: OpenApplication, letter: Letter) -> None:
    read = remembered(_ReadNames)
    others = applications.names_in_others(session.actor(), opened.form.record_id, read.others)
    if others is not read.others:
        read.others, read.by_word = others, letter_checks.by_first_word(others.names)
    if names := letter_checks.names_of_others(letter, opened.application, read.by_word):
        st.warning(
            f"{escaped(_quoted(names))} is from another application. Is it meant to be here?"
            if len(names) == 1
            else f"{escaped(_quoted(names))} are from other applications. Are they meant to be "
            "here?",
            icon=":material/domain_disabled:",
        )


def _warn_of_shared_sentences(
    person: int, letters: Mapping[int, Letter], people: Mapping[int, str]
) -> None:
    kit = content().candidate.letter
    shared: dict[tuple[str, ...], list[str]] = {}
    others = {other: letter for other, letter in letters.items() if other != person}
    same = [o for o in others if letter_checks.is_same_letter(letters[person], others[o])]
    if same:
        st.warning(
            f"Your letter to {_to([people[other] for other in same])} is the same, word for word. "
            "Add to each what only that person told you.",
            icon=":material/group:",
        )
    for other in (each for each in others if each not in same):
        if labels := letter_checks.shared_sentences(letters[person], others[other], kit):
            shared.setdefault(labels, []).append(people[other])
    for labels, names in shared.items():
        st.warning(
            f"Your letter to {_to(names)} says the same thing under {_quoted(labels)}. They may "
            "compare notes, so write something different to each.",
            icon=":material/group:",
        )


def _to(names: list[str]) -> str:
    """Return the people of some letters: "Tom Reed", or "Tom Reed and 38 others"."""
    first, rest = escaped(names[0]), len(names) - 1
    if not rest:
        return first
    return f"{first} and {escaped(names[1])}" if rest == 1 else f"{first} and {rest} others"


def _quoted(texts: tuple[str, ...]) -> str:
    return ", ".join(f"“{text}”" for text in texts)
