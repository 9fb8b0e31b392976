"""What candidates are written about a call: the words of each message."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.messages import (
    ASK_TIMES,
    ASKS_FOR_TIMES,
    BY,
    MINUTES,
    MISSED_DAY,
    NEXT_STEP,
    OVERDUE,
    PARTS,
    PHONE,
    SLOT,
    STEPS,
    THROUGH,
    CandidateMessage,
    MessagesContent,
)
from interview_kit.fields import call_fields, candidate_fields
from interview_kit.fields.definitions import number_in
from interview_kit.interviewer.call_slot import call_slot, slot_minutes, slot_words
from interview_kit.interviewer.endings import spoken_channel, spoken_day
from interview_kit.text import first_complete, one_line, slots
from interview_kit.typed import AMERICAN
from interview_kit.typed.kinds import day_of
from interview_kit.typed.sentences import WrittenSentence, in_paragraphs, own_words
from interview_kit.typed.titles import title_without_marks

YOUR_NAME = "Your own name"
NEEDED = {
    BY: "the day by which they'll hear",
    SLOT: "the day and the time of the call",
    MISSED_DAY: "why the call didn't happen",
}
"""What is missing where a message needs a slot that is empty."""

_UTC = ZoneInfo("UTC")
_SUBJECT, _GREETING, _SIGN_OFF = PARTS


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes: "" for what they have not said of themselves."""

    name: str = ""
    phone: str = ""
    email: str = ""
    english: str = AMERICAN


@dataclass(frozen=True, slots=True)
class MessageFacts:
    """What the messages of a call are filled with.

    `call` and `candidate` are the values of their fields, `promised` is the day by which the
    candidate was to hear. `title_marks` are left out of the title of the position. `minutes` is the
    planned length of a call, and `own_zone` the writer's, where the call names none. The `company`
    stands below the writer's name. `next_step` is what comes right after it, "" for the usual.
    """

    call: Mapping[str, str]
    candidate: Mapping[str, str]
    position: str
    next_steps: str
    promised: date | None
    today: date
    title_marks: tuple[str, ...] = ()
    minutes: int = 0
    own_zone: ZoneInfo = _UTC
    company: str = ""
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class WrittenMessage:
    """A message as it is sent. Its `left_out` sentences can be put back.

    `parts` are the subject, the greeting and the sign-off by their ids. `missing` are the labels of
    what it lacks; `by` is the day that it promises, None for none.
    """

    kind: str
    after_call: bool
    is_sent: bool
    parts: Mapping[str, WrittenSentence]
    sentences: tuple[WrittenSentence, ...]
    left_out: tuple[WrittenSentence, ...]
    paragraphs: tuple[str, ...]
    signature: tuple[str, ...]
    by: date | None
    missing: tuple[str, ...]

    @property
    def subject(self) -> str:
        """The subject, on one line."""
        return self.parts[_SUBJECT].text

    @property
    def body(self) -> str:
        """Everything from the greeting to the signature, as plain text."""
        closing = "\n".join((self.parts[_SIGN_OFF].text, *self.signature))
        return "\n\n".join((self.parts[_GREETING].text, *self.paragraphs, closing))

    @property
    def all_parts(self) -> tuple[WrittenSentence, ...]:
        """The parts and the sentences in their order, without those that are left out."""
        parts = self.parts
        return (parts[_SUBJECT], parts[_GREETING], *self.sentences, parts[_SIGN_OFF])


def message_numbers(fields: Iterable[str]) -> list[int]:
    """Return the numbers of the messages of a call, the first one first."""
    numbers = {number_in(key, call_fields.MESSAGE) for key in fields}
    return sorted(number for number in numbers if number is not None)


def is_sent(call: Mapping[str, str], number: int) -> bool:
    """Tell whether a message of a call was sent."""
    return call.get(call_fields.MESSAGE_SENT.key(number)) == "yes"


