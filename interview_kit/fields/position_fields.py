"""The fields of a position."""

from __future__ import annotations

from interview_kit.fields.definitions import (
    FixedField,
    IdFamily,
    NumberedFamily,
    NumberedIdFamily,
    choice,
    wording,
)

TITLE = wording("title", "Title")
COMPANY = wording("company", "Company")
LOCATION = wording("location", "Location")
YEARS_IN = wording("years_in", "Years of experience in …")
EXPERIENCE_ONE = wording("experience_one", "Experience 1")
EXPERIENCE_TWO = wording("experience_two", "Experience 2")
EDUCATION = wording("education", "Education or training")
SALARY_CURRENCY = choice("salary_currency", "Salary currency", "currencies")
SALARY_PERIOD = choice("salary_period", "Salary period", "periods")
SALARY_RANGE = FixedField("salary_range", "Salary range", "money", about="nobody")
SHIFT = wording("shift", "Shift or hours")
CALL_MINUTES = FixedField(
    "call_minutes", "Length in minutes", "number", unit="minute", about="nobody"
)
OTHER_CHECKS = wording("other_checks", "Other checks")
NEXT_STEP = choice("next_step", "Next step", "steps_after_call")
NEXT_STEP_WORDS = wording("next_step_words", "Next step in your own words")
NEXT_STEPS = wording("next_steps", "Further steps")
HEAR_DAYS = FixedField(
    "hear_days", "Days until they hear back", "number", unit="day", about="nobody"
)
HEAR_THROUGH = choice("hear_through", "How they'll hear", "channels")
ASK = IdFamily("ask_past.{id}", "Ask: {name}", "questions", "yes_no", "yes_no")
"""Whether a question of the form is asked; once those about the last job alone had the choice."""
ASKED_AS = IdFamily("asked_as.{id}", "Own words: {name}", "questions", about="nobody")
CHECK = IdFamily("check.{id}", "Ask about: {name}", "checks", "yes_no", "yes_no")

QUESTION_ORDER = FixedField("question_order", "Order of the questions", "choices", about="nobody")
QUESTION_KIND = NumberedFamily(
    "question.{number}.kind", "Question {number}: how it's answered", "", "choice", "answer_kinds"
)
"""A position has a question of its own with this number as long as this says something."""
QUESTION_TEXT = NumberedFamily("question.{number}.text", "Question {number}", about="nobody")
QUESTION_NAME = NumberedFamily(
    "question.{number}.name", "Question {number}: short name", about="nobody"
)
QUESTION_HINT = NumberedFamily(
    "question.{number}.hint", "Question {number}: note to the interviewer", about="nobody"
)
QUESTION_CHOICES = NumberedFamily(
    "question.{number}.choices", "Question {number}: choices", about="nobody"
)
QUESTION_RATED = NumberedFamily(
    "question.{number}.rated", "Question {number}: rated", "", "yes_no", "yes_no"
)
QUESTION_MEETS = NumberedFamily(
    "question.{number}.meets",
    "Question {number}: answer that meets the must-have",
    "",
    "yes_no",
    "yes_no",
)
QUESTION_ANCHOR = NumberedIdFamily(
    "question.{number}.anchor.{id}",
    "Question {number}, words for {name}",
    "anchors",
    about="nobody",
)
QUESTION_FROM = NumberedFamily(
    "question.{number}.from", "Question {number}: from the bank", "", "choice", "bank"
)
TESTS = IdFamily(
    "tests.{id}", "Must-haves that it tests: {name}", "questions", "choices", about="nobody"
)
MUST_HAVE_WEIGHT = NumberedFamily(
    "must_have.{number}.weight", "Must-have {number}: weight", "", "choice", "weights"
)
"""A position has a must-have with this number as long as this says something."""
MUST_HAVE_TEXT = NumberedFamily("must_have.{number}.text", "Must-have {number}", about="nobody")
MUST_HAVE_KIND = NumberedFamily(
    "must_have.{number}.kind", "Must-have {number}: kind", "", "choice", "must_have_kinds"
)

OWN_QUESTION = (
    QUESTION_KIND,
    QUESTION_TEXT,
    QUESTION_NAME,
    QUESTION_HINT,
    QUESTION_CHOICES,
    QUESTION_RATED,
    QUESTION_MEETS,
    QUESTION_ANCHOR,
    QUESTION_FROM,
)
"""The parts of a question of the position's own."""

MUST_HAVE = (MUST_HAVE_WEIGHT, MUST_HAVE_TEXT, MUST_HAVE_KIND)
"""The parts of a must-have."""
