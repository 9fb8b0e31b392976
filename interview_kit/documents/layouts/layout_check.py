"""The check of a layout: what is wrong with a Word file of somebody's own, and where.

Nothing in the file is run: its XML is read, and its tags go through Jinja's parser alone. A
layout that passes uses known names and plain if and for, so that the time to fill it depends on
nothing but the length of its lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from interview_kit.documents.layouts import inspection
from interview_kit.documents.layouts.blocks import Blocks
from interview_kit.documents.layouts.tag_names import DOCUMENTS, TagName, document_kind
from interview_kit.documents.layouts.tags import Paragraph, Tag, paragraphs_of, parse_tree, tags_of
from interview_kit.documents.layouts.upload import Package, open_package

Severity = Literal["stop", "warn", "note"]

MAX_TAGS = 2000
MAX_FINDINGS = 100
_QUOTED = 80  # characters of a paragraph
_LONG_QUOTE = re.compile(r"“([^”]{60})[^”]{2,}”")
_LONG_TAG = re.compile(r"(\{[{%#][^{}]{50})[^{}]{10,}([}%#]\})")
_ORDER = ("stop", "warn", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a layout: how bad it is, where, what it is and what to do.

    "stop" means that the layout cannot be used, "warn" that the letter may not come out as
    meant, "note" is for information. `paragraph` counts from 1 in its `part` ("Text",
    "Header" …) and is 0 for the whole file; `text` is that paragraph, shortened.
    """

    severity: Severity
    part: str
    paragraph: int
    text: str
    what: str
    next_step: str

    @property
    def where(self) -> str:
        """The place in words, "" for the whole file."""
        if not self.paragraph:
            return ""
        if self.part == inspection.TEXT:
            return f"Paragraph {self.paragraph}"
        return f"{self.part}, paragraph {self.paragraph}"


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What the check found, the worst first, and the names that the layout uses or not."""

    document: str
    findings: tuple[Finding, ...]
    used: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Whether the layout can be filled."""
        return not any(finding.severity == "stop" for finding in self.findings)


def check_layout(data: bytes, document: str) -> CheckReport:
    """Check a layout for a kind of document.

    Raises DocumentError for a file that is not let in at all, and for an unknown document.
    """
    kind = document_kind(document)
    return check_package(open_package(data), kind.names, kind.id)


def check_package(package: Package, names: tuple[TagName, ...], document: str = "") -> CheckReport:
    """Check a layout that was let in, for any names."""
    return _LayoutCheck(package, {each.name: each for each in names}).report(document)


def guess_document(package: Package) -> str:
    """Return the kind of document for which fewest things are wrong with a layout."""

    def faults(document: str) -> tuple[int, int]:
        report = check_package(package, DOCUMENTS[document].names, document)
        return sum(each.severity == "stop" for each in report.findings), -len(report.used)

    return min(DOCUMENTS, key=faults)


def missing_lines(layout: Package, filled: Package) -> list[str]:
    """Return the lines of a layout that have no tag and are missing from the filled file.

    Lines inside an if or a for do not count, since they may appear once, often, or never.
    """
    # A header that nothing points to, which nobody has ever seen, may be left out.
    parts = [part for part in layout.filled if part in filled.members]
    expected = Counter(line for line in _lines_without_tags(layout, parts) if line.strip())
    present = Counter(
        paragraph.text
        for part in filled.filled
        for paragraph in _paragraphs(filled, part)
        if paragraph.text.strip()
    )
    return [_short(line) for line in expected - present]


def _lines_without_tags(package: Package, parts: list[str]) -> Iterator[str]:
    depth = 0
    for paragraph in (each for part in parts for each in _paragraphs(package, part)):
        tags = list(tags_of(paragraph))
        if not tags and not depth:
            yield _unescape_braces(paragraph.text)
        depth += sum(tag.word in ("if", "for") for tag in tags)
        depth -= sum(tag.word in ("endif", "endfor") for tag in tags)


def _unescape_braces(text: str) -> str:
    """Return a text with its braces as they come out: "{_{" stands for two of them."""
    for written, plain in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        text = text.replace(written, plain)
    return text


