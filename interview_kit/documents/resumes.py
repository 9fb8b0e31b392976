"""What kind of file a résumé is, by its bytes. It is kept and given back, and never opened here."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from typing import NamedTuple

from interview_kit.documents import csv_lists
from interview_kit.errors import DocumentError

MAX_FILE = 10 * 1024 * 1024  # bytes

_ENCRYPTED_PDF = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
_MACROS = ("vbaProject.bin", "vbaData.xml")


class ResumeKind(NamedTuple):
    """A kind of file: in words, its media type, and the endings of names that promise it."""

    words: str
    mime: str
    endings: tuple[str, ...]


PDF = ResumeKind("a PDF", "application/pdf", ("pdf",))
WORD = ResumeKind(
    "a Word file",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ("docx",),
)
OLD_WORD = ResumeKind("an old Word file", "application/msword", ("doc", "dot"))
OPEN_TEXT = ResumeKind("an OpenDocument text", "application/vnd.oasis.opendocument.text", ("odt",))
RICH_TEXT = ResumeKind("a Rich Text file", "application/rtf", ("rtf", "doc"))
PNG = ResumeKind("a picture (PNG)", "image/png", ("png",))
JPEG = ResumeKind("a picture (JPEG)", "image/jpeg", ("jpg", "jpeg", "jpe"))
WEBP = ResumeKind("a picture (WebP)", "image/webp", ("webp",))
TEXT = ResumeKind("plain text", "text/plain", ("txt", "text", "md"))
KINDS = (PDF, WORD, OLD_WORD, OPEN_TEXT, RICH_TEXT, PNG, JPEG, WEBP, TEXT)

ENDINGS = tuple(dict.fromkeys(ending for kind in KINDS for ending in kind.endings))


def check_resume(name: str, data: bytes) -> ResumeKind:
    """Return what a file is. Raises DocumentError unless it is a résumé that may be kept.

    It is none if it has a password, macros or objects in it, or if it is something else than its
    name says.
    """
    if len(data) > MAX_FILE:
        raise DocumentError("resume_too_large", megabytes=MAX_FILE // 1024**2)
    kind = _kind(data)
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    if ending not in kind.endings:
        promised = f".{ending}" if ending and len(ending) < 10 else "no kind"
        raise DocumentError(
            "resume_not_as_named", promised=promised, kind=kind.words, ending=kind.endings[0]
        )
    return kind


def kind_of_name(name: str) -> ResumeKind:
    """Return the kind that the name of a file promises, which it was checked for."""
    ending = name.rpartition(".")[2].lower()
    return next((kind for kind in KINDS if ending in kind.endings), TEXT)


def _kind(data: bytes) -> ResumeKind:
    if not data.strip():
        raise DocumentError("resume_empty")
    looks = (look for start, look in _BY_START.items() if data.startswith(start))
    return next(looks, _kind_of_text)(data)


def _kind_of_pdf(data: bytes) -> ResumeKind:
    if _ENCRYPTED_PDF.search(data):
        raise DocumentError("resume_password")
    return PDF


def _kind_of_rich_text(data: bytes) -> ResumeKind:
    if b"\\objdata" in data or b"\\objupdate" in data:
        raise DocumentError("resume_objects")
    return RICH_TEXT


def _kind_of_riff(data: bytes) -> ResumeKind:
    if data[8:12] != b"WEBP":
        raise DocumentError("resume_other")
    return WEBP


def _kind_of_zip(data: bytes) -> ResumeKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise DocumentError("resume_damaged") from error
    names = {info.filename for info in infos}
    if any(info.flag_bits & 0x1 for info in infos):
        raise DocumentError("resume_password")
    if any(name.endswith(_MACROS) or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise DocumentError("resume_macros")
    if any("/embeddings/" in name or "/activeX/" in name for name in names):
        raise DocumentError("resume_objects")
    if "word/document.xml" in names:
        return WORD
    if "content.xml" in names and b"application/vnd.oasis.opendocument.text" in data[:200]:
        return OPEN_TEXT
    raise DocumentError("resume_other")


def _kind_of_old_office(data: bytes) -> ResumeKind:
    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if holds("EncryptedPackage"):
        raise DocumentError("resume_password")
    if not holds("WordDocument"):
        raise DocumentError("resume_other")
    if holds("_VBA_PROJECT"):
        raise DocumentError("resume_macros")
    if holds("ObjectPool") and holds("\x01Ole10Native"):
        raise DocumentError("resume_objects")
    return OLD_WORD


def _kind_of_text(data: bytes) -> ResumeKind:
    try:
        text = csv_lists.decode(data)
    except DocumentError as error:
        raise DocumentError("resume_other") from error
    if text.lstrip()[:1] == "<":
        raise DocumentError("resume_web_page")
    return TEXT


_BY_START: dict[bytes, Callable[[bytes], ResumeKind]] = {
    b"PK\x03\x04": _kind_of_zip,
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": _kind_of_old_office,
    b"%PDF-": _kind_of_pdf,
    b"{\\rtf": _kind_of_rich_text,
    b"\x89PNG\r\n\x1a\n": lambda _: PNG,
    b"\xff\xd8\xff": lambda _: JPEG,
    b"RIFF": _kind_of_riff,
}
