"""The one reader of a part: its tags with their places, and what is wrong with them.

docxtpl treats the XML as one long text. It loses text with tags that are split, with tags that
take other content with them, and with tags where nothing is filled in. All that is found here,
whatever the tags mean: the engine refuses a part with such a problem, the check lists them all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Literal, NamedTuple
from urllib.parse import unquote

from lxml import etree

from interview_kit.documents.word.parts import Relation, parse_xml
from interview_kit.documents.word.refusals import TagError
from interview_kit.documents.word.tags import (
    LONGEST_TAG,
    MARKS,
    Paragraph,
    Tag,
    W,
    paragraphs_of,
    tags_in,
)

Severity = Literal["stop", "warn", "note"]

MAX_TAGS = 2000
_QUOTED = 500  # characters that a message may quote
_MOST_PIECES = 1000  # of one tag
_REMARK = re.compile(r"\{#(?!(?:tr|tc|p|r) ).*?#\}")  # prints nothing, so it may go with a tag
_ENOUGH = 20  # of one kind of fault

_CHANGED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_EMPTY_MARKS = frozenset(f"{W}{name}" for name in ("proofErr", "bookmarkStart", "bookmarkEnd"))
_IN_RUNS = frozenset(
    f"{W}{name}" for name in ("rPr", "t", "lastRenderedPageBreak", "softHyphen", "noBreakHyphen")
)
_NOT_TO_LOSE = tuple(
    f"{W}{name}"
    for name in (
        *("drawing", "pict", "object", "sym", "sectPr", "fldChar", "fldSimple"),
        *("footnoteReference", "endnoteReference"),
    )
)
_UNSEEN_FORMAT = frozenset(f"{W}{name}" for name in ("lang", "noProof", "rFonts", "webHidden"))
_HIDDEN = {f"{W}instrText": "tag_in_field_code", f"{W}delText": "tag_in_deleted"}
_IN_ATTRIBUTES = re.compile(r"\{[{%#]|[}%#]\}")
# The end of the type of a part that is never filled, how bad a tag in it is, and the error.
_NEVER_FILLED: tuple[tuple[str, Severity, str], ...] = (
    ("comments+xml", "stop", "tag_in_comment"),
    ("endnotes+xml", "stop", "tag_in_endnote"),
    ("chart+xml", "stop", "tag_in_chart"),
    ("diagramdata+xml", "stop", "tag_in_smart_art"),
    ("core-properties+xml", "warn", "tag_in_properties"),
    ("extended-properties+xml", "warn", "tag_in_properties"),
    ("custom-properties+xml", "warn", "tag_in_properties"),
)


class Problem(NamedTuple):
    """Something about a layout: how bad it is, where, and what it is.

    With a "stop" the layout cannot be used.
    """

    severity: Severity
    paragraph: Paragraph | None
    error: TagError


@dataclass(frozen=True, slots=True)
class TaggedPart:
    """A part that was read: its XML without remarks, its paragraphs, and the tags in them.

    `remarks` are the paragraphs whose remarks may hold tags, None for one outside of them.
    """

    root: Any
    paragraphs: list[Paragraph]
    tags: list[Tag]
    remarks: list[Any]
    most: int

    def problems(self) -> Iterator[Problem]:
        """Yield what is wrong with the tags, whatever they mean."""
        if len(self.tags) > self.most:
            return iter([Problem("stop", None, TagError("tags_too_many", number=MAX_TAGS))])
        return chain(
            self._find_unusual_prefix(),
            _find_mistyped(self.tags),
            _find_lost_content(self.tags),
            _find_split_tags(self.tags),
            self._find_tracked_changes(),
            self._find_hidden_tags(),
            _find_bound_boxes(self.tags),
        )

    def _find_unusual_prefix(self) -> Iterator[Problem]:
        # docxtpl and the walk know elements by the prefix "w:", the proof by its namespace.
        if any((each.prefix == "w") != each.tag.startswith(W) for each in self.root.iter()):
            yield Problem("stop", None, TagError("text_marked_up"))

    def _find_tracked_changes(self) -> Iterator[Problem]:
        first = next(self.root.iter(*_CHANGED), None)
        if first is not None:
            yield Problem("warn", self._paragraph_at(first), TagError("text_changes_tracked"))

    def _find_hidden_tags(self) -> Iterator[Problem]:
        """Find tags outside of the text, where nobody could see what they do."""
        remarks = (("tag_in_remark", each) for each in self.remarks)
        for code, element in islice(chain(remarks, _hiding_places(self.root)), _ENOUGH):
            where = None if element is None else self._paragraph_at(element)
            yield Problem("stop", where, TagError(code))
        inside = {text for paragraph in self.paragraphs for text in paragraph.elements}
        outside = (each.text or "" for each in self.root.iter(f"{W}t") if each not in inside)
        if MARKS.search("".join(outside)):
            yield Problem("stop", None, TagError("tag_outside_text"))

    def _paragraph_at(self, element: Any) -> Paragraph | None:
        owner = _paragraph_of(element)
        return next((each for each in self.paragraphs if each.element is owner), None)


def read_part(content: bytes, label: str = "", most: int = MAX_TAGS) -> TaggedPart:
    """Return a part with its tags, of which there may be `most`; `label` is what people call it.

    Raises DocumentError for content that is no XML.
    """
    root = parse_xml(content, keep_remarks=True)
    remarks = root.iter(etree.Comment, etree.PI)
    tagged = [_paragraph_of(each) for each in remarks if "{" in (each.text or "")]
    etree.strip_elements(root, etree.Comment, etree.PI, with_tail=False)
    paragraphs = paragraphs_of(label, root, most + 1)
    tags = [tag for paragraph in paragraphs for tag in paragraph.tags]
    return TaggedPart(root, paragraphs, tags, tagged, most)


def find_unfilled_tags(
    parts: Iterable[tuple[str, bytes]], relations: Iterable[Relation]
) -> Iterator[Problem]:
    """Find tags in parts that are never filled, given by type and content, and in links."""
    for kind, content in parts:
        row = next((row for row in _NEVER_FILLED if kind.endswith(row[0])), None)
        if row and (tag := next(tags_in("".join(parse_xml(content).itertext())), "")):
            _, severity, code = row
            yield Problem(severity, None, TagError(code, tag=tag))
    for relation in relations:
        if MARKS.search(target := unquote(relation.target)):
            yield Problem("stop", None, TagError("tag_in_link", target=target))


def _find_mistyped(tags: list[Tag]) -> Iterator[Problem]:
    for tag in tags:
        if fault := tag.unreadable() or tag.mistyped():
            yield Problem("stop", tag.paragraph, fault)


def _find_lost_content(tags: list[Tag]) -> Iterator[Problem]:
    """Find what would go together with a tag that takes its paragraph, row or cell."""
    contents: dict[Any, tuple[str, bool]] = {}
    for tag in tags:
        if not tag.holder_name:
            continue
        holder = tag.holder()
        written, called = tag.written, tag.holder_name
        if holder is None:
            yield Problem(
                "stop", tag.paragraph, TagError("tag_outside_table", tag=written, holder=called)
            )
            continue
        if holder not in contents:
            text = "".join(each.text or "" for each in holder.iter(f"{W}t")).strip()
            contents[holder] = text, _has_more_than_text(holder)
        text, has_more = contents[holder]
        beside = ""
        if text != tag.written:
            beside = _REMARK.sub("", text[:_QUOTED].replace(tag.written, "", 1)).strip()
        if beside:
            error = TagError("tag_beside_text", tag=written, holder=called, beside=beside)
            yield Problem("stop", tag.paragraph, error)
        elif has_more:
            error = TagError("tag_beside_picture", tag=written, holder=called)
            yield Problem("stop", tag.paragraph, error)


def _has_more_than_text(holder: Any) -> bool:
    breaks = (each.get(f"{W}type") for each in holder.iter(f"{W}br"))
    return next(holder.iter(*_NOT_TO_LOSE), None) is not None or any(breaks)


def _find_split_tags(tags: list[Tag]) -> Iterator[Problem]:
    """Find tags in several pieces: harmless when Word only checked the spelling in between."""
    for tag in tags:
        # Tags that are never closed, or too long, are refused for that already.
        is_whole = tag.kind != "open" and len(tag.written) <= LONGEST_TAG
        texts = tag.texts() if is_whole else []
        if len(texts) < 2:
            continue
        if code := _fault_between(texts):
            yield Problem("stop", tag.paragraph, TagError(code, tag=tag.written))
        elif len({_format_of(text.getparent()) for text in texts}) > 1:
            error = TagError("tag_formatted_twice", tag=tag.written)
            yield Problem("note", tag.paragraph, error)


def _fault_between(texts: list[Any]) -> str:
    """Return the error for what wrongly stands between pieces of a tag, "" if nothing does."""
    runs = [text.getparent() for text in texts]
    if len({run.getparent() for run in runs}) > 1:
        return "tag_split_by_edge"
    marks: Counter[str] = Counter()
    inside = _runs_between(runs[0], runs[-1])
    if len(inside) > _MOST_PIECES:
        return "tag_split_by_much"
    for element in inside:
        if element.tag in _EMPTY_MARKS:
            marks[element.get(f"{W}id", "")] += element.tag != f"{W}proofErr"
        elif element.tag != f"{W}r":
            return "tag_split_by_link"
    # A whole bookmark may go with the tag, half of one may not.
    if any(count % 2 for count in marks.values()):
        return "tag_split_by_bookmark"
    for run in (run for run in inside if run.tag == f"{W}r"):
        for child in _tag_children(run, texts):
            if child.tag not in _IN_RUNS:
                is_box = next(child.iter(f"{W}txbxContent"), None) is not None
                return "tag_split_by_box" if is_box else "tag_split_by_picture"
    return ""


def _runs_between(first: Any, last: Any) -> list[Any]:
    runs = [first]
    while runs[-1] is not last and len(runs) <= _MOST_PIECES:
        runs.append(runs[-1].getnext())
    return runs


def _tag_children(run: Any, texts: list[Any]) -> Iterator[Any]:
    """Yield the children of a run from the first to the last piece of a tag."""
    child = texts[0] if texts[0].getparent() is run else next(iter(run), None)
    while child is not None:
        yield child
        if child is texts[-1]:
            return
        child = child.getnext()


def _format_of(run: Any) -> bytes:
    settings = next(iter(run), None)  # always the first child
    if settings is None or settings.tag != f"{W}rPr":
        return b""
    return b"".join(
        sorted(etree.tostring(each) for each in settings if each.tag not in _UNSEEN_FORMAT)
    )


def _hiding_places(root: Any) -> Iterator[tuple[str, Any]]:
    for element in root.iter():
        if any(_IN_ATTRIBUTES.search(value) for value in element.attrib.values()):
            yield "tag_in_description", element
        elif element.tag != f"{W}t" and MARKS.search(element.text or ""):
            yield _HIDDEN.get(element.tag, "tag_in_drawing"), element
        elif MARKS.search(element.tail or ""):
            yield "tag_in_drawing", element


def _find_bound_boxes(tags: list[Tag]) -> Iterator[Problem]:
    """Find tags in boxes that Word fills by itself."""
    for tag in tags:
        around = {box for text in tag.texts() for box in text.iterancestors(f"{W}sdt")}
        if any(box.find(f"{W}sdtPr/{W}dataBinding") is not None for box in around):
            error = TagError("tag_in_bound_box", tag=tag.written)
            yield Problem("stop", tag.paragraph, error)


def _paragraph_of(element: Any) -> Any:
    return element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
