"""The thank-you letter: one source for its words, on the page, in Word and on the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from interview_kit.candidate.application import SENT, Application, Person, Profile
from interview_kit.candidate.closing_script import is_on, recap_strengths, uncovered_strengths
from interview_kit.candidate.fitting import fitted, offered, told
from interview_kit.candidate.timing import SendWindow, best_moment, day, send_window, when_spoken
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.letter import LetterContent, LetterNumbers, Sentence
from interview_kit.text import count_words, first_complete, one_line, slots
from interview_kit.typed.kinds import day_of, time_of

YOUR_NAME = "Your own name"
NOBODY = 0
"""Whom the letter goes to as long as nobody is named: people count from 1."""

_YEARS = range(1900, 3000)
_NEVER_CHANGED = frozenset(["interviewer", "company", "job_title"])
_OF_STRENGTHS = ("capabilities", "not_covered")
_CLAIMS = frozenset(["interest"])


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a letter by its id, as it stands there; `edited` are own words."""

    id: str
    label: str
    text: str
    edited: bool


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is sent. `missing` are the labels of what has to be filled in first.

    `signature` holds name, phone and email, those that are given; `slots` each value by
    name; `language` is a BCP 47 tag; `words` counts greeting, paragraphs and sign-off;
    `sentences` are those of the paragraphs.
    """

    date_line: str
    subject: str
    greeting: str
    paragraphs: tuple[str, ...]
    sign_off: str
    signature: tuple[str, ...]
    language: str
    slots: Mapping[str, str]
    words: int
    missing: tuple[str, ...]
    sentences: tuple[Said, ...] = ()

    @property
    def body(self) -> str:
        """Everything from the greeting to the signature, as plain text."""
        closing = "\n".join(part for part in (self.sign_off, *self.signature) if part)
        return "\n\n".join(part for part in (self.greeting, *self.paragraphs, closing) if part)


def prefilled_slots(
    application: Application, person: int, candidate: CandidateContent, now: datetime
) -> dict[str, str]:
    """Return what the application already says for each slot of the letter to a person.

    `now` is the local time at which the letter is sent, by which "this morning" is told from
    "yesterday". What the call left out is known only once it is said what came up, and nothing
    that the script says is left out.
    """
    names = {each.number: each.called for each in application.people}
    fitting = candidate.closing.fitting
    closing = candidate.closing
    said = any(move.id == "not_covered" and is_on(application, move) for move in closing.moves)
    known = application.mentioned and not said
    uncovered = uncovered_strengths(application, closing) if known else ()
    return {
        "interviewer": names.get(person, ""),
        "when": when_spoken(call_day(application), now.date(), _call_clock(application)),
        "company": application.company,
        "job_title": application.job_title,
        "learned": fitted(application.text("heard"), fitting, "heard"),
        "demand": "",
        "capabilities": offered(recap_strengths(application), fitting),
        "value": fitted(application.text("how"), fitting, "how"),
        "not_covered": told("".join(uncovered[:1]), fitting, "not_covered"),
        "next_steps": "",
    }


def letter_slots(
    application: Application, person: int, candidate: CandidateContent, now: datetime
) -> dict[str, str]:
    """Return the slots of the letter to a person: what was typed, else what is known already.

    A slot that was emptied by hand stays empty. All but names are fit for mid-sentence.
    """
    typed = {
        name: one_line(application.fields.get(slot_field(person, name), known))
        for name, known in prefilled_slots(application, person, candidate, now).items()
    }
    fitting = candidate.closing.fitting
    fit = {name: fitted(text, fitting, name) for name, text in typed.items()}
    fit |= {name: told(typed[name], fitting, name) for name in _OF_STRENGTHS}
    return fit | {name: typed[name] for name in _NEVER_CHANGED}


def write_letter(
    application: Application,
    person: int,
    profile: Profile,
    candidate: CandidateContent,
    sent: datetime,
) -> Letter:
    """Return the letter to a person as it is `sent`, a local time, own words and all."""
    known = ((each.id, sentence_field(person, each.id)) for each in candidate.letter.sentences)
    moves = candidate.closing.moves
    return compose_letter(
        letter_slots(application, person, candidate, sent),
        profile,
        candidate.letter,
        sent.date(),
        own={sentence: application.text(field) for sentence, field in known},
        claims=frozenset(move.id for move in moves if is_on(application, move)),
    )


def slot_field(person: int, slot: str) -> str:
    """Return the name of the field in which a slot of the letter to a person is kept."""
    return f"letter.{person}.{slot}"


def sentence_field(person: int, sentence: str) -> str:
    """Return the name of the field with one's own words for a sentence to a person."""
    return f"letter.{person}.text.{sentence}"


def sent_field(person: int) -> str:
    """Return the name of the field that is "yes" once the letter to a person was sent."""
    return f"{SENT}{person}"


def unsent(application: Application) -> tuple[Person, ...]:
    """Return those whose letter was not sent; without any people, the one it would go to."""
    people = application.people or (Person(number=NOBODY, name=""),)
    return tuple(each for each in people if application.text(sent_field(each.number)) != "yes")


def fields_to_copy(application: Application, giver: int, taker: int) -> dict[str, str]:
    """Return what the letter to `taker` gets from that to `giver`, by field.

    It keeps what it has of its own, and the name of whom it goes to.
    """
    before = f"letter.{giver}."
    found = {
        f"letter.{taker}.{field.removeprefix(before)}": text
        for field, text in application.fields.items()
        if field.startswith(before) and text.strip()
    }
    found.pop(slot_field(taker, "interviewer"), None)
    return {field: text for field, text in found.items() if not application.text(field).strip()}


