"""The fields of a position."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, IdFamily, choice, wording

TITLE = wording("title", "Title")
LOCATION = wording("location", "Location")
YEARS_IN = wording("years_in", "Years of experience in …")
EXPERIENCE_ONE = wording("experience_one", "Experience 1")
EXPERIENCE_TWO = wording("experience_two", "Experience 2")
EDUCATION = wording("education", "Education or training")
SALARY_CURRENCY = choice("salary_currency", "Salary currency", "currencies")
SALARY_PERIOD = choice("salary_period", "Salary period", "periods")
OTHER_CHECKS = wording("other_checks", "Other checks")
NEXT_STEPS = wording("next_steps", "Further steps")
HEAR_DAYS = FixedField(
    "hear_days", "Days until they hear back", "number", unit="day", about="nobody"
)
HEAR_THROUGH = choice("hear_through", "How they'll hear", "channels")
ASK_PAST = IdFamily("ask_past.{id}", "Ask: {name}", "questions", "yes_no", "yes_no")
CHECK = IdFamily("check.{id}", "Ask about: {name}", "checks", "yes_no", "yes_no")
