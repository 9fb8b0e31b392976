"""An application as one value: what the candidate wrote, its script and its letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from interview_kit.content import content
from interview_kit.fields import application_fields, person_fields
from interview_kit.fields.definitions import number_in
from interview_kit.text import lines, one_line, whole_number, without_bullets
from interview_kit.typed import AMERICAN

MINUTES = (5, 480)
"""The fewest and the most minutes that a call can take."""


class Person(BaseModel):
    """Somebody who will be on the call. Their `number` stays, also when others are removed.

    `call_name` is what the candidate calls them, `email` their address as it was typed; each is ""
    until it is known.
    """

    model_config = ConfigDict(frozen=True)

    number: int
    name: str
    role: str = ""
    call_name: str = ""
    email: str = ""

    @property
    def listed_name(self) -> str:
        """The name in a list of people: whatever is known of them, in this order."""
        return self.name or self.call_name or self.role or self.email

    @property
    def letter_name(self) -> str:
        """The name in a letter's greeting: "Nadia", "Ms. Okafor", else the whole name."""
        return self.call_name or self.name

    @property
    def spoken_name(self) -> str:
        """The name to call them by on the phone, "" where only a full name is known."""
        return self.call_name or ("" if " " in self.name else self.name)


@dataclass(frozen=True, slots=True)
class MoveChoice:
    """What was chosen for one move: `on` None is the default, `text` the candidate's own words."""

    on: bool | None = None
    tone: str = ""
    text: str = ""


class Application(BaseModel):
    """All fields of one application by name, as text, and what they mean."""

    model_config = ConfigDict(frozen=True)

    fields: dict[str, str]

    @classmethod
    def from_entries(cls, values: Mapping[str, str]) -> Application:
        """Return the application that these entries hold."""
        return cls(fields=dict(values))

    def text(self, name: str) -> str:
        """Return a field as it was typed, "" where there is none."""
        return self.fields.get(name, "")

    @property
    def company(self) -> str:
        """The company, on one line."""
        return one_line(self.text(application_fields.COMPANY.key))

    @property
    def job_title(self) -> str:
        """The job title, on one line."""
        return one_line(self.text(application_fields.JOB_TITLE.key))

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everyone on the call, in the order in which they were added."""
        numbers = {
            number
            for key, text in self.fields.items()
            if text.strip() and (number := number_in(key, application_fields.PERSON)) is not None
        }
        return tuple(
            Person(
                number=number,
                name=one_line(self.text(application_fields.PERSON_NAME.key(number))),
                role=one_line(self.text(application_fields.PERSON_ROLE.key(number))),
                call_name=one_line(self.text(application_fields.PERSON_CALL_NAME.key(number))),
                email=one_line(self.text(application_fields.PERSON_EMAIL.key(number))),
            )
            for number in sorted(numbers)
        )

    def person(self, number: int) -> Person:
        """Return the person with a number, one without a name where there is none."""
        return next(
            (each for each in self.people if each.number == number), Person(number=number, name="")
        )

    @property
    def has_all_emails(self) -> bool:
        """Whether people are named, each with an email address."""
        return bool(self.people) and all(person.email for person in self.people)

    @cached_property
    def strengths(self) -> tuple[str, ...]:
        """The strengths prepared beforehand, the best first, each once, without a full stop."""
        return _strengths(self.text(application_fields.STRENGTHS.key))

    @property
    def mentioned(self) -> tuple[str, ...]:
        """The strengths that have come up on the call."""
        chosen = set(_strengths(self.text(application_fields.MENTIONED.key)))
        return tuple(strength for strength in self.strengths if strength in chosen)

    @property
    def sure(self) -> bool:
        """Whether the candidate has said that they want the job."""
        return self.text(application_fields.SURE.key) == "yes"

    @property
    def minutes(self) -> int:
        """The length of the call in minutes."""
        default = content().candidate.letter.numbers.call_minutes
        return whole_number(self.text(application_fields.CALL_MINUTES.key), MINUTES, default)

    @cached_property
    def chosen_question_ids(self) -> frozenset[str]:
        """The ids of the questions that the candidate wants to ask."""
        return frozenset(
            question_id
            for key, text in self.fields.items()
            if text == "yes" and (question_id := application_fields.ASK.id_of(key))
        )

    @property
    def own_questions(self) -> tuple[str, ...]:
        """The candidate's own questions, one a line."""
        return lines(self.text(application_fields.OWN_QUESTIONS.key))

    def move(self, move_id: str) -> MoveChoice:
        """Return what was chosen for a move."""
        on = self.text(application_fields.MOVE_ON.key(move_id))
        return MoveChoice(
            on=None if on not in ("yes", "no") else on == "yes",
            tone=self.text(application_fields.MOVE_TONE.key(move_id)),
            text=self.text(application_fields.MOVE_TEXT.key(move_id)),
        )


class Profile(BaseModel):
    """What a candidate says of themselves once. `pace` is in words a minute, 0 for the default.

    `country` and `region` are those whose public holidays count, "" where none was chosen.
    """

    model_config = ConfigDict(frozen=True)

    name: str = ""
    phone: str = ""
    email: str = ""
    english: str = AMERICAN
    pace: int = 0
    country: str = ""
    region: str = ""

    @classmethod
    def from_entries(cls, values: Mapping[str, str], english: str = AMERICAN) -> Profile:
        """Return the profile that these entries hold, in this `english` until one is chosen."""
        pace = values.get(person_fields.PACE.key, "")
        return cls(
            name=one_line(values.get(person_fields.NAME.key, "")),
            phone=one_line(values.get(person_fields.PHONE.key, "")),
            email=one_line(values.get(person_fields.EMAIL.key, "")),
            english=values.get(person_fields.ENGLISH.key) or english,
            pace=int(pace) if pace.isdecimal() and len(pace) < 4 else 0,
            country=values.get(person_fields.COUNTRY.key, ""),
            region=values.get(person_fields.REGION.key, ""),
        )


def _strengths(text: str) -> tuple[str, ...]:
    bare = (line.rstrip(" .,;") for line in lines(without_bullets(text)))
    return tuple(dict.fromkeys(filter(None, bare)))


def next_person_number(application: Application) -> int:
    """Return a number for the next person that no person has and no letter was written for."""
    families = (*application_fields.LETTER, *application_fields.SENDING)
    numbers = {person.number for person in application.people}
    numbers.update(number_in(key, families) or 0 for key in application.fields)
    return max(numbers, default=0) + 1


def application_name(fields: Mapping[str, str]) -> str:
    """Return the name of an application for lists and headings."""
    parts = (
        one_line(fields.get(application_fields.JOB_TITLE.key, "")),
        one_line(fields.get(application_fields.COMPANY.key, "")),
    )
    return " · ".join(part for part in parts if part) or "Untitled application"
