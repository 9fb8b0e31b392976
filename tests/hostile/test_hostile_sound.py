"""No sound layout is refused: what ordinary letters have passes, and nothing in it is lost."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from making import letter
from sound import (
    BRACES,
    GREETING,
    LANGUAGES,
    SOUND,
    with_everything,
    with_link,
    with_pane,
    with_template,
)

from interview_kit.documents.layouts.layout_check import CheckReport, check_layout, missing_lines
from interview_kit.documents.layouts.tag_names import DOCUMENTS, sample_values
from interview_kit.documents.layouts.trial import try_out
from interview_kit.documents.layouts.upload import open_package
from interview_kit.documents.word import open_layout, read_layout, text_of
from interview_kit.documents.word.tags import MARKS
from interview_kit.text import for_xml

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


def filled(data: bytes) -> str:
    """Return the text of a layout filled with samples; all of its own text is in there."""
    values = sample_values("thank_you")
    layout = open_layout(data)
    made = layout.render(values, title="A letter", author="A", language="en-GB", when=WHEN).data
    assert missing_lines(open_package(data), open_package(made)) == []
    return text_of(made)


def stops(report: CheckReport) -> list[str]:
    return [each.what for each in report.findings if each.severity == "stop"]


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_layout_passes_and_is_filled(name: str) -> None:
    data = SOUND[name]()
    report = check_layout(data, "thank_you")
    assert stops(report) == []
    text = filled(data)
    if "interviewer" in report.used:
        assert "{{" not in text
        assert "Nadia Okafor" in text
    if "signature" in report.used:
        assert all(line in text for line in sample_values("thank_you")["signature"])


@pytest.mark.parametrize(
    ("make", "mark", "note"),
    [
        (lambda: with_template("file:///C:/Letterhead.dotx"), b"Template", "C:/Letterhead.dotx"),
        (with_pane, b"webextension", "an add-in's pane was open"),
    ],
)
def test_what_a_filled_file_should_not_have_is_taken_out_and_said(
    make: Callable[[], bytes], mark: bytes, note: str
) -> None:
    assert any(note in each.what for each in check_layout(make(), "thank_you").findings)
    layout = open_layout(make())
    data = layout.render({"interviewer": "x"}, title="", author="", language="", when=WHEN).data
    members = open_package(data).members
    assert [name for name in members if mark.decode() in name] == []
    assert [name for name, content in members.items() if mark in content] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_layouts_of_the_kit_pass_themselves(document: str) -> None:
    trial = try_out(read_layout(f"{document}.docx"), document)
    assert stops(trial.report) == []
    assert trial.data.startswith(b"PK")


def meant(line: str) -> str:
    """Return a line as it comes out: "{_{" is docxtpl's way to write two braces."""
    for written, braces in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        line = line.replace(written, braces)
    return line


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=80), max_size=6))
@example(["\ufdd0 \ufdd1", "{ \ufdd2a }"])
@example(list(BRACES[:4]))
@example(list(LANGUAGES))
@example(["{", "}", "{a}", "}", "}"])
@example(["{", "{ company.__class__ }}", "{", "% if x %}"])
def test_no_text_between_the_tags_is_taken_for_one(lines: list[str]) -> None:
    kept = [" ".join(for_xml(line).text.split()) for line in lines]
    assume(lines == [*LANGUAGES] or not any(MARKS.search(line) for line in kept))
    data = letter(GREETING, *(escape(line) for line in kept))
    assert stops(check_layout(data, "thank_you")) == []
    if lines != [*LANGUAGES]:
        assert filled(data).split("\n") == ["Dear Nadia Okafor,", *map(meant, kept)]


def test_a_trial_of_a_rich_letter_shows_it_filled() -> None:
    trial = try_out(with_everything(), "thank_you")
    assert "Dear Nadia Okafor," in trial.text
    assert "Call me: (617) 555-0142" in trial.text


@pytest.mark.slow
@pytest.mark.parametrize("make", [with_everything, lambda: with_link("https://example.org")])
def test_what_libreoffice_saved_passes(make: object, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice (soffice) is not installed.")
        pytest.skip("This needs LibreOffice (soffice). Install it.")
    assert callable(make)
    source = tmp_path / "in" / "letter.docx"
    source.parent.mkdir()
    source.write_bytes(make())
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    wanted = ["--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path)]
    subprocess.run(
        [office, profile, "--headless", *wanted, str(source)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    data = (tmp_path / "letter.docx").read_bytes()
    assert stops(check_layout(data, "thank_you")) == []
    assert "Dear Nadia Okafor," in filled(data)
