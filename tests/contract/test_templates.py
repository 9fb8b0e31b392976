"""The layouts in templates/: sound, and readable by everybody."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn
from openxml_audit import OpenXmlValidator

from interview_kit.settings import ROOT

TEMPLATES = ROOT / "templates"
NAMES = (
    "blank_form.docx",
    "call_summary.docx",
    "cheat_sheet.docx",
    "cheat_sheet_small.docx",
    "comparison.docx",
    "cue_card.docx",
    "screen_record.docx",
    "thank_you.docx",
)
WHITE, BAND = "FFFFFF", "EEF4F4"


def members(data: bytes) -> list[tuple[str, bytes]]:
    """Return the parts of a file; how they are packed may differ between machines."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(name, archive.read(name)) for name in archive.namelist()]


def opened(name: str) -> Any:
    return docx.Document(str(TEMPLATES / name))


def luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2 of a colour such as "FFFFFF"."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_folder_holds_the_layouts_and_nothing_else() -> None:
    assert sorted(file.name for file in TEMPLATES.iterdir()) == list(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_is_clean(name: str) -> None:
    assert OpenXmlValidator().validate(TEMPLATES / name).errors == []


def test_the_check_for_clean_files_finds_what_is_not(tmp_path: Path) -> None:
    document = opened("screen_record.docx")
    cell = document.tables[0].rows[0].cells[0]._tc
    for paragraph in list(cell.iterchildren(qn("w:p"))):
        cell.remove(paragraph)
    document.save(str(tmp_path / "broken.docx"))
    assert OpenXmlValidator().validate(tmp_path / "broken.docx").errors


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_has_title_language_and_a_first_heading(name: str) -> None:
    document = opened(name)
    assert document.core_properties.title
    assert document.core_properties.author == document.core_properties.comments == ""
    languages = [mark.get(qn("w:val")) for mark in document.styles.element.iter(qn("w:lang"))]
    assert languages == ["en-US"]
    used = [paragraph.style.name for paragraph in document.paragraphs]
    assert used.count("Heading 1") == 1
    assert not {style for style in used if style.startswith("Heading")} - {"Heading 1", "Heading 2"}


@pytest.mark.parametrize("name", NAMES)
def test_a_layout_has_no_text_boxes_pictures_or_links(name: str) -> None:
    parts = dict(members((TEMPLATES / name).read_bytes()))
    for word in (b"txbx", b"w:drawing", b"w:pict", b"w:object", b"w:hyperlink"):
        assert word not in parts["word/document.xml"]
    assert not [part for part in parts if part.endswith(".bin") or "media/" in part]
    assert all(b'TargetMode="External"' not in data for data in parts.values())


@pytest.mark.parametrize("name", NAMES)
def test_all_text_stands_out_from_its_ground(name: str) -> None:
    parts = dict(members((TEMPLATES / name).read_bytes()))
    document = opened(name)
    colors = {
        mark.get(qn("w:val"))
        for root in (document.styles.element, document.element)
        for mark in root.iter(qn("w:color"))
        if mark.getparent().tag == qn("w:rPr")
    }
    assert len(colors) > 1
    assert {c: contrast(c, BAND) for c in colors if contrast(c, BAND) < 4.5} == {}
    fills = {mark.get(qn("w:fill")) for mark in document.element.iter(qn("w:shd"))}
    assert fills <= {BAND}
    assert contrast(WHITE, "000000") == pytest.approx(21)
    assert b"w:background" not in parts["word/document.xml"]


@pytest.mark.parametrize(
    ("name", "smallest"),
    [
        ("thank_you.docx", 10),
        ("cue_card.docx", 12),
        ("blank_form.docx", 8),
        ("cheat_sheet.docx", 10),
        ("cheat_sheet_small.docx", 8),
        ("screen_record.docx", 8),
        ("comparison.docx", 8),
        ("call_summary.docx", 8),
    ],
)
def test_no_type_is_smaller_than_meant(name: str, smallest: float) -> None:
    document = opened(name)
    used = {paragraph.style.name for paragraph in document.paragraphs}
    for table in document.tables:
        used |= {p.style.name for row in table.rows for c in row.cells for p in c.paragraphs}
    sizes = [document.styles[each].font.size for each in used]
    assert min(size.pt for size in sizes if size) == smallest


def test_the_words_of_the_cue_card_are_large() -> None:
    document = opened("cue_card.docx")
    assert document.styles["Spoken"].font.size is None
    assert 18 <= document.styles["Normal"].font.size.pt <= 20


def test_the_parts_of_a_layout_are_said_only_once() -> None:
    for name in NAMES:
        names = [part for part, _ in members((TEMPLATES / name).read_bytes())]
        assert len(names) == len(set(names))
        assert not any("customXml" in part or "thumbnail" in part for part in names)


@pytest.mark.parametrize("name", NAMES)
def test_every_script_has_type_of_the_same_size(name: str) -> None:
    sizes = list(opened(name).styles.element.iter(qn("w:sz")))
    assert len(sizes) > 4
    for size in sizes:
        other = size.getnext()
        assert other.tag == qn("w:szCs")
        assert other.get(qn("w:val")) == size.get(qn("w:val"))
