"""Numbers say where they come from, and are the ones that the rules use."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interview_kit.candidate import application
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
    file = folder / "candidate" / "closing.toml"
    text = file.read_text("utf-8")
    assert line in text
    file.write_text(text.replace(line, instead), "utf-8")
    with pytest.raises(ContentError, match="budget_") as caught:
        load_content(folder)
    assert "closing.toml" in str(caught.value)
    assert "numbers" in str(caught.value)


def test_a_call_of_no_stated_length_takes_as_long_as_the_letter_file_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(ROOT / "data", folder)
    file = folder / "candidate" / "letter.toml"
    file.write_text(file.read_text("utf-8").replace("call_minutes = 30", "call_minutes = 55"))
    monkeypatch.setattr(application, "content", lambda: load_content(folder))
    assert application.Application.from_entries({}).minutes == 55
    assert application.Application.from_entries({"call_minutes": "20"}).minutes == 20
