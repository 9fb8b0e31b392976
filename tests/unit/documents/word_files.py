"""Small Word files for the tests of the engine, and what is in the files that it makes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import docx
from lxml import etree

from interview_kit.documents.word import compile_layout, text_of, verification
from interview_kit.documents.word.parts import CONTENT_TYPES, ContentTypes
from interview_kit.errors import DocumentError

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFFICE = "http://schemas.microsoft.com/office/word"
NAMESPACES = (
    f'xmlns:w="{W[1:-1]}" xmlns:w14="{_OFFICE}/2010/wordml" '
    f'xmlns:w16se="{_OFFICE}/2015/wordml/symex" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
ABOUT: dict[str, Any] = {"title": "A letter", "author": "Ana", "language": "en-GB", "when": WHEN}
LETTER = "thank_you.docx"
_WITH_TEXT = (
    *("document.main+xml", ".header+xml", ".footer+xml", ".footnotes+xml"),
    *(".endnotes+xml", ".comments+xml"),
)


def saved(document: Any) -> bytes:
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def letter(*paragraphs: str) -> bytes:
    """Return a document of python-docx with these paragraphs, put in by hand: it takes its time."""
    lines = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
        for text in paragraphs
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in _empty().items():
            new.writestr(name, content.replace(b"<w:body>", f"<w:body>{lines}".encode(), 1))
    return out.getvalue()


@cache
def _empty() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(saved(docx.Document()))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def with_body(*content: str) -> bytes:
    """Return a layout with this XML as its whole body."""
    xml = f"<w:document {NAMESPACES}><w:body>{''.join(content)}</w:body></w:document>"
    return changed(letter(), document=lambda _: xml.encode())


def paragraph(text: str, attributes: str = "") -> str:
    return f"<w:p{attributes}><w:r><w:t>{text}</w:t></w:r></w:p>"


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{each}</w:tc>' for each in cells)}</w:tr>"


def with_cells(*rows: tuple[str, ...]) -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(rows), cols=len(rows[0]))
    for number, row in enumerate(rows):
        for cell, text in zip(table.rows[number].cells, row, strict=True):
            cell.text = text
    return saved(document)


def made(layout: bytes, **values: Any) -> bytes:
    return compile_layout(layout).render(values, **ABOUT).data


def assert_sound(data: bytes, printed: Iterable[str] = ()) -> None:
    """Assert that a file keeps Word's rules and has each text as often as it is given."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        types = ContentTypes(archive.read(CONTENT_TYPES))
        for name in names:
            if types.of(name).endswith(_WITH_TEXT):
                for code in verification.broken_rules(etree.fromstring(archive.read(name))):
                    raise DocumentError(code)
    assert len(names) == len(set(names))
    text = text_of(data)
    assert [each for each, times in Counter(printed).items() if text.count(each) < times] == []


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def root_of(data: bytes, name: str = "word/document.xml") -> Any:
    return etree.fromstring(part(data, name))


def changed(data: bytes, **parts: Callable[[bytes], bytes] | None) -> bytes:
    """Return a file with some members changed, or dropped; `document` is word/document.xml."""
    out = io.BytesIO()
    wanted = {"document": "word/document.xml", "core": "docProps/core.xml"}
    changes = {wanted.get(name, name): change for name, change in parts.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            change = changes.get(name, bytes)
            if change is not None:
                new.writestr(name, change(old.read(name)))
    return out.getvalue()


def picture() -> io.BytesIO:
    """Return a picture of one dot."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(b"\x00\x00")
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", dot) + chunk(b"IEND", b"")
    )
