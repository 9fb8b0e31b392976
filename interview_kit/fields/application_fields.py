"""The fields of an application."""

from __future__ import annotations

from interview_kit.fields.definitions import (
    FixedField,
    IdFamily,
    NumberedFamily,
    NumberedIdFamily,
    choice,
    yes_no,
)

COMPANY = FixedField("company", "Company")
JOB_TITLE = FixedField("job_title", "Job title")
JOB_AD = FixedField("job_ad", "Job ad", about="others")
FOUND_AT = FixedField("found_at", "Where you found it", about="others")
APPLIED_ON = FixedField("applied_on", "Date applied", "day")
STAGE = choice("stage", "Stage", "stages")
OUTCOME = choice("outcome", "Outcome", "outcomes")
ARCHIVED = yes_no("archived", "Archived")
CALL_AT = FixedField("call_at", "Day and time of the call")  # of earlier versions: in histories
CALL_DATE = FixedField("call_date", "Day of the call", "day")
CALL_TIME = FixedField("call_time", "Time of the call", "time")
CALL_MINUTES = FixedField("call_minutes", "Length in minutes", "number", unit="minute")
SCHEDULED = yes_no("scheduled", "The call was arranged")
CALLER = choice("caller", "Who calls", "callers")
CALL_PHONE = FixedField("call_phone", "Phone number for the call", about="others")
CALL_BACK_ON = FixedField("call_back_on", "Day to talk again", "day")
CALL_BACK_AT = FixedField("call_back_at", "Time to talk again", "time")
ZONE = choice("zone", "Time zone of the call", "zones")
STRENGTHS = FixedField("strengths", "Strengths")
MENTIONED = FixedField("mentioned", "Strengths that came up", "choices")
SURE = yes_no("sure", "I'm sure I want this job")
OWN_QUESTIONS = FixedField("own_questions", "Your own questions")
BUDGET_SECONDS = FixedField("budget_seconds", "Time limit (seconds)", "number", unit="second")
OWN_TO_SHOW = FixedField(
    "own_to_show", "Your own questions that show you're right for the job", "choices"
)
ASKED = FixedField("asked", "Questions you've asked", "choices")
MOVE_ORDER = FixedField("move_order", "Order of the moves", "choices", "moves")
TONE = choice("tone", "Tone", "tones")
PRACTICED = FixedField("practiced", "Closing practiced on")
"""The day of each time that the closing was rehearsed to its end, one a line: 2026-11-30."""
PERSON_NAME = NumberedFamily("person.{number}.name", "Person {number}: name", about="others")
PERSON_ROLE = NumberedFamily("person.{number}.role", "Person {number}: role", about="others")
PERSON_CALL_NAME = NumberedFamily(
    "person.{number}.call_name", "Person {number}: what you call them", about="others"
)
PERSON_EMAIL = NumberedFamily("person.{number}.email", "Person {number}: email", about="others")
MOVE_ON = IdFamily("move.{id}.on", "In your script: {name}", "moves", "yes_no", "yes_no")
MOVE_TONE = IdFamily("move.{id}.tone", "Tone: {name}", "moves", "choice", "tones")
MOVE_TEXT = IdFamily("move.{id}.text", "Your words: {name}", "moves")
ASK = IdFamily("ask.{id}", "To ask: {name}", "questions_to_ask", "yes_no", "yes_no")
PROOF_OF = NumberedFamily("proof.{number}.of", "Proof {number}: of which strength")
PROOF = NumberedFamily("proof.{number}.text", "Proof {number}")
STORY_SITUATION = NumberedFamily("story.{number}.situation", "Story {number}: the situation")
STORY_ACTION = NumberedFamily("story.{number}.action", "Story {number}: what you did")
STORY_RESULT = NumberedFamily("story.{number}.result", "Story {number}: how it turned out")
STORY_ORDER = FixedField("story_order", "Order of the stories", "choices")
SHEET = IdFamily("sheet.{id}", "Cheat sheet: {name}", "cheat_sheet", about="others")
READY = IdFamily("ready.{id}", "Ready: {name}", "room", "yes_no", "yes_no")
NOTE = IdFamily("note.{id}", "Note: {name}", "notes", about="others")
CONTACTS = FixedField("contacts", "Contact details", about="others")
PROMISED_ON = FixedField("promised_on", "They'll answer by", "day")
PROMISED_HOW = FixedField("promised_how", "How they'll answer", about="others")
NEW_PROMISE = FixedField("new_promise_on", "They need until", "day")
REPLIED = yes_no("replied", "They answered")
REPLIED_ON = FixedField("replied_on", "They answered on", "day")
REPLY = FixedField("reply", "Their answer", about="others")
REMINDER_TO = FixedField("reminder_to", "Reminders go to person number", "number")
SENT = NumberedFamily("sent.{number}", "Letter {number}: sent", "", "yes_no", "yes_no")
SENT_AT = NumberedFamily("sent.{number}.at", "Letter {number}: sent when", "", "day")
LETTER_TEXT = NumberedIdFamily(
    "letter.{number}.text.{id}", "Letter {number}, your words: {name}", "sentences", about="others"
)
LETTER_SLOT = NumberedIdFamily(
    "letter.{number}.{id}", "Letter {number}: {name}", "slots", about="others"
)
REMINDER_SENT = NumberedFamily(
    "reminder.{number}.sent", "Reminder {number}: sent", "", "yes_no", "yes_no"
)
REMINDER_SENT_AT = NumberedFamily(
    "reminder.{number}.sent.at", "Reminder {number}: sent when", "", "day"
)
REMINDER_SENT_TO = NumberedFamily(
    "reminder.{number}.sent.to", "Reminder {number}: sent to person", "", "number"
)
REMINDER_TEXT = NumberedIdFamily(
    "reminder.{number}.text.{id}",
    "Reminder {number}, your words: {name}",
    "reminder_sentences",
    about="others",
)

DETAIL = IdFamily("{id}", "{name}", "details")
"""A detail of the closing, whose id no other field has as its key."""

PERSON = (PERSON_NAME, PERSON_CALL_NAME, PERSON_ROLE, PERSON_EMAIL)
"""What is known of a person on the call."""

STORY = (STORY_SITUATION, STORY_ACTION, STORY_RESULT)
"""What is told of something that the candidate did."""

LETTER = (LETTER_TEXT, LETTER_SLOT)
"""What is written in the letter to a person."""

SENDING = (SENT, SENT_AT)
"""Whether and when something was sent, which a copy of the application does not take over."""

REMINDING = (REMINDER_SENT, REMINDER_SENT_AT, REMINDER_SENT_TO)
"""Whether, when and to whom a reminder was sent, which a copy does not take over, either."""

ANSWERING = (NEW_PROMISE, REPLIED, REPLIED_ON, REPLY)
"""What they answered to the letters of an application, which is no answer to those of its copy."""

SETTLING = (OUTCOME, ARCHIVED, CALL_BACK_ON, CALL_BACK_AT)
"""How one application ended and was put away, which a copy begins without."""

CALLING = (MENTIONED, ASKED, CONTACTS, PROMISED_ON, PROMISED_HOW)
"""What was ticked and noted on one call, which is not what comes up on another."""

CALLING_FAMILIES = (READY, NOTE)
"""The families of such fields."""
