"""The words of a message that was sent, as fields that keep them as they were."""

from __future__ import annotations

from collections.abc import Iterable

from interview_kit.candidate.application import Application
from interview_kit.candidate.follow_up import Step
from interview_kit.candidate.reminders import recipient_of
from interview_kit.candidate.written_letter import Letter
from interview_kit.content.letter import LetterContent
from interview_kit.fields import application_fields
from interview_kit.text import slots


def fields_of_letter(
    application: Application, person: int, letter: Letter, content: LetterContent
) -> dict[str, str]:
    """Return the fields that keep the letter to a person as it is: its sentences and its details.

    What was typed is kept already, and is not among them.
    """
    texts = {
        application_fields.LETTER_TEXT.key(person, each.id): each.text
        for each in letter.sentences
        if not each.edited
    }
    return {**texts, **_details(application, person, letter, (s.id for s in content.slots))}


def fields_of_reminder(
    application: Application, step: Step, letter: Letter, content: LetterContent
) -> dict[str, str]:
    """Return the fields that keep a reminder as it is: sentences, recipient, subject, greeting."""
    person = recipient_of(application, step).number
    texts = {
        application_fields.REMINDER_TEXT.key(step.number, each.id): each.text
        for each in letter.sentences
        if not each.edited
    }
    subject = step.reminder.subject if step.reminder else ""
    english = next(iter(content.english.values()))
    shown = slots(subject + english.greeting)
    to = {application_fields.REMINDER_SENT_TO.key(step.number): str(person)}
    return {**texts, **to, **_details(application, person, letter, shown)}


def _details(
    application: Application, person: int, letter: Letter, names: Iterable[str]
) -> dict[str, str]:
    keys = {name: application_fields.LETTER_SLOT.key(person, name) for name in names}
    return {key: letter.slots[name] for name, key in keys.items() if key not in application.fields}
