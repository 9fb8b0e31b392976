"""Following up: when each reminder is due, and the sentences of each."""

from __future__ import annotations

from datetime import date, time
from typing import ClassVar, Self

from pydantic import Field, field_validator, model_validator

from interview_kit.content.letter import CandidateAdvice
from interview_kit.content.loading import (
    ContentEntry,
    EntryError,
    NonEmptyText,
    Numbers,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)
from interview_kit.content.public_holidays import country_names
from interview_kit.content.sentences import Sentence

OWN_SLOTS = frozenset(["day", "promised"])
"""The slots that only a reminder has; the others are those of the thank-you."""

TWO_SENT = "two_sent"
"""What a sentence claims that counts two reminders; any other claim is a move of the closing."""


class Reminder(SourcedEntry):
    """A message to those who have not answered, and how long after the call it is due."""

    filled: ClassVar = frozenset({"subject"})

    label: NonEmptyText
    weeks_after_call: int = Field(gt=0)
    optional: bool
    subject: NonEmptyText


class QuietDays(SourcedEntry):
    """Days of each year, the last one included, on which no message falls. Both are "12-24"."""

    label: NonEmptyText
    first: str
    last: str

    @field_validator("first", "last")
    @classmethod
    def _day_of_any_year(cls, code: str) -> str:
        date.fromisoformat(f"2027-{code}")  # no leap year
        return code

    def includes(self, day: date) -> bool:
        """Tell whether a day is among them; they may last into the next year."""
        code = f"{day:%m-%d}"
        if self.first <= self.last:
            return self.first <= code <= self.last
        return code >= self.first or code <= self.last


class ReminderSentence(Sentence):
    """A sentence of one reminder."""

    reminder: str


class FollowUpNumbers(Numbers):
    """Weeks between two reminders, working days after a promised date, weeks until one lets go.

    `remind_at` is the time of day at which a calendar reminds of a reminder.
    """

    weeks_between: int = Field(gt=0)
    days_after_promise: int = Field(gt=0)
    weeks_to_let_go: int = Field(gt=0)
    remind_at: time


class FollowUpContent(ContentEntry):
    """Everything in data/candidate/follow_up.toml."""

    numbers: FollowUpNumbers
    default_country: str
    greeting_without_name: NonEmptyText
    quiet: tuple[QuietDays, ...] = ()
    reminders: tuple[Reminder, ...]
    sentences: tuple[ReminderSentence, ...]
    advice: tuple[CandidateAdvice, ...]

    @field_validator("default_country")
    @classmethod
    def _known_country(cls, code: str) -> str:
        if code not in country_names():
            raise ValueError(f"there is no country {code}")
        return code

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("quiet", "reminders", "sentences", "advice"):
            check_unique_ids(name, getattr(self, name))
        check_unique("reminders", "label", (each.label for each in self.reminders))
        reminders = {each.id for each in self.reminders}
        for sentence in self.sentences:
            if sentence.reminder not in reminders:
                message = f"there is no reminder {sentence.reminder}"
                raise EntryError(message, "sentences", sentence.id, "reminder")
            if sentence.claim and len(sentence.variants) < 2:
                message = "a sentence with a claim needs a variant for when that does not hold"
                raise EntryError(message, "sentences", sentence.id, "variants")
        weeks = [each.weeks_after_call for each in self.reminders]
        if weeks != sorted(set(weeks)):
            raise ValueError("each of the reminders must be due later than the one before it")
        return self

    def sentences_of(self, reminder: str) -> tuple[ReminderSentence, ...]:
        """Return the sentences of one reminder."""
        return tuple(each for each in self.sentences if each.reminder == reminder)
