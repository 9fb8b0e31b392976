"""The fields of a layout: a Word file of one's own."""

from __future__ import annotations

from interview_kit.fields.definitions import FixedField, choice

NAME = FixedField("name", "Layout name")
DOCUMENT = choice("document", "For which document", "documents")

KITS_OWN = "The kit's own"
"""The name of the layout that the kit brings: no layout of one's own has it."""

DOCUMENT_LABELS = {
    "thank_you": "Thank-you letter",
    "cue_card": "Cue card",
    "cheat_sheet": "Cheat sheet",
    "screen_record": "Phone-screen record",
    "call_summary": "One-page summary",
}
"""The kinds of Word documents, with their labels."""
