"""The kinds of answers that a question of one's own can ask for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

AnswerKind = Literal["text", "choice", "yes_no", "number", "day", "money"]
YesNo = Literal["yes", "no"]

WORDS: AnswerKind = "text"

ANSWER_KINDS: Mapping[str, str] = {
    WORDS: "Words",
    "choice": "Choice",
    "yes_no": "Yes or no",
    "number": "Number",
    "day": "Date",
    "money": "Money",
}
"""Each kind with its label, in the order in which people choose them."""
