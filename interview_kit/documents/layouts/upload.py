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

from interview_kit.documents.layouts.word_fields import is_harmless_target, link_error
from interview_kit.documents.layouts.xml_scan import scan
from interview_kit.documents.layouts.zip_members import SAVE_AGAIN, read_members, upload_error
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

# A file may call a part one thing by its type, another by what points to it, a third by its name.
# Programs that fill it go by one of the three, so each counts.
_FILLED_NAMES = re.compile(r"word/(document|(header|footer)\d*|footnotes)\.xml", re.IGNORECASE)
_NO_MACROS = "Save it as “Word Document (.docx)”, which drops the macros, and upload that."
_DROP = "Remove it in Word (a picture of it is fine), save and upload the file again."
_UNSIGNED = "In Word, choose File, Info, View Signatures, remove the signature, save and upload it."
_NEW_DOCUMENT = "In Word, copy everything into a new, empty document, save that and upload it."

# Of the main part: what the content type of another kind of file holds, and what that is.
_OTHER_KINDS = (
    ("wordprocessingml.template.main", "This is a Word template (.dotx), not a Word document."),
    ("word.template.macroenabled", "This is a Word template with macros (.dotm)."),
    ("word.document.macroenabled", "This is a Word file with macros (.docm)."),
    ("spreadsheetml", "This is a spreadsheet, not a Word file (.docx)."),
    ("ms-excel", "This is a spreadsheet, not a Word file (.docx)."),
    ("presentationml", "This is a presentation, not a Word file (.docx)."),
    ("ms-powerpoint", "This is a presentation, not a Word file (.docx)."),
    ("visio", "This is a drawing, not a Word file (.docx)."),
)
# By the end of the type of a relationship, in small letters.
_FOREIGN = (
    ("vbaproject", "This file has macros in it.", _NO_MACROS),
    ("wordvbadata", "This file has macros in it.", _NO_MACROS),
    ("keymapcustomizations", "This file changes Word's keyboard shortcuts.", _NEW_DOCUMENT),
    ("attachedtoolbars", "This file changes Word's own buttons.", _NEW_DOCUMENT),
    ("extensibility", "This file changes Word's own buttons.", _NEW_DOCUMENT),
    ("/control", "This file has a button or control (ActiveX) in it.", _DROP),
    ("activexcontrolbinary", "This file has a button or control (ActiveX) in it.", _DROP),
    ("ctrlprop", "This file has a button or control (ActiveX) in it.", _DROP),
    ("oleobject", "This file has an object from another program in it.", _DROP),
    ("/package", "This file has a file from another program in it.", _DROP),
    ("afchunk", "This file has another document in it.", _DROP),
    ("subdocument", "This file is a master document that fetches others.", _NEW_DOCUMENT),
    ("/frame", "This file shows other files in frames.", _NEW_DOCUMENT),
    ("attachedtemplate", "This file fetches a template whenever it is opened.", _NEW_DOCUMENT),
    ("mailmergesource", "This file is tied to a list of addresses.", _NEW_DOCUMENT),
    ("mailmergeheadersource", "This file is tied to a list of addresses.", _NEW_DOCUMENT),
    ("recipientdata", "This file is tied to a list of addresses.", _NEW_DOCUMENT),
    ("transform", "This file points to a script (XSLT) to run.", _NEW_DOCUMENT),
    ("webextension", "This file has an add-in in it.", _DROP),
    ("webextensiontaskpanes", "This file has an add-in in it.", _DROP),
    ("/video", "This file has a video in it.", _DROP),
    ("/audio", "This file has a sound in it.", _DROP),
    ("/media", "This file has a sound or a video in it.", _DROP),
    (
        "/digital-signature/origin",
        "This file is signed, and filling it in would break the signature.",
        _UNSIGNED,
    ),
)
_FOREIGN_TYPES = ("activex", "oleobject")
_DOCUMENTS = ("text/html", "application/xhtml+xml", "message/rfc822", "application/rtf")
_PROGRAMS = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04", b"MZ\x90\x00", b"\x7fELF", b"%PDF")
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
        raise upload_error("This is an OpenDocument file (.odt), not a Word file (.docx).")
    if CONTENT_TYPES not in members or ROOT_RELATIONS not in members:
        raise upload_error("This is a zip file, but not a Word file (.docx).")
    scan((name, members[name]) for name in (CONTENT_TYPES, ROOT_RELATIONS))
    content_types = ContentTypes(members[CONTENT_TYPES])
    types = {name: content_types.of(name) for name in members}
    main = _find_main_part(members, types)
    _check_content(members, types)
    scan((name, members[name]) for name in members if name.lower().endswith(".rels"))
    relations = all_relations(members)
    for relation in relations:
        _check_relation(relation)
    scan((name, members[name]) for name in members if is_xml(name, members[name], types))
    filled = _filled_parts(members, types, relations) - {main}
    if any(types[name] not in FILLED_TYPES for name in filled):
        raise upload_error("A part of this file isn't what the file says it is.")
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
    """Tell whether a member is XML by its type, its name or its first characters."""
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
    for mark, what in _OTHER_KINDS:
        if mark in kind:
            raise upload_error(what)
    if len(mains) == 1 and mains[0].kind.startswith("http://purl.oclc.org/"):
        raise upload_error("This Word file is saved as “Strict Open XML”.")
    if len(mains) != 1 or kind != MAIN_TYPE or name not in members:
        raise upload_error("This is a zip file, but not a Word file (.docx).")
    return name


def _check_content(members: Mapping[str, bytes], types: Mapping[str, str]) -> None:
    for name, content in members.items():
        kind = types[name]
        if "vba" in kind or "macroenabled" in kind or "vbaproject" in name.lower():
            raise upload_error("This file has macros in it.", _NO_MACROS)
        if (
            kind in _DOCUMENTS
            or any(mark in kind for mark in _FOREIGN_TYPES)
            or content.startswith(_PROGRAMS)
        ):
            raise upload_error("This file has a file from another program in it.", _DROP)


def _check_relation(relation: Relation) -> None:
    kind = relation.kind.lower()
    for end, what, next_step in _FOREIGN:
        if kind.endswith(end):
            raise upload_error(what, next_step)
    if not relation.external:
        _check_inside(relation)
    elif kind.endswith("/hyperlink"):
        if not is_harmless_target(unquote(relation.target)):
            raise link_error(relation.target)
    elif kind.endswith("/image"):
        raise upload_error(
            "This file shows a picture that isn't in it.",
            "In Word, insert the picture itself (Insert, Pictures), save and upload it again.",
        )
    else:
        raise upload_error("This file fetches something from elsewhere.", _NEW_DOCUMENT)


def _check_inside(relation: Relation) -> None:
    target = relation.target
    if ":" in target.partition("/")[0] or target.startswith(("//", "\\")) or "\\" in target:
        raise upload_error("This file fetches something from elsewhere.", _NEW_DOCUMENT)
    if relation.member.startswith(".."):
        raise upload_error("A part of this file points outside of it.", SAVE_AGAIN)
