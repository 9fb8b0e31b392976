"""Layouts as other programs save them: let in, filled, and the same on paper but for the tags."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from other_programs import PROGRAMS, VALUES, of_program
from word_files import ABOUT, assert_sound

from interview_kit.documents.layouts.layout_check import check_layout
from interview_kit.documents.layouts.upload import open_package
from interview_kit.documents.word import compile_layout, text_of

# The parts that the kit writes itself, and those that list and link what it adds.
WRITTEN = ("core.xml", "styles.xml", ".rels", "[Content_Types].xml")


def filled(program: str) -> bytes:
    return compile_layout(of_program(program)).render(VALUES, **ABOUT).data


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name[-1] != "/"}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_file_of_another_program_is_let_in_and_filled(program: str) -> None:
    layout = of_program(program)
    report = check_layout(layout, "thank_you")
    assert [each.what for each in report.findings if each.severity != "note"] == []
    assert set(report.used) == set(VALUES)
    made = filled(program)
    open_package(made)
    assert_sound(made)
    assert text_of(made) == text_of(of_program(program, typed=True))


@pytest.mark.parametrize("program", PROGRAMS)
def test_nothing_else_of_the_file_changes(program: str) -> None:
    before, after = parts_of(of_program(program, typed=True)), parts_of(filled(program))
    for name, content in before.items():
        if name.endswith(WRITTEN):
            assert name in after
        elif name.endswith(".xml") and content:
            assert looks_of(after[name]) == looks_of(content), name
        else:
            assert after[name] == content


def looks_of(part: bytes) -> Counter[tuple[str, tuple[tuple[str, str], ...]]]:
    """Return the elements of a part with their attributes, without the pieces of torn tags."""
    torn = ("r", "t", "rPr", "rFonts", "lang", "proofErr")
    elements = etree.fromstring(part).iter(etree.Element)
    return Counter(
        (each.tag, tuple(sorted(each.items())))
        for each in elements
        if etree.QName(each).localname not in torn
    )


@pytest.mark.slow
def test_libreoffice_shows_what_was_typed_in_place_of_the_tags(tmp_path: Path) -> None:
    tools = [shutil.which(name) for name in ("soffice", "pdftoppm")]
    if None in tools:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice (soffice) or poppler (pdftoppm) is not installed.")
        pytest.skip("This needs LibreOffice (soffice) and poppler. Install both.")
    office, to_picture = map(str, tools)
    for number, program in enumerate(PROGRAMS):
        (tmp_path / f"{number}-filled.docx").write_bytes(filled(program))
        (tmp_path / f"{number}-typed.docx").write_bytes(of_program(program, typed=True))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = map(str, tmp_path.glob("*.docx"))
    command = [office, profile, "--headless", "--convert-to", "pdf", *files]
    subprocess.run(command, cwd=tmp_path, capture_output=True, timeout=300, check=True)
    for number, program in enumerate(PROGRAMS):
        shown = [
            pages_of(to_picture, tmp_path / f"{number}-{way}.pdf") for way in ("filled", "typed")
        ]
        assert shown[0] == shown[1], program
        assert any(min(page[20:]) < 100 for page in shown[0]), program  # not blank


def pages_of(to_picture: str, pdf: Path) -> list[bytes]:
    """Return each page of a PDF as a picture in gray."""
    drawing = [to_picture, "-r", "50", "-gray", str(pdf), str(pdf)]
    subprocess.run(drawing, capture_output=True, timeout=60, check=True)
    return [page.read_bytes() for page in sorted(pdf.parent.glob(f"{pdf.name}-*.pgm"))]
