"""The fields of a layout: a Word file of one's own."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, choice

NAME = FixedField("name", "Name of the layout")
DOCUMENT = choice("document", "For which document", "documents")
