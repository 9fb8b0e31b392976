"""The fields of a call."""

from __future__ import annotations

from collections.abc import Mapping

from interview_kit.fields.answer_kinds import AnswerKind
from interview_kit.fields.definitions import (
    FixedField,
    IdFamily,
    NumberedFamily,
    NumberedIdFamily,
    choice,
    number_in,
    yes_no,
)

# Stored with the candidate, and read with the answers of each call with them.
CANDIDATE_NAME = FixedField("candidate_name", "Candidate's name")
CALL_DATE = FixedField("call_date", "Date of the call", "day")
CALL_TIME = FixedField("call_time", "Time of the call", "time")
CALL_ZONE = choice("call_zone", "Time zone of the call", "zones")
CALL_MINUTES = FixedField("call_minutes", "Length in minutes", "number", unit="minute")
CALL_BEGAN = FixedField("call_began", "Call begun", "day")
RESUME_ATTACHED = yes_no("resume_attached", "Résumé attached")
SALARY_AMOUNT = FixedField("salary_amount", "Salary amount", "money")
SALARY_CURRENCY = choice("salary_currency", "Salary currency", "currencies")
SALARY_PERIOD = choice("salary_period", "Salary period", "periods")
HAD_REPORTS = yes_no("had_reports", "Had direct reports")
WORKING_NOW = yes_no("working_now", "Working now")
SATISFIED = yes_no("satisfied", "Satisfied so far")
CANDIDATE_QUESTIONS = FixedField("candidate_questions", "What they asked")
ENDING = choice("ending", "Ending", "endings")
HEAR_BY = FixedField("hear_by", "They'll hear by", "day")
HEAR_THROUGH = choice("hear_through", "How they'll hear", "channels")
FURTHER_STEPS = FixedField("further_steps", "Further steps")
CLOSING_WORDS = FixedField("closing_words", "Closing words")
AVAILABILITY = FixedField("availability", "When they're available")
DECLINE_REASON = FixedField("decline_reason", "Why we declined")
MISSED = choice("missed", "Why it didn't happen", "missed_calls")
MISSED_AT = FixedField("missed_at", "When it didn't happen", "day")
TRY_ON = FixedField("try_again_on", "Next try", "day")
PROMISE_KEPT = yes_no("promise_kept", "They've heard")
PROMISE_MOVED = FixedField("promise_moved_to", "They'll hear by, moved to", "day")
PROMISE_MOVED_THROUGH = choice("promise_moved_through", "How they'll hear then", "channels")
REVIEW = FixedField("review", "What the hiring manager thinks")
DECISION = choice("decision", "Decision", "decisions")
DECISION_REASON = choice("decision_reason", "Reason for the decision", "decision_reasons")
DECIDED_BY = FixedField("decided_by", "Decided by", about="others")
"""The name of the hiring manager, also where somebody else records what they decided."""
DECIDED_ON = FixedField("decided_on", "Decided on", "day")
CONSENT = IdFamily("consent.{id}", "Agreed: {name}", "checks", "yes_no", "yes_no")
FOLLOW_UP_ABOUT = NumberedFamily(
    "followup.{number}.about", "Follow-up {number}: to which question", "", "choice", "questions"
)
FOLLOW_UP_QUESTION = NumberedFamily("followup.{number}.question", "Follow-up question {number}")
FOLLOW_UP_ANSWER = NumberedFamily("followup.{number}.answer", "Answer to follow-up {number}")

MESSAGE_KIND = NumberedFamily(
    "message.{number}.kind", "Message {number}: which", "", "choice", "messages"
)
MESSAGE_BY = NumberedFamily("message.{number}.by", "Message {number}: they'll hear by", "", "day")
MESSAGE_THROUGH = NumberedFamily(
    "message.{number}.through", "Message {number}: how they'll hear", "", "choice", "channels"
)
MESSAGE_STEPS = NumberedFamily("message.{number}.steps", "Message {number}: next steps")
MESSAGE_TEXT = NumberedIdFamily(
    "message.{number}.text.{id}", "Message {number}, your words: {name}", "message_sentences"
)
MESSAGE_WITHOUT = NumberedIdFamily(
    "message.{number}.without.{id}",
    "Message {number}, left out: {name}",
    "message_sentences",
    "yes_no",
    "yes_no",
)
MESSAGE_SENT = NumberedFamily(
    "message.{number}.sent", "Message {number}: sent", "", "yes_no", "yes_no"
)
MESSAGE_SENT_AT = NumberedFamily(
    "message.{number}.sent.at", "Message {number}: sent when", "", "day"
)

COME_BACK = IdFamily("come_back.{id}", "Come back to: {name}", "questions", "yes_no", "yes_no")
"""Whether to come back to a question before the call ends."""

ANSWER = IdFamily("{id}", "{name}", "questions")
"""The answer to a question of data/, whose id no other field has as its key."""

FOLLOW_UP = (FOLLOW_UP_ABOUT, FOLLOW_UP_QUESTION, FOLLOW_UP_ANSWER)
"""The parts of a follow-up question."""

OWN_CHOICE = NumberedFamily("own.{number}.choice", "Answer to question {number}")
OWN_YES_NO = NumberedFamily(
    "own.{number}.yes_no", "Answer to question {number}: yes or no", "", "yes_no", "yes_no"
)
OWN_NUMBER = NumberedFamily(
    "own.{number}.number", "Answer to question {number}: number", "", "decimal"
)
OWN_DAY = NumberedFamily("own.{number}.day", "Answer to question {number}: date", "", "day")
OWN_MONEY = NumberedFamily("own.{number}.money", "Answer to question {number}: amount", "", "money")

OWN_VALUES: Mapping[AnswerKind, NumberedFamily] = {
    "choice": OWN_CHOICE,
    "yes_no": OWN_YES_NO,
    "number": OWN_NUMBER,
    "day": OWN_DAY,
    "money": OWN_MONEY,
}
"""The answers to questions of a position's own, by kind.

Words, and notes beside any of these, are in an `ANSWER` with the question's id.
"""

PROMISE = (PROMISE_KEPT, PROMISE_MOVED, PROMISE_MOVED_THROUGH)
"""What became of the promise that a call ended with."""

MESSAGE = (
    MESSAGE_KIND,
    MESSAGE_BY,
    MESSAGE_THROUGH,
    MESSAGE_STEPS,
    MESSAGE_TEXT,
    MESSAGE_WITHOUT,
    MESSAGE_SENT,
    MESSAGE_SENT_AT,
)
"""The parts of a message to the candidate."""

DECIDING = (REVIEW, DECISION, DECISION_REASON, DECIDED_BY, DECIDED_ON)
"""What the hiring manager thinks of a call, and what they decided after it."""

_AFTER_CALL = {each.key for each in (*PROMISE, *DECIDING)}


def is_after_call(key: str) -> bool:
    """Tell whether a field is about what follows a call, and so can be written once it is over."""
    return key in _AFTER_CALL or number_in(key, MESSAGE) is not None


SCHEDULING = (CALL_TIME, CALL_ZONE, CALL_MINUTES)
"""When a call is planned, beside its day. A record of the call has its day alone."""

ON_THE_CALL = (CALL_BEGAN, COME_BACK)
"""What helps while the call goes on, and is no part of its record."""
