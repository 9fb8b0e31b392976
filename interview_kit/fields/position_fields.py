"""The fields of a position."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, IdFamily, choice

TITLE = FixedField("title", "Title")
LOCATION = FixedField("location", "Location")
YEARS_IN = FixedField("years_in", "Years of experience in")
EXPERIENCE_ONE = FixedField("experience_one", "Experience 1")
EXPERIENCE_TWO = FixedField("experience_two", "Experience 2")
EDUCATION = FixedField("education", "Education or training")
SALARY_CURRENCY = choice("salary_currency", "Salary currency", "currencies")
SALARY_PERIOD = choice("salary_period", "Salary period", "periods")
OTHER_CHECKS = FixedField("other_checks", "Other checks")
NEXT_STEPS = FixedField("next_steps", "Further steps")
HEAR_DAYS = FixedField("hear_days", "Days until they hear back", "number", unit="day")
HEAR_THROUGH = choice("hear_through", "How they'll hear", "channels")
ASK_PAST = IdFamily("ask_past.{id}", "Ask: {name}", "questions", "yes_no", "yes_no")
CHECK = IdFamily("check.{id}", "Ask about: {name}", "checks", "yes_no", "yes_no")
