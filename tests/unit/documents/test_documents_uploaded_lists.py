"""Lists that are uploaded: in each encoding, with each separator, and what is no list."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import pytest
import xlsxwriter

from interview_kit.documents import uploaded_lists
from interview_kit.documents.uploaded_lists import read_list
from interview_kit.errors import DocumentError

ROWS = [["Name", "Phone"], ["Jürg Meier", "+41 44 555 01 00"], ["Zoë; Okafor", "a,b\tc"]]


def csv_text(separator: str, *, end: str = "\r\n") -> str:
    return "".join(separator.join(f'"{cell}"' for cell in row) + end for row in ROWS)


def workbook(rows: Sequence[Sequence[Any]], **sheets: str) -> bytes:
    """Return a workbook with these rows in the sheet "List"; `sheets` come before, by state."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        for name, state in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, f"not of {name}")
            getattr(sheet, state)()
        sheet = book.add_worksheet("List")
        sheet.activate()
        sheet.set_first_sheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return data.getvalue()


def zipped(**members: bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return data.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_list(data)
    assert caught.value.next_step
    return caught.value.code


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
def test_a_list_is_read_in_any_encoding_with_any_separator(encoding: str, separator: str) -> None:
    rows = read_list(csv_text(separator).encode(encoding))
    assert rows == [(number, row) for number, row in enumerate(ROWS, start=1)]


def test_rows_keep_the_numbers_of_the_file() -> None:
    text = 'sep=;\nName;Note\n\nAda;"two\nlines"\n;\nBo;\n'
    assert read_list(text.encode()) == [
        (2, ["Name", "Note"]),
        (4, ["Ada", "two\nlines"]),
        (6, ["Bo", ""]),
    ]
    assert read_list(workbook([["Name"], [], ["Ada"]])) == [(1, ["Name"]), (3, ["Ada"])]


def test_a_workbook_is_read_as_it_shows_its_first_visible_sheet() -> None:
    rows = [["Name", "Phone", "Rate"], ["Ada", 15550100123, 12.5], ["Bo", "", -3]]
    assert [row for _, row in read_list(workbook(rows, Old="hide", Older="very_hidden"))] == [
        ["Name", "Phone", "Rate"],
        ["Ada", "15550100123", "12.5"],
        ["Bo", "", "-3"],
    ]


def test_a_formula_is_not_computed_and_stays_text() -> None:
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_formula("C1", "=1+1", None, "what was stored")
        sheet.write_formula("D1", "=1/0", None, "#DIV/0!")
        sheet.write_rich_string("E1", "Ada ", book.add_format({"bold": True}), "Lovelace")
    assert read_list(data.getvalue()) == [(1, ["", "", "what was stored", "", "Ada Lovelace"])]
    assert read_list(b"Name\n=1+1\n")[1] == (2, ["=1+1"])


def test_what_is_no_list_is_called_by_its_name() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    for data, code in {
        b"": "list_empty",
        b" \n": "list_empty",
        b";;\n;\n": "list_without_rows",
        b"%PDF-1.7": "list_pdf",
        b"\x89PNG\r\n": "list_picture",
        b"<html><table>": "list_web_page",
        b"MZ\x90": "list_program",
        b"Name\x00\x01\x02,": "list_not_text",
        b"Name\n\x81\n": "list_not_text",
        ole + b"old": "list_old_excel",
        ole + "EncryptedPackage".encode("utf-16-le"): "list_password",
        workbook(ROWS)[:900]: "list_damaged",
        zipped(word__document_xml=b"<w/>"): "list_word",
        zipped(content_xml=b"<o/>"): "list_open_document",
        zipped(other=b""): "list_zip",
        zipped(xl__workbook_xml=b"<workbook"): "list_damaged",
        b'Name\nAda "x\n"' + b"y" * 1_100_000: "list_quotes",
    }.items():
        assert refusal(data) == code, data[:30]


def test_a_workbook_whose_xml_defines_entities_is_not_filled_by_them() -> None:
    assert refusal(zipped(xl__workbook_xml=b"<workbook><sheet/></workbook>")) == "list_damaged"
    bomb = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]><workbook><sheet name="&a;"/></workbook>'
    assert refusal(zipped(xl__workbook_xml=bomb)) == "list_damaged"


def test_the_limits_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploaded_lists, "MAX_ROWS", 3)
    assert len(read_list(b"Name\na\nb\nc\n")) == 4
    assert refusal(b"Name\na\nb\nc\nd\n") == "list_too_many_rows"
    assert refusal(b"," * 200) == "list_without_rows"
    assert refusal(b"a," * 200) == "list_too_many_columns"
    assert refusal(workbook([["a"] * 201])) == "list_too_many_columns"
    monkeypatch.setattr(uploaded_lists, "MAX_FILE", 10)
    assert refusal(b"0123456789a") == "list_too_large"
