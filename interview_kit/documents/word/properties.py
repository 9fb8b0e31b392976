"""Properties of a file: title, author, dates; of the kit's own, language and size of pages, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from lxml import etree

from interview_kit.documents.word.parts import parse_xml, serialize
from interview_kit.documents.word.tags import MARKS, W
from interview_kit.text import for_xml

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LONGEST = 255  # characters of a property, as Word has it
_DC, _TERMS, _CP = (
    f"{{{space}}}"
    for space in (
        "http://purl.org/dc/elements/1.1/",
        "http://purl.org/dc/terms/",
        "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    )
)
_DATE = {"{http://www.w3.org/2001/XMLSchema-instance}type": "dcterms:W3CDTF"}
# Each property that the engine writes, what it is filled with, and whether a layout's own stays.
_PROPERTIES = (
    (f"{_DC}title", "title", True),
    (f"{_DC}creator", "author", True),
    (f"{_DC}language", "language", True),
    (f"{_CP}lastModifiedBy", "author", False),
    (f"{_TERMS}created", "moment", False),
    (f"{_TERMS}modified", "moment", False),
)
_HOLE = "\ufdd0{}\ufdd1"
_HOLES = re.compile("\ufdd0([a-z]+)\ufdd1")

_A4 = (11906, 16838)  # twentieths of a point
_US_LETTER = (12240, 15840)
_NEAR = 20
_SIDE = re.compile(r'(\bw:(w|h)=")(\d+)(")')


def property_form(content: bytes, given: Mapping[str, str]) -> str:
    """Return the properties of a layout with places to fill in, as `fill_properties` takes it.

    What they say stays, save for who saved the file and when, for tags, which nothing fills, and
    for what is `given`: title, author or language.
    """
    root = parse_xml(content)
    for each in root:
        if MARKS.search(each.text or ""):
            each.text = ""
    for name, slot, stays in _PROPERTIES:
        element = root.find(name)
        if element is None:
            element = etree.SubElement(root, name, _DATE if slot == "moment" else {})
        if not stays or given.get(slot) or not (element.text or "").strip():
            element.text = _property_text(given.get(slot) or "") or _HOLE.format(slot)
    plain = etree.tostring(root, encoding="unicode").replace("{", "{{").replace("}", "}}")
    return _DECLARATION + _HOLES.sub(r"{\1}", plain)


def fill_properties(form: str, title: str, author: str, language: str, when: datetime) -> bytes:
    """Return the properties of a file. `language` is a BCP 47 tag, or "" for none."""
    moment = when.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    return form.format(
        title=escape(_property_text(title)),
        author=escape(_property_text(author)),
        language=escape(_property_text(language)),
        moment=moment,
    ).encode()


def styles_in_language(content: bytes, language: str) -> bytes:
    """Return styles in a language, which Word takes for its spelling from them alone."""
    root = parse_xml(content)
    for mark in root.iter(f"{W}lang"):
        mark.set(f"{W}val", language)
    return serialize(root)


def page_size_changes(pages: Iterable[str], *, us_letter: bool) -> tuple[tuple[str, str], ...]:
    """Return pairs of elements for the size of a page: before the change, and after.

    A page of A4 becomes US Letter, or the other way round; other pages stay as they are.
    """
    old, new = (_A4, _US_LETTER) if us_letter else (_US_LETTER, _A4)
    changed = ((page, _resized(page, old, new)) for page in sorted(pages))
    return tuple((page, other) for page, other in changed if page != other)


def _resized(page: str, old: tuple[int, int], new: tuple[int, int]) -> str:
    sides = {match[2]: int(match[3]) for match in _SIDE.finditer(page)}
    for width, height in ((0, 1), (1, 0)):  # portrait and landscape
        new_sides = {"w": new[width], "h": new[height]}
        old_sides = {"w": old[width], "h": old[height]}
        if all(abs(sides.get(key, 0) - side) <= _NEAR for key, side in old_sides.items()):
            return _SIDE.sub(_size_replacer(new_sides), page)
    return page


def _size_replacer(sides: dict[str, int]) -> Callable[[re.Match[str]], str]:
    return lambda match: f"{match[1]}{sides[match[2]]}{match[4]}"


def _property_text(text: str) -> str:
    clean = text if text.isprintable() else for_xml(text).text
    return clean[:_LONGEST]
