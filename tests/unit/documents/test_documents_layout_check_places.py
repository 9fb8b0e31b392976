"""The check of a layout: tags in pieces, and tags where nothing is filled."""

from __future__ import annotations

from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from layout_check_files import found, of_xml, saved

from interview_kit.documents.layouts.layout_check import check_layout
from interview_kit.documents.word import compile_layout
from interview_kit.errors import DocumentError


def _run(text: str, look: str = "") -> str:
    return f"<w:r><w:rPr>{look}</w:rPr><w:t>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("inside", "severity"),
    [
        (_run("{{ com") + '<w:proofErr w:type="spellStart"/>' + _run("pany }}"), ""),
        (_run("{{ com", '<w:lang w:val="en-GB"/>') + _run("pany }}"), ""),
        (_run("{") + _run("{ company }") + _run("}"), ""),
        (_run("{{ com", "<w:b/>") + _run("pany }}"), "note"),
        (_run("{{ com") + '<w:bookmarkStart w:id="1" w:name="a"/>' + _run("pany }}"), "stop"),
        (
            _run("{{ com")
            + '<w:bookmarkStart w:id="1" w:name="a"/><w:bookmarkEnd w:id="1"/>'
            + _run("pany }}"),
            "",
        ),
        (_run("{{ com") + f"<w:hyperlink>{_run('pany')}</w:hyperlink>" + _run(" }}"), "stop"),
        (_run("{{ com") + "<w:r><w:br/></w:r>" + _run("pany }}"), "stop"),
        (
            _run("{{ com") + "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>" + _run("pany }}"),
            "stop",
        ),
    ],
)
def test_a_tag_in_pieces_is_repaired_or_refused(inside: str, severity: str) -> None:
    report = check_layout(of_xml(inside), "thank_you")
    split = [each.severity for each in report.findings if "company }}" in each.what]
    assert split == ([severity] if severity else [])
    assert report.used == ("company",)


def test_tracked_changes_are_told_once() -> None:
    inserted = f'<w:ins w:id="1" w:author="A">{_run("{{ company }}")}</w:ins>'
    report = check_layout(of_xml(inserted, inserted), "thank_you")
    warned = [each for each in report.findings if each.severity == "warn"]
    assert [each.where for each in warned] == ["Paragraph 1"]
    assert "Accept All Changes" in warned[0].next_step
    assert report.usable


def test_a_tag_in_a_deleted_passage_is_refused() -> None:
    deleted = "<w:del><w:r><w:delText>{{ company }}</w:delText></w:r></w:del>"
    whats = [each.what for each in check_layout(of_xml(deleted), "thank_you").findings]
    assert any("was deleted" in what for what in whats)


@pytest.mark.parametrize(
    ("xml", "words"),
    [
        (_run("{%p if company %}") + '<w:r><w:br w:type="page"/></w:r>', "a break with it"),
        (f"<w:hyperlink>{_run('{{ com')}</w:hyperlink>" + _run("pany }}"), "begins or ends"),
        (
            _run("{{ com")
            + f"<w:r><w:pict><w:txbxContent><w:p>{_run('x')}</w:p></w:txbxContent></w:pict></w:r>"
            + _run("pany }}"),
            "split by a text box",
        ),
    ],
)
def test_what_would_get_lost_is_found_before_anything_is_filled(xml: str, words: str) -> None:
    stops = [e for e in check_layout(of_xml(xml), "thank_you").findings if e.severity == "stop"]
    assert any(words in each.what for each in stops), stops
    with pytest.raises(DocumentError, match=words):
        compile_layout(of_xml(xml))


def test_a_tag_in_a_comment_is_refused() -> None:
    document = docx.Document()
    place = document.add_paragraph("{{ company }}")
    document.add_comment(place.runs, text="Dear {{ interviewer }}", author="A", initials="A")
    stops = [e for e in check_layout(saved(document), "thank_you").findings if e.severity == "stop"]
    assert [each.what for each in stops] == [
        "{{ interviewer }} is in a comment, where the kit fills nothing in."
    ]


def test_a_tag_in_the_address_of_a_link_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("{{ company }}")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    document.part.relate_to("https://example.org/%7B%7B%20company%20%7D%7D", kind, is_external=True)
    stops = [e for e in check_layout(saved(document), "thank_you").findings if e.severity == "stop"]
    assert "address of a link" in stops[0].what


def test_a_tag_in_the_properties_is_warned_of() -> None:
    document = docx.Document()
    document.add_paragraph("{{ company }}")
    document.core_properties.title = "To {{ company }}"
    report = check_layout(saved(document), "thank_you")
    assert report.usable
    assert any("in the file's properties" in each.what for each in report.findings)


def test_a_tag_in_a_box_that_word_fills_is_refused() -> None:
    document = docx.Document()

    def box(inside: str) -> Any:
        settings = "<w:sdtPr><w:dataBinding w:xpath='/x' w:storeItemID='{A}'/></w:sdtPr>"
        content = f"{settings}<w:sdtContent>{inside}</w:sdtContent>"
        return parse_xml(f"<w:sdt {nsdecls('w')}>{content}</w:sdt>")

    document.element.body.insert(0, box(f"<w:p>{_run('{{ company }}')}</w:p>"))
    document.add_paragraph("Dear ")._p.append(box(_run("{{ name }}")))
    findings = check_layout(saved(document), "thank_you").findings
    stops = [each.what for each in findings if each.severity == "stop"]
    assert len(stops) == 2
    assert all("a box that Word fills" in what for what in stops)


@pytest.mark.parametrize(
    "text",
    ["{company}", "{ company }", "«Company»", "[Job title]", "${company}", "<name>", "<<company>>"],
)
def test_a_name_in_other_braces_is_warned_of(text: str) -> None:
    warned = found("{{ name }}", text, severity="warn")
    assert [each.where for each in warned] == ["Paragraph 2"]
    assert f"“{text}”" in warned[0].what
    assert warned[0].next_step.startswith("To have it filled in, write {{ ")


def test_other_words_in_braces_are_plain_text() -> None:
    assert found("{{ name }}", "{a, b} [sic] «quoted» {x} 1 < 2 > 0 <3", severity="warn") == []


def test_headers_and_footers_are_read_under_their_names() -> None:
    document = docx.Document()
    document.add_paragraph("{{ company }}")
    document.sections[0].header.paragraphs[0].text = "{{ x1 }}"
    document.sections[0].footer.paragraphs[0].text = "{{ x2 }}"
    findings = check_layout(saved(document), "thank_you").findings
    stops = [each.where for each in findings if each.severity == "stop"]
    assert stops == ["Footer, paragraph 1", "Header, paragraph 1"]
