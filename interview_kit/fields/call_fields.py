"""The fields of a call. The answer to a question of data/ has the question's id as its key."""

from __future__ import annotations

from interview_kit.fields.definitions import (
    FixedField,
    IdFamily,
    NumberedFamily,
    choice,
    note,
    yes_no,
)

CANDIDATE_NAME = FixedField("candidate_name", "Candidate's name", is_answer=True, is_personal=True)
CALL_DATE = FixedField("call_date", "Date of the call", "day")
RESUME_ATTACHED = yes_no("resume_attached", "Résumé attached", is_answer=True)
SALARY = FixedField("salary", "Notes on salary", is_question=True, is_answer=True, is_note=True)
SALARY_AMOUNT = FixedField("salary_amount", "Salary amount", "money", is_answer=True)
SALARY_CURRENCY = choice("salary_currency", "Salary currency", "currencies")
SALARY_PERIOD = choice("salary_period", "Salary period", "periods")
HAD_REPORTS = yes_no("had_reports", "Had direct reports", is_answer=True)
WORKING_NOW = yes_no("working_now", "Working now", is_answer=True)
SATISFIED = yes_no("satisfied", "Satisfied so far", is_answer=True)
CANDIDATE_QUESTIONS = note("candidate_questions", "What they asked")
ENDING = choice("ending", "Ending", "endings", is_answer=True)
HEAR_BY = FixedField("hear_by", "They'll hear by", "day")
HEAR_THROUGH = choice("hear_through", "How they'll hear", "channels")
FURTHER_STEPS = FixedField("further_steps", "Further steps")
AVAILABILITY = note("availability", "When they can come in")
DECLINE_REASON = note("decline_reason", "Why we declined")
CONSENT = IdFamily("consent.{id}", "Agreed: {name}", "checks", "yes_no", "yes_no", is_answer=True)
FOLLOW_UP_ABOUT = NumberedFamily(
    "followup.{number}.about", "Follow-up {number}: to which question", "", "choice", "questions"
)
FOLLOW_UP_QUESTION = NumberedFamily(
    "followup.{number}.question", "Follow-up {number}: question", is_note=True
)
FOLLOW_UP_ANSWER = NumberedFamily(
    "followup.{number}.answer", "Follow-up {number}: answer", is_note=True
)

FOLLOW_UP = (FOLLOW_UP_ABOUT, FOLLOW_UP_QUESTION, FOLLOW_UP_ANSWER)
"""The parts of a follow-up question."""
