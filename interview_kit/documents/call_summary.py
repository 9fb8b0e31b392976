"""The interviewer's document for the hiring manager: a call on one page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from interview_kit.documents.word import WordFile, open_layout
from interview_kit.interviewer.call_summary import CallSummary
from interview_kit.text import shorten

if TYPE_CHECKING:
    from interview_kit.documents.word.compiled_layout import CompiledLayout

_RUNNING_LENGTH = 80  # characters that fit into the footer beside the page number


def render_call_summary(
    summary: CallSummary,
    *,
    decisions: Iterable[str],
    interviewer: str,
    when: datetime,
    layout: bytes | CompiledLayout | None = None,
) -> WordFile:
    """Return a call on one page as a Word file.

    `decisions` are the labels to tick by hand as long as nothing is decided. The layout is the
    kit's own by default. Raises DocumentError.
    """
    running = " · ".join(filter(None, (summary.candidate, summary.place)))
    values = {
        "candidate": summary.candidate,
        "place": summary.place,
        "position": summary.position,
        "company": summary.company,
        "location": summary.location,
        "running": shorten(running, _RUNNING_LENGTH),
        "head": _labelled(summary.head),
        "recommendation": summary.recommendation,
        "recommendation_reason": summary.recommendation_reason,
        "impressions": summary.impressions,
        "must_haves": [
            {"text": each.text, "weight": each.weight, "score": each.score}
            for each in summary.must_haves
        ],
        "facts": _labelled(summary.facts),
        "said": [{"label": f"{label}:", "text": text} for label, text in summary.said],
        "told": list(summary.told),
        "review": summary.review,
        "decision": summary.decision,
        "decision_reason": summary.decision_reason,
        "decided": summary.decided,
        "to_decide": "" if summary.decision else "      ".join(f"☐ {each}" for each in decisions),
        "remark": summary.remark,
    }
    return open_layout(layout, "call_summary.docx").render(
        values,
        title=f"Summary: {summary.candidate}",
        author=interviewer,
        language=summary.language,
        when=when,
        us_letter=summary.us_letter,
    )


def _labelled(facts: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    return [{"label": f"{label}:", "value": value} for label, value in facts if value]
