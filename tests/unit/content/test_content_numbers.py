"""Numbers say where they come from."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interview_kit.content import load_content
from interview_kit.errors import ContentError
from interview_kit.settings import ROOT


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ('budget_seconds = "closing"\n', ""),
        ('budget_seconds = "closing"\n', 'budget_seconds = "closing"\nbudget_hours = "closing"\n'),
    ],
    ids=["without a source", "a source for no number"],
)
def test_each_number_has_a_source_and_nothing_else_has(
    tmp_path: Path, line: str, instead: str
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    file = folder / "closing.toml"
    text = file.read_text("utf-8")
    assert line in text
    file.write_text(text.replace(line, instead), "utf-8")
    with pytest.raises(ContentError, match="budget_") as caught:
        load_content(folder)
    assert "closing.toml" in str(caught.value)
    assert "numbers" in str(caught.value)
