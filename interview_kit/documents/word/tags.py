"""Tags in the paragraphs of a Word file. As in docxtpl, the first closing mark ends a tag."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from lxml import etree

from interview_kit.documents.word.refusals import TagError
from interview_kit.documents.word.unseen import unseen_in, without_unseen

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
LONGEST_TAG = 300  # characters
MARKS = re.compile(r"\{\{|\{%|\{#")
STRAIGHT = str.maketrans("“”‘’", "\"\"''")

_ENDS = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS = {"{{": "print", "{%": "block", "{#": "comment"}
_LEVEL = re.compile(r"(tr|tc|p|r)( )")
# Levels as people mistype them: "{% p if", "{%pif".
_MISPLACED_SPACE = re.compile(r" *(tr|tc|p|r)\s*(if|elif|else|endif|for|endfor)\b")
_LOOP_ELSEWHERE = re.compile(r"\{#\s*\w[\w.]*\s*\}")  # of docxtemplater, for one
_SWALLOWING_SIGNS = ("-", "+")
_HOLDERS = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}
_HOLDER_NAMES = {"p": "paragraph", "tr": "table row", "tc": "table cell", "r": "text"}
_SLIPS = {"sign": "tag_with_sign", "space": "tag_with_space"}


@dataclass(slots=True)
class Paragraph:
    """A paragraph: in which part, its number there from 1, its text elements, and its tags.

    `text` is the text of the paragraph itself, without that of boxes inside it; each of
    `elements` begins in it at the character that `starts` says.
    """

    part: str
    number: int
    element: Any
    elements: list[Any] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    text: str = ""
    tags: list[Tag] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it is written. `level` says what it stands for: "p", "tr", "tc", "r" or "".

    `kind` is "print", "block", "comment", or "open" for one that is never closed. `slip` is a
    clear mistake: "space" for a space that is missing or one too many, "sign" for a minus or plus
    next to the braces.
    """

    paragraph: Paragraph
    start: int
    written: str
    kind: str
    level: str = ""
    body: str = ""
    slip: str = ""

    @property
    def end(self) -> int:
        """Where the tag ends in the text of its paragraph."""
        return self.start + len(self.written)

    @property
    def word(self) -> str:
        """The first word of a block, such as "if"."""
        return self.body.partition(" ")[0] if self.kind == "block" else ""

    @property
    def rest(self) -> str:
        """What follows the first word of a block."""
        return self.body.partition(" ")[2].strip()

    @property
    def holder_name(self) -> str:
        """The word for what goes with the tag, such as "paragraph", "" for nothing."""
        return _HOLDER_NAMES[self.level] if self.level in _HOLDERS else ""

    def holder(self) -> Any:
        """Return the paragraph, row or cell that the tag stands for, None outside of a table."""
        element = self.paragraph.element
        if self.level in ("tr", "tc"):
            return next(element.iterancestors(_HOLDERS[self.level]), None)
        return element

    def texts(self) -> list[Any]:
        """Return the text elements that hold pieces of the tag."""
        starts = self.paragraph.starts
        first = bisect_right(starts, self.start) - 1
        return self.paragraph.elements[first : bisect_left(starts, self.end)]

    def unreadable(self) -> TagError | None:
        """Return why the tag cannot be read, None if it can."""
        inside = self.written[2:-2]
        if self.kind == "open":
            if loop := _LOOP_ELSEWHERE.match(self.written):
                return TagError("loop_of_other_program", text=loop[0])
            mark = self.written[:2]
            return TagError("tag_open", mark=mark, end=_ENDS[mark])
        if len(self.written) > LONGEST_TAG:
            return TagError("tag_too_long")
        if "{" in inside or "}" in inside:
            return TagError("tag_braces_inside")
        return self._unseen_character(inside) or self._misread_level(inside)

    def _unseen_character(self, inside: str) -> TagError | None:
        character = "" if self.kind == "comment" else unseen_in(inside.translate(STRAIGHT))
        if not character:
            return None
        right = without_unseen(self.written)
        return TagError("tag_character_unseen", character=character, right=right)

    def _misread_level(self, inside: str) -> TagError | None:
        if self.level and "%" in inside:
            holder = _HOLDER_NAMES[self.level]
            return TagError("tag_percent_inside", holder=holder, level=self.level)
        if self.level and self.kind == "print":
            body = self.body or "company"
            return TagError("tag_level_before_name", level=self.level, body=body)
        return None

    def mistyped(self) -> TagError | None:
        """Return what is mistyped in a tag that can be read."""
        if not self.slip:
            return None
        mark = self.written[:2]
        right = " ".join(filter(None, (f"{mark}{self.level}", self.body, _ENDS[mark])))
        return TagError(_SLIPS[self.slip], right=right)


def paragraphs_of(part: str, root: Any, most: int) -> list[Paragraph]:
    """Return the paragraphs of a part in order, with up to `most` tags in all of them."""
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
        elif event == "start" and around and element.text:
            owner = around[-1]
            before = pieces[id(owner)]
            owner.starts.append(owner.starts[-1] + len(before[-1]) if before else 0)
            owner.elements.append(element)
            before.append(element.text)
    for paragraph in paragraphs:
        paragraph.tags += islice(_tags_of(paragraph), most)
        most -= len(paragraph.tags)
    return paragraphs


def tags_in(text: str) -> Iterator[str]:
    """Yield the tags in a text as they are written; the first that is never closed is the last."""
    for start, end in _positions(text):
        yield text[start:end] if end >= 0 else text[start : start + 2]


def _tags_of(paragraph: Paragraph) -> Iterator[Tag]:
    text = paragraph.text
    for start, end in _positions(text):
        if end < 0:
            yield Tag(paragraph, start, text[start : start + LONGEST_TAG], "open")
            return
        written = text[start:end]
        kind = _KINDS[written[:2]]
        yield Tag(paragraph, start, written, kind, *_parse_inside(kind, written[2:-2]))


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
    inside, slip = inside.translate(STRAIGHT), ""
    if inside[:1] in _SWALLOWING_SIGNS or inside[-1:] in _SWALLOWING_SIGNS:
        inside, slip = inside.strip("-+"), "sign"
    level = _LEVEL.match(inside)
    start = level.end() if level else 0
    if not level and kind == "block" and (level := _MISPLACED_SPACE.match(inside)):
        slip, start = "space", level.start(2)
    return level[1] if level else "", " ".join(inside[start:].split()), slip
