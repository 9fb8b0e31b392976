"""The check of a finished Word file before it is handed out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from interview_kit.documents.word.parts import CONTENT_TYPES, ContentTypes
from interview_kit.documents.word.refusals import LayoutError
from interview_kit.documents.word.showing import SHOWING, mark_of_element
from interview_kit.documents.word.tags import W
from interview_kit.documents.word.walking import PARAGRAPH
from interview_kit.documents.word.word_file import Proof
from interview_kit.errors import DocumentError
from interview_kit.text import shorten

_P, _R, _T, _BR, _TAB = (f"{W}{name}" for name in ("p", "r", "t", "br", "tab"))
_SEEN = (_P, _TAB, *SHOWING)
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_BOOKMARK = f"{W}bookmarkStart"
_NAME = f"{W}name"
# The ends of the types of parts.
_FILLED = ("document.main+xml", ".header+xml", ".footer+xml", ".footnotes+xml")
# What Word refuses to open, as XPath, and the error for it.
_REFUSED = (
    (
        "//w:tc[not(w:p|w:sdt|w:customXml|w:ins|w:moveTo) or *[last()][self::w:tbl]]",
        "file_cell",
    ),
    ("//w:tr[not(w:tc|w:sdt|w:customXml)]", "file_row"),
    ("//w:tbl[not(w:tr|w:sdt|w:customXml|w:ins)]", "file_table"),
    ("/w:hdr[not(*)]|/w:ftr[not(*)]", "file_header"),
    ("//w:footnote[not(*)]|//w:txbxContent[not(*)]", "file_note"),
    ("//w:t[not(parent::w:r)]|//w:p/w:p|//w:r/w:p|//w:r/w:r", "file_nesting"),
    ("//w:body/w:sectPr[following-sibling::*]", "file_end"),
)
_find_faults = etree.XPath("|".join(path for path, _ in _REFUSED), namespaces={"w": W[1:-1]})


class ExpectedPart(NamedTuple):
    """What a part of a finished file has to be.

    `text` is all that has to be seen in it, word for word, and `printed` what of it was printed
    by tags. Empty paragraphs may have been added where `is_repaired`. `broken` are the
    rules of Word that the layout itself breaks, and that the file may break as well.
    """

    text: str
    printed: list[str]
    is_repaired: bool
    broken: frozenset[str]


def text_of(data: bytes) -> str:
    """Return the text of a Word file: body, headers, footers, footnotes; a line a paragraph.

    The text of a box is there once, although Word keeps it twice.
    """
    return "\n".join(_paragraphs(data, _FILLED))


def prove(
    data: bytes,
    members: Iterable[str],
    expected: Mapping[str, ExpectedPart],
) -> Proof:
    """Open a finished file again and compare it with what is expected.

    `members` are the names of all members. Raises DocumentError when anything differs.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            contents = {name: archive.read(name) for name in expected}
    except (zipfile.BadZipFile, KeyError) as error:
        raise DocumentError("file_incomplete") from error
    if sorted(names) != sorted(members):
        raise DocumentError("file_parts_differ")
    count = 0
    for name, part in expected.items():
        try:
            root = etree.fromstring(contents[name])
        except etree.XMLSyntaxError as error:
            raise LayoutError("layout_breaks_page") from error
        for code in broken_rules(root):
            if code not in part.broken:
                raise DocumentError(code)
        found = _visible_text(root)
        if found != part.text and not (
            part.is_repaired and found.replace(PARAGRAPH, "") == part.text.replace(PARAGRAPH, "")
        ):
            _raise_difference(found, part.printed)
        count += sum(map(bool, part.printed))
    return Proof(count, count)


def broken_rules(root: Any) -> Iterator[str]:
    """Yield the rules of Word that a part breaks, as codes of errors."""
    if _find_faults(root):
        for path, code in _REFUSED:
            if root.xpath(path, namespaces={"w": W[1:-1]}):
                yield code
    pictures = [each.get("id") for each in root.iter(_PICTURE)]
    if len(pictures) != len(set(pictures)):
        yield "file_picture_twice"
    # Some programs give all bookmarks one number; links lead to their names.
    marks = [each.get(_NAME) for each in root.iter(_BOOKMARK)]
    if len(marks) != len(set(marks)):
        yield "file_bookmark_twice"


def _raise_difference(found: str, printed: list[str]) -> None:
    """Raise DocumentError for a part with another text than expected."""
    position = 0
    for value in printed:
        start = found.find(value, position)
        if start < 0:
            raise DocumentError("file_lacks_text", text=shorten(value, 40))
        position = start + len(value)
    raise DocumentError("file_lacks_words")


def _visible_text(root: Any) -> str:
    """Return the visible text of a part, with marks of paragraphs and of what else is seen."""
    pieces = []
    for node in root.iter(_SEEN):
        kind = node.tag
        if kind == _T:
            pieces.append((node.text or "").replace("\n", " "))
        elif kind == _P:
            pieces.append(PARAGRAPH)
        elif kind != _TAB:
            pieces.append(mark_of_element(node))
        elif node.getparent().tag == _R:
            pieces.append("\t")
    return "".join(pieces)


def _paragraphs(data: bytes, parts: tuple[str, ...]) -> Iterator[str]:
    for root in _roots(data, parts):
        _drop_second_texts(root)
        for paragraph in root.iter(_P):
            yield "".join(_pieces(paragraph))


def _roots(data: bytes, parts: tuple[str, ...]) -> Iterator[Any]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        types = ContentTypes(archive.read(CONTENT_TYPES))
        for name in sorted(archive.namelist()):
            if types.of(name).endswith(parts):
                yield etree.fromstring(archive.read(name))


def _drop_second_texts(root: Any) -> None:
    """Drop what older programs read in place of a text that is there already."""
    for fallback in list(root.iter(f"{_MC}Fallback")):
        choices = fallback.itersiblings(f"{_MC}Choice", preceding=True)
        if any(next(choice.iter(_T), None) is not None for choice in choices):
            fallback.getparent().remove(fallback)


def _pieces(paragraph: Any) -> Iterator[str]:
    """Yield the text of a paragraph without that of the boxes in it, which have their own."""
    for node in paragraph.iter(_T, _BR, _TAB):
        if next(node.iterancestors(_P)) is not paragraph:
            continue
        if node.tag == _T:
            yield (node.text or "").replace("\n", " ")
        elif node.tag == _BR:
            yield "\n"
        elif node.tag == _TAB and node.getparent().tag == _R:
            yield "\t"
