"""What the candidate noted on the call, and where it can be used."""

from __future__ import annotations

from datetime import date

from interview_kit.candidate.application import Application
from interview_kit.candidate.breaths import first_sentence
from interview_kit.candidate.fitting import fit_into_sentence
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.preparing import Note
from interview_kit.fields import application_fields
from interview_kit.text import count_words, lines, one_line


def noted(application: Application, note: Note) -> str:
    """Return what was noted under a heading, on one line."""
    return one_line(application.text(application_fields.NOTE.key(note.id)))


def notes_for(
    slot: str, application: Application, candidate: CandidateContent
) -> tuple[tuple[Note, str], ...]:
    """Return the notes that can fill a slot of the script or the letter, with what to fill in.

    A slot holds one clause, so each line of a note is offered apart, its first sentence alone.
    """
    return tuple(
        (note, text)
        for note in candidate.preparing.notes
        if slot in note.offered_to
        for text in _clauses(application.text(application_fields.NOTE.key(note.id)), candidate)
    )


def notes_to_answer(
    slot: str, application: Application, candidate: CandidateContent
) -> tuple[tuple[Note, str], ...]:
    """Return the notes that the candidate answers in a slot of the letter, with what was noted."""
    notes = ((note, noted(application, note)) for note in candidate.preparing.notes)
    return tuple((note, text) for note, text in notes if text and note.answered_in == slot)


def is_used(note: str, text: str, slot: str, candidate: CandidateContent) -> bool:
    """Tell whether a text for a slot has all parts of a note, word for word as they are fitted."""
    return fit_parts(note, slot, candidate) <= fit_parts(text, slot, candidate)


def fit_parts(text: str, slot: str, candidate: CandidateContent) -> set[str]:
    """Return the parts of a text between semicolons, each as it is fitted, in small letters."""
    parts = text.casefold().split(";")
    return {fit_into_sentence(part, candidate.closing.fitting, slot) for part in parts}


def is_before_call(promised: date | None, call: date | None) -> bool:
    """Tell whether a promised day lies before the day of the call, which must be a mistake."""
    return promised is not None and call is not None and promised < call


def _clauses(text: str, candidate: CandidateContent) -> tuple[str, ...]:
    sentences = (first_sentence(line, candidate.closing) for line in lines(text))
    return tuple(dict.fromkeys(filter(count_words, sentences)))
