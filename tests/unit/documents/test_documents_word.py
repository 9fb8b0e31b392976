"""The Word engine against every way in which Word files are known to lose text."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import docx
import pytest
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import example, given, settings
from hypothesis import strategies as st
from word_files import assert_sound

from interview_kit.documents.word import (
    DOCX_MIME,
    WordFile,
    compile_layout,
    text_of,
)
from interview_kit.errors import DocumentError
from interview_kit.text import for_xml

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


def layout(*paragraphs: str, cell: str = "") -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if cell:
        document.add_table(rows=1, cols=1).rows[0].cells[0].text = cell
    return bytes_of(document)


def bytes_of(document: Any) -> bytes:
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def filled(
    source: bytes, values: dict[str, object], *, of_kit: bool = False, **more: str
) -> WordFile:
    about = {"title": "A letter", "author": "Ana Ruiz", "language": "en-GB", **more}
    return compile_layout(source, of_kit=of_kit).render(values, when=WHEN, **about)


TWO = layout("First: {{ first }}", "Second: {{ second }}", "The end.")


HARD = [
    "R&D <lead>",
    "quotes \" and ' and “these”",
    "{{ 7*7 }}",
    "{_{ x }_} and {_% y %_}",
    "{% if x %}{% endif %} {# z #}",
    "a lone { and a lone }",
    "emoji 👩‍💻 and a flag 🇳🇱",
    "שלום עולם مرحبا",
    "e\u0301 and a\u030a combined",
    "=1+1",
    "<script>alert(1)</script>",
    "*bold* _it_ [link](http://x.y) :smile:",
    "&amp; &lt; &#123;",
    "word " * 4000,
    "x" * 20000,
    "two\nlines\n\nand a gap",
    "a\ttab",
    "  spaces  inside  ",
]


@pytest.mark.parametrize("value", HARD, ids=range(len(HARD)))
def test_a_hard_value_comes_out_as_it_was_typed(value: str) -> None:
    text = text_of(filled(TWO, {"first": value, "second": "stays"}).data)
    assert f"First: {value}" in text
    assert "Second: stays\nThe end." in text


@pytest.mark.parametrize(
    ("value", "kept", "removed"),
    [
        ("a\x00b\x1fc", "abc", 2),
        ("a\ud800b", "ab", 1),
        ("page\x0cbreak\x07bell\x0bline", "pagebreakbellline", 3),
        ("one\r\ntwo\rthree", "one\ntwo\nthree", 0),
        ("\ufffe\uffff.", ".", 2),
    ],
)
def test_what_word_cannot_hold_goes_and_is_counted(value: str, kept: str, removed: int) -> None:
    result = filled(TWO, {"first": value, "second": "stays"})
    assert result.removed == removed
    assert f"First: {kept}\nSecond: stays\nThe end." in text_of(result.data)


@settings(max_examples=40, deadline=None)
@given(first=st.text(max_size=200), second=st.text(max_size=200))
@example(first="{{ second }}", second="{_{")
@example(first="\x0b\x85\u2028", second="]]>")
def test_no_value_changes_another_or_what_follows(first: str, second: str) -> None:
    text = text_of(filled(TWO, {"first": first, "second": second}).data)
    wanted = f"First: {for_xml(first).text}\nSecond: {for_xml(second).text}\nThe end."
    assert wanted in text


def test_a_name_that_is_missing_is_refused_and_named() -> None:
    with pytest.raises(DocumentError, match="second"):
        filled(TWO, {"first": "x"})


@pytest.mark.parametrize("tag", ["{{ first", "{% if first %}", "{{ first | nothing }}"])
def test_a_broken_tag_is_refused(tag: str) -> None:
    with pytest.raises(DocumentError, match="layout"):
        filled(layout(tag), {"first": "x"})


def test_a_layout_cannot_run_code() -> None:
    hostile = "{{ first.__class__.__mro__[1].__subclasses__() }}"
    with pytest.raises(DocumentError):
        filled(layout(hostile), {"first": "x"})


def test_a_tag_in_the_code_of_a_field_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("x").add_run()._r.append(
        parse_xml(f"<w:instrText {nsdecls('w')}>{{{{ first }}}}</w:instrText>")
    )
    with pytest.raises(DocumentError, match="a tag in the code of a field"):
        filled(bytes_of(document), {"first": "hidden away"})


def test_a_part_of_the_layout_that_would_be_lost_is_an_error() -> None:
    halves = layout("A {% if first %} B", cell="C {% endif %} D")
    with pytest.raises(DocumentError, match="layout"):
        filled(halves, {"first": ""})


@pytest.mark.parametrize("value", ["{", "}", "{{", "{%", "{#", "{ {", "{{ first }}"])
def test_braces_in_a_value_are_no_tag_that_was_left(value: str) -> None:
    assert f"First: {value}\n" in text_of(filled(TWO, {"first": value, "second": ""}).data)


@pytest.mark.parametrize("value", ["plain", "{{ typed }}"])
def test_a_tag_in_a_comment_withholds_the_file(value: str) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("{{ first }}")
    document.add_comment(paragraph.runs, text="Dear {{ first }}", author="A", initials="A")
    with pytest.raises(DocumentError, match="is in a comment"):
        filled(bytes_of(document), {"first": value})


def test_a_tag_in_a_link_withholds_the_file() -> None:
    document = docx.Document()
    document.add_paragraph("x")
    document.part.relate_to(
        "https://x.example/{{ first }}", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    with pytest.raises(DocumentError, match="tag"):
        filled(bytes_of(document), {"first": "x"})


def test_tags_in_the_properties_of_a_layout_do_nothing() -> None:
    document = docx.Document()
    document.core_properties.title = "{{ first }} {% broken"
    document.core_properties.keywords = "{{ nothing }}"
    properties = docx.Document(
        io.BytesIO(filled(bytes_of(document), {"first": "x"}).data)
    ).core_properties
    assert (properties.title, properties.keywords) == ("A letter", "")


def test_a_layout_cannot_turn_escaping_off() -> None:
    with pytest.raises(DocumentError, match="safe"):
        filled(layout("{{ first | safe }}"), {"first": "R&D <lead>"})


def test_escaping_twice_is_escaping_once() -> None:
    assert "R&D <lead>" in text_of(filled(layout("{{ first | e }}"), {"first": "R&D <lead>"}).data)


def test_headers_footers_and_footnotes_count_as_text() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Head: {{ first }}"
    document.sections[0].footer.paragraphs[0].text = "Foot: {{ first }}"
    text = text_of(filled(bytes_of(document), {"first": "R&D"}).data)
    assert "Head: R&D" in text
    assert "Foot: R&D" in text


def test_only_what_is_printed_counts_as_removed() -> None:
    values = {"first": "a\x00b", "second": "", "third": "\x00\x00\x00"}
    assert filled(TWO, values).removed == 1


def test_a_value_of_nothing_but_forbidden_characters_is_empty() -> None:
    source = layout("{% if first %}There: {{ first }}{% endif %}.")
    assert text_of(filled(source, {"first": "\x00\x01"}).data) == "."


@pytest.mark.parametrize("value", [None, 7, 1.5, b"x", object(), {"a": None}, ["x", None]])
def test_only_texts_go_in(value: object) -> None:
    with pytest.raises(DocumentError, match="first"):
        filled(layout("{{ first }}"), {"first": value})


def test_lists_and_mappings_are_laid_out() -> None:
    source = layout("{%p for row in rows %}", "{{ row.a }}: {{ row.b }}", "{%p endfor %}")
    rows = [{"a": "R&D", "b": "<lead>"}, {"a": "{{", "b": ""}]
    assert text_of(filled(source, {"rows": rows}).data) == "R&D: <lead>\n{{: "


def test_a_cell_that_comes_out_empty_keeps_a_paragraph() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "{%p if first %}"
    cell.add_paragraph("{{ first }}")
    cell.add_paragraph("{%p endif %}")
    assert "x" in text_of(filled(bytes_of(document), {"first": "x"}).data)
    empty = filled(bytes_of(document), {"first": ""}).data
    assert_sound(empty)
    [paragraph] = docx.Document(io.BytesIO(empty)).tables[0].rows[0].cells[0].paragraphs
    assert paragraph.text == ""


def test_a_cell_without_a_paragraph_withholds_the_file() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    assert_sound(bytes_of(document))
    cell._tc.remove(cell.paragraphs[0]._p)
    with pytest.raises(DocumentError, match="cell"):
        assert_sound(bytes_of(document))


def test_an_emptied_cell_withholds_the_file_or_keeps_its_paragraph() -> None:
    data = filled(layout("x", cell="{{ first }}"), {"first": ""}).data
    table = docx.Document(io.BytesIO(data)).tables[0]
    assert len(table.rows[0].cells[0].paragraphs) == 1


def test_bytes_that_are_no_word_file_are_refused() -> None:
    with pytest.raises(DocumentError, match="isn't a Word file"):
        filled(b"not a zip", {})


def test_properties_are_ours_and_nothing_of_the_library_is_left() -> None:
    data = filled(TWO, {"first": "", "second": ""}, title="R&D " + "x" * 300, of_kit=True).data
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.title.startswith("R&D x")
    assert properties.author == properties.last_modified_by == "Ana Ruiz"
    assert properties.language == "en-GB"
    assert properties.created.replace(tzinfo=UTC) == WHEN
    assert properties.comments == ""
    assert b"python-docx" not in zipfile.ZipFile(io.BytesIO(data)).read("docProps/core.xml")


def test_the_spelling_is_in_the_language_of_the_letter() -> None:
    data = filled(TWO, {"first": "", "second": ""}, language="en-GB", of_kit=True).data
    styles = zipfile.ZipFile(io.BytesIO(data)).read("word/styles.xml").decode()
    assert 'w:val="en-GB"' in styles
    assert 'w:val="en-US"' not in styles


@pytest.mark.parametrize(("language", "width"), [("en-US", 8.5), ("en-GB", 21.0 / 2.54)])
def test_the_page_is_that_of_the_country(language: str, width: float) -> None:
    data = filled(TWO, {"first": "", "second": ""}, language=language, of_kit=True).data
    page = docx.Document(io.BytesIO(data)).sections[0].page_width
    assert page is not None
    assert page.inches == pytest.approx(width, abs=0.01)


def test_the_same_input_gives_the_same_bytes() -> None:
    values = {"first": "a", "second": "b"}
    assert filled(TWO, values).data == filled(TWO, values).data


def test_letters_made_at_once_do_not_mix() -> None:
    def one(number: int) -> str:
        return text_of(filled(TWO, {"first": f"<{number}>", "second": f"&{number}&"}).data)

    with ThreadPoolExecutor(8) as pool:
        for number, text in enumerate(pool.map(one, range(40))):
            assert f"First: <{number}>\nSecond: &{number}&" in text


def test_the_kind_of_file_is_that_of_word() -> None:
    content_types = zipfile.ZipFile(io.BytesIO(TWO)).read("[Content_Types].xml").decode()
    assert f'ContentType="{DOCX_MIME}.main+xml"' in content_types
