"""The check of a layout: what is wrong with a Word file of somebody's own, and where.

Nothing in the file is run: its XML is read, and its tags go through Jinja's parser alone. A
layout that passes uses known names and plain if and for, so that the time to fill it depends on
nothing but the length of its lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from interview_kit.documents.layouts import inspection
from interview_kit.documents.layouts.blocks import Blocks
from interview_kit.documents.layouts.tag_names import DOCUMENTS, TagName, document_kind
from interview_kit.documents.layouts.upload import Package, open_package
from interview_kit.documents.word.reading import (
    MAX_TAGS,
    Problem,
    Severity,
    find_unfilled_tags,
    read_part,
)
from interview_kit.documents.word.refusals import TagError
from interview_kit.documents.word.tags import Paragraph
from interview_kit.text import shorten

MAX_FINDINGS = 100
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
    """What the check found, the worst first, and the names that the layout uses."""

    findings: tuple[Finding, ...]
    used: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Whether the layout can be filled."""
        return not any(finding.severity == "stop" for finding in self.findings)


def check_layout(data: bytes, document: str) -> CheckReport:
    """Check a layout for a kind of document.

    Raises DocumentError for a file that is not let in at all, and for an unknown document.
    """
    kind = document_kind(document)
    return check_package(open_package(data), kind.names)


def check_package(package: Package, names: tuple[TagName, ...]) -> CheckReport:
    """Check a layout that was let in, for any names."""
    return _LayoutCheck(package, {each.name: each for each in names}).report()


def guess_document(package: Package) -> str:
    """Return the kind of document for which fewest things are wrong with a layout."""

    def faults(document: str) -> tuple[int, int]:
        report = check_package(package, DOCUMENTS[document].names)
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
    return [shorten(line, 80) for line in expected - present]


def _lines_without_tags(package: Package, parts: list[str]) -> Iterator[str]:
    depth = 0
    for paragraph in (each for part in parts for each in _paragraphs(package, part)):
        tags = paragraph.tags
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
    return read_part(package.members[part]).paragraphs


class _LayoutCheck:
    """One check of one file."""

    def __init__(self, package: Package, names: dict[str, TagName]) -> None:
        self._package = package
        self._names = names
        self._findings: dict[Finding, None] = {}
        self._used: set[str] = set()
        self._count = 0

    def report(self) -> CheckReport:
        package = self._package
        for name in package.filled:
            self._read_part(name)
        typed = ((package.types[name], content) for name, content in package.members.items())
        self._add_findings(find_unfilled_tags(typed, package.relations))
        self._add_findings(inspection.find_merge_fields(package))
        self._add_findings(inspection.find_leftovers(package))
        if not self._count:
            error = TagError("tags_missing", tag=inspection.example_tag(self._names))
            self._add_findings([Problem("warn", None, error)])
        used = tuple(name for name in self._names if name in self._used)
        unused = tuple(name for name in self._names if name not in self._used)
        if used and unused:
            self._add_findings([Problem("note", None, TagError("names_unused", names=unused))])
        findings = sorted(self._findings, key=_sort_key)
        return CheckReport(tuple(findings[:MAX_FINDINGS]), used)

    def _read_part(self, name: str) -> None:
        label = inspection.part_label(self._package, name)
        part = read_part(self._package.members[name], label, MAX_TAGS - self._count)
        self._count += len(part.tags)
        self._add_findings(part.problems())
        if self._count > MAX_TAGS:
            return
        blocks = Blocks(self._names)
        for tag in part.tags:
            blocks.read(tag)
        blocks.finish()
        self._used |= blocks.used
        self._add_findings(blocks.problems)
        self._add_findings(inspection.find_single_braces(part.paragraphs, self._names))
        self._add_findings(inspection.find_torn_braces(part.paragraphs))

    def _add_findings(self, problems: Iterable[Problem]) -> None:
        for severity, paragraph, error in problems:
            if severity != "stop" and len(self._findings) >= MAX_FINDINGS:
                continue
            part, number, text = "", 0, ""
            if paragraph is not None:
                part, number, text = paragraph.part, paragraph.number, shorten(paragraph.text, 80)
            finding = Finding(severity, part, number, text, error.what, error.next_step)
            self._findings[finding] = None


def _sort_key(finding: Finding) -> tuple[int, bool, str, int]:
    part = finding.part
    return _ORDER.index(finding.severity), part != inspection.TEXT, part, finding.paragraph
