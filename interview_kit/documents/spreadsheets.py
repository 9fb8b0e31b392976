"""Tables to download: as CSV, and as a workbook with numbers and dates.

What people typed stays text in both, since a spreadsheet would run "=1+1" as a formula.
"""

from __future__ import annotations

import csv
import io
import math
import re
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from interview_kit.text import for_xml

if TYPE_CHECKING:
    import pandas as pd

XLSX_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_BREAKS = ("\t", "\r", "\n")

_LONGEST = 32_767  # UTF-16 units in a cell of Excel
_CUT = " … (the rest doesn't fit into a cell)"
_DIGITS = 15  # that a number in a spreadsheet keeps
_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year, and knows no earlier one
_SHORT_DAY = 14  # the format that shows a day as the reader's country does
_NARROW, _WIDE = 14, 36  # columns, in characters
_LONG_WORDS = 24

# XlsxWriter takes a text of this shape for runs in XML, and writes it into the file unread.
_RUNS = re.compile(r"<r>.*</r>", re.DOTALL)
# A text in runs is escaped twice, in a run and as a whole: no run may hold what an escape is.
_BETWEEN_RUNS = re.compile(r"(?<=<)(?=r>)|(?<=<r)(?=>)|(?<=_)(?=x)")


def csv_of(table: pd.DataFrame, *, separator: str = ",") -> bytes:
    """Return a table of texts as CSV in UTF-8 with a mark that spreadsheets recognize.

    A text that a spreadsheet would take for a formula gets an apostrophe in front. All cells are
    quoted, so that a comma or a semicolon in one does not split it.
    """
    safe = table.map(_disarm).rename(columns=_disarm)
    text: str = safe.to_csv(
        index=False, sep=separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL
    )
    return text.encode("utf-8-sig")


def workbook_of(table: pd.DataFrame, *, when: datetime, sheet: str = "Comparison") -> bytes:
    """Return a table as a workbook (.xlsx) of one `sheet`, its headings in the first row.

    A cell of int, float or Decimal becomes a number and one of `date` a day, where a spreadsheet
    can hold it whole; any other is text, never a formula or a link. Characters that XML 1.0
    forbids are left out, and a text that is too long for a cell is cut and says so. `when` is
    an aware moment, kept as the one in which the file was made.
    """
    import xlsxwriter

    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        book.set_properties({"created": when.astimezone(UTC).replace(tzinfo=None)})
        _Sheet(book, sheet).fill(table)
    return data.getvalue()


class _Sheet:
    """The one sheet of a workbook, with the formats of its cells."""

    def __init__(self, book: Any, name: str) -> None:
        alike = {"valign": "top"}
        self._sheet = book.add_worksheet(name)
        self._head = book.add_format({**alike, "text_wrap": True, "bold": True})
        self._text = book.add_format({**alike, "text_wrap": True})
        self._whole = book.add_format({**alike, "num_format": "#,##0"})
        self._part = book.add_format({**alike, "num_format": "#,##0.00"})
        self._day = book.add_format({**alike, "num_format": _SHORT_DAY, "align": "left"})

    def fill(self, table: pd.DataFrame) -> None:
        """Write the headings and all rows."""
        for column, name in enumerate(table.columns):
            cells = list(table.iloc[:, column])
            self._write_text(0, column, str(name), self._head)
            for row, cell in enumerate(cells, start=1):
                self._write(row, column, cell)
            longest = max((len(str(each)) for each in cells), default=0)
            self._sheet.set_column(column, column, _WIDE if longest > _LONG_WORDS else _NARROW)
        self._sheet.freeze_panes(1, 1)

    def _write(self, row: int, column: int, cell: object) -> None:
        if isinstance(cell, int | float | Decimal) and _can_hold(cell):
            form = self._whole if cell == int(cell) else self._part
            self._sheet.write_number(row, column, cell, form)
        elif isinstance(cell, date) and cell >= _FIRST_DAY:
            self._sheet.write_datetime(row, column, cell, self._day)
        else:
            self._write_text(row, column, str(cell), self._text)

    def _write_text(self, row: int, column: int, text: str, form: object) -> None:
        fitting = _fit_into_cell(for_xml(text).text)
        if _RUNS.fullmatch(fitting):
            self._sheet.write_rich_string(row, column, *_BETWEEN_RUNS.split(fitting), form)
        elif fitting:
            self._sheet.write_string(row, column, fitting, form)


def _can_hold(number: float | Decimal) -> bool:
    """Tell whether a spreadsheet, which keeps 15 digits, can hold a number exactly."""
    if isinstance(number, Decimal):
        return number.is_finite() and len(number.normalize().as_tuple().digits) <= _DIGITS
    return math.isfinite(number)


def _fit_into_cell(text: str) -> str:
    units = text.encode("utf-16-le")
    if len(units) <= 2 * _LONGEST:
        return text
    return units[: 2 * (_LONGEST - len(_CUT))].decode("utf-16-le", "ignore") + _CUT


def _disarm(cell: str) -> str:
    risky = cell.startswith(_BREAKS) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if risky else cell
