"""Each benchmark can be run: what it measures nobody would know otherwise after a change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interview_kit.settings import ROOT

_SECONDS = 300
# One round each, of the smallest size. No test says how long anything may take.
_SMALLEST = {
    "letters": ("--rounds", "5", "--many", "1"),
    "autosave": ("1",),
    "pages": ("--runs", "1", "--many", "2", "--pages", "all applications"),
    "many_records": ("--many", "120", "--rounds", "1", "--presses", "1"),
    "rerun": ("1",),
    "storing": ("1",),
    "word_files": ("templates",),
    "text_pages": ("--runs", "1", "--lengths", "100"),
}


def _benchmarks() -> list[Path]:
    return [
        file
        for file in sorted((ROOT / "benchmarks").glob("*.py"))
        if "__main__" in file.read_text("utf-8")
    ]


@pytest.mark.slow
@pytest.mark.browser
@pytest.mark.parametrize("file", _benchmarks(), ids=lambda file: file.stem)
def test_a_benchmark_runs_to_its_end(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(file), *_SMALLEST[file.stem]],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert any(sign.isdigit() for sign in done.stdout)
