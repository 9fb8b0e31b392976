"""Repairs that a filled part may need for Word: docxtpl's, and some that it lacks."""

from __future__ import annotations

import io
import re
from collections import Counter
from itertools import count, pairwise
from typing import Any

from docxtpl import DocxTemplate
from lxml import etree

from interview_kit.documents.word.guarding import unhide_braces
from interview_kit.documents.word.tags import STRAIGHT, W
from interview_kit.documents.word.walking import NeededRepairs

_PICTURE = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_BOOKMARK = re.compile(r"<w:bookmark(Start|End)\b([^>]*?)(?:/>|></w:bookmark\1>)")
_ID = re.compile(r'\bw:id="([^"]*)"')
_NAME = re.compile(r'\bw:name="([^"]*)"')
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_FIRST_ID = 1001  # as docxtpl counts them
_PARTS = {"tr": ("tc", "sdt", "customXml"), "tbl": ("tr", "sdt", "customXml", "ins")}
_DROPPED_IF_EMPTY = (
    "sdt",
    "tr",
    "sdt",
    "tbl",
    "sdt",
)  # each may empty the next
_WITH_PARAGRAPHS = tuple(f"{W}{name}" for name in ("tc", "hdr", "ftr", "footnote", "txbxContent"))
_TEXTS = (f"{W}p", f"{W}sdt", f"{W}customXml", f"{W}ins", f"{W}moveTo")
_docxtpl = DocxTemplate(io.BytesIO())  # for its methods on texts; no file is opened


def patch_tags(xml: str) -> str:
    """Return the XML of a part with its tags made readable for Jinja by docxtpl."""
    patched: str = _docxtpl.patch_xml(xml)
    return _TAG.sub(lambda match: unhide_braces(_as_typed(match[0])), patched)


def _as_typed(tag: str) -> str:
    """Return a tag as it was typed: docxtpl leaves "&amp;", and more in a tag of two lines."""
    for written, meant in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        tag = tag.replace(written, meant)
    return tag.translate(STRAIGHT)


def repair_part(chunks: list[str], needs: NeededRepairs) -> tuple[str, bool]:
    """Return a filled part fit for Word, and whether paragraphs may have been added.

    Raises lxml.etree.XMLSyntaxError when it is no sound XML.
    """
    xml = "".join(chunks)
    if needs.pictures:
        numbers = count(_FIRST_ID)
        xml = _PICTURE.sub(lambda match: f"{match[1]}{next(numbers)}{match[2]}", xml)
    if needs.bookmarks:
        xml = _keep_first_bookmarks(xml)
    if needs.columns:
        # Unsound XML raises here; docxtpl would drop what follows the fault.
        root = etree.fromstring(xml)
        if _add_grids(root):
            xml = etree.tostring(root, encoding="unicode")
        xml = etree.tostring(_docxtpl.fix_tables(xml), encoding="unicode")
    if not needs.remarks and not (needs.ends and _may_be_emptied(chunks, needs.ends)):
        return xml, False
    root = etree.fromstring(xml)
    return (
        (etree.tostring(root, encoding="unicode"), True)
        if _repair_empty_elements(root, with_boxes=not needs.empty_boxes)
        else (xml, False)
    )


def _add_grids(root: Any) -> bool:
    """Give a table without a grid an empty one, which docxtpl wants to see and Word does not."""
    without = [each for each in root.iter(f"{W}tbl") if each.find(f"{W}tblGrid") is None]
    for table in without:
        settings = table.find(f"{W}tblPr")
        table.insert(
            0 if settings is None else table.index(settings) + 1, etree.Element(f"{W}tblGrid")
        )
    return bool(without)


def _may_be_emptied(chunks: list[str], ends: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether something that Word requires may be gone before one of the `ends`."""
    return any(
        chunk in ends and not before.endswith(ends[chunk]) for before, chunk in pairwise(chunks)
    )


def _keep_first_bookmarks(xml: str) -> str:
    """Drop the bookmarks that a loop has repeated. Several may have one number, none one name."""
    names: set[str] = set()
    begun: Counter[str] = Counter()

    def once(match: re.Match[str]) -> str:
        number, name = (_value(pattern, match[2]) for pattern in (_ID, _NAME))
        is_start = match[1] == "Start"
        if (name in names) if is_start else not begun[number]:
            return ""
        begun[number] += 1 if is_start else -1
        if is_start:
            names.add(name)
        return match[0]

    return _BOOKMARK.sub(once, xml)


def _value(pattern: re.Pattern[str], attributes: str) -> str:
    match = pattern.search(attributes)
    return match[1] if match else ""


def has_empty_box(root: Any) -> bool:
    """Tell whether a layout has an empty box itself: then Word takes them so."""
    return any(_is_empty(box, "sdt") for box in root.iter(f"{W}sdt"))


def _repair_empty_elements(root: Any, *, with_boxes: bool) -> bool:
    """Drop empty rows, tables and boxes, and add the paragraphs that Word requires."""
    changed = False
    for name in (each for each in _DROPPED_IF_EMPTY if with_boxes or each != "sdt"):
        for each in reversed(list(root.iter(f"{W}{name}"))):  # inner ones first
            if _is_empty(each, name):
                each.getparent().remove(each)
                changed = True
    for holder in root.iter(*_WITH_PARAGRAPHS):
        last = next(holder.iterchildren(*_TEXTS, f"{W}tbl", reversed=True), None)
        if last is None or last.tag == f"{W}tbl":
            etree.SubElement(holder, f"{W}p")
            changed = True
    return changed


def _is_empty(element: Any, name: str) -> bool:
    if name == "sdt":
        content = element.find(f"{W}sdtContent")
        return content is not None and not len(content)
    return all(element.find(f"{W}{each}") is None for each in _PARTS[name])
