"""The messages to candidates: data/interviewer/messages.toml."""

from __future__ import annotations

from typing import ClassVar, Literal, Self

from pydantic import Field, model_validator

from interview_kit.content.loading import (
    ContentEntry,
    EntryError,
    NonEmptyText,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)
from interview_kit.content.sentences import Sentence
from interview_kit.text import slots
from interview_kit.typed import ENGLISHES

BY = "by"
"""The slot for the day by which a candidate will hear. A message that fills it makes a promise."""

THROUGH = "through"
STEPS = "further_steps"
NEXT_STEP = "next_step"
SLOT = "slot"
MINUTES = "minutes"
PHONE = "phone"
MISSED_DAY = "missed_day"
ASK_TIMES = "ask_times"
SLOTS = frozenset(
    {"candidate", "position", "call_day", "promised", BY, THROUGH, STEPS, NEXT_STEP}
    | {SLOT, MINUTES, PHONE, MISSED_DAY, ASK_TIMES}
)
PARTS = {"subject": "Subject", "greeting": "Greeting", "sign_off": "Sign-off"}
"""What stands round the sentences of each message, by id: no sentence is called so."""

OVERDUE = "overdue"
"""What a sentence claims that is sorry for a day that has passed."""
ASKS_FOR_TIMES = "asks_for_times"
"""What a sentence claims that asks when a candidate can come in."""


class CandidateMessage(SourcedEntry):
    """A message to a candidate; `needs` are slots without which it cannot be sent.

    `without_call` tells whether it can go to somebody whom nobody has called, or "only" to them.
    """

    filled: ClassVar = frozenset({"subject"})

    label: NonEmptyText
    after_call: bool
    without_call: Literal["no", "yes", "only"] = "no"
    needs: tuple[str, ...] = ()
    subject: tuple[NonEmptyText, ...] = Field(min_length=1)


class MessageSentence(Sentence):
    """A sentence of one message."""

    message: str


class MessagesContent(ContentEntry):
    """Everything in data/interviewer/messages.toml."""

    filled: ClassVar = frozenset({"greeting"})

    greeting: tuple[NonEmptyText, ...] = Field(min_length=1)
    sign_offs: dict[str, NonEmptyText]
    messages: tuple[CandidateMessage, ...] = Field(min_length=1)
    sentences: tuple[MessageSentence, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("messages", "sentences"):
            check_unique_ids(name, getattr(self, name))
        check_unique("messages", "label", (each.label for each in self.messages))
        if missing := set(ENGLISHES) ^ set(self.sign_offs):
            raise ValueError(f"sign_offs: one for each English, not {', '.join(sorted(missing))}")
        if slots(self.greeting[-1]):
            raise ValueError("greeting: the last must stand without a name")
        _check_slots(" ".join(self.greeting), "greeting")
        if taken := PARTS.keys() & {each.id for each in self.sentences}:
            raise ValueError(f"sentences: no sentence is called {', '.join(sorted(taken))}")
        messages = {each.id for each in self.messages}
        for message in self.messages:
            _check_slots(" ".join((*message.subject, *_as_slots(message.needs))), message.id)
            if not self.sentences_of(message.id):
                raise EntryError("it has no sentence", "messages", message.id)
        for sentence in self.sentences:
            _check_slots(" ".join(sentence.variants), sentence.id)
            if sentence.claim not in ("", OVERDUE, ASKS_FOR_TIMES):
                problem = f"there is no claim {sentence.claim}"
                raise EntryError(problem, "sentences", sentence.id, "claim")
            if sentence.message not in messages:
                problem = f"there is no message {sentence.message}"
                raise EntryError(problem, "sentences", sentence.id, "message")
        return self

    def message(self, message_id: str) -> CandidateMessage | None:
        """Return a message by its id, None for an unknown one."""
        return next((each for each in self.messages if each.id == message_id), None)

    def sentences_of(self, message_id: str) -> tuple[MessageSentence, ...]:
        """Return the sentences of one message."""
        return tuple(each for each in self.sentences if each.message == message_id)

    def variants_of(self, sentence_id: str) -> tuple[str, ...]:
        """Return the variants of a sentence, none for an unknown one."""
        return next((each.variants for each in self.sentences if each.id == sentence_id), ())

    def slots_of(self, message_id: str) -> frozenset[str]:
        """Return the slots that the sentences of a message may fill."""
        variants = (" ".join(each.variants) for each in self.sentences_of(message_id))
        return frozenset(slots(" ".join(variants)))


def _as_slots(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{{{name}}}" for name in names)


def _check_slots(text: str, name: str) -> None:
    if unknown := set(slots(text)) - SLOTS:
        raise ValueError(f"{name}: there is no slot {', '.join(sorted(unknown))}")
