"""A list that somebody uploads, as rows of texts. Nothing in the file is run or computed."""

from __future__ import annotations

from interview_kit.documents import csv_lists, workbooks
from interview_kit.errors import DocumentError

MAX_FILE = 20 * 1024 * 1024  # bytes
MAX_ROWS = 50_000
MAX_COLUMNS = 200

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_KINDS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "list_pdf"),
    (b"{\\rtf", "list_rich_text"),
    (b"\x89PNG", "list_picture"),
    (b"GIF8", "list_picture"),
    (b"\xff\xd8\xff", "list_picture"),
    (b"MZ", "list_program"),
    (b"\x7fELF", "list_program"),
)


NumberedRow = tuple[int, list[str]]
"""The number of a row, as a spreadsheet counts it from 1, and its cells."""


def read_list(data: bytes) -> list[NumberedRow]:
    """Return the rows of an Excel workbook's first visible sheet, or of a CSV file.

    What it is, its bytes say and not its name. Rows without text are left out. Raises
    DocumentError for a file that is no such list, or beyond the limits.
    """
    if len(data) > MAX_FILE:
        raise DocumentError("list_too_large", megabytes=MAX_FILE // 1024**2)
    if not data.strip():
        raise DocumentError("list_empty")
    if data.startswith(_OLE):
        is_encrypted = "EncryptedPackage".encode("utf-16-le") in data
        raise DocumentError("list_password" if is_encrypted else "list_old_excel")
    for start, code in _KINDS:
        if data.startswith(start):
            raise DocumentError(code)
    is_workbook = data.startswith(b"PK\x03\x04")
    read = workbooks.read_rows if is_workbook else csv_lists.read_rows
    rows: list[NumberedRow] = []
    for number, row in read(data):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > MAX_COLUMNS:
            raise DocumentError("list_too_many_columns", columns=MAX_COLUMNS)
        if len(rows) > MAX_ROWS:  # one more for the headings
            raise DocumentError("list_too_many_rows", rows=f"{MAX_ROWS:,}")
        rows.append((number, row))
    if not rows:
        raise DocumentError("list_without_rows")
    return rows
