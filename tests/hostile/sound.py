"""Layouts that ordinary people have, each of which has to pass."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from making import (
    NAMESPACES,
    WORD,
    field,
    letter,
    override,
    paragraph,
    parts,
    relation,
    relations,
    zipped,
)

Make = Callable[[], bytes]

GREETING = "Dear {{ interviewer }},"
LANGUAGES = (
    *("Grüße aus Köln, {{ company }}", "Καλημέρα {{ company }}", "Здравствуйте, {{ company }}"),
    *(
        "您好，{{ company }}",
        "こんにちは {{ company }}",
        "안녕하세요 {{ company }}",
        "नमस्ते {{ company }}",
    ),
    *("مرحبا {{ company }}", "שלום {{ company }}", "สวัสดี {{ company }}", "👩‍💻 🇳🇱 {{ company }}"),
)
BRACES = (
    "{a, b} and { and } and {}",
    "}} alone, %} and #}",
    "f(x) { return x; }",
    "100 % { } # % }",
    "\\frac{1}{2} {",
    "{ a",
    "{company and company}",
    "&lt;w:t&gt;{&lt;/w:t&gt; &amp;",
)


def saved(document: Any) -> bytes:
    """Return the bytes of a document of python-docx."""
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def picture() -> bytes:
    """Return a small PNG."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">2I5B", 8, 8, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\x00" + b"\x20\x80\x80" * 8 for _ in range(8)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_link(target: str) -> bytes:
    """Return a letter with a link on a word."""
    document = docx.Document()
    place = document.add_paragraph(GREETING)
    link = OxmlElement("w:hyperlink")
    number = document.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    link.set(qn("r:id"), number)
    link.append(parse_xml(f"<w:r {NAMESPACES}><w:t>the page</w:t></w:r>"))
    place._p.append(link)
    return saved(document)


