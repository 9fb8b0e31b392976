"""The members of a Word file, put together by hand: types and relations follow from the names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_FORMATS = "http://schemas.openxmlformats.org"
OFFICE = f"{_FORMATS}/officeDocument/2006"
_MICROSOFT = "http://schemas.microsoft.com/office"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_NAMESPACES = {
    "mc": f"{_FORMATS}/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": f"{OFFICE}/relationships",
    "m": f"{OFFICE}/math",
    "v": "urn:schemas-microsoft-com:vml",
    "wp": f"{_FORMATS}/drawingml/2006/wordprocessingDrawing",
    "w10": "urn:schemas-microsoft-com:office:word",
    "w": f"{_FORMATS}/wordprocessingml/2006/main",
    "a": f"{_FORMATS}/drawingml/2006/main",
    "w14": f"{_MICROSOFT}/word/2010/wordml",
    "w15": f"{_MICROSOFT}/word/2012/wordml",
    "wps": f"{_MICROSOFT}/word/2010/wordprocessingShape",
}
NS = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in _NAMESPACES.items())
_TYPES = {
    "core": "application/vnd.openxmlformats-package.core-properties+xml",
    "app": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    "custom": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    "theme": "application/vnd.openxmlformats-officedocument.theme+xml",
    "document": f"{_WORD_TYPE}document.main+xml",
}
_PROPERTIES = {
    "core": f"{_FORMATS}/package/2006/relationships/metadata/core-properties",
    "app": f"{OFFICE}/relationships/extended-properties",
    "custom": f"{OFFICE}/relationships/custom-properties",
}
A4 = (
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" '
    'w:left="1440" w:header="720" w:footer="720" w:gutter="0"/>'
)
STYLES = (
    f'<w:styles xmlns:w="{_NAMESPACES["w"]}"><w:docDefaults><w:rPrDefault><w:rPr>'
    '<w:rFonts w:ascii="Liberation Serif" w:hAnsi="Liberation Serif"/></w:rPr></w:rPrDefault>'
    '</w:docDefaults><w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/>'
    '<w:rPr><w:sz w:val="40"/></w:rPr></w:style></w:styles>'
)
CORE = f'<cp:coreProperties xmlns:cp="{_FORMATS}/package/2006/metadata/core-properties"/>'


def members_of(
    document: str, parts: Mapping[str, str] | None = None, *, more: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return the members: the document, `parts` beside it, and `more` as they are.

    In the document r:id="header1.xml" refers to a part by its name.
    """
    beside = {"styles.xml": STYLES, **(parts or {})}
    others = dict(more or {})
    numbers = {name: f"rId{number}" for number, name in enumerate(beside, 1)}
    for name, number in numbers.items():
        document = document.replace(f'r:id="{name}"', f'r:id="{number}"')
    stems = {f"word/{name}": Path(name).stem.rstrip("0123456789") for name in beside}
    stems |= {
        name: Path(name).stem for name in others if name.startswith("docProps/") and others[name]
    }
    stems["word/document.xml"] = "document"
    kinds = {name: _TYPES.get(stem, f"{_WORD_TYPE}{stem}+xml") for name, stem in stems.items()}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    root = {name: _PROPERTIES[stem] for name, stem in stems.items() if stem in _PROPERTIES}
    root["word/document.xml"] = f"{OFFICE}/relationships/officeDocument"
    links = {
        name: f"{OFFICE}/relationships/{Path(name).stem.rstrip('0123456789')}" for name in beside
    }
    return {
        "[Content_Types].xml": f'{HEAD}<Types xmlns="{_FORMATS}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": relations_of(
            {name: (f"rId{n}", kind) for n, (name, kind) in enumerate(root.items(), 1)}
        ),
        "word/document.xml": document,
        "word/_rels/document.xml.rels": relations_of({n: (numbers[n], links[n]) for n in beside}),
        **{f"word/{name}": content for name, content in beside.items()},
        **others,
    }


def relations_of(rows: Mapping[str, tuple[str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{number}" Type="{kind}" Target="{name}"/>'
        for name, (number, kind) in rows.items()
    )
    return (
        f'{HEAD}<Relationships xmlns="{_FORMATS}/package/2006/relationships">{each}</Relationships>'
    )


def app(application: str) -> str:
    inside = f"<Application>{application}</Application>"
    return f'<Properties xmlns="{OFFICE}/extended-properties">{inside}</Properties>'


def part_of(tag: str, inside: str) -> str:
    return f"{HEAD}<w:{tag} {NS}>{inside}</w:{tag}>"


def document_of(body: str, ignorable: str = "w14 w15") -> str:
    return f'{HEAD}<w:document {NS} mc:Ignorable="{ignorable}"><w:body>{body}</w:body></w:document>'
