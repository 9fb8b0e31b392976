"""The look at a finished Word file before anybody gets it."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from lxml import etree

from interview_kit.errors import DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FILLED = re.compile(r"word/(document|(header|footer)\d*|footnotes)\.xml")
_ALL = re.compile(r"word/(document|(header|footer)\d*|footnotes|endnotes|comments)\.xml")
_TAG = re.compile(r"\{\{|\{%|\{#")
_TAG_IN_LINK = re.compile(rb"\{\{|\{%|%7B%7B|%7B%25", re.IGNORECASE)


def text_of(data: bytes) -> str:
    """Return the text of a Word file: body, headers, footers, footnotes; a line a paragraph."""
    return "\n".join(_paragraphs(data, _FILLED))


def check(data: bytes, printed: Iterable[str]) -> None:
    """Raise DocumentError unless the file is sound and holds every text that was printed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    if len(names) != len(set(names)):
        raise withheld("a part of it is there twice")
    for root in _roots(data, _ALL):
        for cell in root.iter(f"{_W}tc"):
            if cell.find(f"{_W}p") is None:
                raise withheld("a cell of a table in it is empty in a way that Word refuses")
    text = text_of(data)
    for value, times in Counter(printed).items():
        if value and text.count(value) < times:
            raise withheld(f"the text “{_start(value)}” is not complete in it")


def holds_tags(data: bytes) -> bool:
    """Tell whether anything in the file looks like a tag, links and comments included."""
    if any(_TAG.search(paragraph) for paragraph in _paragraphs(data, _ALL)):
        return True
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        links = (name for name in archive.namelist() if name.endswith(".rels"))
        return any(_TAG_IN_LINK.search(archive.read(name)) for name in links)


def withheld(what: str) -> DocumentError:
    """Return the error for a file that is not handed out; `what` is half a sentence."""
    return DocumentError(
        f"The Word file did not pass its check, so it is withheld: {what}.",
        next_step="Copy the text from the page instead. What you wrote is stored.",
    )


def _paragraphs(data: bytes, parts: re.Pattern[str]) -> Iterator[str]:
    for root in _roots(data, parts):
        for paragraph in root.iter(f"{_W}p"):
            yield "".join(_pieces(paragraph))


def _roots(data: bytes, parts: re.Pattern[str]) -> Iterator[Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in sorted(filter(parts.fullmatch, archive.namelist())):
            yield etree.fromstring(archive.read(name))


def _pieces(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter():
        if node.tag == f"{_W}t":
            yield node.text or ""
        elif node.tag == f"{_W}br":
            yield "\n"
        elif node.tag == f"{_W}tab" and node.getparent().tag == f"{_W}r":
            yield "\t"


def _start(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
