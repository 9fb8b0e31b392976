"""The kit's own content, and calls made from a few words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from interview_kit.content.loading import read_toml
from interview_kit.content.screen import ScreenContent
from interview_kit.screening.comparison import ComparedScreen
from interview_kit.screening.progress import Answer
from interview_kit.screening.question_set import QuestionSet, build_question_set
from interview_kit.settings import ROOT

MakeCall = Callable[..., ComparedScreen]


@pytest.fixture(scope="session")
def screen() -> ScreenContent:
    return read_toml(ROOT / "data", "screen.toml", ScreenContent)


@pytest.fixture(scope="session")
def whole(screen: ScreenContent) -> QuestionSet:
    """Everything the form can ask."""
    return build_question_set({"title": "Inventory lead", "check.others": "yes"}, screen)


@pytest.fixture
def call(whole: QuestionSet) -> MakeCall:
    """Makes a finished call from its answers."""

    def make(
        name: str = "Ada",
        *,
        ratings: Mapping[str, int] | None = None,
        question_set: QuestionSet = whole,
        **answers: str,
    ) -> ComparedScreen:
        return ComparedScreen(
            candidate=name,
            call_date="2026-11-23",
            question_set=question_set,
            answers={field: Answer(text, "answered") for field, text in answers.items()},
            ratings=ratings or {},
            recommendation="yes",
        )

    return make
