"""Tags in the paragraphs of a Word file, found as the engine finds them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONGEST_TAG = 300  # characters

# As in docxtpl, the first closing mark ends a tag.
MARKS = re.compile(r"\{\{|\{%|\{#")
_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS = {"{{": "print", "{%": "block", "{#": "comment"}
_LEVEL = re.compile(r"(tr|tc|p|r)( )")
# Levels as people mistype them: "{% p if", "{%pif".
_MISPLACED_SPACE = re.compile(r" *(tr|tc|p|r)\s*(if|elif|else|endif|for|endfor)\b")
_SWALLOWING_SIGNS = ("-", "+")
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")


@dataclass(slots=True)
class Paragraph:
    """A paragraph: in which part, its number there from 1, and its text elements.

    `text` is the text of the paragraph itself, without that of boxes inside it; each of
    `elements` begins in it at the character that `starts` says.
    """

    part: str
    number: int
    element: Any
    elements: list[Any] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written. `level` says what it stands for: "p", "tr", "tc", "r" or "".

    `slip` is a clear mistake: "space" for a space that is missing or one too many, "sign" for a
    minus or plus next to the braces.
    """

    paragraph: Paragraph
    start: int
    written: str
    kind: str
    level: str
    body: str
    slip: str = ""

    @property
    def word(self) -> str:
        """The first word of a block, such as "if"."""
        return self.body.partition(" ")[0] if self.kind == "block" else ""

    @property
    def rest(self) -> str:
        """What follows the first word of a block."""
        return self.body.partition(" ")[2].strip()

    def texts(self) -> list[Any]:
        """Return the text elements that hold pieces of the tag."""
        starts = self.paragraph.starts
        first = bisect_right(starts, self.start) - 1
        return self.paragraph.elements[first : bisect_left(starts, self.start + len(self.written))]


def parse_tree(content: bytes) -> Any:
    """Return the tree of an XML part that was scanned before."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))


def paragraphs_of(part: str, root: Any) -> list[Paragraph]:
    """Return the paragraphs of a part, in order."""
    paragraphs: list[Paragraph] = []
    around: list[Paragraph] = []
    pieces: dict[int, list[str]] = {}
    number = 0
    walk = etree.iterwalk(root, events=("start", "end"), tag=(f"{W}p", f"{W}t"))
    for event, element in walk:
        if element.tag == f"{W}p" and event == "end":
            done = around.pop()
            done.text = "".join(pieces.pop(id(done)))
        elif element.tag == f"{W}p":
            # Word keeps the text of a box twice. Both count with the paragraph of the box, so
            # that a fault is reported once.
            number += not around
            around.append(Paragraph(part, number, element))
            paragraphs.append(around[-1])
            pieces[id(around[-1])] = []
        elif event == "start" and around and (text := "".join(element.itertext())):
            owner = around[-1]
            before = pieces[id(owner)]
            owner.starts.append(owner.starts[-1] + len(before[-1]) if before else 0)
            owner.elements.append(element)
            before.append(text)
    return paragraphs


def tags_of(paragraph: Paragraph) -> Iterator[Tag]:
    """Yield the tags of a paragraph; one that is never closed has the kind "open"."""
    text = paragraph.text
    for start, end in _positions(text):
        kind = "open" if end < 0 else _KINDS[text[start : start + 2]]
        if kind == "open":
            yield Tag(paragraph, start, text[start : start + LONGEST_TAG], kind, "", "")
            return
        written = text[start:end]
        yield Tag(paragraph, start, written, kind, *_parse_inside(kind, written[2:-2]))


def tags_in(text: str) -> Iterator[str]:
    """Yield the tags in a text as they are written; the first that is never closed is the last."""
    for start, end in _positions(text):
        yield text[start:end] if end >= 0 else text[start : start + 2]


def _positions(text: str) -> Iterator[tuple[int, int]]:
    """Yield where tags start and end; the end is -1 for one that is not closed, the last."""
    mark = MARKS.search(text)
    while mark:
        end = text.find(_ENDS[mark[0]], mark.end())
        if end < 0:
            yield mark.start(), -1
            return
        yield mark.start(), end + 2
        mark = MARKS.search(text, end + 2)


def _parse_inside(kind: str, inside: str) -> tuple[str, str, str]:
    """Return level, body and slip of a tag."""
    inside, slip = inside.translate(_STRAIGHT), ""
    if kind in ("print", "block") and (
        inside[:1] in _SWALLOWING_SIGNS or inside[-1:] in _SWALLOWING_SIGNS
    ):
        inside, slip = inside.strip("-+"), "sign"
    level = _LEVEL.match(inside)
    start = level.end() if level else 0
    if not level and kind == "block" and (level := _MISPLACED_SPACE.match(inside)):
        slip, start = "space", level.start(2)
    return level[1] if level else "", " ".join(inside[start:].split()), slip


def all_text(root: Any) -> str:
    """Return all text of a part, a line for each piece of a paragraph."""
    texts = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=(f"{W}p", f"{W}t")):
        if element.tag == f"{W}p":
            texts.append("\n")
        elif event == "start":
            texts.append("".join(element.itertext()))
    return "".join(texts)
