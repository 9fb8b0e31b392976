"""The parts of a Word file: which are filled, and which hold settings."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from lxml import etree

from interview_kit.documents.word.guarding import MARKS
from interview_kit.documents.word.refusals import layout_error

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "_rels/.rels"
_TYPES_NS = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_MAIN = f"{_WORD}document.main+xml"
_FILLED = tuple(f"{_WORD}{kind}+xml" for kind in ("header", "footer", "footnotes"))
_FILLED_RELATIONS = ("/header", "/footer", "/footnotes")
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)
_STYLES = f"{_WORD}styles+xml"
_STYLES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NO_STYLES = f'<w:styles xmlns:w="{_W}"/>'.encode()
# The end of the type of a part, and where a tag in it stands.
_NEVER_FILLED = (
    ("comments+xml", "a comment"),
    ("endnotes+xml", "an endnote"),
    ("chart+xml", "a chart"),
    ("diagramdata+xml", "a drawing"),
)

# Blank text between elements and XML comments are dropped, as python-docx drops them.
_PARSER_SETTINGS: dict[str, Any] = {
    "remove_blank_text": True,
    "resolve_entities": False,
    "no_network": True,
    "remove_comments": True,
    "remove_pis": True,
}


def parse_xml(content: bytes) -> Any:
    """Return the root of an XML part. Raises DocumentError."""
    try:
        root = etree.fromstring(content, etree.XMLParser(**_PARSER_SETTINGS))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise layout_error("a part of it is damaged") from error
    if root.getroottree().docinfo.doctype:
        raise layout_error("a part of it has definitions of its own (DTD)")
    return root


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
    """The members of a Word file; `main`, `filled`, `styles` and `core` are their names.

    Styles and properties are added where a file has none.
    """

    def __init__(self, contents: dict[str, bytes]) -> None:
        self.contents = contents
        if CONTENT_TYPES not in contents or _RELATIONS not in contents:
            raise layout_error("it isn't a Word file")
        self._types = ContentTypes(contents[CONTENT_TYPES])
        self.main = self._find_target(_RELATIONS, "/officeDocument")
        if self.main not in contents or self._types.of(self.main) != _MAIN:
            raise layout_error("it isn't a Word file")
        self.filled = (self.main, *sorted(self._filled()))
        self.styles = self._find_target(_relations_of(self.main), "/styles") or self._add_part(
            posixpath.join(posixpath.dirname(self.main), "styles.xml"),
            (_relations_of(self.main), _STYLES_RELATION, "styles.xml"),
            (_STYLES, _NO_STYLES),
        )
        self.core = self._find_target(_RELATIONS, "/core-properties") or self._add_part(
            "docProps/core.xml", (_RELATIONS, _CORE_RELATION, "docProps/core.xml"), (_CORE, b"")
        )
        self._check_never_filled()

    def _filled(self) -> Iterator[str]:
        for name in self.contents:
            if name != self.main and self._types.of(name) in _FILLED:
                yield name

    def _find_target(self, relations: str, kind: str) -> str:
        """Return the member that the first relationship of a kind leads to, "" for none."""
        if relations not in self.contents:
            return ""
        for each in parse_xml(self.contents[relations]).iterchildren(
            f"{_RELATIONS_NS}Relationship"
        ):
            if each.get("Type", "").endswith(kind) and each.get("TargetMode") != "External":
                name = _target_name(relations, each)
                return name if name in self.contents else ""
        return ""

    def _add_part(self, name: str, relation: tuple[str, str, str], part: tuple[str, bytes]) -> str:
        relations, kind, target = relation
        content_type, content = part
        if relations in self.contents:
            root = parse_xml(self.contents[relations])
        else:
            root = etree.Element(f"{_RELATIONS_NS}Relationships", nsmap={None: _RELATIONS_NS[1:-1]})
        for old in list(root):
            if old.get("Type") == kind:
                root.remove(old)
        taken = {each.get("Id") for each in root}
        number = next(n for n in range(1, len(taken) + 2) if f"rIdKit{n}" not in taken)
        entry = {"Id": f"rIdKit{number}", "Type": kind, "Target": target}
        etree.SubElement(root, f"{_RELATIONS_NS}Relationship", entry)
        self.contents[relations] = _serialize(root)
        self.contents[name] = content
        if self._types.of(name) != content_type.lower():
            override = {"PartName": f"/{name}", "ContentType": content_type}
            etree.SubElement(self._types.root, f"{_TYPES_NS}Override", override)
            self.contents[CONTENT_TYPES] = _serialize(self._types.root)
        return name

    def _check_never_filled(self) -> None:
        for name, content in self.contents.items():
            if name.endswith(".rels"):
                for each in parse_xml(content):
                    if MARKS.search(unquote(each.get("Target", ""))):
                        raise layout_error(
                            "a tag is in the address of a link, where it is not filled"
                        )
                    if (
                        each.get("Type", "").endswith(_FILLED_RELATIONS)
                        and self._types.of(_target_name(name, each)) not in _FILLED
                    ):
                        raise layout_error(
                            "a header, footer or note in it is not what the file says"
                        )
                continue
            kind = self._types.of(name)
            for ending, called in _NEVER_FILLED:
                if kind.endswith(ending) and MARKS.search("".join(parse_xml(content).itertext())):
                    raise layout_error(f"a tag is in {called}, where it is not filled")


def _target_name(relations: str, relation: Any) -> str:
    """Return the member to which a relationship of a member leads."""
    folder = posixpath.dirname(posixpath.dirname(relations))
    target = posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))
    return target.lstrip("/")


def _relations_of(name: str) -> str:
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def _serialize(root: Any) -> bytes:
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return made
