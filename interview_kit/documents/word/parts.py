"""The parts of a Word file: which are filled, and which hold settings."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from lxml import etree

from interview_kit.documents.word.refusals import LayoutError

CONTENT_TYPES = "[Content_Types].xml"
ROOT_RELATIONS = "_rels/.rels"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN_TYPE = f"{_WORD}document.main+xml"
FILLED_TYPES = tuple(f"{_WORD}{kind}+xml" for kind in ("header", "footer", "footnotes"))
FILLED_RELATIONS = ("/header", "/footer", "/footnotes")
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
NO_PROPERTIES = b"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties \
xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"/>"""

# Blank text between elements is dropped, as python-docx drops it.
_PARSER_SETTINGS: dict[str, Any] = {
    "remove_blank_text": True,
    "resolve_entities": False,
    "no_network": True,
}


def parse_xml(content: bytes, *, keep_remarks: bool = False) -> Any:
    """Return the root of an XML part. Raises DocumentError."""
    drop = {"remove_comments": not keep_remarks, "remove_pis": not keep_remarks}
    try:
        root = etree.fromstring(content, etree.XMLParser(**_PARSER_SETTINGS, **drop))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise LayoutError("layout_part_damaged") from error
    if root.getroottree().docinfo.doctype:
        raise LayoutError("layout_definitions")
    return root


class Relation(NamedTuple):
    """A relationship: from which member, its type, its target, and whether it leads outside."""

    source: str
    kind: str
    target: str
    external: bool
    id: str

    @property
    def owner(self) -> str:
        """The name of the part that it belongs to."""
        folder, file = posixpath.split(self.source)
        return posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))

    @property
    def member(self) -> str:
        """The name of the member that it leads to."""
        if self.target.startswith("/"):
            return posixpath.normpath(self.target.lstrip("/"))
        folder = posixpath.dirname(posixpath.dirname(self.source))
        return posixpath.normpath(posixpath.join(folder, self.target))


def relations_of(name: str, content: bytes) -> Iterator[Relation]:
    """Yield the relationships in a member. Raises DocumentError."""
    for each in parse_xml(content):
        kind, mode = each.get("Type", "").strip(), each.get("TargetMode", "").strip().lower()
        yield Relation(name, kind, each.get("Target", ""), mode == "external", each.get("Id", ""))


def all_relations(members: Mapping[str, bytes]) -> tuple[Relation, ...]:
    """Return the relationships of all members. Raises DocumentError."""
    names = (name for name in members if name.lower().endswith(".rels"))
    return tuple(each for name in names for each in relations_of(name, members[name]))


class ContentTypes:
    """The content type of each member, by the list in [Content_Types].xml."""

    def __init__(self, content: bytes) -> None:
        self.root = parse_xml(content)
        self._by_ending: dict[str, str] = {
            each.get("Extension", "").lower(): each.get("ContentType", "").lower()
            for each in self.root.iterchildren(f"{_TYPES_NS}Default")
        }
        self._by_name: dict[str, str] = {
            each.get("PartName", "").lstrip("/").casefold(): each.get("ContentType", "").lower()
            for each in self.root.iterchildren(f"{_TYPES_NS}Override")
        }

    def of(self, name: str) -> str:
        """Return the content type of a member in small letters, "" when it has none."""
        by_ending = self._by_ending.get(name.rpartition(".")[2].lower(), "")
        return self._by_name.get(name.casefold()) or by_ending


class Parts:
    """The members of a Word file, their types and relations.

    `main`, `filled`, `styles` and `core` are names of members; `styles` is "" for a file without
    any. Properties are added where a file has none.
    """

    def __init__(self, contents: dict[str, bytes]) -> None:
        self.contents = contents
        if CONTENT_TYPES not in contents or ROOT_RELATIONS not in contents:
            raise LayoutError("layout_not_word")
        self.types = ContentTypes(contents[CONTENT_TYPES])
        self.main = self._find_target(ROOT_RELATIONS, "/officeDocument")
        if self.main not in contents or self.types.of(self.main) != MAIN_TYPE:
            raise LayoutError("layout_not_word")
        self.filled = (self.main, *sorted(self._filled()))
        self.styles = self._find_target(relations_name(self.main), "/styles")
        self.core = self._find_target(ROOT_RELATIONS, "/core-properties") or self._add_core()
        self.relations = all_relations(contents)
        for each in self.relations:
            if (
                each.kind.endswith(FILLED_RELATIONS)
                and self.types.of(each.member) not in FILLED_TYPES
            ):
                raise LayoutError("layout_part_contradicts")

    def _filled(self) -> Iterator[str]:
        for name in self.contents:
            if name != self.main and self.types.of(name) in FILLED_TYPES:
                yield name

    def _find_target(self, relations: str, kind: str) -> str:
        """Return the member that the first relationship of a kind leads to, "" for none."""
        for each in relations_of(relations, self.contents.get(relations, b"<none/>")):
            if each.kind.endswith(kind) and not each.external:
                return each.member if each.member in self.contents else ""
        return ""

    def _add_core(self) -> str:
        name = "docProps/core.xml"
        root = parse_xml(self.contents[ROOT_RELATIONS])
        for old in list(root):
            if old.get("Type") == _CORE_RELATION:
                root.remove(old)
        taken = {each.get("Id") for each in root}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdKit{n}" not in taken)
        entry = {"Id": f"rIdKit{number}", "Type": _CORE_RELATION, "Target": name}
        etree.SubElement(root, f"{_RELATIONS_NS}Relationship", entry)
        self.contents[ROOT_RELATIONS] = serialize(root)
        self.contents[name] = NO_PROPERTIES
        if self.types.of(name) != _CORE:
            override = {"PartName": f"/{name}", "ContentType": _CORE}
            etree.SubElement(self.types.root, f"{_TYPES_NS}Override", override)
            self.contents[CONTENT_TYPES] = serialize(self.types.root)
        return name


def relations_name(name: str) -> str:
    """Return the name of the member with the relationships of a part, "" for the whole file."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def serialize(root: Any) -> bytes:
    """Return the content of an XML part."""
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made
