"""Builds the Word layouts in templates/; run as a module, it writes them.

This script alone makes them, byte for byte the same each time, so that a change to a layout can
be read as a change to its source. What they look like is here, how to draw it in drawing.py.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from interview_kit.documents.kit_layouts.drawing import (
    INK,
    QUIET,
    SANS,
    SERIF,
    TEAL,
    add_fact,
    add_facts,
    add_page_numbers,
    add_paragraph,
    add_rule,
    add_table,
    base_document,
    save,
    set_heading,
    set_style,
)
from interview_kit.settings import LAYOUTS_DIR


def build_all() -> dict[str, bytes]:
    """Return every layout by its file name."""
    return {
        "thank_you.docx": thank_you_layout(),
        "cue_card.docx": cue_card_layout(),
        "screen_record.docx": call_record_layout(),
    }


def thank_you_layout() -> bytes:
    """The letter: date, subject, greeting, paragraphs, signature."""
    document = base_document(SERIF, 11, margin=3.0, title="Thank-you letter")
    set_style(document, "Date", size=10, color=QUIET, after=10)
    add_rule(set_heading(document, "Heading 1", SERIF, 13, INK, after=16), "bottom", gap=7)
    set_style(document, "Salutation", after=9, line=1.3)
    set_style(document, "Body Text", after=9, line=1.3, whole=True)
    set_style(document, "Closing", before=6, after=16, keep=True)
    set_style(document, "Signature", bold=True, after=2, keep=True)
    set_style(document, "Contact", size=10, color=QUIET, after=2)
    add_paragraph(document, "{{ date_line }}", "Date")
    add_paragraph(document, "{{ subject }}", "Heading 1")
    add_paragraph(document, "{{ greeting }}", "Salutation")
    _add_loop(document, "paragraph", "paragraphs", "{{ paragraph }}", "Body Text")
    add_paragraph(document, "{{ sign_off }}", "Closing")
    add_paragraph(document, "{%p for line in signature %}")
    add_paragraph(document, "{%p if loop.first %}")
    add_paragraph(document, "{{ line }}", "Signature")
    add_paragraph(document, "{%p else %}")
    add_paragraph(document, "{{ line }}", "Contact")
    add_paragraph(document, "{%p endif %}")
    add_paragraph(document, "{%p endfor %}")
    return save(document)


def cue_card_layout() -> bytes:
    """The cue card: large type, reminders apart from what is spoken."""
    document = base_document(SANS, 18, margin=1.6, title="Cue card")
    set_heading(document, "Heading 1", SANS, 20, TEAL, after=2)
    set_heading(document, "Heading 2", SANS, 14, TEAL, before=12, after=4)
    set_style(document, "Time", size=12, color=QUIET, after=4)
    set_style(document, "Spoken", before=8, after=2, line=1.12, whole=True, keep=True)
    set_style(document, "Reminder", size=13, color=QUIET, italic=True, indent=0.8, keep=True)
    listen = set_style(document, "Listen", size=13, color=TEAL, bold=True, before=6, after=4)
    add_rule(listen, "bottom", gap=6)
    set_style(document, "List Bullet", size=14, after=3)
    add_paragraph(document, "{{ heading }}", "Heading 1")
    _add_condition(document, "spoken", "{{ spoken }}", "Time")
    add_paragraph(document, "{%p for turn in turns %}")
    add_paragraph(document, "{{ turn.text }}", "Spoken")
    _add_condition(document, "turn.reminder", "→ {{ turn.reminder }}", "Reminder")
    _add_condition(document, "turn.listen", "— {{ listen }} —", "Listen")
    add_paragraph(document, "{%p endfor %}")
    _add_list(document, "questions", "Questions to ask")
    _add_list(document, "notes", "My strengths")
    return save(document)


def call_record_layout() -> bytes:
    """The record: one table of questions, answers and ratings, then how the call ended."""
    document = base_document(SANS, 9, margin=1.5, title="Phone-screen record")
    set_heading(document, "Heading 1", SANS, 17, INK)
    set_heading(document, "Heading 2", SANS, 10.5, TEAL, before=8, after=2)
    set_style(document, "Subtitle", size=11, color=QUIET, before=1, after=6)
    set_style(document, "Facts", after=6, line=1.15)
    set_style(document, "Fact", after=2)
    set_style(document, "Column", size=8.5, color=QUIET, keep=True)
    set_style(document, "Question", bold=True)
    set_style(document, "Asked", size=8, color=QUIET)
    set_style(document, "Answer", after=1, line=1.1)
    set_style(document, "Rating", bold=True)
    add_rule(set_style(document, "Said", after=2, indent=0.4, line=1.1), "left", gap=8)
    add_paragraph(document, "{{ candidate }}", "Heading 1")
    _add_condition(document, "place", "{{ place }}", "Subtitle")
    add_paragraph(document, "{%p if head %}")
    add_facts(document, "head", "Facts")
    add_paragraph(document, "{%p endif %}")
    add_paragraph(document, "{%p if sections %}")
    _add_questions(document)
    add_paragraph(document, "{%p endif %}")
    _add_section(document, "candidate_questions", "What they asked")
    add_paragraph(document, "{%p if ending or facts or said %}")
    add_paragraph(document, "Ending{% if ending %}: {{ ending }}{% endif %}", "Heading 2")
    add_paragraph(document, "{%p for fact in facts %}")
    add_fact(document, "Fact")
    add_paragraph(document, "{%p endfor %}")
    add_paragraph(document, "{%p if said %}")
    spoken = (
        "{% for sentence in said %}{{ sentence }}{% if not loop.last %} {% endif %}{% endfor %}"
    )
    add_paragraph(document, spoken, "Said")
    add_paragraph(document, "{%p endif %}")
    add_paragraph(document, "{%p endif %}")
    _add_section(document, "impressions", "Impressions")
    add_page_numbers(document, "{{ running }}")
    return save(document)


def _add_questions(document: Any) -> None:
    table = add_table(document, widths=(7.2, 8.8, 1.6))
    table.head(("Question", "Answer", "Rating"), "Column")
    table.tag("{%tr for section in sections %}")
    table.band("{{ section.title }}", "Heading 2")
    table.tag("{%tr for row in section.rows %}")
    question, answer, rating = table.row()
    _add_condition(question, "row.question", "{{ row.question }}", "Question")
    # One of the two is always there, since Word refuses a cell without a paragraph.
    _add_condition(question, "row.asked or not row.question", "{{ row.asked }}", "Asked")
    add_paragraph(answer, "{{ row.answer }}", "Answer")
    add_paragraph(rating, "{{ row.rating }}", "Rating")
    table.tag("{%tr endfor %}")
    table.tag("{%tr endfor %}")


def _add_list(document: Any, name: str, title: str) -> None:
    add_paragraph(document, f"{{%p if {name} %}}")
    add_paragraph(document, title, "Heading 2")
    _add_loop(document, "item", name, "{{ item }}", "List Bullet")
    add_paragraph(document, "{%p endif %}")


def _add_section(document: Any, name: str, title: str) -> None:
    add_paragraph(document, f"{{%p if {name} %}}")
    add_paragraph(document, title, "Heading 2")
    add_paragraph(document, f"{{{{ {name} }}}}", "Answer")
    add_paragraph(document, "{%p endif %}")


def _add_loop(document: Any, item: str, name: str, text: str, style_name: str) -> None:
    add_paragraph(document, f"{{%p for {item} in {name} %}}")
    add_paragraph(document, text, style_name)
    add_paragraph(document, "{%p endfor %}")


def _add_condition(container: Any, condition: str, text: str, style_name: str) -> None:
    add_paragraph(container, f"{{%p if {condition} %}}")
    add_paragraph(container, text, style_name)
    add_paragraph(container, "{%p endif %}")


def main(folder: Path) -> None:
    """Write every layout into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in build_all().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LAYOUTS_DIR)
