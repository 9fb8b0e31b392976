"""The interviewer's document: the record of one call."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from interview_kit.documents.word import WordFile, open_layout
from interview_kit.interviewer.call_record import AnswerRow, CallRecord, RecordSection
from interview_kit.text import one_line

if TYPE_CHECKING:
    from interview_kit.documents.word.compiled_layout import CompiledLayout

_RUNNING_LENGTH = 80  # characters that fit into the footer beside the page number


def render_call_record(
    record: CallRecord, *, when: datetime, layout: bytes | CompiledLayout | None = None
) -> WordFile:
    """Return the record of a finished call as a Word file, without empty fields.

    The layout is the kit's own by default. Raises DocumentError.
    """
    values = {
        "candidate": record.candidate,
        "place": record.place,
        "position": record.position,
        "company": record.company,
        "location": record.location,
        "call_date": record.call_date,
        "interviewer": record.interviewer,
        "satisfied": record.satisfied,
        "mean_rating": record.mean,
        "recommendation": record.recommendation,
        "recommendation_reason": record.recommendation_reason,
        "running": _shortened(_joined(record.candidate, record.position)),
        "head": _facts((*record.head, ("Record", record.revision))),
        "sections": [
            {"title": section.title, "rows": [_row(row, section) for row in section.rows]}
            for section in record.sections
            if section.rows
        ],
        "candidate_questions": record.candidate_questions,
        "ending": record.ending,
        "facts": _facts(record.facts),
        "said": list(record.ending_words),
        "impressions": record.impressions,
    }
    return open_layout(layout, "screen_record.docx").render(
        values,
        title=f"Phone screen: {record.candidate}",
        author=record.interviewer,
        language=record.language,
        when=when,
        us_letter=record.us_letter,
    )


def _row(row: AnswerRow, section: RecordSection) -> dict[str, str]:
    # The heading of the section already names a question of the same name.
    is_named = bool(row.asked) and row.question == section.title
    return {
        "question": "" if is_named else row.question,
        "asked": row.asked,
        "answer": row.answer,
        "rating": row.rating,
    }


def _facts(pairs: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    return [
        {"label": label if label.endswith("?") else f"{label}:", "value": value}
        for label, value in pairs
        if value
    ]


def _joined(*parts: str) -> str:
    return " · ".join(part for part in parts if part)


def _shortened(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _RUNNING_LENGTH else f"{line[:_RUNNING_LENGTH]}…"
