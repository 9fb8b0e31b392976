"""What a file keeps of how it was edited: a link to its template, an add-in's open pane.

Both are taken out: Word would look for the one and offer the other wherever a filled file is
opened.
"""

from __future__ import annotations

from collections.abc import Iterable

from interview_kit.documents.word.parts import (
    CONTENT_TYPES,
    ContentTypes,
    Parts,
    Relation,
    parse_xml,
    relations_name,
    serialize,
)
from interview_kit.documents.word.tags import W

_ADD_IN_TYPES = (".webextensiontaskpanes+xml", ".webextension+xml")


def is_template(relation: Relation) -> bool:
    """Tell whether a relationship is the link to the template that a file was made from."""
    return relation.kind.lower().endswith("/attachedtemplate")


def is_pane(relation: Relation) -> bool:
    """Tell whether a relationship is that of a file to the panes of its add-ins."""
    return relation.kind.lower().endswith("/webextensiontaskpanes")


def pane_members(relations: Iterable[Relation], types: ContentTypes) -> frozenset[str]:
    """Return the members of an add-in's pane that was open when the file was saved."""

    inside = [
        each
        for each in relations
        if not each.external and types.of(each.member).endswith(_ADD_IN_TYPES)
    ]
    panes = {each.member for each in inside if is_pane(each) and not each.owner}
    members = panes | {each.member for each in inside if each.owner in panes}
    return frozenset(members | {relations_name(each) for each in members})


def take_out(parts: Parts) -> None:
    """Take the template's link and an add-in's pane out of a file that is to be filled."""
    contents, panes = parts.contents, pane_members(parts.relations, parts.types)
    for name in panes:
        contents.pop(name, None)
    gone = [each for each in parts.relations if is_template(each) or each.member in panes]
    for source in {each.source for each in gone} & contents.keys():
        ids = {each.id for each in gone if each.source == source}
        _drop(contents, source, "Id", ids)
    for owner in {each.owner for each in gone if is_template(each)} & contents.keys():
        root = parse_xml(contents[owner])
        for link in list(root.iter(f"{W}attachedTemplate")):
            link.getparent().remove(link)
        contents[owner] = serialize(root)
    if panes:
        _drop(contents, CONTENT_TYPES, "PartName", {f"/{name}" for name in panes})


def _drop(contents: dict[str, bytes], name: str, attribute: str, values: set[str]) -> None:
    """Drop the entries of a list whose attribute is one of these values."""
    root = parse_xml(contents[name])
    for entry in list(root):
        if entry.get(attribute) in values:
            root.remove(entry)
    contents[name] = serialize(root)
