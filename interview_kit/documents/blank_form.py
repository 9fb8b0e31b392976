"""The question set of a position as a form to print."""

from __future__ import annotations

from datetime import datetime

from interview_kit.documents.word import WordFile, open_layout
from interview_kit.interviewer.blank_form import BOX, BlankForm, FormRow, rating_boxes
from interview_kit.text import lines, shorten

_LAYOUT = "blank_form.docx"
_RUNNING_LENGTH = 80  # characters that fit into the footer beside the page number
_GAP = "\u2003"


def render_blank_form(form: BlankForm, *, author: str, language: str, when: datetime) -> WordFile:
    """Return a form to print as a Word file. `language` is a BCP 47 tag. Raises DocumentError."""
    heading = ": ".join(filter(None, ("Phone screen", form.position)))
    version = f", version {form.version}" if form.version else ""
    values = {
        "heading": heading,
        "facts": [{"label": f"{label}:", "value": value} for label, value in form.facts if value],
        "must_haves": form.must_haves,
        "running": f"{shorten(heading, _RUNNING_LENGTH)} · Questions{version}",
        "sections": [
            {
                "title": section.title,
                "note": section.note,
                "rows": [_row(row) for row in section.rows],
            }
            for section in form.sections
        ],
    }
    return open_layout(None, _LAYOUT).render(
        values,
        title=heading,
        author=author,
        language=language,
        when=when,
        us_letter=form.us_letter,
    )


def _row(row: FormRow) -> dict[str, object]:
    return {
        "label": row.label,
        "asked": row.asked,
        "hints": lines(row.hint),
        "boxes": _GAP.join(f"{BOX} {box}" for box in row.boxes),
        "unit": row.unit,
        "lines": [""] * row.lines,
        "rating": _GAP.join(rating_boxes()) if row.is_rated else "",
        "anchors": " · ".join(f"{rating} {words}" for rating, words in row.anchors),
        "said": " ".join(row.says),
    }
