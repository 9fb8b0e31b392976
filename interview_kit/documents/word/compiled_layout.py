"""A compiled layout: what is the same for each letter is done once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from interview_kit.documents.word import archive, repairs, verification
from interview_kit.documents.word.archive import ArchiveStart, PackedMember
from interview_kit.documents.word.filling import PRINT_LOG, PrintLog, prepare_values
from interview_kit.documents.word.guarding import hide_braces, move_bookmarks
from interview_kit.documents.word.leftovers import take_out
from interview_kit.documents.word.parts import NO_PROPERTIES, Parts
from interview_kit.documents.word.program import Program, compile_program
from interview_kit.documents.word.properties import (
    fill_properties,
    page_size_changes,
    property_form,
    styles_in_language,
)
from interview_kit.documents.word.reading import (
    Problem,
    find_unfilled_tags,
    read_part,
)
from interview_kit.documents.word.refusals import LayoutError
from interview_kit.documents.word.showing import keep_first_bookmarks, marks_outside
from interview_kit.documents.word.verification import ExpectedPart
from interview_kit.documents.word.word_file import WordFile
from interview_kit.errors import DocumentError
from interview_kit.text import shorten

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LANGUAGES = 16  # whose unchanging members are kept


@dataclass(frozen=True, slots=True)
class _CompiledPart:
    """A part to fill; the pairs are what to replace for each size of paper.

    `broken` are the rules of Word that it breaks before it is filled.
    """

    name: str
    program: Program
    broken: frozenset[str]
    for_us_letter: tuple[tuple[str, str], ...]
    for_a4: tuple[tuple[str, str], ...]

    def fill(self, values: dict[str, Any], *, us_letter: bool) -> tuple[str, _FilledPart]:
        """Return the XML, and what is to be known for its proof."""
        log: PrintLog = values[PRINT_LOG]
        before = len(log.texts)
        template = self.program.template
        chunks = list(template.root_render_func(template.new_context(values, shared=True)))
        xml, is_repaired = repairs.repair_part(chunks, self.program.needs)
        for old, new in self.for_us_letter if us_letter else self.for_a4:
            xml = xml.replace(old, new)
        return xml, _FilledPart(self, chunks, log.texts[before:], is_repaired)


class _FilledPart(NamedTuple):
    """A filled part before its proof: the pieces of its XML, and those that tags printed."""

    part: _CompiledPart
    chunks: list[str]
    printed: list[str]
    is_repaired: bool

    def expected(self) -> ExpectedPart:
        """Return what it has to be."""
        # The chunks of printed texts are of another type than `str`.
        visible, printed = self.part.program.visible, iter(self.printed)
        pieces = [visible[each] if type(each) is str else next(printed) for each in self.chunks]
        text = "".join(pieces)
        if self.part.program.needs.bookmarks:
            text = keep_first_bookmarks(text)
        return ExpectedPart(text, self.printed, self.is_repaired, self.part.broken)


class UncheckedFile(NamedTuple):
    """A file before its proof."""

    data: bytes
    removed: int
    parts: list[_FilledPart]

    def expected(self) -> dict[str, ExpectedPart]:
        """Return what each filled part has to be, by its name."""
        return {each.part.name: each.expected() for each in self.parts}


class CompiledLayout:
    """A layout that was read, checked and compiled. It never changes; threads may share it.

    `names` are the names in its tags.
    """

    __slots__ = ("_core", "_fixed", "_parts", "_starts", "_styles", "names")

    def __init__(
        self,
        parts: tuple[_CompiledPart, ...],
        fixed: tuple[PackedMember, ...],
        styles: tuple[str, bytes] | None,
        core: tuple[str, str],
    ) -> None:
        self.names = frozenset[str]().union(*(part.program.names for part in parts))
        self._parts = parts
        self._fixed = fixed
        self._styles = styles  # of a layout that follows a language
        self._core = core
        self._starts: dict[str, ArchiveStart] = {}

    def render(
        self,
        values: Mapping[str, Any],
        *,
        title: str,
        author: str,
        language: str,
        when: datetime,
        us_letter: bool | None = None,
    ) -> WordFile:
        """Fill the layout and return the file, which was opened again and holds everything.

        `values` are texts, truth values, and lists or mappings of them; a line break in a text
        becomes one in Word. `title`, `author` and `language` (a BCP 47 tag) become properties
        where the layout has none. The kit's own layouts are spelled in that language, too, and
        their A4 becomes US Letter where `us_letter` says so, and the other way round where not;
        None goes by the language, and takes US Letter for "en-US". The same input gives the same
        bytes.

        Raises DocumentError when the layout names something that `values` lacks, or when the
        finished file does not hold everything that was printed into it.
        """
        filled = self.fill(
            values, title=title, author=author, language=language, when=when, us_letter=us_letter
        )
        parts = (part.name for part in self._parts)
        members = (*self._start_for(language).names, *parts, self._core[0])
        proof = verification.prove(filled.data, members, filled.expected())
        return WordFile(filled.data, filled.removed, proof)

    def fill(
        self,
        values: Mapping[str, Any],
        *,
        title: str,
        author: str,
        language: str,
        when: datetime,
        us_letter: bool | None = None,
    ) -> UncheckedFile:
        """Return the file before its proof: for measuring, not for handing out."""
        log = PrintLog()
        context = prepare_values(values, self.names)
        context[PRINT_LOG] = log
        is_letter = language == "en-US" if us_letter is None else us_letter
        members, parts = [], []
        for part in self._parts:
            xml, filled = _fill_part(part, context, us_letter=is_letter)
            members.append(archive.pack(part.name, (_DECLARATION + xml).encode()))
            parts.append(filled)
        name, form = self._core
        properties = fill_properties(form, title, author, language, when)
        members.append(archive.pack(name, properties))
        data = archive.write_archive(self._start_for(language), members)
        return UncheckedFile(data, log.removed, parts)

    def _start_for(self, language: str) -> ArchiveStart:
        """Return the members that do not change between letters in a language."""
        key = language if self._styles else ""
        start = self._starts.get(key)
        if start is None:
            members = self._fixed
            if self._styles:
                name, content = self._styles
                members += (archive.pack(name, styles_in_language(content, language)),)
            start = archive.pack_start(members)
            if len(self._starts) >= _LANGUAGES:
                self._starts.clear()
            self._starts[key] = start
        return start


def compile_layout(
    data: bytes, properties: Mapping[str, str] = MappingProxyType({}), *, of_kit: bool = False
) -> CompiledLayout:
    """Return a layout in its compiled form. Raises DocumentError with reason and place.

    `properties` (title, author, language) replace its own. A layout of the kit follows the
    language of what fills it, and has no properties of its own; in another one, nothing changes
    but what its tags say.
    """
    try:
        return _compile(data, properties, of_kit=of_kit)
    except DocumentError:
        raise
    except Exception as error:  # a strange file makes the libraries raise anything
        raise LayoutError("layout_unreadable", kind=type(error).__name__) from error


def _compile(data: bytes, properties: Mapping[str, str], *, of_kit: bool) -> CompiledLayout:
    contents, packed = archive.unpack(data)
    before = dict(contents)
    package = Parts(contents)
    take_out(package)
    typed = ((package.types.of(name), content) for name, content in before.items())
    _refuse(find_unfilled_tags(typed, package.relations))
    compiled = (_compile_part(package, name, of_kit=of_kit) for name in package.filled)
    parts = tuple(filter(None, compiled))
    styles = (package.styles, contents[package.styles]) if of_kit else None
    changing = {part.name for part in parts} | {package.core, styles[0] if styles else ""}
    fixed = tuple(
        packed[name] if content is before.get(name) else archive.pack(name, content)
        for name, content in contents.items()
        if name not in changing
    )
    form = property_form(NO_PROPERTIES if of_kit else contents[package.core], properties)
    return CompiledLayout(parts, fixed, styles, (package.core, form))


def _compile_part(package: Parts, name: str, *, of_kit: bool) -> _CompiledPart | None:
    part = read_part(package.contents[name])
    _refuse(part.problems())
    if not part.tags and name != package.main:
        return None
    broken = frozenset(verification.broken_rules(part.root))
    move_bookmarks(part.tags)
    marks = marks_outside(part.root, part.tags)
    plain = hide_braces(part.root, part.paragraphs)
    xml = repairs.patch_tags(etree.tostring(part.root, encoding="unicode"))
    program = compile_program(xml, plain, marks)
    program.needs.empty_boxes = repairs.has_empty_box(part.root)
    program.needs.remarks = "{#" in xml
    pages = program.pages if of_kit else ()
    for_us_letter = page_size_changes(pages, us_letter=True)
    for_a4 = page_size_changes(pages, us_letter=False)
    return _CompiledPart(name, program, broken, for_us_letter, for_a4)


def _refuse(problems: Iterable[Problem]) -> None:
    """Raise DocumentError for the first problem with which a layout cannot be used."""
    for each in (problem for problem in problems if problem.severity == "stop"):
        at = each.paragraph
        place = f"Paragraph {at.number}: “{shorten(at.text, 80)}”." if at else ""
        raise LayoutError("layout_problem", place=place, reason=each.error)


def _fill_part(
    part: _CompiledPart, context: dict[str, Any], *, us_letter: bool
) -> tuple[str, _FilledPart]:
    try:
        return part.fill(context, us_letter=us_letter)
    except DocumentError:
        raise
    except UndefinedError as error:
        raise LayoutError("layout_names_nothing", reason=str(error.message)) from error
    except SecurityError as error:
        raise LayoutError("layout_needs_more", reason=str(error.message)) from error
    except TemplateError as error:
        raise LayoutError("layout_tag_wrong", reason=str(error.message)) from error
    except Exception as error:
        raise LayoutError("layout_not_filled", kind=type(error).__name__) from error
