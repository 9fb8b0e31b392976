"""The fields of a person: what they say of themselves once."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, IdFamily, choice

NAME = FixedField("name", "Name")
PHONE = FixedField("phone", "Phone")
EMAIL = FixedField("email", "Email")
ENGLISH = choice("english", "American or British English", "english")
SEPARATOR = choice("separator", "Separator in CSV files", "separators")
ACTING = choice("acting", "Who uses this computer", "people")
"""In the record of the first person: who was chosen last."""
COUNTRY = choice("country", "Public holidays of", "countries")
REGION = choice("region", "Region", "regions")
OPENING_WORDS = FixedField("opening_words", "Opening words")
"""What they say first on each call they make, with names in braces to be filled in."""
PACE = FixedField("pace", "Your pace (words per minute)", "number", unit="word")
LAYOUT = IdFamily("template.{id}", "Word layout: {name}", "documents", "choice", "layouts")
