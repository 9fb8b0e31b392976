"""One's own numbers beside the funnel of a typical search."""

from __future__ import annotations

import pytest

from interview_kit.candidate.odds import own_numbers
from interview_kit.content import load_content
from interview_kit.settings import ROOT

CANDIDATE = load_content(ROOT / "data").candidate


@pytest.mark.parametrize(
    ("stages", "numbers"),
    [
        ([], (0, 0, 0)),
        (["applied"], (1, 0, 0)),
        (["applied", "call", "call", "on_site"], (4, 3, 1)),
        (["offer"], (1, 1, 1)),
    ],
)
def test_an_application_counts_at_each_step_that_it_has_come_to(
    stages: list[str], numbers: tuple[int, int, int]
) -> None:
    own = own_numbers(stages, CANDIDATE)
    assert own == dict(zip(("applied", "called", "met"), numbers, strict=True))


def test_each_figure_is_shown_with_its_year_its_sample_and_what_speaks_against_it() -> None:
    funnel = [(step.low, step.high) for step in CANDIDATE.odds.funnel]
    assert funnel == [(100, 100), (15, 15), (5, 7), (3, 3)]
    assert [figure.year for figure in CANDIDATE.odds.figures][:2] == ["2017", "2017"]
    assert all(figure.sample and figure.contrary for figure in CANDIDATE.odds.figures)
