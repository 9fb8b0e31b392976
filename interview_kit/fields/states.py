"""The states of a field, as the store keeps them: whether it is answered, and if not, why."""

from __future__ import annotations

from typing import Literal, get_args

OPEN = "open"
ANSWERED = "answered"
NOT_DUE = "not_due"
"""The state of an answer that is no part of a finished call. The kit alone sets it."""

NoAnswerReason = Literal["not_asked", "declined", "no_time"]
NOT_ASKED: NoAnswerReason = "not_asked"
NO_ANSWER_REASONS: tuple[NoAnswerReason, ...] = get_args(NoAnswerReason)
"""The states that say why an answer has no text, in the order in which people choose them."""

SKIPPED_REASONS: tuple[NoAnswerReason, ...] = (NOT_ASKED, "no_time")
"""The reasons that lie with the interviewer; the candidate has none of them."""

SETTABLE_STATES = (OPEN, *NO_ANSWER_REASONS)
"""The states that people set themselves."""
