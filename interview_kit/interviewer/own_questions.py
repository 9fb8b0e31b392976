"""The questions that a position asks besides those of the form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from interview_kit.content.field_names import ANCHORS
from interview_kit.content.interviewer import InterviewerContent, labels
from interview_kit.fields import position_fields
from interview_kit.fields.answer_kinds import ANSWER_KINDS, WORDS, AnswerKind, YesNo
from interview_kit.fields.definitions import NumberedFamily, number_in
from interview_kit.interviewer.must_haves import marked_numbers
from interview_kit.text import lines, one_line, shorten, without_bullets

MOST_CHOICES = 12
"""The choices of a question beyond these are left out: nobody picks one of so many on the phone."""


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question of the position's own. Its number stays, also when others are removed.

    `text` is "" as long as it is not written, and the question is not asked. `anchors` are the
    words for 1, 3 and 5, without those that are empty. `bank` is the id in the bank of the
    question that it was taken from, "" for none. `meets` is the answer to a yes/no question that
    meets the must-haves it tests.
    """

    number: int
    text: str
    name: str
    hint: str
    kind: AnswerKind
    choices: tuple[str, ...]
    rated: bool
    anchors: Mapping[int, str]
    bank: str = ""
    meets: YesNo = "yes"

    @property
    def id(self) -> str:
        """The id of the question, which no question of data/ has."""
        return own_id(self.number)

    @property
    def asked_kind(self) -> AnswerKind:
        """The kind of the answer: in words where there is nothing to choose between."""
        return WORDS if self.kind == "choice" and len(self.choices) < 2 else self.kind


def own_id(number: int) -> str:
    """Return the id of the question with a number."""
    return f"own_{number}"


def own_questions(position: Mapping[str, str]) -> tuple[OwnQuestion, ...]:
    """Return all questions of a position's own, also those that are not written yet."""
    return tuple(
        _own_question(number, position)
        for number in marked_numbers(position, position_fields.QUESTION_KIND)
    )


def names_of_tests(position: Mapping[str, str]) -> dict[str, str]:
    """Return the names of the fields with what the position's own questions test, by their keys."""
    return {
        position_fields.TESTS.key(own_id(number)): position_fields.TESTS.field(
            own_id(number), name
        ).label
        for number, name in _names(position).items()
    }


def names_by_id(position: Mapping[str, str], content: InterviewerContent) -> dict[str, str]:
    """Return the texts of the must-haves by their numbers, and the names of all questions by id.

    Those that were removed are among them, since the history still lists them.
    """
    must_haves = {
        str(number): one_line(text)
        for key, text in position.items()
        if text.strip() and (number := number_in(key, (position_fields.MUST_HAVE_TEXT,)))
    }
    own = {own_id(number): name for number, name in _names(position).items()}
    return must_haves | labels(content.questions) | own


def _names(position: Mapping[str, str]) -> dict[int, str]:
    """Return the short names of the position's own questions, or their texts, by number."""
    named: dict[int, str] = {}
    for family in (position_fields.QUESTION_NAME, position_fields.QUESTION_TEXT):
        for key, text in position.items():
            if text.strip() and (number := number_in(key, (family,))):
                named.setdefault(number, shorten(one_line(text)))
    return named


def _own_question(number: int, position: Mapping[str, str]) -> OwnQuestion:
    def text(family: NumberedFamily) -> str:
        return position.get(family.key(number), "")

    kind = text(position_fields.QUESTION_KIND)
    anchors = {
        int(rating): one_line(position.get(position_fields.QUESTION_ANCHOR.key(number, rating), ""))
        for rating in ANCHORS
    }
    return OwnQuestion(
        number,
        one_line(text(position_fields.QUESTION_TEXT)),
        one_line(text(position_fields.QUESTION_NAME)),
        one_line(text(position_fields.QUESTION_HINT)),
        cast(AnswerKind, kind if kind in ANSWER_KINDS else WORDS),
        _choices(text(position_fields.QUESTION_CHOICES)),
        text(position_fields.QUESTION_RATED) == "yes",
        {rating: words for rating, words in anchors.items() if words},
        text(position_fields.QUESTION_FROM),
        "no" if text(position_fields.QUESTION_MEETS) == "no" else "yes",
    )


def _choices(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(lines(without_bullets(text))))[:MOST_CHOICES]
