"""The letters to everybody on the call, and how far each is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.letter_checks import unedited_notes
from interview_kit.candidate.thank_you import (
    NO_PERSON,
    people_to_thank,
    prefilled_slots,
    write_letter,
)
from interview_kit.candidate.written_letter import Letter, english_of
from interview_kit.content.candidate import CandidateContent
from interview_kit.fields import application_fields

State = Literal["missing", "waiting", "notes", "ready", "sent"]
"""How far a letter is: it lacks a detail, a note waits for own words, it has unedited notes, it can
be sent, it was sent."""


def write_letters(
    application: Application, profile: Profile, candidate: CandidateContent, sent: datetime
) -> dict[int, Letter]:
    """Return the letter to each person by their number, `NO_PERSON` where nobody is named.

    `sent` is the local time at which they are sent.
    """
    numbers = [person.number for person in application.people] or [NO_PERSON]
    english = english_of(profile, candidate.letter)
    shared = prefilled_slots(application, NO_PERSON, candidate, sent, english)
    return {
        number: write_letter(application, number, profile, candidate, sent, shared)
        for number in numbers
    }


def letter_state(
    application: Application, number: int, letter: Letter, candidate: CandidateContent
) -> State:
    """Return how far the letter to a person is."""
    if application.text(application_fields.SENT.key(number)) == "yes":
        return "sent"
    if letter.missing:
        return "missing"
    if letter.waiting:
        return "waiting"
    return "notes" if unedited_notes(letter, number, application, candidate) else "ready"


def progress_words(application: Application) -> str:
    """Return how many letters of some were sent, "" while none of them was, or all were."""
    total = len(application.people)
    sent = total - len(people_to_thank(application))
    return f"{sent} of {total} sent" if 0 < sent < total else ""


def complete_letters(letters: Mapping[int, Letter]) -> dict[int, Letter]:
    """Return the letters that lack nothing."""
    return {number: letter for number, letter in letters.items() if not letter.missing}
