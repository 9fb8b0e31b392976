"""What becomes of a promise, and of the words of a message, once it is sent or not after all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.messages import MessagesContent
from interview_kit.fields import call_fields
from interview_kit.interviewer.candidate_messages import (
    MessageFacts,
    Sender,
    WrittenMessage,
    channel_of,
    is_sent,
    message_numbers,
    text_key,
    write_message,
)
from interview_kit.typed.kinds import day_of
from interview_kit.typed.words import day_words


def fields_once_sent(
    number: int, written: WrittenMessage, call: Mapping[str, str], english: str
) -> dict[str, str]:
    """Return the fields that keep a message as it is sent, and those of the promise.

    A message that names a day moves the promise to that day; any other keeps the promise. One
    before the call changes none.
    """
    texts = {text_key(number, each.id): each.text for each in written.all_parts if not each.edited}
    if not written.after_call:
        return texts
    if written.by is None:
        return {**texts, call_fields.PROMISE_KEPT.key: "yes"}
    return {
        **texts,
        call_fields.PROMISE_KEPT.key: "no",
        call_fields.PROMISE_MOVED.key: day_words(written.by, english),
        call_fields.PROMISE_MOVED_THROUGH.key: channel_of(number, call),
    }


def fields_once_not_sent(
    number: int,
    facts: MessageFacts,
    sender: Sender,
    messages: MessagesContent,
    interviewer: InterviewerContent,
) -> dict[str, str]:
    """Return the fields to change where a message was not sent after all.

    Those with the kit's own words are emptied, so that the facts change them again. The promise is
    open, with the day that the last of the other messages moved it to.
    """
    undone = {**facts.call, call_fields.MESSAGE_SENT.key(number): "no"}
    own = {key for key in undone if _is_text_of(key, number)}
    without = {key: text for key, text in undone.items() if key not in own}
    suggested = write_message(number, replace(facts, call=without), sender, messages, interviewer)
    texts = (
        {text_key(number, each.id): each.text for each in suggested.all_parts} if suggested else {}
    )
    emptied = {key: "" for key in own if undone[key] == texts.get(key)}
    if suggested and not suggested.after_call:
        return emptied
    return {**emptied, call_fields.PROMISE_KEPT.key: "no", **_last_move(undone, sender.english)}


def _is_text_of(key: str, number: int) -> bool:
    ids = call_fields.MESSAGE_TEXT.ids_of(key)
    return ids is not None and ids[0] == number


def _last_move(call: Mapping[str, str], english: str) -> dict[str, str]:
    """Return the fields of the day to which the messages that were sent moved a promise."""
    day, through = "", ""
    for number in message_numbers(call):
        by = day_of(call.get(call_fields.MESSAGE_BY.key(number), ""))
        if by and is_sent(call, number):
            day = day_words(by, english)
            through = call.get(call_fields.MESSAGE_THROUGH.key(number), "")
    return {
        call_fields.PROMISE_MOVED.key: day,
        call_fields.PROMISE_MOVED_THROUGH.key: through,
    }
