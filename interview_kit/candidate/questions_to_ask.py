"""The questions that a candidate wants to ask."""

from __future__ import annotations

from interview_kit.candidate.application import Application
from interview_kit.content.closing import Closing
from interview_kit.fields import application_fields
from interview_kit.text import has_end_mark, lines, one_line, without_bullets


def chosen_questions(application: Application, closing: Closing) -> tuple[str, ...]:
    """Return the questions to ask, the candidate's own first, since they are the pointed ones."""
    own = map(as_question, application.own_questions)
    chosen = (q.text for q in closing.questions_to_ask if q.id in application.chosen_question_ids)
    return tuple(dict.fromkeys((*own, *chosen)))


def questions_left(application: Application, closing: Closing) -> tuple[str, ...]:
    """Return the questions to ask that the candidate has not asked yet."""
    asked = frozenset(lines(application.text(application_fields.ASKED.key)))
    return tuple(each for each in chosen_questions(application, closing) if each not in asked)


def as_question(text: str) -> str:
    """Return a question as a sentence, with a capital at its start and a mark at its end."""
    line = without_bullets(one_line(text))
    if line.partition(" ")[0].islower():  # not "iPhones"
        line = line[0].upper() + line[1:]
    return line if not line or has_end_mark(line) else f"{line}?"