def draft_number(call: Mapping[str, str], kinds: Collection[str]) -> int:
    """Return the number of the message that is being written: the first that was not sent.

    One that is of none of these `kinds` was begun before the call, and is passed over.
    """
    numbers = message_numbers(call)
    drafts = (
        each
        for each in numbers
        if not is_sent(call, each)
        and call.get(call_fields.MESSAGE_KIND.key(each), "") in ("", *kinds)
    )
    return next(drafts, max(numbers, default=0) + 1)


def write_message(
    number: int,
    facts: MessageFacts,
    sender: Sender,
    messages: MessagesContent,
    interviewer: InterviewerContent,
) -> WrittenMessage | None:
    """Return a message of a call, edited sentences included; None while it is of no known kind.

    One that was sent has the words with which it was.
    """
    message = messages.message(facts.call.get(call_fields.MESSAGE_KIND.key(number), ""))
    if message is None:
        return None
    values = message_values(number, facts, sender.english, interviewer)
    kept, left_out = _sentences(number, message, facts, values, messages)
    names_a_day = any(BY in slots(" ".join(messages.variants_of(each.id))) for each in kept)
    return WrittenMessage(
        kind=message.id,
        after_call=message.after_call,
        is_sent=is_sent(facts.call, number),
        parts=_parts(number, message, facts.call, values, messages, sender.english),
        sentences=kept,
        left_out=left_out,
        paragraphs=in_paragraphs(
            {each.id: each.text for each in kept},
            {each.id: each.paragraph for each in messages.sentences_of(message.id)},
        ),
        signature=_signature(sender, facts.company),
        by=_named_day(number, facts) if names_a_day else None,
        missing=(
            *(NEEDED[name] for name in message.needs if not values[name]),
            *(() if sender.name.strip() else (YOUR_NAME,)),
        ),
    )


def _signature(sender: Sender, company: str) -> tuple[str, ...]:
    lines = (sender.name, company, sender.phone, sender.email)
    return tuple(filter(None, map(one_line, lines)))


def message_values(
    number: int, facts: MessageFacts, english: str, interviewer: InterviewerContent
) -> dict[str, str]:
    """Return the slots of a message, "" for what is not known."""
    call = facts.call
    called = day_of(call.get(call_fields.CALL_DATE.key, ""))
    has_called = called is not None and called <= facts.today
    return {
        "candidate": candidate_name(facts.candidate),
        "position": title_without_marks(_phrase(facts.position), facts.title_marks),
        "call_day": _spoken(called, english) if has_called else "",
        "promised": _spoken(facts.promised, english),
        BY: _spoken(_named_day(number, facts), english),
        THROUGH: spoken_channel(channel_of(number, call), interviewer, english),
        **_steps(number, facts, interviewer),
        ASK_TIMES: _ask_times(facts.next_step, interviewer),
        **_values_before_call(number, facts, english),
    }


def _values_before_call(number: int, facts: MessageFacts, english: str) -> dict[str, str]:
    call, minutes = facts.call, slot_minutes(facts.call, facts.minutes)
    slot = call_slot(call, facts.own_zone, facts.minutes)
    is_ahead = slot is not None and (slot.start.date() >= facts.today or is_sent(call, number))
    missed = day_of(call.get(call_fields.MISSED_AT.key, ""))
    return {
        SLOT: slot_words(slot, english) if slot and is_ahead else "",
        MINUTES: str(minutes) if minutes else "",
        PHONE: _phrase(facts.candidate.get(candidate_fields.PHONE.key, "")),
        MISSED_DAY: _spoken(missed, english) if call.get(call_fields.MISSED.key) else "",
    }


def candidate_name(candidate: Mapping[str, str]) -> str:
    """Return the name to write to a candidate by: as one calls them, else their whole name."""
    fields = (candidate_fields.CALL_NAME, candidate_fields.NAME)
    names = (one_line(candidate.get(field.key, "")) for field in fields)
    return next((name for name in names if any(map(str.isalnum, name))), "")


def channel_of(number: int, call: Mapping[str, str]) -> str:
    """Return the channel that a message names: its own, else that of the promise."""
    keys = (
        call_fields.MESSAGE_THROUGH.key(number),
        call_fields.PROMISE_MOVED_THROUGH.key,
        call_fields.HEAR_THROUGH.key,
    )
    return next((call[key] for key in keys if call.get(key)), "")


