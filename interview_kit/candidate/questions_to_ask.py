"""The questions that a candidate wants to ask."""

from __future__ import annotations

from interview_kit.candidate.application import Application
from interview_kit.candidate.sentences import as_question
from interview_kit.content.closing import Closing


def chosen_questions(application: Application, closing: Closing) -> tuple[str, ...]:
    """Return the questions to ask, one's own first: they are the pointed ones."""
    own = map(as_question, application.own_questions)
    chosen = (q.text for q in closing.questions_to_ask if q.id in application.asked)
    return tuple(dict.fromkeys((*own, *chosen)))
