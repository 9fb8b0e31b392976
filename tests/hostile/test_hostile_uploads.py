"""Nothing hostile gets through: every file of the corpus is refused, in one clear sentence."""

from __future__ import annotations

import re

import pytest
from corpus import ATTACKS, QUICK

from interview_kit.documents.layouts.layout_check import check_layout
from interview_kit.errors import DocumentError


def refusals(data: bytes) -> list[tuple[str, str]]:
    """Return what refuses a file and what to do about it: one error, or the check's stops."""
    try:
        report = check_layout(data, "thank_you")
    except DocumentError as error:
        return [(error.what, error.next_step)]
    return [(each.what, each.next_step) for each in report.findings if each.severity == "stop"]


def test_the_quick_ones_are_in_the_corpus() -> None:
    assert set(ATTACKS) >= QUICK


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=() if name in QUICK else pytest.mark.slow) for name in ATTACKS],
)
def test_a_hostile_file_is_refused_in_one_clear_sentence(name: str) -> None:
    attack = ATTACKS[name]
    found = refusals(attack.make())
    assert found
    assert any(attack.words in what for what, _ in found), found
    for what, next_step in found:
        sentence = re.sub(r"“.*”|\{.*\}", "", what)
        assert len(re.findall(r"[.!?](?:\s|$)", sentence)) == 1, what
        assert len(what) < 200
        assert next_step
