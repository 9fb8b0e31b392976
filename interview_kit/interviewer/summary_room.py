"""The room on the page of a call's summary: what has to be on it, and how many lines are left."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import TYPE_CHECKING

from interview_kit.interviewer.one_page import width_of

if TYPE_CHECKING:
    from interview_kit.interviewer.call_summary import CallSummary

LINE = 116.0
"""What fits on a line, in average letters, where the next word may be too long for it."""

# In points: the height of the page without its margins, and of the parts of the layout.
_US_LETTER, _A4 = 700.0, 750.0
_TOP, _HEADING, _TABLE_HEAD, _TABLE_ROW = 72.0, 22.5, 13.0, 16.0
_TEXT_LINE, _FACT_LINE, _SAID_LINE = 12.4, 12.4, 11.5
_TO_DECIDE, _REMARK = 33.0, 46.0


def lines_left(summary: CallSummary) -> int:
    """Return how many lines are left for what was said, below a heading of its own."""
    used = _TOP + _REMARK + 3 * _HEADING  # above the recommendation, the answers, the decision
    if summary.must_haves:
        used += _HEADING + _TABLE_HEAD + _TABLE_ROW * len(summary.must_haves)
    for part in (summary.facts, summary.told):
        used += (_HEADING + _FACT_LINE * len(part)) if part else 0
    for text in (summary.recommendation_reason, summary.review):
        used += _TEXT_LINE * lines_of(text)
    used += 2 * _FACT_LINE if summary.decision else _TO_DECIDE
    return max(int(((_US_LETTER if summary.us_letter else _A4) - used) / _SAID_LINE), 0)


def lines_of(text: str) -> int:
    """Return how many lines a text takes, 0 for none."""
    return ceil(width_of(text) / LINE)


def share_lines(needed: Sequence[int], lines: int) -> list[int]:
    """Return how many lines each text gets: two each in their order, then one more each by turns.

    `needed` are those that each would fill. A text that gets none has no place on the page.
    """
    given = [0] * len(needed)
    for most in range(2, max(needed, default=0) + 2):
        for place, need in enumerate(needed):
            more = min(min(need, most) - given[place], lines)
            given[place] += more
            lines -= more
    return given
