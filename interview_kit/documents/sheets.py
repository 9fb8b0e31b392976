"""The candidate's cheat sheet as a document."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from interview_kit.candidate.cheat_sheet import CheatSheet, SheetEntry
from interview_kit.candidate.speaking import seconds_words
from interview_kit.documents.word import WordFile, open_layout

if TYPE_CHECKING:
    from interview_kit.documents.word.compiled_layout import CompiledLayout


def render_cheat_sheet(
    sheet: CheatSheet,
    *,
    author: str,
    language: str,
    is_small: bool,
    when: datetime,
    layout: bytes | CompiledLayout | None = None,
) -> WordFile:
    """Return a cheat sheet as a Word file, without empty parts. Raises DocumentError.

    The layout is the kit's own by default; `is_small` is its version in smaller type. `language`
    is a BCP 47 tag.
    """
    values = {
        "heading": sheet.heading,
        "people": sheet.head,
        "answers": [_entry(each) for each in sheet.answers],
        "facts": [_entry(each) for each in sheet.facts],
        "strengths": [asdict(each) for each in sheet.strengths],
        "stories": [
            {"situation": each.situation, "action": each.action, "result": each.result}
            for each in sheet.stories
        ],
        "goals": [{"label": each.goal, "questions": each.questions} for each in sheet.questions],
    }
    own = "cheat_sheet_small.docx" if is_small else "cheat_sheet.docx"
    return open_layout(layout, own).render(
        values,
        title=f"Cheat sheet: {sheet.heading}",
        author=author,
        language=language,
        when=when,
    )


def _entry(entry: SheetEntry) -> dict[str, str]:
    spoken = seconds_words(entry.seconds) if entry.seconds else ""
    return {"label": entry.label, "text": entry.text, "spoken": spoken}
