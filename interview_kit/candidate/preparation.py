"""What a candidate has prepared besides the script: proofs of strengths, stories, questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from interview_kit.candidate.application import Application
from interview_kit.candidate.questions_to_ask import as_question, chosen_questions
from interview_kit.content.closing import Closing
from interview_kit.content.interviewer import Option
from interview_kit.fields import application_fields
from interview_kit.fields.definitions import NumberedFamily, number_in
from interview_kit.text import lines, one_line, without_bullets

PROOF = (application_fields.PROOF_OF, application_fields.PROOF)
"""The parts of a proof."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What proves a strength. Its number stays, also when others are removed."""

    number: int
    strength: str
    text: str


@dataclass(frozen=True, slots=True)
class Story:
    """Something that the candidate did. Its number stays, also when others are removed."""

    number: int
    situation: str
    action: str
    result: str


def proofs(application: Application) -> tuple[Proof, ...]:
    """Return all proofs, also those of strengths that are no longer on the list."""
    return tuple(
        Proof(
            number,
            without_bullets(application.text(application_fields.PROOF_OF.key(number))).strip(),
            application.text(application_fields.PROOF.key(number)).strip(),
        )
        for number in _numbers(application, PROOF)
    )


def proof_of(application: Application, strength: str) -> str:
    """Return the proofs of a strength on one line, "" where there is none."""
    texts = (one_line(proof.text) for proof in proofs(application) if proof.strength == strength)
    return " ".join(filter(None, texts))


def stories(application: Application) -> tuple[Story, ...]:
    """Return all stories, in the candidate's own order; those that are not in it come last."""
    order = lines(application.text(application_fields.STORY_ORDER.key))
    places = {number: place for place, number in enumerate(order)}
    numbers = _numbers(application, application_fields.STORY)
    return tuple(
        Story(
            number,
            *(application.text(part.key(number)).strip() for part in application_fields.STORY),
        )
        for number in sorted(numbers, key=lambda each: places.get(str(each), len(places)))
    )


def shifted_story_order(application: Application, number: int, step: int) -> str:
    """Return the `story_order` with a story shifted by `step` places, back where it is negative."""
    order = [story.number for story in stories(application)]
    place = order.index(number)
    order.insert(max(0, place + step), order.pop(place))
    return "\n".join(map(str, order))


def next_number(application: Application, families: Iterable[NumberedFamily]) -> int:
    """Return a number that no field of these families has had."""
    numbered = tuple(families)
    return max((number_in(key, numbered) or 0 for key in application.fields), default=0) + 1


def questions_by_goal(
    application: Application, closing: Closing
) -> tuple[tuple[Option, tuple[str, ...]], ...]:
    """Return the goals of questions with those that the candidate wants to ask, if there are any.

    Questions of one's own serve the first goal, unless they are marked for the second.
    """
    first, second = closing.goals
    goals = {question.text: question.goal for question in closing.questions_to_ask}
    marked = frozenset(lines(application.text(application_fields.OWN_TO_SHOW.key)))
    own = {as_question(text) for text in application.own_questions}

    def goal_of(question: str) -> str:
        if question in own:
            return second.id if question in marked else first.id
        return goals[question]

    chosen = chosen_questions(application, closing)
    served = (
        (goal, tuple(each for each in chosen if goal_of(each) == goal.id)) for goal in closing.goals
    )
    return tuple((goal, questions) for goal, questions in served if questions)


def _numbers(application: Application, families: Iterable[NumberedFamily]) -> list[int]:
    numbered = tuple(families)
    found = {
        number
        for key, text in application.fields.items()
        if text.strip() and (number := number_in(key, numbered)) is not None
    }
    return sorted(found)
