"""The bank of questions: what may stand in it, and what does."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from interview_kit.content import content
from interview_kit.content.question_bank import QuestionBank
from interview_kit.fields.answer_kinds import ANSWER_KINDS

# What no question for all candidates may ask for; a hint may say to leave it out.
_NEVER = re.compile(
    r"nationalit|citizen|birth|born|\bage\b|married|children|family|religion|faith|health|disab",
    re.IGNORECASE,
)


def bank(**changes: object) -> dict[str, Any]:
    question = {
        "id": "color",
        "topic": "paint",
        "label": "Color",
        "text": "Which one?",
        "source": "kit",
        **changes,
    }
    return {"topics": [{"id": "paint", "label": "Paint"}], "questions": [question]}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"topic": "music"}, "no topic 'music'"),
        ({"kind": "choice"}, "a question of the kind choice, and no other, has choices"),
        ({"kind": "choice", "choices": ["Red"]}, "has choices"),
        ({"kind": "choice", "choices": ["Red", "Red"]}, "the text 'Red' is used twice"),
        ({"choices": ["Red", "Green"]}, "has choices"),
        ({"kind": "song"}, "Input should be"),
        ({"anchors": {1: "bad", 5: "good"}}, "anchors for 1, 3 and 5"),
        ({"text": "In {location}?"}, "needs text_without"),
        ({"text_without": "Which?"}, "needs text_without"),
        ({"text": "In {mood}?", "text_without": "Which?"}, "the position has no field mood"),
        ({"hint": "Not {location}."}, "would be shown"),
    ],
)
def test_what_would_not_be_asked_as_written_is_refused(
    changes: dict[str, object], said: str
) -> None:
    QuestionBank.model_validate(bank())
    with pytest.raises(ValidationError, match=said):
        QuestionBank.model_validate(bank(**changes))


def test_an_id_or_a_label_stands_once() -> None:
    twice = bank()
    twice["questions"] *= 2
    with pytest.raises(ValidationError, match="the id 'color' is used twice"):
        QuestionBank.model_validate(twice)


def test_each_topic_has_questions_and_each_kind_of_answer_has_one() -> None:
    bank = content().question_bank
    assert all(bank.of_topic(topic.id) for topic in bank.topics)
    assert {question.kind for question in bank.questions} == ANSWER_KINDS.keys()


def test_each_question_is_one_that_can_be_put_to_everybody() -> None:
    for question in content().question_bank.questions:
        for text in filter(None, (question.text, question.text_without)):
            assert text.endswith("?"), question.id
            assert not _NEVER.search(text), question.id
        assert not any(_NEVER.search(words) for words in question.anchors.values()), question.id
