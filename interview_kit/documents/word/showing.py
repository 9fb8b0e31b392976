"""What a reader sees besides the text of paragraphs: what a field, a link or a picture shows.

Each such thing has a mark in the visible text. It is made from the element of a parsed file, and
from the element's opening in XML alike.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from interview_kit.documents.word.tags import Tag, W

# The elements by their names, with the attributes that say what they show.
_SHOWING: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        ("noBreakHyphen", "softHyphen", "cr", "pgNum", "drawing", "pict", "object"), ()
    ),
    **dict.fromkeys(("sym", "symEx"), ("font", "char")),
    **dict.fromkeys(("footnoteReference", "endnoteReference", "commentReference"), ("id",)),
    **dict.fromkeys(("result", "listEntry", "checked", "default"), ("val",)),
    **dict.fromkeys(("imagedata", "chart", "hlinkClick"), ("id",)),
    "hyperlink": ("id", "anchor"),
    "bookmarkStart": ("name",),
    "fldSimple": ("instr",),
    "fldChar": ("fldCharType",),
    "ptab": ("alignment",),
    "blip": ("embed",),
    "textpath": ("string",),
    "docPr": ("descr", "title"),
    "br": ("type",),
}
_TEXTS = ("instrText", "delText", "t")  # of a field, deleted, of a drawing or a formula
SHOWING = tuple(f"{{*}}{name}" for name in (*_SHOWING, *_TEXTS))
"""What to look for in a parsed part."""

_LOST_IN_TAGS = ("\x03noBreakHyphen\x03", "\x03softHyphen\x03")
_BOOKMARK = re.compile("\x03bookmarkStart\x03[^\x03]*\x03")
_ATTRIBUTE = re.compile(r'(?:[\w.-]+:)?([\w.-]+)="([^"]*)"')


def mark_of_element(element: Any) -> str:
    """Return the mark of an element of a parsed part."""
    name = element.tag.rpartition("}")[2]
    if name in _TEXTS:
        return mark_of_text(name, element.text or "")
    values = {key.rpartition("}")[2]: value for key, value in element.attrib.items()}
    return _mark_of(name, values)


def mark_of_opening(opening: str, name: str) -> str:
    """Return the mark of an element by its opening in XML, "" for one that shows nothing."""
    name = name.rpartition(":")[2]
    if name not in _SHOWING:
        return ""
    return _mark_of(name, {key: html.unescape(value) for key, value in _ATTRIBUTE.findall(opening)})


def mark_of_text(name: str, text: str) -> str:
    """Return the mark of a text in an element with this name, "" for one that nobody sees."""
    name = name.rpartition(":")[2]
    return _mark(name, text) if text and name in _TEXTS else ""


def keep_first_bookmarks(text: str) -> str:
    """Return a visible text without the bookmarks that a loop has repeated."""
    seen: set[str] = set()

    def once(match: re.Match[str]) -> str:
        mark = "" if match[0] in seen else match[0]
        seen.add(match[0])
        return mark

    return _BOOKMARK.sub(once, text)


def marks_outside(root: Any, tags: Iterable[Tag]) -> Counter[str]:
    """Return the marks of a part that do not go together with a tag."""
    going = {tag.holder() for tag in tags if tag.holder_name}
    return count_marks(
        mark_of_element(each)
        for each in root.iter(*SHOWING)
        if each.tag != f"{W}t"
        if not going or going.isdisjoint((each, *each.iterancestors()))
    )


def count_marks(marks: Iterable[str]) -> Counter[str]:
    """Count marks. Hyphens are left out, since they may go together with a tag."""
    return Counter(mark for mark in marks if mark and mark not in _LOST_IN_TAGS)


def _mark_of(name: str, values: Mapping[str, str]) -> str:
    if name == "br" and not values:
        return "\n"  # as a value prints it
    return _mark(name, *(values.get(each, "") for each in _SHOWING[name]))


def _mark(*parts: str) -> str:
    return "\x03" + "\x03".join(parts) + "\x03"
