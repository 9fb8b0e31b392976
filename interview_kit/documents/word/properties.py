"""Properties of a file: title, author, dates, language, and the size of its pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from lxml import etree

from interview_kit.documents.word.parts import parse_xml
from interview_kit.documents.word.tags import W
from interview_kit.text import for_xml

_LONGEST = 255  # characters of a property, as Word has it
_CORE = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties \
xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\
<dc:title>{title}</dc:title><dc:creator>{author}</dc:creator><dc:language>{language}</dc:language>\
<cp:lastModifiedBy>{author}</cp:lastModifiedBy><cp:revision>1</cp:revision>\
<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>"""

_A4 = (11906, 16838)  # twentieths of a point
_US_LETTER = (12240, 15840)
_NEAR = 20
_SIDE = re.compile(r'(\bw:(w|h)=")(\d+)(")')
_BEFORE_STYLES = ("rPrDefault", "docDefaults")  # elements that have to come first in their parent


def core_properties(title: str, author: str, language: str, when: datetime) -> bytes:
    """Return the properties of a file. `language` is a BCP 47 tag."""
    moment = when.astimezone(UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
    return _CORE.format(
        title=_property_text(title),
        author=_property_text(author),
        language=_property_text(language),
        moment=moment,
    ).encode()


def styles_in_language(content: bytes, language: str) -> bytes:
    """Return styles with a language, which Word takes for its spelling from them alone."""
    root = parse_xml(content)
    if root.find(f".//{W}lang") is None:
        parent = root
        for name in ("docDefaults", "rPrDefault", "rPr", "lang"):
            child = parent.find(f"{W}{name}")
            if child is None:
                child = etree.Element(f"{W}{name}")
                parent.insert(0 if name in _BEFORE_STYLES else len(parent), child)
            parent = child
    for mark in root.iter(f"{W}lang"):
        mark.set(f"{W}val", language)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made


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
    return escape(clean[:_LONGEST])
