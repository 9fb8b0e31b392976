"""The engine beside docxtpl itself: whatever the layout and the values, the same text."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from made_up_layouts import (
    BLOCKS,
    PARAGRAPHS,
    TYPED,
    VALUES,
    Block,
    Piece,
    Values,
    W,
    by_docxtpl,
    by_the_engine,
    cleaned,
    holds_meant,
    layout_of,
    saved,
    texts,
    written,
)

from interview_kit.documents.layouts.tag_names import DOCUMENTS, sample_values
from interview_kit.documents.word import read_layout
from interview_kit.text import for_xml

SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)


FEW = settings(max_examples=20, deadline=None, suppress_health_check=SLOW)
MANY = settings(max_examples=300, deadline=None, suppress_health_check=SLOW)


def same_text(blocks: list[Block], head: list[Piece], values: Values, *, notes: bool) -> None:
    layout = layout_of(blocks, head, notes=notes)
    made = texts(by_the_engine(layout, values))
    clean = cleaned(values)
    wanted = {
        "word/document.xml": [each for block in blocks for each in block.lines(clean)],
        "word/header1.xml": ["".join(piece.text(clean) for piece in head)],
        "word/footer1.xml": [f"Page of {clean['first']}"],
    }
    if notes:
        items = "".join(f" {each}" for each in clean["items"])
        wanted["word/footnotes.xml"] = [f"Note: {clean['first']}{items}"]
    assert made == wanted
    # docxtpl changes some values; the line above has compared them with what was typed.
    if not holds_meant(values):
        assert without_empty(made) == without_empty(texts(by_docxtpl(layout, values)))


@FEW
@given(blocks=BLOCKS, head=PARAGRAPHS, values=VALUES, notes=st.booleans())
def test_a_layout_comes_out_with_the_same_text(
    blocks: list[Block], head: list[Piece], values: Values, *, notes: bool
) -> None:
    same_text(blocks, head, values, notes=notes)


@pytest.mark.long
@MANY
@given(blocks=BLOCKS, head=PARAGRAPHS, values=VALUES, notes=st.booleans())
def test_many_layouts_come_out_with_the_same_text(
    blocks: list[Block], head: list[Piece], values: Values, *, notes: bool
) -> None:
    same_text(blocks, head, values, notes=notes)


def without_empty(parts: dict[str, list[str]]) -> dict[str, list[str]]:
    return {name: [each for each in lines if each] for name, lines in parts.items()}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_layout_of_the_kit_comes_out_with_the_same_text(document: str) -> None:
    layout, values = read_layout(f"{document}.docx"), sample_values(document)
    made = texts(by_the_engine(layout, values))
    assert made == texts(by_docxtpl(layout, values))
    assert sum(len(each) for lines in made.values() for each in lines) > 100


def shaped(sample: Any) -> st.SearchStrategy[Any]:
    """Return values of the shape of a sample, any text in them."""
    if isinstance(sample, bool):
        return st.booleans()
    if isinstance(sample, str):
        return TYPED
    if isinstance(sample, dict):
        return st.fixed_dictionaries({name: shaped(each) for name, each in sample.items()})
    return st.lists(shaped(sample[0]), max_size=3)


def same_with_these(document: str, data: st.DataObject) -> None:
    values = data.draw(shaped(sample_values(document)).filter(lambda each: not holds_meant(each)))
    layout = read_layout(f"{document}.docx")
    assert texts(by_the_engine(layout, values)) == texts(by_docxtpl(layout, values))


@pytest.mark.parametrize("document", DOCUMENTS)
@settings(max_examples=10, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_layout_of_the_kit_comes_out_the_same_with_any_values(
    document: str, data: st.DataObject
) -> None:
    same_with_these(document, data)


@pytest.mark.long
@pytest.mark.parametrize("document", DOCUMENTS)
@settings(max_examples=300, deadline=None, suppress_health_check=SLOW)
@given(data=st.data())
def test_a_layout_of_the_kit_comes_out_the_same_with_many_values(
    document: str, data: st.DataObject
) -> None:
    same_with_these(document, data)


@FEW
@given(
    fixed=st.text("{}%#_ ab", max_size=14).filter(lambda text: not has_marks(text)),
    first=st.text("{}%#_&< \n", max_size=8),
    cuts=st.lists(st.integers(0, 20), max_size=4),
)
def test_braces_in_the_text_stay_braces(fixed: str, first: str, cuts: list[int]) -> None:
    document = docx.Document()
    written(document.add_paragraph(), fixed, cuts)
    document.add_paragraph(f"{fixed.rstrip('{')} {{{{ first }}}} {fixed.lstrip('}')}")
    document.add_paragraph("{")
    document.add_paragraph("{ and }")
    made = texts(by_the_engine(saved(document), {"first": first}))["word/document.xml"]
    ends = f"{fixed.rstrip('{')} {for_xml(first).text} {fixed.lstrip('}')}"
    assert made == [fixed, ends, "{", "{ and }"]


def has_marks(text: str) -> bool:
    return any(mark in text for mark in ("{{", "{%", "{#"))


MERGED = [
    ("{% hm %}{{ item }}", "{%tc for item in items %}", "{%tc endfor %}"),
    ("{{ item }}{% vm %}", "{%tr for item in items %}", "{%tr endfor %}"),
    ("{% cellbg color %}{{ item }}", "{%tr for item in items %}", "{%tr endfor %}"),
    ("{% colspan width %}{{ item }}", "{%tr for item in items %}", "{%tr endfor %}"),
]


@pytest.mark.parametrize(("cell", "start", "end"), MERGED)
@pytest.mark.parametrize("count", [1, 2, 5])
def test_merged_and_coloured_cells_are_those_of_docxtpl(
    cell: str, start: str, end: str, count: int
) -> None:
    document = docx.Document()
    rows = start.startswith("{%tr")
    table = document.add_table(rows=4, cols=1) if rows else document.add_table(rows=2, cols=3)
    table.cell(0, 0).text = "Head"
    places = [(1, 0), (2, 0), (3, 0)] if rows else [(1, 0), (1, 1), (1, 2)]
    for (row, column), text in zip(places, (start, cell, end), strict=True):
        table.cell(row, column).text = text
    values = {"items": [f"<{n}>" for n in range(count)], "color": "EEF4F4", "width": "1"}
    made, wanted = (make(saved(document), values) for make in (by_the_engine, by_docxtpl))
    assert texts(made) == texts(wanted)
    assert tables(made) == tables(wanted)
    assert "<0>" in texts(made)["word/document.xml"]


def tables(data: bytes) -> list[tuple[str, dict[str, str]]]:
    """Return the elements that say how wide, merged and coloured the cells are."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    names = (f"{W}{name}" for name in ("tr", "tc", "gridCol", "gridSpan", "vMerge", "shd"))
    return [(each.tag, dict(each.attrib)) for each in root.iter(*names)]