def text_key(number: int, part: str) -> str:
    """Return the key of the field with one's own words for a part or a sentence of a message."""
    return call_fields.MESSAGE_TEXT.key(number, part)


def _steps(number: int, facts: MessageFacts, interviewer: InterviewerContent) -> dict[str, str]:
    """Return what comes right after the call, and all that comes.

    What a message says itself of what comes next stands alone, and nothing is said twice.
    """
    if own := _phrase(facts.call.get(call_fields.MESSAGE_STEPS.key(number), "")):
        return {NEXT_STEP: "", STEPS: own}
    first = facts.next_step or interviewer.steps_after_call[0].spoken
    typed = (facts.call.get(call_fields.FURTHER_STEPS.key, ""), facts.next_steps)
    steps = next((phrase for each in typed if (phrase := _phrase(each))), "")
    return {NEXT_STEP: first, STEPS: "" if steps.casefold() == first.casefold() else steps}


def _ask_times(next_step: str, interviewer: InterviewerContent) -> str:
    """Return how to ask for times for a next step, one in somebody's own words included."""
    steps = interviewer.steps_after_call
    asks = {"": steps[0].asks, **{each.spoken: each.asks for each in steps}}
    return asks.get(next_step, interviewer.prompts.ask_times)


def _phrase(text: str) -> str:
    """Return what was typed as a part of a sentence, without the marks at its end."""
    return one_line(text).rstrip(" .,;:")


def _named_day(number: int, facts: MessageFacts) -> date | None:
    """Return the day that is typed for a message; one that has passed is none to promise."""
    day = day_of(facts.call.get(call_fields.MESSAGE_BY.key(number), ""))
    return day if day and (day >= facts.today or is_sent(facts.call, number)) else None


def _spoken(day: date | None, english: str) -> str:
    return spoken_day(day.isoformat(), english) if day else ""


def _sentences(
    number: int,
    message: CandidateMessage,
    facts: MessageFacts,
    values: Mapping[str, str],
    messages: MessagesContent,
) -> tuple[tuple[WrittenSentence, ...], tuple[WrittenSentence, ...]]:
    """Return the sentences of a message, and those that were left out by hand."""
    claims = _claims(facts)
    kept: list[WrittenSentence] = []
    left_out: list[WrittenSentence] = []
    for sentence in messages.sentences_of(message.id):
        is_claimed = not sentence.claim or sentence.claim in claims
        own = own_words(facts.call.get(text_key(number, sentence.id), ""))
        variants = sentence.variants if is_claimed else sentence.variants[1:]
        suggested = "" if is_sent(facts.call, number) else first_complete(variants, values)
        written = WrittenSentence(sentence.id, sentence.label, own or suggested, bool(own))
        if written.text:
            without = call_fields.MESSAGE_WITHOUT.key(number, sentence.id)
            (left_out if facts.call.get(without) == "yes" else kept).append(written)
    return tuple(kept), tuple(left_out)


def _parts(
    number: int,
    message: CandidateMessage,
    call: Mapping[str, str],
    values: Mapping[str, str],
    messages: MessagesContent,
    english: str,
) -> dict[str, WrittenSentence]:
    sign_off = messages.sign_offs.get(english, messages.sign_offs[AMERICAN])
    variants = {_SUBJECT: message.subject, _GREETING: messages.greeting, _SIGN_OFF: (sign_off,)}
    own = {part: one_line(call.get(text_key(number, part), "")) for part in PARTS}
    return {
        part: WrittenSentence(
            part, label, own[part] or first_complete(variants[part], values), bool(own[part])
        )
        for part, label in PARTS.items()
    }


def _claims(facts: MessageFacts) -> set[str]:
    """Return what holds of a call and its candidate."""
    claims: set[str] = set()
    if facts.promised and facts.promised < facts.today:
        claims.add(OVERDUE)
    if not facts.call.get(call_fields.AVAILABILITY.key, "").strip():
        claims.add(ASKS_FOR_TIMES)
    return claims
