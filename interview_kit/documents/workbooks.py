"""The rows of an Excel workbook's first visible sheet, as texts.

Of a formula the value is read that Excel stored beside it: nothing is computed, and no macro, link
or query of the file is looked at.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from posixpath import normpath

from lxml import etree

from interview_kit.errors import DocumentError

_MAX_MEMBERS = 5_000
_MAX_UNPACKED = 300 * 1024**2  # bytes of one part
_MAX_TEXT = 400 * 1024**2
_MAX_WIDTH = 201  # one more than a list may have, so that it is noticed
_LETTERS = 3  # of a column, at most
_MAIN = "{*}"
_WORKBOOK = "xl/workbook.xml"
_OTHERS = {
    "xl/workbook.bin": "list_binary_excel",
    "word/document.xml": "list_word",
    "ppt/presentation.xml": "list_slides",
    "content.xml": "list_open_document",
}
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, KeyError, etree.XMLSyntaxError)


def read_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of the first visible sheet with their numbers. Raises DocumentError."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if len(names) > _MAX_MEMBERS:
                raise DocumentError("list_damaged")
            if _WORKBOOK not in names:
                other = next((code for name, code in _OTHERS.items() if name in names), "list_zip")
                raise DocumentError(other)
            texts = _shared_texts(archive)
            yield from _rows(archive, _first_sheet(archive), texts)
    except _BROKEN as error:
        raise DocumentError("list_damaged") from error
    except (NotImplementedError, RuntimeError) as error:
        raise DocumentError("list_password") from error


def _open(archive: zipfile.ZipFile, name: str) -> io.BytesIO:
    """Return a part, unpacked only as far as the limit."""
    with archive.open(name) as part:
        content = part.read(_MAX_UNPACKED + 1)
    if len(content) > _MAX_UNPACKED or b"<!DOCTYPE" in content:  # no program writes one
        raise DocumentError("list_damaged")
    return io.BytesIO(content)


def _parse(archive: zipfile.ZipFile, name: str, tag: str) -> Iterator[etree._Element]:
    """Yield the elements of a part by name, each forgotten after it was looked at."""
    parsed = etree.iterparse(
        _open(archive, name),
        tag=_MAIN + tag,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    for _, element in parsed:
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _first_sheet(archive: zipfile.ZipFile) -> str:
    """Return the name of the part that holds the first sheet that is not hidden."""
    sheets = [
        next((text for key, text in each.attrib.items() if str(key).endswith("}id")), "")
        for each in _parse(archive, _WORKBOOK, "sheet")
        if each.get("state", "visible") == "visible"
    ]
    targets = {
        each.get("Id"): each.get("Target", "")
        for each in _parse(archive, "xl/_rels/workbook.xml.rels", "Relationship")
    }
    if not sheets:
        raise DocumentError("list_without_rows")
    target = targets[sheets[0]]
    return target.removeprefix("/") if target.startswith("/") else normpath(f"xl/{target}")


def _shared_texts(archive: zipfile.ZipFile) -> list[str]:
    name = "xl/sharedStrings.xml"
    if name not in archive.namelist():
        return []
    return [_text_of(each) for each in _parse(archive, name, "si")]


def _text_of(element: etree._Element) -> str:
    """Return a text and its runs, without what says how it is pronounced."""
    parts = (
        each
        for each in element.iter(_MAIN + "t")
        if etree.QName(each.getparent()).localname != "rPh"
    )
    return "".join(each.text or "" for each in parts)


def _rows(archive: zipfile.ZipFile, name: str, texts: list[str]) -> Iterator[tuple[int, list[str]]]:
    number = length = 0
    for element in _parse(archive, name, "row"):
        row: list[str] = []
        for cell in element:
            column = _column(cell.get("r"), len(row))
            row += [""] * (min(column, _MAX_WIDTH) - len(row))
            row.append(_value(cell, texts))
        length += sum(map(len, row))
        if length > _MAX_TEXT:
            raise DocumentError("list_damaged")
        number = int(element.get("r", number + 1))
        yield number, row


def _column(reference: str | None, following: int) -> int:
    """Return the place of a cell in its row from 0, by its reference such as "C5"."""
    letters = (reference or "").rstrip("0123456789")
    if not (letters.isascii() and letters.isupper() and len(letters) <= _LETTERS):
        return following
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: etree._Element, texts: list[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _text_of(cell)
    value = next((each.text or "" for each in cell if each.tag.endswith("}v")), "")
    if kind == "s":
        return texts[int(value)] if value else ""
    if kind == "e":  # an error, such as #N/A
        return ""
    return _number(value) if kind == "n" else value


def _number(value: str) -> str:
    """Return a number without an exponent: a phone number is often one in a spreadsheet."""
    if value.isdecimal():
        return value
    try:
        number = Decimal(value)
        return f"{number:f}" if number.is_finite() and abs(number.adjusted()) < 20 else value
    except InvalidOperation:
        return value
