"""The table behind a chart: a workbook inside the file, let in if it holds a table and no more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from interview_kit.documents.layouts.xml_scan import scan
from interview_kit.documents.layouts.zip_members import MAX_UNPACKED, read_members
from interview_kit.documents.word.parts import Relation, all_relations, parse_xml
from interview_kit.errors import DocumentError

_CHARTS = (".chart+xml", ".chartex+xml")
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_XML_ENDS = (".xml", ".rels", ".vml")
# The ends of the relationships of a workbook that fetches and runs nothing, in small letters.
_OF_A_TABLE = (
    *("/officedocument", "/worksheet", "/sharedstrings", "/styles", "/theme", "/table"),
    *("/calcchain", "/sheetmetadata", "/printersettings", "/thumbnail", "/person"),
    *("/drawing", "/vmldrawing", "/comments", "/image", "/classificationlabels"),
    *("/chart", "/chartsheet", "/chartstyle", "/chartcolorstyle"),
    *("/core-properties", "/extended-properties", "/custom-properties"),
)
# Functions that fetch or run something; a bar calls another program.
_RUNS = re.compile(r"\b(?:webservice|image|rtd|call|register(?:\.id)?|exec)\s*\(|\|", re.I)


def chart_tables(relations: Iterable[Relation], types: Mapping[str, str]) -> list[Relation]:
    """Return the relationships of charts to the workbooks with their tables."""
    return [
        each
        for each in relations
        if each.kind.lower().endswith("/package")
        and not each.external
        and types.get(each.owner, "").endswith(_CHARTS)
        and types.get(each.member, "") == _WORKBOOK
    ]


def check_tables(contents: Iterable[bytes]) -> None:
    """Raise DocumentError for a workbook that holds more than a table."""
    left = MAX_UNPACKED
    for content in contents:
        try:
            members = read_members(content)
            left -= sum(map(len, members.values()))
            is_table = left >= 0 and _is_table(members)
        except DocumentError as error:
            raise DocumentError("upload_chart_inside") from error
        if not is_table:
            raise DocumentError("upload_chart_inside")


def _is_table(members: Mapping[str, bytes]) -> bool:
    parts = [name for name in members if name.lower().endswith(_XML_ENDS)]
    scan((name, members[name]) for name in parts)
    relations = all_relations(members)
    if any(each.external or not each.kind.lower().endswith(_OF_A_TABLE) for each in relations):
        return False
    roots = (parse_xml(members[name]) for name in parts)
    formulas = (each.text or "" for root in roots for each in root.iter("{*}f", "{*}definedName"))
    return not any(map(_RUNS.search, formulas))
