"""Each part of what works round Streamlit says for what, since when, and until when."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit as st

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "interview_kit" / "ui" / "workarounds"
PARTS = sorted(
    file
    for file in FOLDER.iterdir()
    if file.suffix in {".py", ".js"} and file.name != "__init__.py"
)

_HEADER = re.compile(
    r"^Streamlit: .+?^Seen in: Streamlit ([\d.]+)\.$.+?"
    r"^Instead: .+?^(?:Can go|Has to change) when this fails: (.+?)(?:^$|^\"\"\")",
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.name)
def test_each_part_names_what_it_is_for_and_the_tests_that_show_it(part: Path) -> None:
    text = re.sub(r"^// ?", "", part.read_text("utf-8"), flags=re.MULTILINE)
    header = _HEADER.search(text)
    assert header, f"{part.name} does not say what it works round: see the others"
    assert header[1] == st.__version__, (
        f"{part.name} was seen in Streamlit {header[1]}: run the tests it names, then say so"
    )
    file, tests = "", []
    for line in re.sub(r".*when this fails: ", "", header[2]).split():
        file = line if line.endswith(".py") else file
        tests += [(file, line)] if line.startswith("test_") else []
    assert tests
    for file, test in tests:
        assert f"def {test}(" in (ROOT / file).read_text("utf-8"), f"{file} has no {test}"
