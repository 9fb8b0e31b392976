"""The check of a part's tags before it is compiled: what docxtpl would lose is refused.

docxtpl treats the XML as one long text, which goes wrong with tags that are split, tags that take
other content with them, and braces that are no tags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from interview_kit.documents.word.refusals import layout_error
from interview_kit.errors import DocumentError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
P, T = f"{W}p", f"{W}t"
MARKS = re.compile(r"\{\{|\{%|\{#")
# Characters that replace plain braces until docxtpl is done, and what replaces these characters
# where a text has them. XML allows them all.
_HIDE = str.maketrans("{}", "\ufdd0\ufdd1")
_RESERVE = str.maketrans({"\ufdd0": "\ufdd2a", "\ufdd1": "\ufdd2b", "\ufdd2": "\ufdd2c"})
_UNHIDDEN = {
    "\ufdd0": "{",
    "\ufdd1": "}",
    "\ufdd2a": "\ufdd0",
    "\ufdd2b": "\ufdd1",
    "\ufdd2c": "\ufdd2",
}
_HIDDEN = re.compile("\ufdd2[abc]|[\ufdd0\ufdd1]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

# The first closing mark ends a tag, as in docxtpl.
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|(?P<open>\{[{%#])", re.DOTALL)
_LEVEL = re.compile(r"\{[{%#](tr|tc|p|r) ")
_HOLDERS = {"p": (P, "paragraph"), "tr": (f"{W}tr", "row"), "tc": (f"{W}tc", "cell")}
_NOT_TO_LOSE = tuple(
    f"{W}{name}" for name in ("drawing", "pict", "object", "sectPr", "fldChar", "footnoteReference")
)
_HARMLESS = frozenset(
    f"{W}{name}"
    for name in (
        *("r", "rPr", "t", "proofErr", "lastRenderedPageBreak"),
        *("softHyphen", "noBreakHyphen", "bookmarkStart", "bookmarkEnd"),
    )
)
_BOOKMARKS = (f"{W}bookmarkStart", f"{W}bookmarkEnd")


class GuardedParagraph(NamedTuple):
    """A paragraph: its number in its part from 1, its element, its text elements, their text."""

    number: int
    element: Any
    texts: list[Any]
    text: str

    @property
    def place(self) -> str:
        """The place in words."""
        line = " ".join(self.text.split())
        return f"Paragraph {self.number}: “{line if len(line) <= 80 else line[:79] + '…'}”."


class GuardedTag(NamedTuple):
    """A tag as it is written, and where it starts in the text of its paragraph."""

    written: str
    start: int


class GuardedPart(NamedTuple):
    """Whether a part has tags, and its text outside of them."""

    has_tags: bool
    plain: str


def unhide_braces(text: str) -> str:
    """Return a text as it was before `guard_tags`."""
    return _HIDDEN.sub(lambda match: _UNHIDDEN[match[0]], text)


def _paragraphs_of(root: Any) -> list[GuardedParagraph]:
    """Return the paragraphs of a part in order; text in a box belongs to its own paragraph."""
    texts: dict[Any, list[Any]] = {}
    numbers: dict[Any, int] = {}
    number = 0
    for element in root.iter(P, T):
        owner = next(element.iterancestors(P), None)
        if element.tag == P:
            number += owner is None
            texts[element], numbers[element] = [], number
        elif owner is not None:
            texts[owner].append(element)
    return [
        GuardedParagraph(numbers[each], each, own, "".join(text.text or "" for text in own))
        for each, own in texts.items()
    ]


def guard_tags(root: Any) -> GuardedPart:
    """Check the tags of a part, and hide braces that are no tags.

    Raises DocumentError, with the place, for a tag that would not work or would take other
    content with it.
    """
    _reserve_characters(root)
    paragraphs = _paragraphs_of(root)
    _check_hidden_places(root, paragraphs)
    plain = [
        _hide_braces_outside(element) for element in root.iter(T) if _is_outside_paragraphs(element)
    ]
    beside: dict[Any, list[str]] = {}
    going: set[Any] = set()
    has_tags = any(MARKS.search(code.text or "") for code in root.iter(f"{W}instrText"))
    for paragraph in paragraphs:
        tags = list(_tags_of(paragraph))
        for tag in tags:
            going |= _check_tag(tag, paragraph)
            for text in _texts_of(tag, paragraph):
                text.set(_SPACE, "preserve")  # a value may begin with a space
        beside[paragraph.element] = _hide_plain_braces(paragraph, tags)
        has_tags = has_tags or bool(tags)
    for element, texts in beside.items():
        # An element that goes with its tag has no other text.
        if going.isdisjoint((element, *element.iterancestors())):
            plain += texts
    return GuardedPart(has_tags, unhide_braces("".join(plain)))


def _reserve_characters(root: Any) -> None:
    for element in root.iter():
        if element.text and not element.text.isascii():
            element.text = element.text.translate(_RESERVE)


def _is_outside_paragraphs(element: Any) -> bool:
    return next(element.iterancestors(P), None) is None


def _hide_braces_outside(element: Any) -> str:
    text = element.text or ""
    if MARKS.search(text):
        raise layout_error("a tag is outside of every paragraph")
    element.text = text.translate(_HIDE)
    return text


def _tags_of(paragraph: GuardedParagraph) -> Iterator[GuardedTag]:
    for match in _TAG.finditer(paragraph.text):
        if match["open"]:
            raise layout_error("a tag is opened and not closed in its paragraph", paragraph.place)
        yield GuardedTag(match[0], match.start())


def _check_tag(tag: GuardedTag, paragraph: GuardedParagraph) -> set[Any]:
    """Refuse a tag that would not work, and return the elements that go with it."""
    inside = tag.written[2:-2]
    if "{" in inside or "}" in inside:
        raise layout_error(f"there are braces inside the tag {tag.written}", paragraph.place)
    if inside[:1] in ("-", "+") or inside[-1:] in ("-", "+"):
        raise layout_error(
            f"the sign next to the braces of {tag.written} deletes text", paragraph.place
        )
    level = _LEVEL.match(tag.written)
    if level and tag.written.startswith("{{"):
        raise layout_error(f"{tag.written} needs more than plain text", paragraph.place)
    if level and "%" in inside:
        raise layout_error(f"there is a % inside the tag {tag.written}", paragraph.place)
    _check_not_split(tag, paragraph)
    if level and level[1] in _HOLDERS:
        return {_holder_of(tag, level[1], paragraph)}
    return set()


def _holder_of(tag: GuardedTag, level: str, paragraph: GuardedParagraph) -> Any:
    """Return the paragraph, row or cell that a tag takes, refusing one with other content."""
    name, called = _HOLDERS[level]
    holder = paragraph.element
    if level != "p":
        holder = next(holder.iterancestors(name), None)
        if holder is None:
            raise layout_error(f"{tag.written} isn't in a table", paragraph.place)
    text = "".join(each.text or "" for each in holder.iter(T))
    if text.replace(tag.written, "", 1).strip():
        raise layout_error(
            f"{tag.written} takes its whole {called}, and what else is in there", paragraph.place
        )
    breaks = (each.get(f"{W}type") for each in holder.iter(f"{W}br"))
    if next(holder.iter(*_NOT_TO_LOSE), None) is not None or any(breaks):
        raise layout_error(
            f"{tag.written} takes its whole {called}, and a picture or a break with it",
            paragraph.place,
        )
    return holder


def _check_not_split(tag: GuardedTag, paragraph: GuardedParagraph) -> None:
    """Refuse a tag that is split by something that would get lost, such as half a bookmark."""
    texts = _texts_of(tag, paragraph)
    if len(texts) < 2:
        return
    marks: Counter[str] = Counter()
    for element in _elements_between(paragraph.element, texts[0], texts[-1]):
        if element.tag in _BOOKMARKS:
            marks[element.get(f"{W}id", "")] += 1
        elif element.tag not in _HARMLESS and not _is_formatting(element):
            raise _split_error(tag, paragraph)
    if any(count % 2 for count in marks.values()):
        raise layout_error(f"a bookmark begins or ends in the tag {tag.written}", paragraph.place)
    if len({text.getparent().getparent() for text in texts}) > 1:
        raise _split_error(tag, paragraph)


def _split_error(tag: GuardedTag, paragraph: GuardedParagraph) -> DocumentError:
    return layout_error(
        f"the tag {tag.written} is split by a link, a field, a picture or a tracked change",
        paragraph.place,
    )


def _texts_of(tag: GuardedTag, paragraph: GuardedParagraph) -> list[Any]:
    texts, position, end = [], 0, tag.start + len(tag.written)
    for element in paragraph.texts:
        length = len(element.text or "")
        if position < end and position + length > tag.start:
            texts.append(element)
        position += length
    return texts


def _elements_between(holder: Any, first: Any, last: Any) -> Iterator[Any]:
    inside = False
    for element in holder.iter():
        if inside and element is not last:
            yield element
        inside = (inside or element is first) and element is not last


def _is_formatting(element: Any) -> bool:
    return any(each.tag == f"{W}rPr" for each in element.iterancestors())


def _hide_plain_braces(paragraph: GuardedParagraph, tags: list[GuardedTag]) -> list[str]:
    """Hide the braces of a paragraph that belong to no tag, and return its text outside of tags."""
    plain: list[str] = []
    pieces: list[str] = []
    position = 0
    for tag in tags:
        plain.append(paragraph.text[position : tag.start])
        pieces += (plain[-1].translate(_HIDE), tag.written)
        position = tag.start + len(tag.written)
    plain.append(paragraph.text[position:])
    hidden = "".join((*pieces, plain[-1].translate(_HIDE)))
    position = 0
    for element in paragraph.texts:
        length = len(element.text or "")
        element.text = hidden[position : position + length]
        position += length
    return plain


def _check_hidden_places(root: Any, paragraphs: list[GuardedParagraph]) -> None:
    """Refuse tags in places that are hidden or never filled."""
    for element in root.iter():
        if any(MARKS.search(value) for value in element.attrib.values()):
            raise _hidden_error("in a description or a setting", element, paragraphs)
        text = element.text or ""
        if element.tag == T or ("{" not in text and "}" not in text):
            continue
        if not MARKS.search(text):
            element.text = text.translate(_HIDE)
        elif element.tag == f"{W}delText":
            raise _hidden_error(
                "in text that was deleted with changes tracked", element, paragraphs
            )
        elif element.tag != f"{W}instrText":
            raise _hidden_error("in a formula or a drawing", element, paragraphs)
    for box in root.iter(f"{W}sdt"):
        if box.find(f"{W}sdtPr/{W}dataBinding") is not None and MARKS.search(
            "".join(each.text or "" for each in box.iter(T))
        ):
            raise _hidden_error("in a box that Word fills by itself", box, paragraphs)


def _hidden_error(place: str, element: Any, paragraphs: list[GuardedParagraph]) -> DocumentError:
    owner = element if element.tag == P else next(element.iterancestors(P), None)
    where = next((each.place for each in paragraphs if each.element is owner), "")
    return layout_error(f"a tag is {place}, where nothing is filled in", where)
