"""The template clinic: reads somebody's own Word file and says what is wrong with it, and where.

Nothing in the file is run: its XML is read, and what stands in its tags goes through the parser
of the template language alone. What passes here uses known names and plain if and for, so that
filling it takes as long as its lists are long, and no longer.
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
from interview_kit.documents.layouts.names import DOCUMENTS, Name, document_names
from interview_kit.documents.layouts.tags import Paragraph, Tag, paragraphs_of, tags_of, tree_of
from interview_kit.documents.layouts.upload import Package, open_package

Severity = Literal["stop", "warn", "note"]

MAX_TAGS = 2000
MAX_FINDINGS = 100
_SHOWN = 80  # characters of a paragraph
_LONG_QUOTE = re.compile(r"“([^”]{60})[^”]{2,}”")
_LONG_TAG = re.compile(r"(\{[{%#][^{}]{50})[^{}]{10,}([}%#]\})")
_ORDER = ("stop", "warn", "note")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing about a template: how bad, where, what it is and what to do.

    "stop" means that the template cannot be used, "warn" that the letter may not come out as
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
class Report:
    """What the clinic found, the worst first, and the names that the template uses or not."""

    document: str
    findings: tuple[Finding, ...]
    used: tuple[str, ...]
    unused: tuple[str, ...]

    @property
    def usable(self) -> bool:
        """Whether the template can be filled."""
        return not any(finding.severity == "stop" for finding in self.findings)


def examine(data: bytes, document: str) -> Report:
    """Read a template for a kind of document.

    Raises DocumentError for a file that is not let in at all, and for an unknown document.
    """
    known = document_names(document)
    return examine_package(open_package(data), known.names, known.id)


def examine_package(package: Package, names: tuple[Name, ...], document: str = "") -> Report:
    """Read a template that was let in, for any names."""
    return _Clinic(package, {each.name: each for each in names}).report(document)


def likely_document(package: Package) -> str:
    """Return the kind of document that a template fits best: where fewest things are wrong."""

    def faults(document: str) -> tuple[int, int]:
        report = examine_package(package, DOCUMENTS[document].names, document)
        return sum(each.severity == "stop" for each in report.findings), -len(report.used)

    return min(DOCUMENTS, key=faults)


def lost_lines(template: Package, filled: Package) -> list[str]:
    """Return the lines of a template without any tag that are not in the filled file as they were.

    Lines inside an if or a for are not counted: they may be there once, often, or never.
    """
    # A header that nothing points to may be left out: nobody has ever seen it.
    parts = [part for part in template.rendered if part in filled.members]
    wanted = Counter(line for line in _plain_lines(template, parts) if line.strip())
    found = Counter(
        paragraph.text
        for part in filled.rendered
        for paragraph in _paragraphs(filled, part)
        if paragraph.text.strip()
    )
    return [_short(line) for line in wanted - found]


def _plain_lines(package: Package, parts: list[str]) -> Iterator[str]:
    depth = 0
    for paragraph in (each for part in parts for each in _paragraphs(package, part)):
        tags = list(tags_of(paragraph))
        if not tags and not depth:
            yield _as_meant(paragraph.text)
        depth += sum(tag.word in ("if", "for") for tag in tags)
        depth -= sum(tag.word in ("endif", "endfor") for tag in tags)


def _as_meant(text: str) -> str:
    """Return a text with its braces as they come out: "{_{" is how one writes two of them."""
    for written, meant in (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}")):
        text = text.replace(written, meant)
    return text


def _paragraphs(package: Package, part: str) -> list[Paragraph]:
    return paragraphs_of(part, tree_of(package.members[part]))


class _Clinic:
    """One reading of one file."""

    def __init__(self, package: Package, names: dict[str, Name]) -> None:
        self._package = package
        self._names = names
        self._findings: dict[Finding, None] = {}
        self._used: set[str] = set()
        self._count = 0

    def report(self, document: str) -> Report:
        for part in self._package.rendered:
            self._read_part(part)
        for severity, what, next_step in inspection.elsewhere(self._package):
            self._say(severity, None, what, next_step)
        if not self._count:
            self._say(
                "warn",
                None,
                "No tags found in this file: every file would be the same.",
                f"Type {inspection.example(self._names)} where the kit should fill it in.",
            )
        used = tuple(name for name in self._names if name in self._used)
        unused = tuple(name for name in self._names if name not in self._used)
        if used and unused:
            self._say(
                "note",
                None,
                f"Not used: {', '.join(unused)}.",
                "That's fine. Use them wherever you like.",
            )
        findings = sorted(self._findings, key=_place)
        return Report(document, tuple(findings[:MAX_FINDINGS]), used, unused)

    def _read_part(self, part: str) -> None:
        root = tree_of(self._package.members[part])
        called = inspection.part_name(self._package, part)
        paragraphs = paragraphs_of(called, root)
        every = (tag for paragraph in paragraphs for tag in tags_of(paragraph))
        tags = list(islice(every, MAX_TAGS + 1))
        self._count += len(tags)
        if self._count > MAX_TAGS:
            self._say(
                "stop", None, f"This file has more than {MAX_TAGS} tags.", "Repeat a line instead."
            )
            return
        blocks = Blocks(self._names, self._say_of)
        for tag in tags:
            blocks.read(tag)
        blocks.finish()
        self._used |= blocks.used
        for severity, paragraph, what, next_step in _looked(root, paragraphs, tags, self._names):
            self._say(severity, paragraph, what, next_step)

    def _say_of(self, severity: str, tag: Tag, what: str, next_step: str) -> None:
        self._say(severity, tag.paragraph, what, next_step)

    def _say(self, severity: str, paragraph: Paragraph | None, what: str, next_step: str) -> None:
        if severity != "stop" and len(self._findings) >= MAX_FINDINGS:
            return
        what, next_step = _shortened(what), _shortened(next_step)
        level: Severity = "stop" if severity == "stop" else "warn" if severity == "warn" else "note"
        part, number, text = "", 0, ""
        if paragraph is not None:
            part, number, text = paragraph.part, paragraph.number, _short(paragraph.text)
        self._findings[Finding(level, part, number, text, what, next_step)] = None


def _looked(
    root: object, paragraphs: list[Paragraph], tags: list[Tag], names: dict[str, Name]
) -> Iterator[inspection.Seen]:
    looks: Iterable[Iterable[inspection.Seen]] = (
        inspection.lost_text(tags),
        inspection.split_tags(tags),
        inspection.changes(root, paragraphs),
        inspection.hidden_tags(root, paragraphs, tags),
        inspection.boxes(tags),
        inspection.single_braces(paragraphs, names),
    )
    for look in looks:
        yield from look


def _shortened(sentence: str) -> str:
    """Return a sentence with what it quotes cut short."""
    return _LONG_TAG.sub(r"\1…\2", _LONG_QUOTE.sub(r"“\1…”", sentence))


def _place(finding: Finding) -> tuple[int, bool, str, int]:
    part = finding.part
    return _ORDER.index(finding.severity), part != inspection.TEXT, part, finding.paragraph


def _short(text: str) -> str:
    line = " ".join(text[: 10 * _SHOWN].split())
    return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"
