"""What docxtpl would take for a tag, or drop with one, kept out of its way."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from interview_kit.documents.word.tags import Paragraph, Tag, W

# Characters that replace plain braces, and what replaces these characters where a text has them.
# XML allows them all.
_HIDE = str.maketrans(
    {"{": "\ufdd0", "}": "\ufdd1", "\ufdd0": "\ufdd2a", "\ufdd1": "\ufdd2b", "\ufdd2": "\ufdd2c"}
)
_RESERVE = {letter: written for letter, written in _HIDE.items() if chr(letter) not in "{}"}
_UNHIDDEN = {written: chr(letter) for letter, written in _HIDE.items()}
_HIDDEN = re.compile("\ufdd2[abc]|[\ufdd0\ufdd1]")
_BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def move_bookmarks(tags: Iterable[Tag]) -> None:
    """Move the bookmarks inside of tags before them, since links may lead there."""
    for tag in tags:
        place = tag.holder() if tag.holder_name else tag.texts()[0].getparent()
        last = place if tag.holder_name else tag.texts()[-1].getparent()
        for mark in [each for run in _siblings(place, last) for each in run.iter(*_BOOKMARKS)]:
            place.addprevious(mark)


def _siblings(first: Any, last: Any) -> Iterable[Any]:
    while first is not last:
        yield first
        first = first.getnext()
    yield last


def hide_braces(root: Any, paragraphs: list[Paragraph]) -> str:
    """Hide the braces of a part that belong to no tag, and return its text outside of tags.

    What goes together with a tag is no part of that text.
    """
    plain: dict[Any, str] = {}
    tagged: set[Any] = set()
    for paragraph in paragraphs:
        plain[paragraph.element] = _hide_in_paragraph(paragraph)
        tagged.update(paragraph.elements)
    going = {tag.holder() for each in paragraphs for tag in each.tags if tag.holder_name}
    kept = [
        text
        for element, text in plain.items()
        if going.isdisjoint((element, *element.iterancestors()))
    ]
    for element in root.iter():
        if element.text and element not in tagged:
            if element.tag == f"{W}t":
                kept.append(element.text)
            element.text = element.text.translate(_HIDE)
    return "".join(kept)


def unhide_braces(text: str) -> str:
    """Return a text as it was before `hide_braces`."""
    return _HIDDEN.sub(lambda match: _UNHIDDEN[match[0]], text)


def _hide_in_paragraph(paragraph: Paragraph) -> str:
    """Hide the braces outside of the tags of a paragraph, and return its text outside of them."""
    text, tags = paragraph.text, paragraph.tags
    for tag in tags:
        for element in tag.texts():
            element.set(_SPACE, "preserve")  # a value may begin with a space
    # What lies between two edges is by turns outside of tags and a tag.
    edges = [0, *(edge for tag in tags for edge in (tag.start, tag.end)), len(text)]
    number = 0
    position = 0
    for element in paragraph.elements:
        end = position + len(element.text)
        pieces: list[str] = []
        while position < end:
            while edges[number + 1] <= position:
                number += 1
            stop = min(edges[number + 1], end)
            pieces.append(text[position:stop].translate(_RESERVE if number % 2 else _HIDE))
            position = stop
        element.text = "".join(pieces)
    return "".join(text[start:stop] for start, stop in zip(edges[::2], edges[1::2], strict=True))
