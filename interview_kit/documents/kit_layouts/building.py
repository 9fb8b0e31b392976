"""Builds the Word layouts in templates/; run it as a module to write them anew.

They are made by this script alone, byte for byte the same each time, so that a change to a
layout can be read as one to its source. How they look is said here; how a Word file comes to
look like that, in drawing.py.
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
    add,
    add_page_numbers,
    add_table,
    base,
    fact,
    heading,
    in_a_row,
    rule,
    saved,
    style,
)
from interview_kit.settings import LAYOUTS_DIR


def build_all() -> dict[str, bytes]:
    """Return every layout by its file name."""
    return {
        "thank_you.docx": thank_you(),
        "cue_card.docx": cue_card(),
        "screen_record.docx": call_record(),
    }


def thank_you() -> bytes:
    """The letter: date, subject, greeting, paragraphs, signature."""
    document = base(SERIF, 11, margin=3.0, title="Thank-you letter")
    style(document, "Date", size=10, color=QUIET, after=10)
    rule(heading(document, "Heading 1", SERIF, 13, INK, after=16), "bottom", gap=7)
    style(document, "Salutation", after=9, line=1.3)
    style(document, "Body Text", after=9, line=1.3, whole=True)
    style(document, "Closing", before=6, after=16, keep=True)
    style(document, "Signature", bold=True, after=2, keep=True)
    style(document, "Contact", size=10, color=QUIET, after=2)
    add(document, "{{ date_line }}", "Date")
    add(document, "{{ subject }}", "Heading 1")
    add(document, "{{ greeting }}", "Salutation")
    _each(document, "paragraph", "paragraphs", "{{ paragraph }}", "Body Text")
    add(document, "{{ sign_off }}", "Closing")
    add(document, "{%p for line in signature %}")
    add(document, "{%p if loop.first %}")
    add(document, "{{ line }}", "Signature")
    add(document, "{%p else %}")
    add(document, "{{ line }}", "Contact")
    add(document, "{%p endif %}")
    add(document, "{%p endfor %}")
    return saved(document)


def cue_card() -> bytes:
    """The cue card: large type, reminders apart from what is spoken."""
    document = base(SANS, 18, margin=1.6, title="Cue card")
    heading(document, "Heading 1", SANS, 20, TEAL, after=2)
    heading(document, "Heading 2", SANS, 14, TEAL, before=12, after=4)
    style(document, "Time", size=12, color=QUIET, after=4)
    style(document, "Spoken", before=8, after=2, line=1.12, whole=True, keep=True)
    style(document, "Reminder", size=13, color=QUIET, italic=True, indent=0.8, keep=True)
    listen = style(document, "Listen", size=13, color=TEAL, bold=True, before=6, after=4)
    rule(listen, "bottom", gap=6)
    style(document, "List Bullet", size=14, after=3)
    add(document, "{{ heading }}", "Heading 1")
    _when(document, "spoken", "{{ spoken }}", "Time")
    add(document, "{%p for turn in turns %}")
    add(document, "{{ turn.text }}", "Spoken")
    _when(document, "turn.reminder", "→ {{ turn.reminder }}", "Reminder")
    _when(document, "turn.listen", "— {{ listen }} —", "Listen")
    add(document, "{%p endfor %}")
    _list(document, "questions", "Questions to ask")
    _list(document, "notes", "My strengths")
    return saved(document)


def call_record() -> bytes:
    """The record: one table of questions, answers and ratings, then how the call ended."""
    document = base(SANS, 9, margin=1.5, title="Phone-screen record")
    heading(document, "Heading 1", SANS, 17, INK)
    heading(document, "Heading 2", SANS, 10.5, TEAL, before=8, after=2)
    style(document, "Subtitle", size=11, color=QUIET, before=1, after=6)
    style(document, "Facts", after=6, line=1.15)
    style(document, "Fact", after=2)
    style(document, "Column", size=8.5, color=QUIET, keep=True)
    style(document, "Question", bold=True)
    style(document, "Asked", size=8, color=QUIET)
    style(document, "Answer", after=1, line=1.1)
    style(document, "Rating", bold=True)
    rule(style(document, "Said", after=2, indent=0.4, line=1.1), "left", gap=8)
    add(document, "{{ candidate }}", "Heading 1")
    _when(document, "place", "{{ place }}", "Subtitle")
    add(document, "{%p if head %}")
    in_a_row(document, "head", "Facts")
    add(document, "{%p endif %}")
    add(document, "{%p if sections %}")
    _questions(document)
    add(document, "{%p endif %}")
    _part(document, "candidate_questions", "What they asked")
    add(document, "{%p if ending or facts or said %}")
    add(document, "Ending{% if ending %}: {{ ending }}{% endif %}", "Heading 2")
    add(document, "{%p for fact in facts %}")
    fact(document, "Fact")
    add(document, "{%p endfor %}")
    add(document, "{%p if said %}")
    spoken = (
        "{% for sentence in said %}{{ sentence }}{% if not loop.last %} {% endif %}{% endfor %}"
    )
    add(document, spoken, "Said")
    add(document, "{%p endif %}")
    add(document, "{%p endif %}")
    _part(document, "impressions", "Impressions")
    add_page_numbers(document, "{{ running }}")
    return saved(document)


def _questions(document: Any) -> None:
    table = add_table(document, widths=(7.2, 8.8, 1.6))
    table.head(("Question", "Answer", "Rating"), "Column")
    table.tag("{%tr for section in sections %}")
    table.band("{{ section.title }}", "Heading 2")
    table.tag("{%tr for row in section.rows %}")
    question, answer, rating = table.row()
    _when(question, "row.question", "{{ row.question }}", "Question")
    # One of the two is there in any case: Word refuses a cell without a paragraph.
    _when(question, "row.asked or not row.question", "{{ row.asked }}", "Asked")
    add(answer, "{{ row.answer }}", "Answer")
    add(rating, "{{ row.rating }}", "Rating")
    table.tag("{%tr endfor %}")
    table.tag("{%tr endfor %}")


def _list(document: Any, name: str, title: str) -> None:
    add(document, f"{{%p if {name} %}}")
    add(document, title, "Heading 2")
    _each(document, "item", name, "{{ item }}", "List Bullet")
    add(document, "{%p endif %}")


def _part(document: Any, name: str, title: str) -> None:
    add(document, f"{{%p if {name} %}}")
    add(document, title, "Heading 2")
    add(document, f"{{{{ {name} }}}}", "Answer")
    add(document, "{%p endif %}")


def _each(document: Any, item: str, name: str, text: str, style_name: str) -> None:
    add(document, f"{{%p for {item} in {name} %}}")
    add(document, text, style_name)
    add(document, "{%p endfor %}")


def _when(place: Any, condition: str, text: str, style_name: str) -> None:
    add(place, f"{{%p if {condition} %}}")
    add(place, text, style_name)
    add(place, "{%p endif %}")


def main(folder: Path) -> None:
    """Write every layout into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in build_all().items():
        (folder / name).write_bytes(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else LAYOUTS_DIR)
