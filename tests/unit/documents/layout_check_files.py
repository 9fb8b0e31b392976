"""Small layouts for the check, and what it finds in them."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from word_files import letter

from interview_kit.documents.layouts.layout_check import Finding, check_layout


def saved(document: Any) -> bytes:
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def layout(*paragraphs: str) -> bytes:
    return letter(*paragraphs)


def found(*paragraphs: str, document: str = "thank_you", severity: str = "stop") -> list[Finding]:
    findings = check_layout(layout(*paragraphs), document).findings
    return [each for each in findings if each.severity == severity]


def only(*paragraphs: str, document: str = "thank_you", severity: str = "stop") -> Finding:
    (finding,) = found(*paragraphs, document=document, severity=severity)
    return finding


def of_xml(*inside: str) -> bytes:
    document = docx.Document()
    for each in inside:
        document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{each}</w:p>"))
    return saved(document)


def quick(text: str) -> bytes:
    """Return a layout with one paragraph and nothing that takes time to make or to read."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(_base())) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as new,
    ):
        for name in ("[Content_Types].xml", "_rels/.rels", "word/document.xml"):
            new.writestr(name, old.read(name).replace(b"THE TEXT", escape(text).encode()))
    return out.getvalue()


@cache
def _base() -> bytes:
    return layout("THE TEXT")
