"""The bank of questions: the form of data/interviewer/question_bank.toml."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import Field, model_validator

from interview_kit.content.interviewer import ANCHORED_RATINGS, POSITION_FIELDS, Option
from interview_kit.content.loading import (
    ContentEntry,
    NonEmptyText,
    SourcedEntry,
    check_unique,
    check_unique_ids,
)
from interview_kit.fields.answer_kinds import WORDS, AnswerKind, YesNo
from interview_kit.text import slots


class BankQuestion(SourcedEntry):
    """A question that a position can take over as one of its own.

    `text` may name fields of the position in braces; `text_without` is taken where the position
    leaves them empty. `choices` are those of the kind "choice". `anchors` are the words for 1, 3
    and 5 of a question that is rated. Where `availability`, the answer says when somebody can
    start. `meets` is the answer to a yes/no question that meets a must-have.
    """

    filled: ClassVar = frozenset({"text"})

    topic: str
    label: NonEmptyText
    text: NonEmptyText
    text_without: str = ""
    hint: str = ""
    kind: AnswerKind = WORDS
    choices: tuple[NonEmptyText, ...] = ()
    anchors: dict[int, NonEmptyText] = Field(default_factory=dict)
    availability: bool = False
    meets: YesNo = "yes"

    @property
    def rated(self) -> bool:
        """Whether the answer is rated."""
        return bool(self.anchors)

    @model_validator(mode="after")
    def _check(self) -> Self:
        if (self.kind == "choice") != (len(self.choices) > 1):
            raise ValueError("a question of the kind choice, and no other, has choices")
        if self.meets == "no" and self.kind != "yes_no":
            raise ValueError("a question of the kind yes_no, and no other, has meets")
        check_unique("choices", "text", self.choices)
        if self.anchors and set(self.anchors) != set(ANCHORED_RATINGS):
            raise ValueError("a rated question has anchors for 1, 3 and 5")
        if bool(slots(self.text)) != bool(self.text_without):
            raise ValueError("a text with a field in braces, and no other, needs text_without")
        if unknown := set(slots(self.text)) - POSITION_FIELDS:
            raise ValueError(f"the position has no field {', '.join(sorted(unknown))}")
        return self


class QuestionBank(ContentEntry):
    """Everything in data/interviewer/question_bank.toml."""

    topics: tuple[Option, ...]
    questions: tuple[BankQuestion, ...]

    @model_validator(mode="after")
    def _check(self) -> Self:
        for name in ("topics", "questions"):
            check_unique_ids(name, getattr(self, name))
            check_unique(name, "label", (each.label for each in getattr(self, name)))
        topics = {topic.id for topic in self.topics}
        for question in self.questions:
            if question.topic not in topics:
                raise ValueError(f"question {question.id}: no topic {question.topic!r}")
        return self

    @property
    def about_availability(self) -> frozenset[str]:
        """The ids of the questions that ask when somebody can start."""
        return frozenset(each.id for each in self.questions if each.availability)

    def of_topic(self, topic_id: str) -> tuple[BankQuestion, ...]:
        """Return the questions of a topic."""
        return tuple(each for each in self.questions if each.topic == topic_id)
