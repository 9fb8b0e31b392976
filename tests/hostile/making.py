"""How the files of the corpus are put together: parts into a zip file, and zip files tampered with.

Nothing here is kept as a file: whoever reads a test can read what the file holds.
"""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from typing import NamedTuple

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
MAIN = f"{WORD}document.main+xml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'


GOOD = "Dear {{ interviewer }}"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class Attack(NamedTuple):
    """A hostile file, made when it is needed, and words of the sentence that refuses it."""

    make: Callable[[], bytes]
    words: str


def paragraph(text: str) -> str:
    """Return a paragraph with one run."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def body(*content: str) -> str:
    """Return the XML of a letter; what is not yet a paragraph becomes one."""
    inside = "".join(each if each.startswith("<") else paragraph(each) for each in content)
    return f"{HEAD}<w:document {NAMESPACES}><w:body>{inside}<w:sectPr/></w:body></w:document>"


def relation(kind: str, target: str, *, outside: bool = False, number: int = 1) -> str:
    """Return one relationship; `kind` is the end of its type, or a whole type."""
    whole = kind if ":" in kind else f"{R}/{kind}"
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="rId{number}" Type="{whole}" Target="{target}"{mode}/>'


def relations(*each: str) -> str:
    """Return the XML of the relationships of a part."""
    inside = "".join(each)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{HEAD}<Relationships xmlns="{space}">{inside}</Relationships>'


def parts(
    *content: str, main: str = MAIN, links: tuple[str, ...] = (), types: str = ""
) -> dict[str, bytes]:
    """Return the parts of a small Word file with these paragraphs."""
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    listed = (
        f'{HEAD}<Types xmlns="{space}">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{types}</Types>'
    )
    made = {
        "[Content_Types].xml": listed.encode(),
        "_rels/.rels": relations(relation("officeDocument", "word/document.xml")).encode(),
        "word/document.xml": body(*content).encode(),
    }
    if links:
        made["word/_rels/document.xml.rels"] = relations(*links).encode()
    return made


def override(name: str, kind: str) -> str:
    """Return the line that says of what type a part is."""
    return f'<Override PartName="/{name}" ContentType="{kind}"/>'


def zipped(members: Mapping[str, bytes]) -> bytes:
    """Return a zip file with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def letter(*content: str, links: tuple[str, ...] = (), types: str = "", **more: str) -> bytes:
    """Return a small Word file; `more` are further members, "__" in a name for "/"."""
    made = parts(*content, links=links, types=types)
    for name, text in more.items():
        made[f"{name.replace('__', '/')}.xml"] = text.encode()
    return zipped(made)


def with_members(data: bytes, *added: tuple[str, bytes]) -> bytes:
    """Return a zip file with members added as they are, also twice or with an odd name."""
    out = io.BytesIO(data)
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # it is meant to be there twice
        for name, content in added:
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def with_flag(data: bytes, flag: int) -> bytes:
    """Return a zip file with a flag set in every header."""
    changed = bytearray(data)
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(signature)
        while start >= 0:
            (flags,) = struct.unpack_from("<H", changed, start + place)
            struct.pack_into("<H", changed, start + place, flags | flag)
            start = data.find(signature, start + 4)
    return bytes(changed)


def with_method(data: bytes, method: int) -> bytes:
    """Return a zip file that says that its members are packed in another way."""
    changed = bytearray(data)
    for signature, place in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        start = data.find(signature)
        while start >= 0:
            struct.pack_into("<H", changed, start + place, method)
            start = data.find(signature, start + 4)
    return bytes(changed)


def with_size(data: bytes, name: str, size: int, *, own: bool, listed: bool) -> bytes:
    """Return a zip file that lies about a member's size: in its own header, the list, or both."""
    changed = bytearray(data)
    wanted = name.encode()
    for signature, place, length, wants in (
        (b"PK\x03\x04", 22, 30, own),
        (b"PK\x01\x02", 24, 46, listed),
    ):
        start = data.find(signature)
        while start >= 0 and wants:
            if data[start + length : start + length + len(wanted)] == wanted:
                struct.pack_into("<I", changed, start + place, size)
            start = data.find(signature, start + 4)
    return bytes(changed)


def field(*pieces: str, kind: str = "instrText") -> str:
    """Return a paragraph with a field whose code is spread over runs."""
    runs = "".join(
        f'<w:r><w:{kind} xml:space="preserve">{each}</w:{kind}></w:r>' for each in pieces
    )
    return (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'{runs}<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        '<w:r><w:t>result</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def simple_field(code: str) -> str:
    """Return a paragraph with a field in its short form."""
    return f'<w:p><w:fldSimple w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
