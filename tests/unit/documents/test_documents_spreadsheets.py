"""Workbooks: numbers and days are such, and what people typed is text and nothing else."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator
from sheet_files import Read, sheet_of, texts_of

from interview_kit.documents.spreadsheets import workbook_of
from interview_kit.text import for_xml

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


def written(*cells: object, heading: str = "Heading") -> bytes:
    return workbook_of(pd.DataFrame({heading: cells}, dtype="object"), when=WHEN)


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        (4, Read("number", 4)),
        (3.5, Read("number", 3.5)),
        (Decimal("55000"), Read("number", 55000)),
        (Decimal("3900.55"), Read("number", 3900.55)),
        (date(2026, 11, 23), Read("day", date(2026, 11, 23))),
        (date(1900, 3, 1), Read("day", date(1900, 3, 1))),
        ("4", Read("text", "4")),
        ("2026-11-23", Read("text", "2026-11-23")),
        ("=1+1", Read("text", "=1+1")),
        ("http://a.b", Read("text", "http://a.b")),
    ],
)
def test_a_cell_is_what_it_was(cell: object, read: Read) -> None:
    assert sheet_of(written(cell)) == [[Read("text", "Heading")], [read]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (Decimal("123456789012345.67"), "123456789012345.67"),
        (date(1900, 2, 28), "1900-02-28"),
        (float("nan"), "nan"),
        (Decimal("Infinity"), "Infinity"),
    ],
)
def test_what_a_spreadsheet_cannot_hold_whole_is_text(cell: object, text: str) -> None:
    assert texts_of(written(cell)) == ["Heading", text]


def test_the_sheet_has_the_name_it_is_given() -> None:
    file = workbook_of(pd.DataFrame({"a": []}), when=WHEN, sheet="Candidates")
    with zipfile.ZipFile(io.BytesIO(file)) as archive:
        assert b'name="Candidates"' in archive.read("xl/workbook.xml")


def test_an_empty_cell_and_an_empty_table_are_empty() -> None:
    assert sheet_of(written("", "x")) == [[Read("text", "Heading")], [Read("text", "x")]]
    assert sheet_of(written()) == [[Read("text", "Heading")]]


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    fits = "x" * 32_767
    assert texts_of(written(fits))[1] == fits
    for long in ("x" * 40_000, "\N{TEACUP WITHOUT HANDLE}" * 40_000, "😀" * 16_384):
        cut = texts_of(written(long))[1]
        assert cut.endswith("… (the rest doesn't fit into a cell)")
        assert len(cut.encode("utf-16-le")) <= 2 * 32_767
        assert long.startswith(cut.partition(" …")[0])


def test_a_workbook_of_all_that_can_be_in_it_is_one_by_the_standard(tmp_path: Path) -> None:
    file = tmp_path / "audited.xlsx"
    texts = ("=1+1", "<r><t>raw</t></r>", "_x0041_", " a\n b ", "&<>\"'", "")
    file.write_bytes(written(*texts, 4, 3.5, Decimal("0.1"), date(2026, 11, 23), heading="=H"))
    assert [str(error) for error in OpenXmlValidator().validate(file).errors] == []


def test_the_same_table_gives_the_same_file() -> None:
    assert written("a", 1) == written("a", 1)
    with zipfile.ZipFile(io.BytesIO(written("a"))) as archive:
        assert b"2026-11-23T16:00:00Z" in archive.read("docProps/core.xml")


def test_headings_and_names_stay_in_sight_and_long_texts_get_wide_columns() -> None:
    with zipfile.ZipFile(io.BytesIO(written("a long answer of many words"))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b'state="frozen"' in sheet
    assert b'width="36.7' in sheet


@given(
    text=st.text()
    | st.from_regex(r"[=+\-@\t\r\n ]{1,3}.*")
    | st.from_regex(r"(<r>|_x00|<t>|&|</r>){1,4}")
)
@example("=1+1")
@example("{=SUM(A1:A2)}")
@example("=cmd|'/C calc'!A0")
@example("<r><t>raw</t></r>")
@example("<r>_x0041_ _x005F_</r>")
@example("_x0041_")
@example("mailto:a@b.c")
@example("internal:Sheet1!A1")
@example("\x00\x0b\x1f\ud800\ufffe\uffff<r></r>")
@example(" a\n b ")
def test_no_typed_text_becomes_anything_else(text: str) -> None:
    kept = for_xml(text).text
    data = written(text, heading=f"={kept}")
    assert texts_of(data) == [f"={kept}", *([kept] if kept else [])]
