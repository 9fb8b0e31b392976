"""What the candidate noted on the call, and where it can be used."""

from __future__ import annotations

from datetime import date

from interview_kit.candidate.application import Application
from interview_kit.content.preparing import Note, Preparing
from interview_kit.fields import application_fields
from interview_kit.text import one_line


def noted(application: Application, note: Note) -> str:
    """Return what was noted under a heading, on one line."""
    return one_line(application.text(application_fields.NOTE.key(note.id)))


def notes_for(
    slot: str, application: Application, preparing: Preparing
) -> tuple[tuple[Note, str], ...]:
    """Return the notes that can fill a slot of the script or the letter, with their text."""
    offered = (note for note in preparing.notes if slot in note.offered_to)
    return tuple((note, text) for note in offered if (text := noted(application, note)))


def is_before_call(promised: date | None, call: date | None) -> bool:
    """Tell whether a promised day lies before the day of the call, which must be a mistake."""
    return promised is not None and call is not None and promised < call
