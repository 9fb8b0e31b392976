"""The answers to questions of a position's own that are no words: in words, and as values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from interview_kit.content.field_names import YES_NO
from interview_kit.fields import assessment_fields, call_fields
from interview_kit.interviewer.progress import Answers, text_of
from interview_kit.interviewer.question_set import QuestionSet, SetQuestion
from interview_kit.text import one_line
from interview_kit.typed.kinds import day_of
from interview_kit.typed.money import Money
from interview_kit.typed.words import day_words, money_words

_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,2})?")
_UNREAD = {"number": "a number", "day": "a date", "money": "an amount"}


def value_words(question: SetQuestion, answers: Answers, english: str) -> str:
    """Return the value of an answer in words, "" for none and for a question answered in words.

    A text that could not be read is shown as it was typed, and says so.
    """
    answer = answers.get(question.value_key) if question.own else None
    if answer is None:
        return ""
    text = answer.text.strip()
    if question.kind in _UNREAD and not text:
        unread = one_line(answer.typed)
        return f"{unread} (not read as {_UNREAD[question.kind]})" if unread else ""
    return _words(question, text, english)


def typed_value(question: SetQuestion, answers: Answers) -> int | Decimal | date | None:
    """Return the number or the day that a question of one's own was answered with, else None."""
    text = text_of(answers, question.value_key) if question.own else ""
    if question.kind == "number" and _NUMBER.fullmatch(text):
        return int(text) if text.isdecimal() else Decimal(text)
    return day_of(text) if question.kind == "day" else None


def own_field_names(question_set: QuestionSet) -> dict[str, str]:
    """Return the names of the fields of a position's own questions, by their keys."""
    own = [question for question in question_set.questions if question.own]
    ratings = {assessment_fields.RATING.key(q.id): f"Rating: {q.label}" for q in own}
    said = {assessment_fields.SAID.key(q.id): f"What they said: {q.label}" for q in own}
    notes = {q.id: f"Notes: {q.label}" if q.value_key else q.label for q in own}
    flags = {call_fields.COME_BACK.key(q.id): f"Come back to: {q.label}" for q in own}
    return ratings | said | flags | notes | {q.value_key: q.label for q in own if q.value_key}


def _words(question: SetQuestion, text: str, english: str) -> str:
    if question.kind == "yes_no":
        return YES_NO.get(text, "")
    if question.kind == "day":
        day = day_of(text)
        return day_words(day, english) if day else ""
    if question.kind == "money":
        money = Money.from_code(text)
        return money_words(money) if money else ""
    return text
