"""An empty Word document without python-docx's unneeded parts and styles."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx import Document
from docx.oxml.ns import nsdecls, qn

_MADE = datetime(2026, 1, 1)
_KEPT_STYLES = frozenset(
    {
        *("Normal", "DefaultParagraphFont", "TableNormal", "NoList", "Header", "Footer"),
        *("Heading1", "Heading2", "ListBullet"),
    }
)
_UNUSED_PARTS = (
    *("/thumbnail", "/stylesWithEffects", "/customXml", "/webSettings", "/extended-properties"),
)
# Fonts that replace ours where they are not installed.
_FONTS = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts {nsdecls("w")}>\
<w:font w:name="Georgia"><w:altName w:val="Liberation Serif"/><w:family w:val="roman"/>\
<w:pitch w:val="variable"/></w:font>\
<w:font w:name="Arial"><w:altName w:val="Liberation Sans"/><w:family w:val="swiss"/>\
<w:pitch w:val="variable"/></w:font></w:fonts>""".encode()


def blank_document(title: str) -> Any:
    """Return an empty document with a few styles and no author."""
    document = Document()
    _drop_parts(document)
    _drop_styles(document)
    _update_settings(document)
    properties = document.core_properties
    properties.author = properties.comments = properties.last_modified_by = ""
    properties.title, properties.language = title, "en-US"
    properties.created = properties.modified = _MADE
    return document


def _drop_parts(document: Any) -> None:
    for source in (document.part.package, document.part):
        for key, relation in list(source.rels.items()):
            if relation.reltype.endswith(_UNUSED_PARTS):
                del source.rels[key]
            elif relation.reltype.endswith("/fontTable"):
                relation.target_part._blob = _FONTS


def _drop_styles(document: Any) -> None:
    styles = document.styles.element
    for each in list(styles.iterchildren(qn("w:style"))):
        if each.get(qn("w:styleId")) not in _KEPT_STYLES:
            styles.remove(each)
    for link in list(styles.iter(qn("w:link"))):
        link.getparent().remove(link)
    number = styles.xpath('w:style[@w:styleId="ListBullet"]//w:numId/@w:val')[0]
    numbering = document.part.numbering_part.element
    kept = numbering.xpath(f'w:num[@w:numId="{number}"]/w:abstractNumId/@w:val')[0]
    for each in numbering.xpath(f'w:num[not(@w:numId="{number}")]'):
        numbering.remove(each)
    for each in numbering.xpath(f'w:abstractNum[not(@w:abstractNumId="{kept}")]'):
        numbering.remove(each)


def _update_settings(document: Any) -> None:
    """Update the settings, since Word would open the file as one of 2010."""
    element = document.settings.element
    dropped = ("proofState", "savePreviewPicture", "rsids", "doNotAutoCompressPictures")
    for name in (*dropped, "themeFontLang", "shapeDefaults", "zoom"):
        for child in list(element.iterchildren(qn(f"w:{name}"))):
            element.remove(child)
    for child in list(element.iter(qn("w:useFELayout"))):
        child.getparent().remove(child)
    for mode in element.iter(qn("w:compatSetting")):
        if mode.get(qn("w:name")) == "compatibilityMode":
            mode.set(qn("w:val"), "15")
