"""The thank-you letter, with the same words on the page, in Word and on the clipboard."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application, Person, Profile
from interview_kit.candidate.call_notes import is_before_call
from interview_kit.candidate.chosen_moves import is_on, is_on_with
from interview_kit.candidate.fitting import (
    fit_deed,
    fit_detail,
    fit_into_sentence,
    fit_name,
    fit_strengths,
)
from interview_kit.candidate.move_values import recap_strengths, uncovered_strengths
from interview_kit.candidate.saying import Said, say, say_strengths
from interview_kit.candidate.timing import (
    SendWindow,
    best_sending_time,
    call_day_words,
    send_window,
    weekday_date,
)
from interview_kit.candidate.written_letter import (
    Letter,
    assemble_letter,
    english_of,
)
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.letter import LetterContent, LetterNumbers, LetterSentence, Slot
from interview_kit.fields import application_fields
from interview_kit.text import Form, first_fitting, one_line, slots
from interview_kit.typed import AMERICAN
from interview_kit.typed.kinds import day_of, time_of
from interview_kit.typed.sentences import WrittenSentence, in_paragraphs, own_words
from interview_kit.typed.titles import title_without_marks

NO_PERSON = 0
"""The number of the letter that is written before anybody is named: people count from 1."""

_YEARS = range(1900, 3000)
_NAMES = ("name", "company", "job_title")  # what slots start with that stay as they were typed
_AS_TYPED = (*_NAMES, "when", "promise")
_OF_ONE_PERSON = ("name", "promise")
_STRENGTHS = ("strengths", "uncovered")


def prefilled_slots(
    application: Application,
    person: int,
    candidate: CandidateContent,
    now: datetime,
    english: str = AMERICAN,
    wanted: Collection[str] | None = None,
) -> dict[str, str]:
    """Return a value from the application for each slot of the letter to a person.

    `now` is the local time at which the letter is sent: it decides between "this morning" and
    "yesterday". A strength counts as not covered only where the candidate has chosen those that
    came up, and the closing script does not bring up the others. `wanted` are the slots to return,
    None for all.
    """
    shown = [each for each in candidate.letter.slots if wanted is None or each.id in wanted]
    names = {each.number: each.letter_name for each in application.people}
    closing = candidate.closing
    fitting = closing.fitting
    is_known = application.mentioned and not is_on_with("uncovered", application, closing)
    has_strengths = any(slot.starts_with in _STRENGTHS for slot in shown)
    recapped = recap_strengths(application, closing) if has_strengths else ()
    is_left = has_strengths and is_known
    uncovered = uncovered_strengths(application, closing, recapped) if is_left else ()
    details = {detail.id: detail for detail in closing.details}
    starts = {
        "": "",
        "name": names.get(person, ""),
        "when": call_day_words(call_day(application), now.date(), _call_time_of_day(application)),
        "company": application.company,
        "job_title": title_without_marks(application.job_title, closing.spoken.title_marks),
        "strengths": fit_strengths(recapped, fitting),
        "uncovered": "".join(uncovered[:1]),
        "promise": _promise(application, person, english),
    }

    def start(slot: Slot) -> str:
        if slot.detail:
            return fit_detail(application.text(slot.detail), fitting, details[slot.detail])
        text = starts[slot.starts_with]
        return fit_deed(text, fitting, slot.id) if slot.starts_with == "uncovered" else text

    return {slot.id: start(slot) for slot in shown}


def _promise(application: Application, person: int, english: str) -> str:
    """Return the day by which they will answer, "" where it is not known or before the call.

    One that was typed into another detail of the letter is not said a second time.
    """
    promised = day_of(application.text(application_fields.PROMISED_ON.key))
    if promised is None or is_before_call(promised, call_day(application)):
        return ""
    day = weekday_date(promised, english)
    family = application_fields.LETTER_SLOT
    fields = application.fields.items()
    typed = (text for key, text in fields if (ids := family.ids_of(key)) and ids[0] == person)
    return "" if any(day in one_line(text) for text in typed) else day


def letter_slots(
    application: Application,
    person: int,
    candidate: CandidateContent,
    now: datetime,
    english: str = AMERICAN,
    wanted: Collection[str] | None = None,
) -> dict[str, str]:
    """Return the slots of the letter to a person: as typed, else from the application.

    A slot that was emptied by hand stays empty. All are fitted into a sentence, names least.
    `wanted` are as in `prefilled_slots`.
    """
    prefilled = prefilled_slots(application, person, candidate, now, english, wanted)
    typed = _typed_slots(application, person, prefilled)
    return {
        name: said.text for name, said in _said_slots(typed, {}, application, candidate).items()
    }


def _said_slots(
    typed: Mapping[str, str],
    prefilled: Mapping[str, str],
    application: Application,
    candidate: CandidateContent,
) -> dict[str, Said]:
    """Return how the slots are said. What the kit made, as in `prefilled`, is no rough note."""
    fitting = candidate.closing.fitting

    def said(slot: Slot) -> Said:
        text = typed[slot.id]
        if slot.starts_with in _NAMES:
            return Said(fit_name(text, fitting))
        if slot.starts_with in _AS_TYPED:
            return Said(fit_into_sentence(text, fitting, slot.id))
        if slot.starts_with == "strengths" and text and text == prefilled.get(slot.id):
            return say_strengths(recap_strengths(application, candidate.closing), fitting)
        fit = fit_deed if slot.starts_with in _STRENGTHS else fit_into_sentence
        return say(text, fitting, slot.id, fit)

    return {slot.id: said(slot) for slot in candidate.letter.slots if slot.id in typed}


def _typed_slots(
    application: Application, person: int, prefilled: Mapping[str, str]
) -> dict[str, str]:
    """Return the slots as they stand in their fields."""
    family = application_fields.LETTER_SLOT
    fields = application.fields
    return {
        name: one_line(fields.get(family.key(person, name), text))
        for name, text in prefilled.items()
    }


def write_letter(
    application: Application,
    person: int,
    profile: Profile,
    candidate: CandidateContent,
    sent: datetime,
    shared: Mapping[str, str] | None = None,
) -> Letter:
    """Return the letter to a person, edited sentences included; `sent` is a local time.

    One that was sent bears the day of its sending. Of a rough note it says what can be said.
    `shared` are the `prefilled_slots` of a letter to another person, where they are at hand.
    """
    fields = (
        (each.id, application_fields.LETTER_TEXT.key(person, each.id))
        for each in candidate.letter.sentences
    )
    moves = candidate.closing.moves
    english = english_of(profile, candidate.letter)
    kit = candidate.letter.slots
    own_slots = {each.id for each in kit if shared is None or each.starts_with in _OF_ONE_PERSON}
    own = prefilled_slots(application, person, candidate, sent, english, own_slots)
    prefilled = {**(shared or {}), **own}
    typed = _typed_slots(application, person, prefilled)
    told = _said_slots(typed, prefilled, application, candidate)
    by_hand = {s.id for s in candidate.letter.slots if s.starts_with not in _AS_TYPED}
    letter = compose_letter(
        {name: said.text for name, said in told.items()},
        profile,
        candidate.letter,
        _day_of_sending(application, person) or sent.date(),
        own={sentence: application.text(field) for sentence, field in fields},
        claims=frozenset(move.id for move in moves if is_on(application, move)),
        forms={name: said.form for name, said in told.items() if name in by_hand},
    )
    edited = {each.id for each in letter.sentences if each.edited}
    waiting = {
        slot: said.left
        for slot, said in told.items()
        if said.left and sentence_with(slot, candidate.letter).id not in edited
    }
    return replace(letter, waiting=waiting, prefilled=prefilled)


def _day_of_sending(application: Application, person: int) -> date | None:
    is_sent = application.text(application_fields.SENT.key(person)) == "yes"
    return day_of(application.text(application_fields.SENT_AT.key(person))) if is_sent else None


def people_to_thank(application: Application) -> tuple[Person, ...]:
    """Return the people whose letter was not sent; one without a name where nobody is named."""
    people = application.people or (Person(number=NO_PERSON, name=""),)
    return tuple(
        each
        for each in people
        if application.text(application_fields.SENT.key(each.number)) != "yes"
    )


def sentence_with(slot: str, content: LetterContent) -> LetterSentence:
    """Return the sentence that says the value of a slot. Raises StopIteration for none."""
    return next(each for each in content.sentences if slot in slots("".join(each.variants)))


def last_slots(content: LetterContent) -> dict[str, str]:
    """Return the last slot of each sentence, "" for one without slots."""
    order = ["", *(slot.id for slot in content.slots)]
    used = {each.id: slots(" ".join(each.variants)) for each in content.sentences}
    return {name: max(("", *names), key=order.index) for name, names in used.items()}


def send_window_of(
    application: Application, zone: ZoneInfo, numbers: LetterNumbers
) -> SendWindow | None:
    """Return when to send the letter, None where the call's day or time is not known."""
    start = call_start(application)
    return send_window(start, application.minutes, zone, numbers) if start else None


