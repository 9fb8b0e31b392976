"""The look at a finished Word file before anybody gets it."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lxml import etree

from interview_kit.documents.word import Proof
from interview_kit.documents.word.filling import broken
from interview_kit.documents.word.parts import CONTENT_TYPES, Types
from interview_kit.documents.word.walking import PARAGRAPH
from interview_kit.errors import DocumentError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _R, _T, _BR, _TAB = (f"{_W}{name}" for name in ("p", "r", "t", "br", "tab"))
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_BOOKMARK = f"{_W}bookmarkStart"
_ID, _NAME = f"{_W}id", f"{_W}name"
# The ends of the types of parts.
_FILLED = ("document.main+xml", ".header+xml", ".footer+xml", ".footnotes+xml")
_ALL = (*_FILLED, ".endnotes+xml", ".comments+xml")
# What Word refuses to open, and what that is for people.
_REFUSED = (
    (
        "//w:tc[not(w:p|w:sdt|w:customXml|w:ins|w:moveTo) or *[last()][self::w:tbl]]",
        "a table in it has a cell that Word refuses",
    ),
    ("//w:tr[not(w:tc|w:sdt|w:customXml)]", "a table in it has a row without cells"),
    ("//w:tbl[not(w:tr|w:sdt|w:customXml|w:ins)]", "a table in it has no rows"),
    ("//w:tbl[not(w:tblGrid)]", "a table in it does not say how wide its columns are"),
    ("/w:hdr[not(*)]|/w:ftr[not(*)]", "a header or footer in it has no paragraph"),
    ("//w:footnote[not(*)]|//w:txbxContent[not(*)]", "a note or a box in it has no paragraph"),
    ("//w:t[not(parent::w:r)]|//w:p/w:p|//w:r/w:p|//w:r/w:r", "its text is nested the wrong way"),
    ("//w:body/w:sectPr[following-sibling::*]", "something follows the end of it"),
)
_faults = etree.XPath("|".join(path for path, _ in _REFUSED), namespaces={"w": _W[1:-1]})


def text_of(data: bytes) -> str:
    """Return the text of a Word file: body, headers, footers, footnotes; a line a paragraph."""
    return "\n".join(_paragraphs(data, _FILLED))


def prove(
    data: bytes,
    members: Iterable[str],
    wanted: Mapping[str, tuple[str, bool]],
    printed: Mapping[str, list[str]],
) -> Proof:
    """Open a finished file again and compare it with what has to be in it.

    `members` are the names of all members. `wanted` is, by the name of a part, all text that
    has to be seen in it, word for word, and whether empty paragraphs may have been added;
    `printed` is what of it was printed by tags. Raises DocumentError when anything differs.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            contents = {name: archive.read(name) for name in wanted}
    except (zipfile.BadZipFile, KeyError) as error:
        raise withheld("it is not complete") from error
    if sorted(names) != sorted(members):
        raise withheld("a part of it is missing, or there twice")
    count = 0
    for name, (text, more) in wanted.items():
        try:
            root = etree.fromstring(contents[name])
        except etree.XMLSyntaxError as error:
            raise broken("a tag breaks the page apart") from error
        check_part(root)
        found = _seen(root)
        if found != text and not (
            more and found.replace(PARAGRAPH, "") == text.replace(PARAGRAPH, "")
        ):
            _raise_for(found, printed[name])
        count += sum(map(bool, printed[name]))
    return Proof(count, count)


def check(data: bytes, printed: Iterable[str]) -> None:
    """Raise DocumentError unless a file is sound and holds every text, as often as it is given."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
    if len(names) != len(set(names)):
        raise withheld("a part of it is there twice")
    for root in _roots(data, _ALL):
        check_part(root)
    text = text_of(data)
    for value, times in Counter(printed).items():
        if value and text.count(value) < times:
            raise lost(value)


def check_part(root: Any) -> None:
    """Raise DocumentError unless a part keeps the rules that Word insists on."""
    if _faults(root):
        for path, what in _REFUSED:
            if root.xpath(path, namespaces={"w": _W[1:-1]}):
                raise withheld(what)
    pictures = [each.get("id") for each in root.iter(_PICTURE)]
    if len(pictures) != len(set(pictures)):
        raise withheld("two pictures in it have the same number")
    marks = [each.get(_ID) for each in root.iter(_BOOKMARK)]
    if len(marks) != len(set(marks)):
        raise withheld("two bookmarks in it have the same number")


def lost(value: str) -> DocumentError:
    """Return the error for a text that was printed and cannot be seen."""
    return withheld(f"part of the text “{_start(value)}” is missing")


def withheld(what: str) -> DocumentError:
    """Return the error for a file that is not handed out; `what` is half a sentence."""
    return DocumentError(
        f"This Word file didn't pass its check, so you can't download it: {what}.",
        next_step="Copy the text from the page instead. What you wrote is saved.",
    )


def _raise_for(found: str, printed: list[str]) -> None:
    """Raise DocumentError for a part with another text than wanted."""
    position = 0
    for value in printed:
        place = found.find(value, position)
        if place < 0:
            raise lost(value)
        position = place + len(value)
    raise withheld("words of the layout are missing from it")


def _seen(root: Any) -> str:
    """Return all text of a part that is seen, with a mark where each paragraph begins."""
    pieces = []
    for node in root.iter(_T, _P, _BR, _TAB):
        kind = node.tag
        if kind == _T:
            pieces.append(node.text or "")
        elif kind == _P:
            pieces.append(PARAGRAPH)
        elif kind == _BR:
            pieces.append("\n")
        elif node.getparent().tag == _R:
            pieces.append("\t")
    return "".join(pieces)


def _paragraphs(data: bytes, parts: tuple[str, ...]) -> Iterator[str]:
    for root in _roots(data, parts):
        for paragraph in root.iter(_P):
            yield "".join(_pieces(paragraph))


def _roots(data: bytes, parts: tuple[str, ...]) -> Iterator[Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = Types(archive.read(CONTENT_TYPES))
        for name in sorted(archive.namelist()):
            if types.of(name).endswith(parts):
                yield etree.fromstring(archive.read(name))


def _pieces(paragraph: Any) -> Iterator[str]:
    for node in paragraph.iter():
        if node.tag == _T:
            yield node.text or ""
        elif node.tag == _BR:
            yield "\n"
        elif node.tag == _TAB and node.getparent().tag == _R:
            yield "\t"


def _start(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"
