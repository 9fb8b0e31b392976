"""What the check looks for besides the meaning of tags: text that gets lost, tags never filled."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any
from urllib.parse import unquote

from lxml import etree

from interview_kit.documents.layouts.blocks import holder_name, text_beside
from interview_kit.documents.layouts.tag_names import TagName
from interview_kit.documents.layouts.tags import (
    LONGEST_TAG,
    MARKS,
    Paragraph,
    Tag,
    W,
    all_text,
    parse_tree,
    tags_in,
)
from interview_kit.documents.layouts.upload import Package

Observation = tuple[str, Paragraph | None, str, str]  # severity, where, what, next step
TEXT = "Text"

_RETYPE = "Delete the tag and type it again in one go."
_CHANGED = tuple(f"{W}{name}" for name in ("ins", "del", "moveFrom", "moveTo"))
_EMPTY_MARKS = frozenset(f"{W}{name}" for name in ("proofErr", "bookmarkStart", "bookmarkEnd"))
_IN_RUNS = frozenset(
    f"{W}{name}" for name in ("rPr", "t", "lastRenderedPageBreak", "softHyphen", "noBreakHyphen")
)
_UNSEEN_FORMAT = frozenset(f"{W}{name}" for name in ("lang", "noProof", "rFonts", "webHidden"))
_HIDDEN = {
    f"{W}instrText": "in the code of a field",
    f"{W}delText": "in a passage that was deleted with changes tracked",
}
_ENOUGH = 20  # of one kind of fault
_MOST_PIECES = 1000  # of one tag
_IN_ATTRIBUTES = re.compile(r"\{[{%#]|[}%#]\}")
_ONE_BRACE = re.compile(r"(?<![{«\[])[{«\[] ?([\w][\w .-]{0,40}?) ?[}»\]](?![}»\]])")
# The end of the type of a member, how bad a tag in it is, and where that is for people.
_NEVER_FILLED = (
    ("comments+xml", "stop", "in a comment"),
    ("endnotes+xml", "stop", "in an endnote"),
    ("chart+xml", "stop", "in a chart"),
    ("diagramdata+xml", "stop", "in a SmartArt drawing"),
    ("core-properties+xml", "warn", "in the file's properties"),
    ("extended-properties+xml", "warn", "in the file's properties"),
    ("custom-properties+xml", "warn", "in the file's properties"),
)


def part_label(package: Package, part: str) -> str:
    """Return what people call a part that is filled."""
    if part == package.main:
        return TEXT
    clues = package.types[part] + part
    return next((name for name in ("Header", "Footer", "Footnotes") if name.lower() in clues), part)


def example_tag(names: Mapping[str, TagName]) -> str:
    """Return a tag to begin with."""
    texts = (each for each in names.values() if each.kind == "text")
    chosen = names.get("company") or next(texts, None)
    return chosen.tag if chosen else "{{ company }}"


def find_lost_text(tags: list[Tag]) -> Iterator[Observation]:
    """Find text that would go together with a tag that takes its paragraph, row or cell."""
    texts: dict[Any, str] = {}
    for tag in tags:
        if beside := text_beside(tag, texts):
            holder = holder_name(tag.level)
            yield (
                "stop",
                tag.paragraph,
                f"{tag.written} replaces its whole {holder}, so “{_short(beside)}” would be lost.",
                f"Give the tag a {holder} of its own.",
            )


def find_split_tags(tags: list[Tag]) -> Iterator[Observation]:
    """Find tags in several pieces: harmless when Word only checked the spelling in between."""
    for tag in tags:
        # Tags that are never closed, or too long, are refused for that already.
        is_whole = tag.kind != "open" and len(tag.written) <= LONGEST_TAG
        texts = tag.texts() if is_whole else []
        if len(texts) < 2:
            continue
        if fault := _fault_between(texts):
            yield ("stop", tag.paragraph, f"{fault} inside the tag {tag.written}.", _RETYPE)
        elif len({_format_of(text.getparent()) for text in texts}) > 1:
            yield (
                "note",
                tag.paragraph,
                f"{tag.written} has mixed formatting; all of it will look like its first letter.",
                "To change that, select the whole tag and format it at once.",
            )


def find_tracked_changes(root: Any, paragraphs: list[Paragraph]) -> Iterator[Observation]:
    """Find changes that are not accepted yet."""
    first = next(root.iter(*_CHANGED), None)
    if first is not None:
        yield (
            "warn",
            _paragraph_at(first, paragraphs),
            "This file has tracked changes, and whoever gets the document would see them.",
            "In Word, choose Review, Accept, Accept All Changes and Stop Tracking.",
        )


def find_hidden_tags(
    root: Any, paragraphs: list[Paragraph], tags: list[Tag]
) -> Iterator[Observation]:
    """Find tags outside of the text, where nobody could see what they do."""
    for place, element in islice(_hiding_places(root), _ENOUGH):
        where = _paragraph_at(element, paragraphs)
        yield "stop", where, f"There is a tag {place}.", "Move it into the text, or delete it."
    if any(tag.kind == "open" for tag in tags):
        return  # reported already, and the tags after it would be misread
    # One tag more than expected is a difference, so that a million need not be counted.
    found = islice(tags_in(all_text(root)), len(tags) + 1)
    if Counter(found) != Counter(tag.written for tag in tags):
        yield (
            "stop",
            None,
            "A tag is split by a text box, or is outside any paragraph.",
            "Find the tags near text boxes, delete them and type them again.",
        )


def find_bound_boxes(tags: list[Tag]) -> Iterator[Observation]:
    """Find tags in boxes that Word fills by itself."""
    for tag in tags:
        around = {box for text in tag.texts() for box in text.iterancestors(f"{W}sdt")}
        if any(box.find(f"{W}sdtPr/{W}dataBinding") is not None for box in around):
            yield (
                "stop",
                tag.paragraph,
                f"{tag.written} is in a box that Word fills from the file's properties.",
                "Right-click the box, choose Remove Content Control, and type the tag as text.",
            )


def find_single_braces(
    paragraphs: list[Paragraph], names: Mapping[str, TagName]
) -> Iterator[Observation]:
    """Find names in one brace, or in brackets as other programs have them."""
    by_word = {word: each for each in names.values() for word in (each.name, *each.also)}
    for paragraph in paragraphs:
        for match in _ONE_BRACE.finditer(paragraph.text):
            plain = re.sub(r"\W+", "_", match[1].lower())
            if meant := by_word.get(plain):
                yield (
                    "warn",
                    paragraph,
                    f"The kit reads “{match[0]}” as plain text and won't fill it in.",
                    f"To have it filled in, write {meant.tag}.",
                )


def find_unfilled_places(package: Package) -> Iterator[tuple[str, str, str]]:
    """Find tags in parts that are never filled, and fields of a mail merge."""
    for name, content in package.members.items():
        kind = package.types[name]
        row = next((row for row in _NEVER_FILLED if kind.endswith(row[0])), None)
        if row and (tag := next(tags_in("".join(parse_tree(content).itertext())), "")):
            _, severity, place = row
            yield (
                severity,
                f"{_short(tag)} is {place}, where the kit fills nothing in.",
                "Move it into the text, or delete it.",
            )
        if name in package.filled and b"MERGEFIELD" in content:
            yield (
                "warn",
                "This file has mail merge fields, and the kit doesn't fill those in.",
                f"Replace them with tags such as {example_tag({})}.",
            )
    for relation in package.relations:
        if relation.external and MARKS.search(target := unquote(relation.target)):
            yield (
                "stop",
                f"The address of a link has a tag, which stays as it is: {_short(target)}.",
                "Remove the link (right-click, Remove Hyperlink) and keep the tag as text.",
            )


def _fault_between(texts: list[Any]) -> str:
    """Return what wrongly stands between the pieces of a tag, "" if nothing does."""
    runs = [text.getparent() for text in texts]
    if len({run.getparent() for run in runs}) > 1:
        return "A link, a box or a tracked change begins or ends"
    marks: Counter[str] = Counter()
    inside = _runs_between(runs[0], runs[-1])
    if len(inside) > _MOST_PIECES:
        return "Far too much is"
    for element in inside:
        if element.tag in _EMPTY_MARKS:
            marks[element.get(f"{W}id", "")] += element.tag != f"{W}proofErr"
        elif element.tag != f"{W}r":
            return "A link, a box or a tracked change is"
    # A whole bookmark may go with the tag, half of one may not.
    if any(count % 2 for mark, count in marks.items() if mark):
        return "A bookmark begins or ends"
    for run in (run for run in inside if run.tag == f"{W}r"):
        if any(child.tag not in _IN_RUNS for child in _tag_children(run, texts)):
            return "A picture, a note, a field or a line break is"
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
        if not isinstance(element.tag, str):
            if "{" in (element.text or ""):
                yield "in a remark that Word does not show", element
        elif any(_IN_ATTRIBUTES.search(value) for value in element.attrib.values()):
            yield "in a description or a setting, not in the text", element
        elif element.tag != f"{W}t" and MARKS.search(element.text or ""):
            yield _HIDDEN.get(element.tag, "in a formula or a drawing"), element


def _paragraph_at(element: Any, paragraphs: list[Paragraph]) -> Paragraph | None:
    owner = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
    return next((each for each in paragraphs if each.element is owner), None)


def _short(text: str) -> str:
    line = " ".join(text[:500].split())
    return line if len(line) <= 60 else f"{line[:59]}…"