def is_call_ahead(application: Application, now: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the call ends after `now`; without a time, whether its day is yet to come."""
    start = call_start(application)
    if start is None:
        on = call_day(application)
        return on is not None and on > now.astimezone(zone).date()
    return now < start.replace(tzinfo=zone).astimezone(UTC) + timedelta(minutes=application.minutes)


def sending_time(
    application: Application, now: datetime, zone: ZoneInfo, numbers: LetterNumbers
) -> datetime:
    """Return the local time at which the letter is best sent."""
    window = send_window_of(application, zone, numbers)
    return best_sending_time(window, now) if window else now.astimezone(zone)


def call_start(application: Application) -> datetime | None:
    """Return the local time of the call, None where its day or its time is not known."""
    day, at = call_day(application), _call_time_of_day(application)
    return datetime.combine(day, at) if day and at is not None else None


def call_day(application: Application) -> date | None:
    """Return the local day of the call, None where it is not known or its year is impossible."""
    day = day_of(application.text(application_fields.CALL_DATE.key))
    return day if day and day.year in _YEARS else None


def _call_time_of_day(application: Application) -> time | None:
    """Return the call's time of day from either field, None where the two fields disagree."""
    times = {
        time_of(application.text(field))
        for field in (application_fields.CALL_DATE.key, application_fields.CALL_TIME.key)
    } - {None}
    return times.pop() if len(times) == 1 else None


def compose_letter(
    slots: Mapping[str, str],
    profile: Profile,
    letter: LetterContent,
    today: date,
    *,
    own: Mapping[str, str] | None = None,
    claims: frozenset[str] | None = None,
    forms: Mapping[str, Form] | None = None,
) -> Letter:
    """Return the letter with these slots. A sentence without a value for one is left out.

    `own` are the candidate's words for a sentence, by its id; `claims` the moves that are on,
    None for all; `forms` what the values of slots are in a sentence.
    """
    values = {**slots, "name": profile.name, "phone": profile.phone, "email": profile.email}
    sentences = {
        each.id: _sentence(each, values, own or {}, claims, forms or {})
        for each in letter.sentences
    }
    paragraphs = in_paragraphs(
        {name: each.text for name, each in sentences.items()},
        {each.id: each.paragraph for each in letter.sentences},
    )
    missing = [s.label for s in letter.slots if s.required and not values.get(s.id, "").strip()]
    written = tuple(each for each in sentences.values() if each.text)
    return assemble_letter(written, paragraphs, values, profile, letter, today, missing=missing)


def _sentence(
    sentence: LetterSentence,
    values: Mapping[str, str],
    own: Mapping[str, str],
    claims: frozenset[str] | None,
    forms: Mapping[str, Form],
) -> WrittenSentence:
    typed = own_words(own.get(sentence.id, ""))
    is_claimed = not sentence.claim or claims is None or sentence.claim in claims
    variants = sentence.variants if is_claimed else sentence.variants[1:]
    text = typed or first_fitting(variants, values, forms)
    return WrittenSentence(sentence.id, sentence.label, text, bool(typed))
