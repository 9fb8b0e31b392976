"""An upload that was let in: what is known of it. Who is kept out is said in tests/hostile."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
import xlsxwriter
from docx.opc.constants import RELATIONSHIP_TYPE

from interview_kit.documents.layouts.chart_tables import check_tables
from interview_kit.documents.layouts.upload import open_package
from interview_kit.documents.layouts.word_fields import (
    check_field,
    is_harmless_target,
    is_on_disk,
)
from interview_kit.errors import DocumentError


def saved(document: Any) -> bytes:
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


@pytest.fixture
def letter() -> bytes:
    document = docx.Document()
    document.add_paragraph("Dear {{ interviewer }}")
    document.sections[0].header.paragraphs[0].text = "{{ name }}"
    document.sections[0].footer.paragraphs[0].text = "{{ phone }}"
    document.part.relate_to("https://example.org/", RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    return saved(document)


def test_the_parts_that_are_filled_are_known_and_the_letter_is_the_first(letter: bytes) -> None:
    package = open_package(letter)
    assert package.main == "word/document.xml"
    assert package.filled == ("word/document.xml", "word/footer1.xml", "word/header1.xml")
    assert b"interviewer" in package.members[package.main]


def test_every_member_has_a_type_and_every_link_is_known(letter: bytes) -> None:
    package = open_package(letter)
    assert set(package.types) == set(package.members)
    assert package.types["word/styles.xml"].endswith("styles+xml")
    outside = [each for each in package.relations if each.external]
    assert [(each.source, each.target) for each in outside] == [
        ("word/_rels/document.xml.rels", "https://example.org/")
    ]


def test_a_package_cannot_be_changed(letter: bytes) -> None:
    package = open_package(letter)
    with pytest.raises(TypeError):
        package.members["x"] = b""  # type: ignore[index]


def test_a_refusal_says_what_to_do(letter: bytes) -> None:
    with pytest.raises(DocumentError) as refusal:
        open_package(letter[: len(letter) // 2])
    assert refusal.value.what == "This file is damaged or incomplete."
    assert refusal.value.next_step.startswith("Download or copy it again.")


@pytest.mark.parametrize(
    "code",
    [
        *(" PAGE ", "page", "NUMPAGES \\* MERGEFORMAT", '\tDATE \\@ "d MMMM yyyy"', "=1+2", "= A1"),
        *('HYPERLINK "https://example.org"', "HYPERLINK mailto:a@example.org", 'HYPERLINK \\l "a"'),
        *('TOC \\o "1-3" \\h \\z \\u', "MACROBUTTON NoMacro [here]", "ADDIN ZOTERO_ITEM {}"),
    ],
)
def test_a_field_that_only_shows_something_passes(code: str) -> None:
    check_field(code)


@pytest.mark.parametrize(
    "code",
    [
        *("DDE x", " ddeauto x", "DDEAUTO", "\ufffcDE x", "PAGE\ufffc", "", " ", "1", '"DDE" x'),
        *("MACROBUTTON NoMacros x", "MACROBUTTON", "INCLUDEPICTURE x", "\u200bPAGE", "ＤＤＥ x"),
        *(
            'HYPERLINK "file:///c:/x"',
            'HYPERLINK \\o "https://a" "file:///x"',
            "HYPERLINK \\\\a\\b",
        ),
        *('HYPERLINK https://a "javascript:x"', "HYPERLINK “ftp://a”", "HYPERLINK \ufffc"),
    ],
)
def test_a_field_that_fetches_or_runs_does_not(code: str) -> None:
    with pytest.raises(DocumentError):
        check_field(code)


@pytest.mark.parametrize(
    ("target", "harmless"),
    [
        ("https://example.org", True),
        ("HTTP://EXAMPLE.ORG", True),
        ("mailto:ana@example.org", True),
        ("tel:+441134960123", True),
        ("#_Toc1", True),
        ("", True),
        ("file:///c:/x", False),
        ("\\\\server\\x", False),
        ("//server/x", False),
        ("javascript:alert(1)", False),
        ("ms-word:ofe|u|https://a", False),
        ("search-ms:query=x", False),
        ("x.docx", False),
        ("java\nscript:https://a", False),
    ],
)
def test_a_link_leads_to_a_page_a_mail_or_a_phone(target: str, harmless: bool) -> None:
    assert is_harmless_target(target) is harmless


@pytest.mark.parametrize(
    ("target", "on_disk"),
    [
        ("file:///C:\\Letters\\x.dotx", True),
        ("file:///C:/Letters/x%20y.dotx", True),
        ("file:///Users/ana/x.dotx", True),
        ("file://localhost/Users/ana/x.dotx", True),
        ("/home/ana/x.dotx", True),
        ("C:\\x.dotx", True),
        (" Normal.dotm", True),
        ("file:///\\\\server\\x", False),
        ("file:///%5C%5Cserver%5Cx", False),
        ("file://server/x", False),
        ("file:////server/x", False),
        ("//server/x", False),
        ("\\\\server\\x", False),
        ("https://example.org/x.dotx", False),
        ("ms-word:x", False),
        ("", False),
    ],
)
def test_a_template_lies_on_a_disk_or_elsewhere(target: str, on_disk: bool) -> None:
    assert is_on_disk(target) is on_disk


def test_a_table_of_a_spreadsheet_program_is_one() -> None:
    raw = io.BytesIO()
    book = xlsxwriter.Workbook(raw)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "call(me) | image(this)")
    sheet.write_formula(0, 1, "=SUM(A2:A3)")
    sheet.add_table("A5:B7")
    book.close()
    check_tables([raw.getvalue()])
    with pytest.raises(DocumentError, match="a chart with data"):
        check_tables([raw.getvalue()[:-40]])
