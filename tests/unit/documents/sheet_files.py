"""Workbooks read again by their XML alone, as a spreadsheet would."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date, timedelta
from typing import NamedTuple

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPE = re.compile(r"_x([0-9a-fA-F]{4})_")
_DAYS = range(14, 18)  # of the formats that every spreadsheet knows, those of a day


class Read(NamedTuple):
    """What a cell of a sheet is, "text", "number", "day", and what stands in it."""

    kind: str
    value: str | float | date


def sheet_of(data: bytes) -> list[list[Read | None]]:
    """Return the rows of the first sheet, None for what is empty. Raises for anything else."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
        styles = etree.fromstring(archive.read("xl/styles.xml"))
        names = archive.namelist()
        shared = "xl/sharedStrings.xml"
        texts = etree.fromstring(archive.read(shared)) if shared in names else []
    assert not list(sheet.iter(f"{_MAIN}f", f"{_MAIN}hyperlink")), "a formula or a link"
    strings = ["".join(map(_run, each.iter(f"{_MAIN}t"))) for each in texts]
    formats = [int(each.get("numFmtId")) for each in styles.find(f"{_MAIN}cellXfs")]
    rows = []
    for row in sheet.iter(f"{_MAIN}row"):
        cells: list[Read | None] = []
        for cell in row:
            place = _column(cell.get("r"))
            cells += [None] * (place - len(cells)) + [_read(cell, strings, formats)]
        rows.append(cells)
    return rows


def texts_of(data: bytes) -> list[str]:
    """Return all texts of the first sheet."""
    cells = [cell for row in sheet_of(data) for cell in row if cell is not None]
    return [str(cell.value) for cell in cells if cell.kind == "text"]


def _run(element: etree._Element) -> str:
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), element.text or "")


def _read(cell: etree._Element, strings: list[str], formats: list[int]) -> Read:
    value = cell.findtext(f"{_MAIN}v")
    if cell.get("t") == "s":
        return Read("text", strings[int(value)])
    assert cell.get("t") in (None, "n"), cell.get("t")
    if formats[int(cell.get("s", "0"))] in _DAYS:
        return Read("day", date(1899, 12, 30) + timedelta(days=float(value)))
    return Read("number", float(value))


def _column(place: str) -> int:
    found = 0
    for letter in place.rstrip("0123456789"):
        found = found * 26 + ord(letter) - 64
    return found - 1
