"""Small letters as other programs save them, with tags and with values typed in their places.

Those in the folder `saved_by` were saved by the program itself, as its `made.md` says. The others
are built here from what such files have in them: the parts, the prefixes and namespaces, and where
the program tears a tag apart. In their XML a tag is written as «company».
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import docx
from word_files import saved
from word_package import A4, CORE, OFFICE, app, document_of, members_of, part_of

TAGS = {
    "interviewer": "{{ interviewer }}",
    "company": "{{ company }}",
    "name": "{{ name }}",
    "phone": "{% if phone %}{{ phone }}{% endif %}",
}
VALUES = {
    "interviewer": "Nadia Okafor",
    "company": "Hale & Sons",
    "name": "Ana Ruiz",
    "phone": "(617) 555-0142",
}


class Saved(NamedTuple):
    """A letter of a program: its members, in order, and what its tags are torn by."""

    members: dict[str, str]
    torn_by: str = ""
    start: bytes = b""


def of_program(program: str, *, typed: bool = False) -> bytes:
    """Return a letter with its tags, or with the values as people would have typed them."""
    if program == "python-docx":
        return _of_python_docx(VALUES if typed else TAGS)
    file = Path(__file__).parent / "saved_by" / f"{program}.docx"
    if file.exists():
        return _typed_over(file.read_bytes()) if typed else file.read_bytes()
    letter = _BUILT[program]()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in letter.members.items():
            xml = content
            for key, value in VALUES.items():
                tag = TAGS[key].replace(key, f"{key[:2]}{letter.torn_by}{key[2:]}", 1)
                xml = xml.replace(f"«{key}»", escape(value) if typed else tag)
            new.writestr(name, letter.start + xml.encode() if xml else b"")
    return out.getvalue()


def _typed_over(data: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for key, value in VALUES.items():
                content = content.replace(TAGS[key].encode(), escape(value).encode())
            new.writestr(name, content)
    return out.getvalue()


def _of_python_docx(texts: Mapping[str, str]) -> bytes:
    document = docx.Document()
    document.add_heading(f"For {texts['company']}")
    document.add_paragraph(f"Dear {texts['interviewer']},", style="List Bullet")
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = texts["company"], texts["phone"]
    document.sections[0].footer.paragraphs[0].text = f"From {texts['name']}"
    return saved(document)


def _word() -> Saved:
    """Word: numbers of editing sessions, spelling marks, a text box kept twice, a page number."""
    box = f"<w:txbxContent>{_line('To «interviewer»')}</w:txbxContent>"
    shape = (
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline distT="0" distB="0" '
        'distL="0" distR="0"><wp:extent cx="2400000" cy="600000"/><wp:docPr id="1" name="Box"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/'
        'wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="2400000" cy="600000"/></a:xfrm>'
        '<a:prstGeom prst="rect"/></wps:spPr>'
        f"<wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>"
        '</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:189pt;height:47pt">'
        f"<v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    edited = 'w:rsidR="00A77B3E" w:rsidRPr="00C2" w:rsidRDefault="00A77B3E" w14:paraId="3F2A1B0C"'
    field = "".join(
        f"<w:r>{inside}</w:r>"
        for inside in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    body = (
        f'<w:p {edited}><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:bookmarkStart w:id="0" '
        f'w:name="_GoBack"/><w:bookmarkEnd w:id="0"/><w:r><w:t>For «company»</w:t></w:r></w:p>'
        f"<w:p><w:r>{shape}</w:r></w:p><w:p {edited}><w:r><w:lastRenderedPageBreak/>"
        '<w:t xml:space="preserve">Call me: «phone»</w:t></w:r><w:r><w:footnoteReference w:id="2"/>'
        '</w:r></w:p><w:sectPr><w:headerReference w:type="first" r:id="header1.xml"/>'
        f'<w:footerReference w:type="default" r:id="footer1.xml"/>{A4}<w:titlePg/></w:sectPr>'
    )
    notes = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for number, kind in ((-1, "separator"), (0, "continuationSeparator"))
    )
    parts = {
        "header1.xml": part_of("hdr", _line("From «name»")),
        "footer1.xml": part_of("ftr", f"<w:p>{field}</w:p>"),
        "footnotes.xml": part_of(
            "footnotes", f'{notes}<w:footnote w:id="2">{_line("Note of «name»")}</w:footnote>'
        ),
        "settings.xml": part_of("settings", '<w:proofState w:spelling="clean"/>'),
    }
    torn = (
        '</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00C2">'
        '<w:t xml:space="preserve">'
    )
    more = {"docProps/core.xml": CORE, "docProps/app.xml": app("Microsoft Office Word")}
    return Saved(members_of(document_of(body), parts, more=more), torn)


def _google_docs() -> Saved:
    """Google Docs: no properties, zeros for sessions, right-to-left switched off, its own boxes."""
    zeros = 'w:rsidR="00000000" w:rsidDel="00000000" w:rsidRPr="00000000"'

    def line(text: str, style: str = "") -> str:
        look = '<w:rPr><w:rtl w:val="0"/></w:rPr>'
        run = f'<w:r {zeros}>{look}<w:t xml:space="preserve">{text}</w:t></w:r>'
        return f'<w:p {zeros} w:rsidP="00000000"><w:pPr>{style}<w:rPr/></w:pPr>{run}</w:p>'

    boxed = line("Call me: «phone»").replace(
        "<w:r ",
        '<w:sdt><w:sdtPr><w:id w:val="-1208"/><w:tag w:val="goog_rdk_0"/></w:sdtPr>'
        "<w:sdtContent><w:r ",
    )
    boxed = boxed.replace("</w:r></w:p>", "</w:r></w:sdtContent></w:sdt></w:p>")
    grid = '<w:gridCol w:w="4513"/><w:gridCol w:w="4513"/>'
    cells = "".join(f"<w:tc><w:tcPr/>{line(text)}</w:tc>" for text in ("Company", "«company»"))
    body = (
        line("For «company»", '<w:pStyle w:val="Title"/><w:contextualSpacing w:val="0"/>').replace(
            "</w:pPr>",
            '</w:pPr><w:bookmarkStart w:colFirst="0" w:colLast="0" w:name="_u0" w:id="0"/>'
            '<w:bookmarkEnd w:id="0"/>',
        )
        + boxed
        + '<w:tbl><w:tblPr><w:tblStyle w:val="Table1"/><w:jc w:val="left"/><w:tblInd w:w="0.0" '
        f'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}<w:tblGridChange '
        f'w:id="0"><w:tblGrid>{grid}</w:tblGrid></w:tblGridChange></w:tblGrid><w:tr><w:trPr>'
        f'<w:cantSplit w:val="0"/></w:trPr>{cells}</w:tr></w:tbl>'
        + line("Yours, «name» for «interviewer»")
        + f'<w:sectPr><w:headerReference r:id="header1.xml" w:type="default"/>{A4}'
        '<w:pgNumType w:start="1"/></w:sectPr>'
    )
    own = '<go:gDocsCustomXmlDataStorage xmlns:go="http://customooxmlschemas.google.com/"/>'
    parts = {"header1.xml": part_of("hdr", line("From «name»"))}
    return Saved(members_of(document_of(body), parts, more={"customXML/item1.xml": own}))


def _pages() -> Saved:
    """Pages: directions switched off everywhere, a header and a footer without text."""

    def line(text: str, style: str = "Body") -> str:
        return (
            f'<w:p><w:pPr><w:pStyle w:val="{style}"/><w:bidi w:val="0"/></w:pPr><w:r><w:rPr>'
            f'<w:rtl w:val="0"/><w:lang w:val="en-US"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
        )

    body = (
        line("For «company»", "Title")
        + line("Dear «interviewer», call me: «phone»")
        + line("«name»")
        + '<w:sectPr><w:headerReference w:type="default" r:id="header1.xml"/><w:footerReference '
        f'w:type="default" r:id="footer1.xml"/>{A4}<w:bidi w:val="0"/></w:sectPr>'
    )
    empty = '<w:p><w:pPr><w:bidi w:val="0"/></w:pPr><w:r/></w:p>'
    parts = {"header1.xml": part_of("hdr", empty), "footer1.xml": part_of("ftr", empty)}
    properties = {"docProps/core.xml": CORE, "docProps/app.xml": app("")}
    members = members_of(document_of(body), parts, more=properties)
    plain = {name: each.replace(' standalone="yes"', "") for name, each in members.items()}
    return Saved(plain)


def _wps() -> Saved:
    """WPS Office: folders as members, its build number, Asian fonts that tear words apart."""
    hint = '<w:rPr><w:rFonts w:hint="eastAsia"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>'
    body = "".join(
        f'<w:p><w:pPr>{hint}</w:pPr><w:r>{hint}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
        for text in ("For «company»", "Dear «interviewer», call me: «phone»", "«name»")
    )
    torn = f'</w:t></w:r><w:r>{hint.replace("eastAsia", "default", 1)}<w:t xml:space="preserve">'
    custom = (
        f'<Properties xmlns="{OFFICE}/custom-properties" xmlns:vt="{OFFICE}/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" '
        'name="KSOProductBuildVer">'
        "<vt:lpwstr>1033-11.1.0</vt:lpwstr></property></Properties>"
    )
    more = {
        "docProps/core.xml": CORE,
        "docProps/app.xml": app("WPS Office_11.1.0"),
        "docProps/custom.xml": custom,
        **dict.fromkeys(("word/_rels/", "word/", "_rels/", "docProps/"), ""),
    }
    grid = '<w:docGrid w:type="lines" w:linePitch="312" w:charSpace="0"/>'
    return Saved(members_of(document_of(f"{body}<w:sectPr>{A4}{grid}</w:sectPr>"), more=more), torn)


def _onlyoffice() -> Saved:
    """ONLYOFFICE: settings without a value, runs without a text, a shading that is none."""
    settings = '<w:pPr><w:pBdr/><w:shd w:val="nil"/><w:spacing/><w:ind/><w:rPr/></w:pPr>'
    look = '<w:rPr><w:highlight w:val="none"/></w:rPr>'
    body = "".join(
        f'<w:p w14:paraId="77FE1F9{number}">{settings}<w:r>{look}</w:r><w:r>{look}<w:t '
        f'xml:space="preserve">{text}</w:t></w:r><w:r/></w:p>'
        for number, text in enumerate(("For «company»", "Dear «interviewer»: «phone»", "«name»"))
    )
    parts = {"header1.xml": part_of("hdr", f"<w:p>{settings}<w:r/></w:p>")}
    more = {"docProps/core.xml": CORE, "docProps/app.xml": app("ONLYOFFICE/9.3")}
    header = '<w:headerReference w:type="even" r:id="header1.xml"/>'
    document = document_of(f"{body}<w:sectPr>{header}{A4}</w:sectPr>", "w14 w15")
    return Saved(members_of(document, parts, more=more))


def _phpword() -> Saved:
    """PHPWord: the prefix ve, columns with a type, remarks and numbering that hold nothing."""
    cell = '<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr>{}</w:tc>'
    body = (
        _line("For «company»", "<w:rPr/>")
        + "<w:p><w:pPr/></w:p>"
        + _line("Dear «interviewer», «name»: «phone»", '<w:rPr><w:b w:val="1"/></w:rPr>')
        + '<w:tbl><w:tblGrid><w:gridCol w:w="4000" w:type="dxa"/><w:gridCol w:w="4000" '
        'w:type="dxa"/></w:tblGrid><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr>'
        "<w:tr><w:trPr/>"
        + cell.format(_line("Company"))
        + cell.format(_line("«company»"))
        + f"</w:tr></w:tbl><w:p/><w:sectPr>{A4}</w:sectPr>"
    )
    document = (
        document_of(body).replace("xmlns:mc=", "xmlns:ve=").replace(' mc:Ignorable="w14 w15"', "")
    )
    parts = {
        "comments.xml": part_of("comments", ""),
        "numbering.xml": part_of("numbering", ""),
        "settings.xml": part_of("settings", ""),
    }
    more = {"docProps/core.xml": CORE, "docProps/app.xml": app("Microsoft Office Word")}
    return Saved(members_of(document, parts, more=more))


def _docx4j() -> Saved:
    """docx4j: each element on a line of its own, properties with a prefix, no settings."""
    body = f"{_line('For «company»')}{_line('Dear «interviewer», «phone»')}{_line('«name»')}"
    document = document_of(f"{body}<w:sectPr>{A4}</w:sectPr>")
    for tag in (
        "<w:body>",
        "<w:p>",
        "<w:r>",
        "<w:t ",
        "</w:r>",
        "</w:p>",
        "<w:sectPr>",
        "</w:body>",
    ):
        document = document.replace(tag, f"\n    {tag}")
    properties = (
        app("docx4j").replace("<", "<properties:").replace("<properties:/", "</properties:")
    )
    properties = properties.replace("xmlns=", "xmlns:properties=")
    return Saved(members_of(document, more={"docProps/app.xml": properties}))


def _open_xml_sdk() -> Saved:
    """Programs with Open XML SDK: a byte order mark, paths from the root, no properties."""
    body = f"{_line('For «company»')}{_line('Dear «interviewer», «phone»')}{_line('«name»')}"
    members = members_of(document_of(body + f"<w:sectPr>{A4}</w:sectPr>", "w14"))
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        members[name] = (
            members[name]
            .replace('Target="word/', 'Target="/word/')
            .replace('Target="styles', 'Target="/word/styles')
            .replace('Id="rId', 'Id="R7507ED7')
        )
    small = {name: each.replace("UTF-8", "utf-8") for name, each in members.items()}
    return Saved(small, start="\ufeff".encode())


def _word_for_the_web() -> Saved:
    """Word for the web: the document itself has another name, and spaces stand alone in runs."""
    body = "".join(
        f'<w:p><w:pPr><w:rPr><w:lang w:val="en-US"/></w:rPr></w:pPr><w:r><w:t>{text}</w:t></w:r>'
        '<w:r><w:t xml:space="preserve"> </w:t></w:r><w:r><w:t>.</w:t></w:r></w:p>'
        for text in ("For «company»", "«interviewer»", "«name»", "«phone»")
    )
    members = members_of(document_of(f"{body}<w:sectPr>{A4}</w:sectPr>"))
    renamed = {
        name.replace("document.xml", "document2.xml"): each.replace(
            "/document.xml", "/document2.xml"
        )
        for name, each in members.items()
    }
    torn = '</w:t></w:r><w:r w:rsidR="1"><w:rPr></w:rPr><w:t xml:space="preserve">'
    return Saved(renamed, torn)


def _line(text: str, look: str = "") -> str:
    return f'<w:p><w:r>{look}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


_BUILT = {
    "Word": _word,
    "Google Docs": _google_docs,
    "Pages": _pages,
    "WPS Office": _wps,
    "ONLYOFFICE": _onlyoffice,
    "PHPWord": _phpword,
    "docx4j": _docx4j,
    "Open XML SDK": _open_xml_sdk,
    "Word for the web": _word_for_the_web,
}
PROGRAMS = (*_BUILT, "python-docx", "libreoffice", "docx_js", "pandoc")