def _paragraphs(package: Package, part: str) -> list[Paragraph]:
    return paragraphs_of(part, parse_tree(package.members[part]))


class _LayoutCheck:
    """One check of one file."""

    def __init__(self, package: Package, names: dict[str, TagName]) -> None:
        self._package = package
        self._names = names
        self._findings: dict[Finding, None] = {}
        self._used: set[str] = set()
        self._count = 0

    def report(self, document: str) -> CheckReport:
        for part in self._package.filled:
            self._read_part(part)
        for severity, what, next_step in inspection.find_unfilled_places(self._package):
            self._add_finding(severity, None, what, next_step)
        if not self._count:
            self._add_finding(
                "warn",
                None,
                "No tags found in this file: every file would be the same.",
                f"Type {inspection.example_tag(self._names)} where the kit should fill it in.",
            )
        used = tuple(name for name in self._names if name in self._used)
        unused = tuple(name for name in self._names if name not in self._used)
        if used and unused:
            self._add_finding(
                "note",
                None,
                f"Not used: {', '.join(unused)}.",
                "That's fine. Use them wherever you like.",
            )
        findings = sorted(self._findings, key=_sort_key)
        return CheckReport(document, tuple(findings[:MAX_FINDINGS]), used, unused)

    def _read_part(self, part: str) -> None:
        root = parse_tree(self._package.members[part])
        paragraphs = paragraphs_of(inspection.part_label(self._package, part), root)
        found = (tag for paragraph in paragraphs for tag in tags_of(paragraph))
        tags = list(islice(found, MAX_TAGS + 1))
        self._count += len(tags)
        if self._count > MAX_TAGS:
            self._add_finding(
                "stop", None, f"This file has more than {MAX_TAGS} tags.", "Repeat a line instead."
            )
            return
        blocks = Blocks(self._names, self._add_tag_finding)
        for tag in tags:
            blocks.read(tag)
        blocks.finish()
        self._used |= blocks.used
        for severity, paragraph, what, next_step in _inspect(root, paragraphs, tags, self._names):
            self._add_finding(severity, paragraph, what, next_step)

    def _add_tag_finding(self, severity: str, tag: Tag, what: str, next_step: str) -> None:
        self._add_finding(severity, tag.paragraph, what, next_step)

    def _add_finding(
        self, severity: str, paragraph: Paragraph | None, what: str, next_step: str
    ) -> None:
        if severity != "stop" and len(self._findings) >= MAX_FINDINGS:
            return
        what, next_step = _shortened(what), _shortened(next_step)
        level: Severity = "stop" if severity == "stop" else "warn" if severity == "warn" else "note"
        part, number, text = "", 0, ""
        if paragraph is not None:
            part, number, text = paragraph.part, paragraph.number, _short(paragraph.text)
        self._findings[Finding(level, part, number, text, what, next_step)] = None


def _inspect(
    root: object, paragraphs: list[Paragraph], tags: list[Tag], names: dict[str, TagName]
) -> Iterator[inspection.Observation]:
    inspections: Iterable[Iterable[inspection.Observation]] = (
        inspection.find_lost_text(tags),
        inspection.find_split_tags(tags),
        inspection.find_tracked_changes(root, paragraphs),
        inspection.find_hidden_tags(root, paragraphs, tags),
        inspection.find_bound_boxes(tags),
        inspection.find_single_braces(paragraphs, names),
    )
    for observations in inspections:
        yield from observations


def _shortened(sentence: str) -> str:
    """Return a sentence with long quotations and tags cut short."""
    return _LONG_TAG.sub(r"\1…\2", _LONG_QUOTE.sub(r"“\1…”", sentence))


def _sort_key(finding: Finding) -> tuple[int, bool, str, int]:
    part = finding.part
    return _ORDER.index(finding.severity), part != inspection.TEXT, part, finding.paragraph


def _short(text: str) -> str:
    line = " ".join(text[: 10 * _QUOTED].split())
    return line if len(line) <= _QUOTED else f"{line[: _QUOTED - 1]}…"