def shared_sentences(letter: Letter, other: Letter, content: LetterContent) -> tuple[str, ...]:
    """Return the labels of what should be for one person alone and stands in both letters."""
    texts = {each.id: each.text for each in other.sentences}
    personal = {each.id: each.personal for each in content.sentences if each.personal}
    return tuple(
        each.label
        for each in letter.sentences
        if each.id in personal
        and texts.get(each.id) == each.text
        and (each.edited or letter.slots.get(personal[each.id]))
    )


def finishing_slots(content: LetterContent) -> dict[str, str]:
    """Return, of each sentence, the last slot that goes into it; "" for one that has none."""
    order = ["", *(slot.id for slot in content.slots)]
    used = {each.id: slots(" ".join(each.variants)) for each in content.sentences}
    return {name: max(("", *found), key=order.index) for name, found in used.items()}


def window_of(
    application: Application, zone: ZoneInfo, numbers: LetterNumbers
) -> SendWindow | None:
    """Return when to send the letter, None where the call's day or time is not known."""
    call = call_time(application)
    return send_window(call, application.minutes, zone, numbers) if call else None


def is_ahead(application: Application, now: datetime, zone: ZoneInfo) -> bool:
    """Tell whether the call has still to end at `now`; of one without a time, its day to come."""
    call = call_time(application)
    if call is None:
        on = call_day(application)
        return on is not None and on > now.astimezone(zone).date()
    return now < call.replace(tzinfo=zone).astimezone(UTC) + timedelta(minutes=application.minutes)


def sent_at(
    application: Application, now: datetime, zone: ZoneInfo, numbers: LetterNumbers
) -> datetime:
    """Return the local time for which a letter is written: when it is best sent."""
    window = window_of(application, zone, numbers)
    return best_moment(window, now) if window else now.astimezone(zone)


def call_time(application: Application) -> datetime | None:
    """Return the local time of the call, None where its day or its time is not known."""
    day, at = call_day(application), _call_clock(application)
    return datetime.combine(day, at) if day and at is not None else None


def call_day(application: Application) -> date | None:
    """Return the local day of the call, None where it is not known or in no year of ours."""
    day = day_of(application.text("call_date"))
    return day if day and day.year in _YEARS else None


def _call_clock(application: Application) -> time | None:
    """Return the time of day of the call. It may stand with the day, but not otherwise there."""
    found = {time_of(application.text(field)) for field in ("call_date", "call_time")} - {None}
    return found.pop() if len(found) == 1 else None


def compose_letter(
    slots: Mapping[str, str],
    profile: Profile,
    letter: LetterContent,
    today: date,
    *,
    own: Mapping[str, str] | None = None,
    claims: frozenset[str] = _CLAIMS,
) -> Letter:
    """Return the letter that the slots make. A sentence that lacks a slot is left out whole.

    `own` are the candidate's words for a sentence, by its id; `claims` the moves that are on.
    """
    english = letter.english.get(profile.english) or next(iter(letter.english.values()))
    values = {**slots, "name": profile.name, "phone": profile.phone, "email": profile.email}
    said = {each.id: _said(each, values, own or {}, claims) for each in letter.sentences}
    paragraphs = _paragraphs({name: each.text for name, each in said.items()}, letter)
    greeting = first_complete((english.greeting,), values)
    missing = [s.label for s in letter.slots if s.required and not values.get(s.id, "").strip()]
    return Letter(
        date_line=day(today, "US" if english.tag == "en-US" else "GB"),
        subject=first_complete((english.subject,), values),
        greeting=greeting,
        paragraphs=paragraphs,
        sign_off=english.sign_off,
        signature=tuple(part for part in (profile.name, profile.phone, profile.email) if part),
        language=english.tag,
        slots=values,
        words=count_words(" ".join((greeting, *paragraphs, english.sign_off))),
        missing=(*missing, *(() if profile.name else (YOUR_NAME,))),
        sentences=tuple(each for each in said.values() if each.text),
    )


def length_advice(words: int, letter: LetterContent) -> str:
    """Return what to say about the length of a letter, "" where it is right."""
    numbers = letter.numbers
    if words > numbers.one_page_words:
        return f"{words} words is too long. Cut it: few people read that much."
    if words > numbers.words_to:
        return f"{words} words is long. Aim for {numbers.words_from} to {numbers.words_to}."
    if words < numbers.words_from:
        return f"{words} words is short. {numbers.words_from} to {numbers.words_to} is usual."
    return ""


def _said(
    sentence: Sentence, values: Mapping[str, str], own: Mapping[str, str], claims: frozenset[str]
) -> Said:
    mine = one_line(own.get(sentence.id, ""))
    is_claimed = not sentence.claim or sentence.claim in claims
    variants = sentence.variants if is_claimed else sentence.variants[1:]
    text = mine or first_complete(variants, values)
    return Said(sentence.id, sentence.label, text, bool(mine))


def _paragraphs(texts: Mapping[str, str], letter: LetterContent) -> tuple[str, ...]:
    paragraphs: dict[int, list[str]] = {}
    for entry in letter.sentences:
        if text := texts[entry.id]:
            paragraphs.setdefault(entry.paragraph, []).append(text)
    return tuple(" ".join(paragraphs[number]) for number in sorted(paragraphs))
