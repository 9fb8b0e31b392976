"""The rows of a CSV file in any of the usual encodings, with any of the usual separators."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from interview_kit.errors import DocumentError

_SEPARATORS = ",;\t|"
_SAMPLE = 20  # lines that show the separator
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CELL = 1_000_000  # characters; more is a quotation mark that was never closed


def read_rows(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a CSV file with their numbers. Raises DocumentError for what is no text."""
    text = decode(data)
    if text.lstrip()[:1] == "<":
        raise DocumentError("list_web_page")
    first, _, rest = text.partition("\n")
    named = first.strip().lower()
    if named.startswith("sep=") and len(named) == len("sep=") + 1:  # as Excel writes it
        separator, text, lines_before = first.strip()[-1], rest, 1
    else:
        separator, lines_before = _separator(text), 0
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=False)
    number = lines_before
    try:
        for number, row in enumerate(reader, start=lines_before + 1):
            yield number, row
    except csv.Error as error:
        raise DocumentError("list_quotes", row=number + 1) from error


def decode(data: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows' own encoding of western languages.

    Raises DocumentError for what is no text.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding)
    half = len(data) // 2
    if data.count(0) > half // 2:  # every second byte of western letters in UTF-16 is zero
        return _decoded(
            data, "utf-16-le" if data[1::2].count(0) > data[::2].count(0) else "utf-16-be"
        )
    if b"\x00" in data:
        raise DocumentError("list_not_text")
    try:
        return data.decode()
    except UnicodeDecodeError:
        return _decoded(data, "cp1252")


def _decoded(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError("list_not_text") from error
    if any(ord(letter) < 32 and letter not in "\t\r\n\x0b\x0c\x1f" for letter in set(text)):
        raise DocumentError("list_not_text")
    return text


def _separator(text: str) -> str:
    """Return the separator that splits the first lines into the most cells, outside of quotes.

    One that splits all of them alike comes before any other.
    """
    lines = [line for line in text[:100_000].splitlines() if line.strip()][:_SAMPLE]

    def weight(separator: str) -> tuple[bool, int]:
        rows = list(csv.reader(lines, delimiter=separator))
        widths = [len(row) for row in rows if row]
        alike = bool(widths) and min(widths) == max(widths) > 1
        return alike, widths[0] if widths else 0

    return max(_SEPARATORS, key=weight)
