"""The thank-you letter: one source for its words, on the page, in Word and on the clipboard."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from interview_kit.candidacy.application import Application, Profile
from interview_kit.candidacy.closing_script import recap_strengths, uncovered_strengths
from interview_kit.candidacy.timing import day, when_spoken
from interview_kit.candidacy.words import first_complete
from interview_kit.content.candidate import CandidateContent, LetterContent
from interview_kit.text import count_words, joined, one_line
from interview_kit.typed.kinds import day_of, time_of

YOUR_NAME = "Your own name"
_YEARS = range(1900, 3000)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter as it is sent. `missing` are the labels of what has to be filled in first.

    `signature` holds name, phone and e-mail, those that are given; `slots` each value by
    name; `language` is a BCP 47 tag; `words` counts greeting, paragraphs and sign-off.
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

    @property
    def body(self) -> str:
        """Everything from the greeting to the signature, as plain text."""
        closing = "\n".join(part for part in (self.sign_off, *self.signature) if part)
        return "\n\n".join(part for part in (self.greeting, *self.paragraphs, closing) if part)


def prefilled_slots(
    application: Application, person: int, candidate: CandidateContent, now: datetime
) -> dict[str, str]:
    """Return what the application already says for each slot of the letter to a person.

    `now` is the candidate's local time, by which "this morning" is told from "yesterday".
    """
    names = {each.number: each.name for each in application.people}
    return {
        "interviewer": names.get(person, ""),
        "when": when_spoken(call_day(application), now.date(), _call_clock(application)),
        "company": application.company,
        "job_title": application.job_title,
        "learned": application.said("heard"),
        "demand": "",
        "capabilities": joined(recap_strengths(application)),
        "value": application.said("how"),
        "not_covered": joined(uncovered_strengths(application, candidate.closing)[:1]),
        "next_steps": "",
    }


def letter_slots(
    application: Application, person: int, candidate: CandidateContent, now: datetime
) -> dict[str, str]:
    """Return the slots of the letter to a person: what was typed, else what is known already.

    A slot that was emptied by hand stays empty.
    """
    return {
        name: one_line(application.fields.get(slot_field(person, name), known))
        for name, known in prefilled_slots(application, person, candidate, now).items()
    }


def slot_field(person: int, slot: str) -> str:
    """Return the name of the field in which a slot of the letter to a person is kept."""
    return f"letter.{person}.{slot}"


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
    slots: Mapping[str, str], profile: Profile, letter: LetterContent, today: date
) -> Letter:
    """Return the letter that the slots make. A sentence that lacks a slot is left out whole."""
    english = letter.english.get(profile.english) or next(iter(letter.english.values()))
    values = {**slots, "name": profile.name, "phone": profile.phone, "email": profile.email}
    paragraphs = _paragraphs(values, letter)
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
    )


def length_advice(words: int, letter: LetterContent) -> str:
    """Return what to say about the length of a letter, "" where it is right."""
    numbers = letter.numbers
    if words > numbers.one_page_words:
        return f"{words} words is more than fits on one page. Nobody reads that much: cut it."
    if words > numbers.words_to:
        return f"{words} words is long. Aim for {numbers.words_from} to {numbers.words_to}."
    if words < numbers.words_from:
        return f"{words} words is short. {numbers.words_from} to {numbers.words_to} is usual."
    return ""


def _paragraphs(values: Mapping[str, str], letter: LetterContent) -> tuple[str, ...]:
    paragraphs: dict[int, list[str]] = {}
    for entry in letter.sentences:
        if text := first_complete(entry.variants, values):
            paragraphs.setdefault(entry.paragraph, []).append(text)
    return tuple(" ".join(paragraphs[number]) for number in sorted(paragraphs))
