"""The fields of a profile: what people say of themselves once."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, IdFamily, choice

NAME = FixedField("name", "Name", is_personal=True)
PHONE = FixedField("phone", "Phone", is_personal=True)
EMAIL = FixedField("email", "Email", is_personal=True)
ENGLISH = choice("english", "American or British English", "english")
SEPARATOR = choice("separator", "Separator in CSV files", "separators")
PACE = FixedField("pace", "Your pace (words per minute)", "number", unit="word")
LAYOUT = IdFamily("template.{id}", "Word layout: {name}", "documents", "choice", "layouts")