def with_everything() -> bytes:
    """Return a letter with a picture, a table, lists, a header and page numbers."""
    document = docx.Document()
    document.core_properties.title = "My letter"
    section = document.sections[0]
    section.header.paragraphs[0].text = "{{ name }} · {{ phone }}"
    section.footer.paragraphs[0]._p.append(parse_xml(f"<w:r {NAMESPACES}><w:t>Page </w:t></w:r>"))
    for element in parse_xml(f"<w:body {NAMESPACES}>{field('PAGE')}</w:body>")[0]:
        section.footer.paragraphs[0]._p.append(element)
    document.add_heading("{{ subject }}", 1)
    document.add_paragraph(GREETING)
    document.add_picture(io.BytesIO(picture()))
    document.add_paragraph("{%p for line in paragraphs %}")
    document.add_paragraph("{{ line }}", style="List Bullet")
    document.add_paragraph("{%p endfor %}")
    table = document.add_table(rows=4, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "No.", "Line"
    table.cell(1, 0).text = "{%tr for line in signature %}"
    table.cell(2, 0).text, table.cell(2, 1).text = "{{ loop.index }}", "{{ line }}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.add_paragraph("{% if phone %}Call me: {{ phone }}{% else %}Write to me{% endif %}")
    document.add_page_break()
    document.add_comment(
        document.paragraphs[0].runs, text="Is this right?", author="A", initials="A"
    )
    return saved(document)


def _runs(*pieces: str, between: str = '<w:proofErr w:type="spellStart"/>') -> str:
    inside = between.join(
        f'<w:r w:rsidR="00A1"><w:rPr><w:lang w:val="en-GB"/></w:rPr><w:t>{each}</w:t></w:r>'
        for each in pieces
    )
    return f"<w:p>{inside}</w:p>"


_BOX = (
    "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline>"
    "<w:txbxContent>{0}</w:txbxContent></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict>"
    "<v:shape><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></v:shape></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
)
_MARK = '<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>'
_FONT = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"


def _zipped_otherwise() -> bytes:
    """Return a file as a program packs it that knows the sizes only afterwards, with folders."""

    class Stream(io.BytesIO):
        def seekable(self) -> bool:
            return False

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"made by hand"
        archive.writestr("word/", b"")
        for name, content in parts(GREETING).items():
            archive.writestr(name, content)
    return out.getvalue()


def _stored() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts(GREETING).items():
            archive.writestr(name, content)
    return out.getvalue()


def with_keys(inside: str) -> bytes:
    """Return a letter with a shortcut key of its own."""
    office = "http://schemas.microsoft.com/office"
    return letter(
        GREETING,
        types=override("word/keys.xml", "application/vnd.ms-word.keyMapCustomizations+xml"),
        links=(relation(f"{office}/2006/relationships/keyMapCustomizations", "keys.xml"),),
        word__keys=f"<wne:tcg xmlns:wne='{office}/word/2006/wordml'><wne:keymaps>"
        f"<wne:keymap wne:kcmPrimary='0231'>{inside}</wne:keymap></wne:keymaps></wne:tcg>",
    )


MICROSOFT = "http://schemas.microsoft.com"


def with_template(target: str) -> bytes:
    """Return a letter that was made from a template."""
    link = relation("attachedTemplate", target, outside=True, number=7)
    settings = f'<w:settings {NAMESPACES}><w:attachedTemplate r:id="rId7"/></w:settings>'
    return zipped(
        parts(GREETING, links=(relation("settings", "settings.xml"),))
        | {
            "word/settings.xml": settings.encode(),
            "word/_rels/settings.xml.rels": relations(link).encode(),
        }
    )


def with_pane() -> bytes:
    """Return a letter that was saved while the pane of an add-in was open."""
    kind, add_in = (f"{MICROSOFT}/office/2011/relationships/{each}" for each in ADD_INS)
    panes, inside = (f"word/webextensions/{each}.xml" for each in ("taskpanes", "webextension1"))
    types = "".join(
        override(name, f"application/vnd.ms-office.{each}+xml")
        for name, each in zip((panes, inside), ADD_INS, strict=True)
    )
    main = relation("officeDocument", "word/document.xml")
    return zipped(
        parts(GREETING, types=types)
        | {
            "_rels/.rels": relations(main, relation(kind, panes, number=2)).encode(),
            panes: b'<x:taskpanes xmlns:x="urn:x"><x:taskpane><x:webextensionref/></x:taskpane>'
            b"</x:taskpanes>",
            "word/webextensions/_rels/taskpanes.xml.rels": relations(
                relation(add_in, "webextension1.xml")
            ).encode(),
            inside: b'<x:webextension xmlns:x="urn:x"/>',
        }
    )


ADD_INS = ("webextensiontaskpanes", "webextension")
_CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_SHEETS = "application/vnd.openxmlformats-officedocument.spreadsheetml."


def with_chart(
    cell: str = "<c><v>3</v></c>", *, workbook: tuple[str, ...] = (), kind: str = "sheet"
) -> bytes:
    """Return a letter with a chart and the table behind it; `workbook` are links of the table."""
    sheet = f'<worksheet xmlns="urn:s"><sheetData><row>{cell}</row></sheetData></worksheet>'
    links = (relation("worksheet", "worksheets/sheet1.xml"), *workbook)
    table = zipped(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": relations(relation("officeDocument", "xl/workbook.xml")).encode(),
            "xl/workbook.xml": b'<workbook xmlns="urn:s"/>',
            "xl/_rels/workbook.xml.rels": relations(*links).encode(),
            "xl/worksheets/sheet1.xml": sheet.encode(),
        }
    )
    types = override("word/charts/chart1.xml", _CHART)
    types += override("word/embeddings/table1.xlsx", f"{_SHEETS}{kind}")
    return zipped(
        parts(GREETING, links=(relation("chart", "charts/chart1.xml"),), types=types)
        | {
            "word/charts/chart1.xml": b'<c:chartSpace xmlns:c="urn:c" xmlns:r="urn:r">'
            b'<c:externalData r:id="rId1"/></c:chartSpace>',
            "word/charts/_rels/chart1.xml.rels": relations(
                relation("package", "../embeddings/table1.xlsx")
            ).encode(),
            "word/embeddings/table1.xlsx": table,
        }
    )


