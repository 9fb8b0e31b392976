"""The fields of a call."""

from __future__ import annotations

from interview_kit.fields.definitions import (
    FixedField,
    IdFamily,
    NumberedFamily,
    choice,
    yes_no,
)

# Stored with the candidate, and read with the answers of each call with them.
CANDIDATE_NAME = FixedField("candidate_name", "Candidate's name")
CALL_DATE = FixedField("call_date", "Date of the call", "day")
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
AVAILABILITY = FixedField("availability", "When they can come in")
DECLINE_REASON = FixedField("decline_reason", "Why we declined")
CONSENT = IdFamily("consent.{id}", "Agreed: {name}", "checks", "yes_no", "yes_no")
FOLLOW_UP_ABOUT = NumberedFamily(
    "followup.{number}.about", "Follow-up {number}: to which question", "", "choice", "questions"
)
FOLLOW_UP_QUESTION = NumberedFamily("followup.{number}.question", "Follow-up question {number}")
FOLLOW_UP_ANSWER = NumberedFamily("followup.{number}.answer", "Answer to follow-up {number}")

ANSWER = IdFamily("{id}", "{name}", "questions")
"""The answer to a question of data/, whose id no other field has as its key."""

FOLLOW_UP = (FOLLOW_UP_ABOUT, FOLLOW_UP_QUESTION, FOLLOW_UP_ANSWER)
"""The parts of a follow-up question."""
