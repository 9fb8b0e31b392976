"""The first check of an uploaded Word file, before anything else reads it.

Files are refused that are no plain .docx, that would fill the memory, or that make Word fetch or
run something. What an ordinary letter has passes: links to web pages and mail, pictures inside
the file, page numbers, tables, any language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import unquote

from interview_kit.documents.layouts.chart_tables import chart_tables, check_tables
from interview_kit.documents.layouts.word_fields import (
    is_harmless_target,
    is_on_disk,
    link_error,
)
from interview_kit.documents.layouts.xml_scan import scan
from interview_kit.documents.layouts.zip_members import read_members
from interview_kit.documents.word.leftovers import is_template, pane_members
from interview_kit.documents.word.parts import (
    CONTENT_TYPES,
    FILLED_RELATIONS,
    FILLED_TYPES,
    MAIN_TYPE,
    ROOT_RELATIONS,
    ContentTypes,
    Relation,
    all_relations,
    relations_of,
)
from interview_kit.errors import DocumentError

# A file may call a part one thing by its type, another by what points to it, a third by its name.
# Programs that fill it go by one of the three, so each counts.
_FILLED_NAMES = re.compile(r"word/(document|(header|footer)\d*|footnotes)\.xml", re.IGNORECASE)

# Of the main part: what the content type of another kind of file holds, and the refusal of it.
_OTHER_KINDS = (
    ("wordprocessingml.template.main", "upload_template"),
    ("word.template.macroenabled", "upload_template_macros"),
    ("word.document.macroenabled", "upload_document_macros"),
    ("spreadsheetml", "upload_spreadsheet"),
    ("ms-excel", "upload_spreadsheet"),
    ("presentationml", "upload_presentation"),
    ("ms-powerpoint", "upload_presentation"),
    ("visio", "upload_drawing"),
)
# By the end of the type of a relationship, in small letters.
_FOREIGN = (
    ("vbaproject", "upload_macros"),
    ("wordvbadata", "upload_macros"),
    ("attachedtoolbars", "upload_buttons"),
    ("extensibility", "upload_buttons"),
    ("/control", "upload_control_inside"),
    ("activexcontrolbinary", "upload_control_inside"),
    ("ctrlprop", "upload_control_inside"),
    ("oleobject", "upload_object_inside"),
    ("/package", "upload_file_inside"),
    ("afchunk", "upload_document_inside"),
    ("subdocument", "upload_master"),
    ("/frame", "upload_frames"),
    ("attachedtemplate", "upload_fetches_template"),
    ("mailmergesource", "upload_addresses"),
    ("mailmergeheadersource", "upload_addresses"),
    ("recipientdata", "upload_addresses"),
    ("transform", "upload_script"),
    ("webextension", "upload_add_in"),
    ("webextensiontaskpanes", "upload_add_in"),
    ("/video", "upload_video"),
    ("/audio", "upload_sound"),
    ("/media", "upload_media"),
    ("/digital-signature/origin", "upload_signed"),
)
_FOREIGN_TYPES = ("activex", "oleobject")
_DOCUMENTS = ("text/html", "application/xhtml+xml", "message/rfc822", "application/rtf")
_PROGRAMS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"MZ\x90\x00", b"\x7fELF", b"%PDF")
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedfont"
_XML_ENDS = (".xml", ".rels", ".vml", ".svg")


@dataclass(frozen=True, slots=True)
class Package:
    """A Word file that was let in: its members, their types, and the parts that are filled.

    `main` is the member with the letter itself; `filled` are the members in which tags are
    filled, `main` first, then headers, footers and footnotes.
    """

    members: Mapping[str, bytes]
    types: Mapping[str, str]
    relations: tuple[Relation, ...]
    main: str
    filled: tuple[str, ...]


def open_package(data: bytes) -> Package:
    """Read an uploaded file within limits of size and time.

    Raises DocumentError, one sentence and what to do, for everything that is no plain Word file,
    and for a Word file that fetches or runs something.
    """
    members = read_members(data)
    if members.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise DocumentError("upload_odt")
    if CONTENT_TYPES not in members or ROOT_RELATIONS not in members:
        raise DocumentError("upload_zip")
    scan((name, members[name]) for name in (CONTENT_TYPES, ROOT_RELATIONS))
    content_types = ContentTypes(members[CONTENT_TYPES])
    types = {name: content_types.of(name) for name in members}
    main = _find_main_part(members, types)
    scan((name, members[name]) for name in members if name.lower().endswith(".rels"))
    relations = all_relations(members)
    panes = pane_members(relations, content_types)
    tables = chart_tables(relations, types)
    templates = [each for each in relations if is_template(each) and is_on_disk(each.target)]
    workbooks = {each.member: members.get(each.member, b"") for each in tables}
    checked = {name: members[name] for name in members if name not in panes | workbooks.keys()}
    _check_content(checked, types)
    check_tables(workbooks.values())
    for each in relations:
        if each not in (*templates, *tables) and not panes & {each.source, each.member}:
            _check_relation(each)
    known = {(each.owner, "attachedTemplate", each.id) for each in templates}
    known |= {(each.owner, "externalData", each.id) for each in tables}
    xml = ((name, checked[name]) for name in checked if is_xml(name, checked[name], types))
    scan(xml, known)
    filled = _filled_parts(members, types, relations) - {main}
    if any(types[name] not in FILLED_TYPES for name in filled):
        raise DocumentError("upload_part_contradicts")
    return Package(
        MappingProxyType(members),
        MappingProxyType(types),
        relations,
        main,
        (main, *sorted(filled)),
    )


def _filled_parts(
    members: Mapping[str, bytes], types: Mapping[str, str], relations: tuple[Relation, ...]
) -> set[str]:
    by_relation = {
        relation.member
        for relation in relations
        if relation.kind.endswith(FILLED_RELATIONS) and not relation.external
    }
    return {
        name
        for name in members
        if types[name] in FILLED_TYPES or name in by_relation or _FILLED_NAMES.fullmatch(name)
    }


def is_xml(name: str, content: bytes, types: Mapping[str, str]) -> bool:
    """Tell whether a member is XML by its type, its name or its first characters.

    The first characters of an embedded font are scrambled, and may be any.
    """
    if types.get(name) == _FONT and name.lower().endswith(".odttf"):
        return False
    return (
        types.get(name, "").endswith(("+xml", "/xml"))
        or name.lower().endswith(_XML_ENDS)
        or content[:80].lstrip(b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n")[:1] == b"<"
    )


def _find_main_part(members: Mapping[str, bytes], types: Mapping[str, str]) -> str:
    mains = [
        relation
        for relation in relations_of(ROOT_RELATIONS, members[ROOT_RELATIONS])
        if relation.kind.endswith("/officeDocument") and not relation.external
    ]
    name = mains[0].member if mains else ""
    kind = types.get(name, "")
    for mark, code in _OTHER_KINDS:
        if mark in kind:
            raise DocumentError(code)
    if len(mains) == 1 and mains[0].kind.startswith("http://purl.oclc.org/"):
        raise DocumentError("upload_strict")
    if len(mains) != 1 or kind != MAIN_TYPE or name not in members:
        raise DocumentError("upload_zip")
    return name


def _check_content(members: Mapping[str, bytes], types: Mapping[str, str]) -> None:
    for name, content in members.items():
        kind = types[name]
        if "vba" in kind or "macroenabled" in kind or "vbaproject" in name.lower():
            raise DocumentError("upload_macros")
        if (
            kind in _DOCUMENTS
            or any(mark in kind for mark in _FOREIGN_TYPES)
            or content.startswith(_PROGRAMS)
        ):
            raise DocumentError("upload_file_inside")


def _check_relation(relation: Relation) -> None:
    kind = relation.kind.lower()
    for end, code in _FOREIGN:
        if kind.endswith(end):
            raise DocumentError(code)
    if not relation.external:
        _check_inside(relation)
    elif kind.endswith("/hyperlink"):
        if not is_harmless_target(unquote(relation.target)):
            raise link_error(relation.target)
    elif kind.endswith("/image"):
        raise DocumentError("upload_picture_elsewhere")
    else:
        raise DocumentError("upload_fetches")


def _check_inside(relation: Relation) -> None:
    target = relation.target
    if ":" in target.partition("/")[0] or target.startswith(("//", "\\")) or "\\" in target:
        raise DocumentError("upload_fetches")
    if relation.member.startswith(".."):
        raise DocumentError("upload_part_outside")
