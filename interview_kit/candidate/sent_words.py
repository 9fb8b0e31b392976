"""The words of a message that was sent, as fields that keep them as they were."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from interview_kit.candidate.application import Application, Profile
from interview_kit.candidate.follow_up import Plan, Step
from interview_kit.candidate.reminders import recipient_of, write_reminder
from interview_kit.candidate.thank_you import write_letter
from interview_kit.candidate.written_letter import Letter
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.letter import LetterContent
from interview_kit.fields import application_fields
from interview_kit.text import slots
from interview_kit.typed.sentences import own_words


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


def reopened_letter(
    application: Application,
    person: int,
    profile: Profile,
    candidate: CandidateContent,
    now: datetime,
) -> dict[str, str]:
    """Return the fields to empty where the letter to a person was not sent after all.

    They hold the kit's own sentences, which the details then change again; `now` is local.
    """
    ids = [each.id for each in candidate.letter.sentences]
    keys = {each: application_fields.LETTER_TEXT.key(person, each) for each in ids}
    without = _without(application, keys)
    return _reopened(application, keys, write_letter(without, person, profile, candidate, now))


def reopened_reminder(
    application: Application,
    step: Step,
    plan: Plan,
    profile: Profile,
    candidate: CandidateContent,
    now: datetime,
) -> dict[str, str]:
    """Return the fields to empty where a reminder was not sent after all, as `reopened_letter`."""
    ids = [
        each.id
        for each in candidate.follow_up.sentences_of(step.reminder.id if step.reminder else "")
    ]
    keys = {each: application_fields.REMINDER_TEXT.key(step.number, each) for each in ids}
    without = _without(application, keys)
    return _reopened(
        application, keys, write_reminder(without, step, plan, profile, candidate, now)
    )


def _without(application: Application, keys: Mapping[str, str]) -> Application:
    own = frozenset(keys.values())
    return Application(fields={k: v for k, v in application.fields.items() if k not in own})


def _reopened(
    application: Application, keys: Mapping[str, str], suggested: Letter
) -> dict[str, str]:
    return {
        keys[each.id]: ""
        for each in suggested.sentences
        if own_words(application.text(keys[each.id])) == each.text
    }


def _details(
    application: Application, person: int, letter: Letter, names: Iterable[str]
) -> dict[str, str]:
    keys = {name: application_fields.LETTER_SLOT.key(person, name) for name in names}
    return {key: letter.slots[name] for name, key in keys.items() if key not in application.fields}
