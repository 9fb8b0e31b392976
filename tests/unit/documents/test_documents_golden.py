"""The golden set: opened by python-docx, clean by the schema, readable by everybody."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from golden import VALUES, Golden, golden_set
from word_files import assert_sound

from interview_kit.candidate.written_letter import Letter
from interview_kit.documents.letters import CueCard
from interview_kit.documents.word import text_of
from interview_kit.interviewer.call_record import CallRecord

SHORT = [name for name in VALUES if name not in ("long", "one endless word")]


@pytest.fixture(scope="module")
def golden(letter: Letter, card: CueCard, record: CallRecord) -> dict[str, Golden]:
    return dict(golden_set(letter, card, record))


def test_every_text_is_in_every_file(golden: dict[str, Golden]) -> None:
    assert len(golden) == 5 * len(VALUES)
    for name, (made, seen) in golden.items():
        text = text_of(made.data)
        assert [each for each in seen if each not in text] == [], name
        assert made.proof.found == made.proof.of > 2, name
        assert made.removed > 0 if name.endswith("hostile") else made.removed == 0
        assert_sound(made.data, seen)


def test_python_docx_opens_every_file(golden: dict[str, Golden]) -> None:
    for name, (made, seen) in golden.items():
        document = docx.Document(io.BytesIO(made.data))
        held = [paragraph.text for paragraph in document.paragraphs]
        cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
        held += [cell.text for cell in cells]
        assert all(any(each in text for text in held) for each in seen), name


def test_every_file_is_accessible(golden: dict[str, Golden]) -> None:
    for name, (made, _) in golden.items():
        document = docx.Document(io.BytesIO(made.data))
        assert document.core_properties.title, name
        language = "en-US" if name.startswith("own") else "en-GB"
        assert document.core_properties.language == language, name
        languages = {mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))}
        assert languages == {language}, name
        styles = [paragraph.style.name for paragraph in _paragraphs(document)]
        assert styles[0] == "Date" or "Heading 1" in styles[:2], name
        assert ("List Bullet" in styles) is ("card" in name or "own-letter" in name), name
        xml = document.element.xml
        assert "txbx" not in xml, name
        assert "w:drawing" not in xml, name


def _paragraphs(document: Any) -> list[Any]:
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return [*document.paragraphs, *(each for cell in cells for each in cell.paragraphs)]


@pytest.mark.parametrize("kind", ["letter-hostile", "own-record-empty"])
def test_a_file_is_clean(
    kind: str, golden: dict[str, Golden], audit: Callable[[bytes], list[str]]
) -> None:
    assert audit(golden[kind].made.data) == []


@pytest.mark.slow
def test_every_file_is_clean(
    golden: dict[str, Golden], audit: Callable[[bytes], list[str]]
) -> None:
    assert {
        name: faults for name, each in golden.items() if (faults := audit(each.made.data))
    } == {}


@pytest.mark.slow
def test_libreoffice_opens_and_shows_every_file(golden: dict[str, Golden], tmp_path: Path) -> None:
    tools = [shutil.which(name) for name in ("soffice", "pdftotext", "pdftoppm")]
    if None in tools:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice (soffice) or poppler (pdftotext, pdftoppm) is not installed.")
        pytest.skip("This needs LibreOffice (soffice) and poppler. Install both.")
    office, to_text, to_picture = map(str, tools)
    for name, each in golden.items():
        (tmp_path / f"{name}.docx").write_bytes(each.made.data)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    done = subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", *map(str, tmp_path.glob("*.docx"))],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=500,
        check=True,
    )
    # Without Java, which nothing here needs, LibreOffice says so.
    said = [line for line in (done.stdout + done.stderr).splitlines() if "javaldx" not in line]
    assert [line for line in said if not line.startswith("convert ")] == []
    for name in golden:
        pages = tmp_path / f"{name}.pdf"
        text = subprocess.run(
            [to_text, str(pages), "-"], capture_output=True, timeout=60, check=True
        ).stdout.decode()
        assert "the end" in text, name
        picture = [to_picture, "-r", "30", "-f", "1", "-l", "1", "-gray", str(pages), str(pages)]
        subprocess.run(picture, capture_output=True, timeout=60, check=True)
        [drawn] = tmp_path.glob(f"{name}.pdf-*.pgm")
        dots = drawn.read_bytes()[20:]
        ink = sum(dot < 160 for dot in dots) / len(dots)
        assert 0.0005 < ink < 0.5, name  # neither blank nor black