SOUND: dict[str, Make] = {
    "a line": lambda: letter(GREETING),
    "a link to a page": lambda: with_link("https://example.org/a?b=c&d=%20e#f"),
    "a link to a page without a lock": lambda: with_link("http://example.org"),
    "a link to a mail": lambda: with_link("mailto:ana.ruiz@example.org?subject=Hi%20there"),
    "a link to a phone": lambda: with_link("tel:+441134960123"),
    "a picture, a table, a list, a header and page numbers": with_everything,
    "every language": lambda: letter(GREETING, *LANGUAGES),
    "braces in the text": lambda: letter(
        GREETING, *(line for brace in BRACES for line in (brace, "text"))
    ),
    "braces that would make a tag with those of the next paragraph": lambda: letter(
        GREETING, "{", "{ company.__class__ }}", "a {", "% if b %}", "}", "}", "100 %", "}"
    ),
    "tags without spaces": lambda: letter("{{interviewer}}{%if phone%}{{phone}}{%endif%}"),
    "tags with typographic quotes": lambda: letter("{% if company == “Hale” %}x{% endif %}"),
    "a tag split by spell-checking": lambda: letter(
        _runs("Dear {", "{ inter", "viewer }", "}, hello {{ com", "pany }}")
    ),
    "a tag split by the last place of editing": lambda: letter(
        _runs("Dear {{ inter", "viewer }}", between=_MARK)
    ),
    "blanks beside tags for whole paragraphs and rows": lambda: letter(
        *(" {%p if company %} ", GREETING, "{%p endif %}\u00a0", "{#p a remark #} "),
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
        + "".join(
            f"<w:tr><w:tc>{paragraph(text)}</w:tc><w:tc>{paragraph(' ')}</w:tc></w:tr>"
            for text in ("{%tr for line in signature %} ", "{{ line }}", "{%tr endfor %}")
        )
        + "</w:tbl>",
    ),
    "a tag in two colours": lambda: letter(
        "<w:p><w:r><w:t>{{ inter</w:t></w:r>"
        "<w:r><w:rPr><w:b/></w:rPr><w:t>viewer }}</w:t></w:r></w:p>"
    ),
    "a tag in a text box": lambda: letter(_BOX.format(paragraph(GREETING))),
    "a tag in a box of its own": lambda: letter(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(GREETING)}</w:sdtContent></w:sdt>"
    ),
    "fields": lambda: letter(
        GREETING,
        field(" PAGE ", r"\* MERGEFORMAT "),
        field(" NUMPAGES "),
        field(r' DATE \@ "d MMMM yyyy" '),
        field(r' TOC \o "1-3" \h \z \u '),
        field(' HYPERLINK "https://example.org" '),
        field(r' HYPERLINK \l "_Toc1" '),
        field(r' HYPERLINK "mailto:a@example.org" \o "write to me" \t "_blank" '),
        field(" MACROBUTTON NoMacro [Click here] "),
        field(" MACROBUTTON DoFieldClick [Name] "),
        field(" REF _Ref1 \\h "),
        field(r" SEQ Table \* ARABIC "),
        field(" = SUM(ABOVE) "),
        field(" FORMTEXT "),
    ),
    "a field in a field": lambda: letter(
        GREETING, field(f"IF </w:instrText></w:r>{field('PAGE')[5:-6]}<w:r><w:instrText> = 1")
    ),
    "data of its own": lambda: zipped(
        parts(GREETING, links=(relation(_CUSTOM, "../customXml/item1.xml"),))
        | {"customXml/item1.xml": b'<?xml version="1.0"?><b:Sources xmlns:b="urn:b"/>'}
    ),
    "shortcut keys": lambda: with_keys("<wne:fci wne:fciName='InsertDateField'/>"),
    "a template on a disk": lambda: with_template("file:///C:\\Users\\ana\\Letterhead.dotx"),
    "the open pane of an add-in": with_pane,
    "a chart with its table": lambda: with_chart("<c><f>SUM(A1:A2)</f><v>3</v></c>"),
    "an embedded font": lambda: zipped(
        parts(GREETING) | {"word/fonts/font1.odttf": bytes(range(256)) * 40}
    ),
    "an embedded font that begins as XML does": lambda: zipped(
        parts(GREETING, types=override("word/fonts/font1.odttf", _FONT))
        | {"word/fonts/font1.odttf": b"<" + bytes(range(256)) * 40}
    ),
    "footnotes": lambda: letter(
        GREETING,
        types=override("word/footnotes.xml", f"{WORD}footnotes+xml"),
        links=(relation("footnotes", "footnotes.xml"),),
        word__footnotes=f'<w:footnotes {NAMESPACES}><w:footnote w:id="1">'
        f"{paragraph('{{ company }}')}</w:footnote></w:footnotes>",
    ),
    "an empty letter": lambda: letter(""),
    "a long letter": lambda: letter(*(f"{GREETING} {n}" for n in range(900))),
    "a large picture": lambda: zipped(
        parts(GREETING) | {"word/media/image1.png": picture() + bytes(range(256)) * 12_000}
    ),
    "packed by another program": _zipped_otherwise,
    "not packed": _stored,
    "a letter that another program called document2": lambda: zipped(
        {
            name.replace("document", "document2"): content.replace(
                b"/document.xml", b"/document2.xml"
            )
            for name, content in parts(GREETING).items()
        }
    ),
    "a link on a drawn shape": lambda: letter(
        GREETING,
        '<w:p><w:r><w:pict><v:shape href="https://example.org"/></w:pict></w:r></w:p>',
    ),
    "an ampersand in a tag, and one of two lines": lambda: letter(
        "{{ phone or 'A &amp; B' }}", "<w:p><w:r><w:t>{{ company\nor “none” }}</w:t></w:r></w:p>"
    ),
    "XML in UTF-16": lambda: zipped(
        parts(GREETING)
        | {
            "word/document.xml": parts(GREETING)["word/document.xml"]
            .decode()
            .replace("UTF-8", "UTF-16")
            .encode("utf-16")
        }
    ),
}
