"""The reminders to those who have not answered, with the same words in each form."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from interview_kit.candidate.application import Application, Person, Profile
from interview_kit.candidate.chosen_moves import is_on
from interview_kit.candidate.follow_up import Plan, Step
from interview_kit.candidate.thank_you import NO_PERSON, call_day, letter_slots
from interview_kit.candidate.written_letter import (
    Letter,
    assemble_letter,
    english_of,
)
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.follow_up import TWO_SENT, Reminder
from interview_kit.fields import application_fields
from interview_kit.text import first_complete, slots
from interview_kit.typed import AMERICAN
from interview_kit.typed.sentences import WrittenSentence, in_paragraphs, own_words
from interview_kit.typed.words import long_date


def recipient_of(application: Application, step: Step | None = None) -> Person:
    """Return who gets the reminders: the person chosen, else the first; nobody where none is.

    A `step` that was sent keeps the person it was sent to.
    """
    people = application.people or (Person(number=NO_PERSON, name=""),)
    chosen = application.text(application_fields.REMINDER_TO.key)
    if step and step.is_sent:
        sent_to = application.text(application_fields.REMINDER_SENT_TO.key(step.number))
        chosen = sent_to or chosen
    return next((each for each in people if str(each.number) == chosen), people[0])


def write_reminder(
    application: Application,
    step: Step,
    plan: Plan,
    profile: Profile,
    candidate: CandidateContent,
    now: datetime,
) -> Letter:
    """Return the reminder of a step as a letter, edited sentences included; `now` is local.

    Raises ValueError for a step that is no reminder.
    """
    if step.reminder is None:
        raise ValueError(f"step {step.number} is no reminder")
    kind = english_of(profile, candidate.letter)
    values = _values(application, step, plan, candidate, now, kind)
    sentences = _sentences(application, step, plan, candidate, values)
    paragraphs = in_paragraphs(
        {each.id: each.text for each in sentences},
        {each.id: each.paragraph for each in candidate.follow_up.sentences_of(step.reminder.id)},
    )
    return assemble_letter(
        sentences,
        paragraphs,
        values,
        profile,
        candidate.letter,
        _day_of_sending(step, now),
        missing=_missing(step.reminder, values, candidate),
        subject=step.reminder.subject,
        greeting_without_name=candidate.follow_up.greeting_without_name,
    )


def _values(
    application: Application,
    step: Step,
    plan: Plan,
    candidate: CandidateContent,
    now: datetime,
    english: str,
) -> dict[str, str]:
    """Return the slots of the thank-you, and the days that a reminder names."""
    day, promised, sent = call_day(application), plan.promised, step.on or now.date()
    # A date that an earlier message asked about isn't named again.
    is_asked_about = step.reason == "promise" or step.number == 1
    is_over = promised is not None and promised < sent and is_asked_about
    person = recipient_of(application, step).number
    return {
        **letter_slots(application, person, candidate, now, wanted=_slots_in(step, candidate)),
        "day": _date_words(day, sent, english) if day else "",
        "promised": _date_words(promised, sent, english) if promised and is_over else "",
    }


def _slots_in(step: Step, candidate: CandidateContent) -> frozenset[str]:
    """Return the slots that a reminder and what stands round its paragraphs may have."""
    reminder = step.reminder
    sentences = candidate.follow_up.sentences_of(reminder.id) if reminder else ()
    greetings = (english.greeting for english in candidate.letter.english.values())
    variants = (text for each in sentences for text in each.variants)
    return frozenset(slots(" ".join((reminder.subject if reminder else "", *greetings, *variants))))


def _day_of_sending(step: Step, now: datetime) -> date:
    return step.on if step.is_sent and step.on else now.date()


def _sentences(
    application: Application,
    step: Step,
    plan: Plan,
    candidate: CandidateContent,
    values: Mapping[str, str],
) -> tuple[WrittenSentence, ...]:
    claims = {move.id for move in candidate.closing.moves if is_on(application, move)}
    sent_before = [
        each for each in plan.steps if each.reminder and each.number < step.number and each.is_sent
    ]
    if len(sent_before) == 2:
        claims.add(TWO_SENT)
    reminder = step.reminder.id if step.reminder else ""
    written = []
    for sentence in candidate.follow_up.sentences_of(reminder):
        key = application_fields.REMINDER_TEXT.key(step.number, sentence.id)
        own = own_words(application.text(key))
        is_claimed = not sentence.claim or sentence.claim in claims
        variants = sentence.variants if is_claimed else sentence.variants[1:]
        text = own or first_complete(variants, values)
        written.append(WrittenSentence(sentence.id, sentence.label, text, bool(own)))
    return tuple(each for each in written if each.text)


def _missing(
    reminder: Reminder, values: Mapping[str, str], candidate: CandidateContent
) -> tuple[str, ...]:
    """Return the labels of the details without which the reminder would not say what it is about.

    A greeting needs no name.
    """
    sentences = candidate.follow_up.sentences_of(reminder.id)
    texts = (reminder.subject, *(each.variants[-1] for each in sentences))
    needed = set(slots(" ".join(texts)))
    return tuple(
        slot.label for slot in candidate.letter.slots if slot.id in needed and not values[slot.id]
    )


def _date_words(day: date, sent: date, english: str) -> str:
    """Return a day as a letter names it: "November 30", with its year where that is not sure."""
    if abs((sent - day).days) > 300:
        return long_date(day, english)
    return f"{day:%B} {day.day}" if english == AMERICAN else f"{day.day} {day:%B}"
