"""A compiled template: everything that is the same for each letter is done once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from jinja2 import TemplateError, UndefinedError
from jinja2.exceptions import SecurityError
from lxml import etree

from interview_kit.documents.word import (
    Rendered,
    archive,
    properties,
    repairs,
    structure,
    verification,
)
from interview_kit.documents.word.archive import Packed, Run
from interview_kit.documents.word.filling import LEDGER, Ledger, broken, prepared
from interview_kit.documents.word.guarding import W, guard
from interview_kit.documents.word.parts import Parts, parsed
from interview_kit.documents.word.structure import Program
from interview_kit.errors import DocumentError

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_LANGUAGES = 16  # for which the unchanging parts are kept at hand


class Filled(NamedTuple):
    """A file as it is before its proof.

    `wanted` and `printed` are by the name of each filled part: the text that has to be seen in
    it and whether empty paragraphs may have been added; and what of that came from the values.
    """

    data: bytes
    removed: int
    lost: list[str]
    wanted: dict[str, tuple[str, bool]]
    printed: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    program: Program
    letter: tuple[tuple[str, str], ...]
    other: tuple[tuple[str, str], ...]

    def xml(self, values: dict[str, Any], *, letter: bool) -> tuple[str, str, bool]:
        """Return the finished XML, the text that is seen, and whether it was mended."""
        ledger: Ledger = values[LEDGER]
        before = len(ledger.plain)
        template = self.program.code
        chunks = list(template.root_render_func(template.new_context(values, shared=True)))
        text = structure.shown_by(chunks, self.program.shows, iter(ledger.plain[before:]))
        xml, more = repairs.mended(chunks, self.program.needs)
        for old, new in self.letter if letter else self.other:
            xml = xml.replace(old, new)
        return xml, text, more


class Template:
    """A template that was read, checked and compiled. It never changes; threads may share it.

    `names` are the names that it uses.
    """

    __slots__ = ("_core", "_fixed", "_parts", "_starts", "_styles", "names")

    def __init__(
        self, parts: tuple[_Part, ...], fixed: tuple[Packed, ...], styles: Packed, core: str
    ) -> None:
        self.names = frozenset[str]().union(*(part.program.names for part in parts))
        self._parts = parts
        self._fixed = fixed
        self._styles = styles.name, styles.data
        self._core = core
        self._starts: dict[str, Run] = {}

    def render(
        self,
        values: Mapping[str, Any],
        *,
        title: str,
        author: str,
        language: str,
        when: datetime,
        us_letter: bool | None = None,
    ) -> Rendered:
        """Fill the template and return the file, which was opened again and holds everything.

        All as in `interview_kit.documents.word.render`. Raises DocumentError.
        """
        filled = self.fill(
            values, title=title, author=author, language=language, when=when, us_letter=us_letter
        )
        for value in filter(None, filled.lost):
            raise verification.lost(value)
        members = (*self._start(language).names, *(part.name for part in self._parts), self._core)
        proof = verification.prove(filled.data, members, filled.wanted, filled.printed)
        return Rendered(filled.data, filled.removed, proof)

    def fill(
        self,
        values: Mapping[str, Any],
        *,
        title: str,
        author: str,
        language: str,
        when: datetime,
        us_letter: bool | None = None,
    ) -> Filled:
        """Return the file before its proof: for measuring, not for handing out."""
        ledger = Ledger()
        context = prepared(values, self.names)
        context[LEDGER] = ledger
        letter = language == "en-US" if us_letter is None else us_letter
        members, wanted, printed = [], {}, {}
        for part in self._parts:
            before = len(ledger.plain)
            xml, text, more = _filled(part, context, letter=letter)
            members.append(archive.packed(part.name, (_DECLARATION + xml).encode()))
            wanted[part.name] = text, more
            printed[part.name] = ledger.plain[before:]
        members.append(archive.packed(self._core, properties.core(title, author, language, when)))
        data = archive.joined(self._start(language), members)
        return Filled(data, ledger.removed, ledger.lost, wanted, printed)

    def _start(self, language: str) -> Run:
        """Return the members that are the same for each letter in a language."""
        start = self._starts.get(language)
        if start is None:
            name, content = self._styles
            styles = archive.packed(name, properties.styles_for(content, language))
            start = archive.run_of((*self._fixed, styles))
            if len(self._starts) >= _LANGUAGES:
                self._starts.clear()
            self._starts[language] = start
        return start


def compile_template(data: bytes) -> Template:
    """Return a template in its compiled form. Raises DocumentError with reason and place."""
    try:
        return _compiled(data)
    except DocumentError:
        raise
    except Exception as error:  # whatever a strange file does to those who read it
        raise broken(f"it could not be read ({type(error).__name__})") from error


def _compiled(data: bytes) -> Template:
    contents, packed = archive.unpacked(data)
    before = dict(contents)
    package = Parts(contents)
    parts = tuple(filter(None, (_part(package, name) for name in package.filled)))
    changing = {part.name for part in parts} | {package.styles, package.core}
    fixed = tuple(
        packed[name] if content is before.get(name) else archive.packed(name, content)
        for name, content in contents.items()
        if name not in changing
    )
    styles = contents[package.styles]
    return Template(parts, fixed, Packed(package.styles, 0, 0, len(styles), styles), package.core)


def _part(package: Parts, name: str) -> _Part | None:
    root = parsed(package.contents[name])
    # docxtpl and the walk go by "w:" as it is written, the proof by what it stands for.
    if any((each.prefix == "w") != each.tag.startswith(W) for each in root.iter()):
        raise broken("its text is marked up in an unusual way; save it again in Word")
    guarded = guard(root)
    if not guarded.has_tags and name != package.main:
        return None
    xml = repairs.patched(etree.tostring(root, encoding="unicode"))
    program = structure.compiled(xml, guarded.plain)
    _note_doubles(root, program)
    program.needs.remarks = "{#" in xml
    letter = properties.pages_for(program.pages, letter=True)
    return _Part(name, program, letter, properties.pages_for(program.pages, letter=False))


def _note_doubles(root: Any, program: Program) -> None:
    """See to it that what is there twice in the template itself is put right as well."""
    pictures = [each.get("id") for each in root.iter("{*}docPr")]
    program.needs.pictures |= len(pictures) != len(set(pictures))
    marks = [each.get(f"{W}id") for each in root.iter("{*}bookmarkStart")]
    program.needs.bookmarks |= len(marks) != len(set(marks))


def _filled(part: _Part, context: dict[str, Any], *, letter: bool) -> tuple[str, str, bool]:
    try:
        return part.xml(context, letter=letter)
    except DocumentError:
        raise
    except UndefinedError as error:
        raise broken(f"it names something that is not there ({error.message})") from error
    except SecurityError as error:
        raise broken(f"it needs more than plain text ({error.message})") from error
    except TemplateError as error:
        raise broken(f"a tag in it is not right ({error.message})") from error
    except Exception as error:
        raise broken(f"it could not be filled ({type(error).__name__})") from error
