"""The kit's own content, and calls made from a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.content.loading import read_toml
from interview_kit.interviewer.comparison import ComparedCall
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.settings import ROOT

MakeCall = Callable[..., ComparedCall]


@pytest.fixture(scope="session")
def content() -> InterviewerContent:
    return read_toml(ROOT / "data", "interviewer/phone_screen.toml", InterviewerContent)


@pytest.fixture(scope="session")
def whole(content: InterviewerContent) -> QuestionSet:
    """Everything the form can ask."""
    checks = {f"check.{check.id}": "yes" for check in content.checks}
    return build_question_set({"title": "Inventory lead", **checks}, content)


@pytest.fixture
def call(whole: QuestionSet) -> MakeCall:
    """Makes a finished call from its answers."""

    def make(
        name: str = "Ada",
        *,
        ratings: Mapping[str, int] | None = None,
        question_set: QuestionSet = whole,
        **answers: str,
    ) -> ComparedCall:
        return ComparedCall(
            candidate=name,
            call_date="2026-11-23",
            question_set=question_set,
            answers={field: Answer(text, "answered") for field, text in answers.items()},
            ratings=ratings or {},
            recommendation="yes",
        )

    return make
