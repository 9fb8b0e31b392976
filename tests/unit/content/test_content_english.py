"""What the kit says to candidates is said in both Englishes, where no variant says otherwise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from interview_kit.settings import ROOT

AMERICAN_ONLY = re.compile(
    r"\b(favor(ite)?s?|gotten|cell ?phones?|colors?|honor(ed)?|behavior|neighbors?|vacation)\b",
    re.I,
)


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("data/candidate/*.toml")), ids=lambda path: path.stem
)
def test_no_line_for_candidates_has_a_word_that_only_americans_use(path: Path) -> None:
    spoken = path.read_text("utf-8").partition("[english.US]")[0]
    assert not AMERICAN_ONLY.findall(spoken)
