"""A résumé is known by its bytes, and kept only if it is what its name says and runs nothing."""

from __future__ import annotations

import io
import zipfile

import pytest

from interview_kit.documents.resumes import (
    JPEG,
    MAX_FILE,
    OLD_WORD,
    OPEN_TEXT,
    PDF,
    PNG,
    RICH_TEXT,
    TEXT,
    WEBP,
    WORD,
    ResumeKind,
    check_resume,
    kind_of_name,
)
from interview_kit.errors import DocumentError
from tests.pages.looking import word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PDF_FILE = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"


def wide(*names: str) -> bytes:
    """Return the start of an old Office file with these names in it."""
    return OLE + "\n".join(names).encode("utf-16-le")


def zipped(*names: str, mimetype: str = "") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in {"mimetype": mimetype, **dict.fromkeys(names, "x")}.items():
            archive.writestr(name, text)
    return data.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("Nadia.PDF", PDF_FILE, PDF),
        ("cv.docx", word_file("Nadia Okafor"), WORD),
        ("cv.doc", wide("WordDocument"), OLD_WORD),
        ("cv.doc", b"{\\rtf1 Nadia}", RICH_TEXT),
        (
            "cv.odt",
            zipped("content.xml", mimetype="application/vnd.oasis.opendocument.text"),
            OPEN_TEXT,
        ),
        ("cv.png", b"\x89PNG\r\n\x1a\n...", PNG),
        ("cv.jpeg", b"\xff\xd8\xff\xe0...", JPEG),
        ("cv.webp", b"RIFF\x00\x00\x00\x00WEBP", WEBP),
        ("cv.txt", "Jürg\nBern".encode("cp1252"), TEXT),
    ],
)
def test_a_resume_is_what_its_name_says(name: str, data: bytes, kind: ResumeKind) -> None:
    assert check_resume(name, data) is kind
    assert kind_of_name(name).mime == (OLD_WORD if name.endswith(".doc") else kind).mime


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("cv.pdf", b"", "resume_empty"),
        ("cv.pdf", PDF_FILE + b"x" * MAX_FILE, "resume_too_large"),
        ("cv.pdf", PDF_FILE.replace(b"/Root", b"/Encrypt 5 0 R/Root"), "resume_password"),
        ("cv.docx", wide("EncryptedPackage"), "resume_password"),
        ("cv.docx", zipped("word/document.xml", "word/vbaProject.bin"), "resume_macros"),
        ("cv.doc", wide("WordDocument", "_VBA_PROJECT"), "resume_macros"),
        ("cv.docx", zipped("word/document.xml", "word/embeddings/o.bin"), "resume_objects"),
        ("cv.rtf", b"{\\rtf1{\\object{\\*\\objdata 01}}}", "resume_objects"),
        ("cv.docx", word_file("Nadia")[:800], "resume_damaged"),
        ("cv.txt", b"<html><script>alert(1)</script>", "resume_web_page"),
        ("cv.pdf", b"MZ\x90\x00\x03", "resume_other"),
        ("cv.zip", zipped("cv.pdf"), "resume_other"),
        ("cv.pdf", b"\x89PNG\r\n\x1a\n...", "resume_not_as_named"),
        ("cv.pdf.exe", PDF_FILE, "resume_not_as_named"),
        ("cv", PDF_FILE, "resume_not_as_named"),
    ],
)
def test_what_is_no_resume_is_refused_in_words(name: str, data: bytes, code: str) -> None:
    with pytest.raises(DocumentError) as caught:
        check_resume(name, data)
    assert caught.value.code == code
    assert caught.value.what
    assert caught.value.next_step
