"""The compiled form of a layout: what it is, and what it refuses."""

from __future__ import annotations

import io
import zipfile
from concurrent.futures import ThreadPoolExecutor

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from word_files import ABOUT, LETTER, letter, made, picture, saved

from interview_kit.documents.layouts.tag_names import sample_values
from interview_kit.documents.word import (
    Proof,
    compile_layout,
    open_layout,
    read_layout,
    text_of,
)
from interview_kit.errors import DocumentError


def test_the_names_are_those_that_a_layout_asks_for() -> None:
    document = docx.Document()
    document.add_paragraph("{{ first }}{% for line in lines %}{{ line }}{% endfor %}")
    document.sections[0].header.paragraphs[0].text = "{{ head if shown else first }}"
    layout = compile_layout(saved(document))
    assert layout.names == {"first", "lines", "head", "shown"}


def test_a_compiled_layout_and_its_bytes_give_the_same_file() -> None:
    data, values = read_layout(LETTER), sample_values("thank_you")
    compiled = compile_layout(data)
    assert open_layout(compiled).render(values, **ABOUT) == open_layout(data).render(
        values, **ABOUT
    )
    assert compiled.render(values, **ABOUT) == compile_layout(data).render(values, **ABOUT)


def test_a_layout_shared_by_threads_gives_each_its_own_letter() -> None:
    layout = compile_layout(read_layout("screen_record.docx"))

    def one(number: int) -> tuple[int, str]:
        row = {"question": f"q{number}", "asked": "", "answer": f"<a{number}>", "rating": ""}
        values = sample_values("screen_record") | {
            "candidate": f"Candidate {number}",
            "running": f"Footer {number}",
            "sections": [{"title": f"Part {number}", "rows": [row] * (1 + number % 3)}],
        }
        return number, text_of(layout.render(values, **ABOUT).data)

    with ThreadPoolExecutor(8) as pool:
        for number, text in pool.map(one, range(160)):
            assert text.count(f"Candidate {number}\n") == 1
            assert text.count(f"<a{number}>") == 1 + number % 3
            assert f"Footer {number}\tPage " in text
            others = [f"<a{other}>" for other in range(160) if other != number]
            assert not any(other in text for other in others)


def test_the_proof_counts_what_was_printed_and_found() -> None:
    layout = letter("{{ first }}{{ empty }}", "{% for line in lines %}{{ line }}, {% endfor %}")
    result = compile_layout(layout).render(
        {"first": "x", "empty": "", "lines": ["a", "b", "a"]}, **ABOUT
    )
    assert result.proof == Proof(found=4, of=4)


def test_members_that_do_not_change_are_copied_as_they_are() -> None:
    document = docx.Document()
    document.add_paragraph("{{ first }}")
    document.add_picture(picture())
    source = saved(document)
    result = made(source, first="x")
    with (
        zipfile.ZipFile(io.BytesIO(source)) as old,
        zipfile.ZipFile(io.BytesIO(result)) as new,
    ):
        assert sorted(old.namelist()) == sorted(new.namelist())
        changing = {"word/document.xml", "word/styles.xml", "docProps/core.xml"}
        for name in set(old.namelist()) - changing:
            assert old.read(name) == new.read(name)
            assert old.getinfo(name).compress_size == new.getinfo(name).compress_size
        assert new.testzip() is None
        assert {each.date_time for each in new.infolist()} == {(1980, 1, 1, 0, 0, 0)}


BLOCKED = [
    ("{{ first.__class__ }}", "more than plain text|no text|not there"),
    ("{{ first.upper }}", "isn't text"),
    ("{{ first.upper() }}", "calls something"),
    ("{{ range(10 ** 9) }}", "calls something"),
    ("{{ 'x' * 20000000 }}", "more than print"),
    ("{{ first ~ first }}", "more than print"),
    ("{% set first = 'x' %}", "more than print"),
    ("{% macro m() %}{% endmacro %}", "more than print"),
    ("{% include 'x' %}", "more than print"),
    ("{% filter upper %}x{% endfilter %}", "more than print"),
    ("{% autoescape false %}{{ first }}{% endautoescape %}", "more than print"),
    ("{% raw %}{{ first }}{% endraw %}", "not right|left as they are|braces"),
    ("{{ first | safe }}", "safe"),
    ("{{ first | xmlattr }}", "xmlattr"),
    ("{% for a in lines recursive %}{{ loop(a) }}{% endfor %}", "itself|calls"),
    ("{{ lines }}", "isn't text"),
    ("{{ cycler }}", "not there"),
    ("{{p first }}", "meaning of its own"),
    ("{{r first }}", "meaning of its own"),
    ("{{ first", "doesn't end in the same paragraph"),
    ("{%- if first %}x{% endif %}", "swallows text"),
    ("{{ first -}}", "swallows text"),
    ("Dear {%p if first %}", "replaces its whole paragraph"),
    ("{%p if first %}{%p endif %}", "replaces its whole paragraph"),
    ("{%tr if first %}", "isn't in a table"),
    ("{# a {remark} #}", "braces inside"),
    ("{{ {first} }}", "braces inside"),
    ("{{{ first }}}", "braces inside"),
    ("{% if first %}", "not right"),
    ("{% endif %}", "not right"),
    ("{% frist %}", "not right"),
]


@pytest.mark.parametrize(("tag", "reason"), BLOCKED)
def test_what_a_letter_does_not_need_is_refused_with_the_reason(tag: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        made(letter("Hello", tag, "The end."), first="x", lines=["a"])
    assert caught.value.what.startswith("The layout for this document doesn't work: ")


def test_a_tag_that_is_wrong_is_shown_with_its_place() -> None:
    with pytest.raises(DocumentError) as caught:
        compile_layout(letter("Hello", "Dear {{ first", "The end."))
    assert caught.value.where == "Paragraph 2: “Dear {{ first”."
    with pytest.raises(DocumentError) as caught:
        compile_layout(letter("Hello", "Dear {{ first | shout }}, hello", "The end."))
    assert caught.value.where == "Near: “Dear {{ first | shout }}, hello”."


def test_a_block_across_a_table_is_refused_before_anything_is_filled() -> None:
    document = docx.Document()
    document.add_paragraph("A {% if first %} B")
    document.add_table(rows=1, cols=1).rows[0].cells[0].text = "C {% endif %} D"
    with pytest.raises(DocumentError, match="different parts of the page"):
        compile_layout(saved(document))


def test_a_block_across_paragraphs_works() -> None:
    source = letter("A{% if first %}B", "C", "D{% else %}E", "F{% endif %}G")
    assert text_of(made(source, first="x")) == "AB\nC\nDG"
    assert text_of(made(source, first="")) == "AE\nFG"


def torn(inside: str) -> bytes:
    document = docx.Document()
    paragraph = document.add_paragraph("Dear {{ fi")
    paragraph._p.append(parse_xml(inside))
    paragraph.add_run("rst }}, hello")
    return saved(document)


@pytest.mark.parametrize(
    ("inside", "reason"),
    [
        (
            f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="here"/>',
            "A bookmark begins",
        ),
        (f"<w:r {nsdecls('w')}><w:br/></w:r>", "inside the tag"),
        (f"<w:del {nsdecls('w')}><w:r><w:delText>x</w:delText></w:r></w:del>", "inside the tag"),
        (f"<w:ins {nsdecls('w')}><w:r><w:t>x</w:t></w:r></w:ins>", "inside the tag"),
        (
            f'<w:hyperlink {nsdecls("w")} w:anchor="a"><w:r><w:t>x</w:t></w:r></w:hyperlink>',
            "inside the tag",
        ),
        (f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin"/></w:r>', "inside the tag"),
    ],
)
def test_a_tag_that_is_torn_is_refused(inside: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        compile_layout(torn(inside))
    assert caught.value.where.startswith("Paragraph 1: “Dear {{ fi")


@pytest.mark.parametrize(
    "inside",
    [
        f'<w:proofErr {nsdecls("w")} w:type="spellStart"/>',
        f"<w:r {nsdecls('w')}><w:rPr><w:b/></w:rPr><w:lastRenderedPageBreak/></w:r>",
    ],
)
def test_a_tag_that_was_split_in_spell_checking_works(inside: str) -> None:
    assert text_of(made(torn(inside), first="Ana")) == "Dear Ana, hello"


@pytest.mark.parametrize(
    ("xml", "reason"),
    [
        ("<w:del {w}><w:r><w:delText>{{ first }}</w:delText></w:r></w:del>", "deleted"),
        ('<w:bookmarkStart {w} w:id="1" w:name="{{ first }}"/>', "setting"),
        (
            "<w:sdt {w}><w:sdtPr><w:dataBinding w:xpath='/x' w:storeItemID='x'/></w:sdtPr>"
            "<w:sdtContent><w:r><w:t>{{ first }}</w:t></w:r></w:sdtContent></w:sdt>",
            "a box that Word fills",
        ),
    ],
)
def test_a_tag_that_nobody_would_see_is_refused(xml: str, reason: str) -> None:
    document = docx.Document()
    document.add_paragraph("x")._p.append(parse_xml(xml.replace("{w}", nsdecls("w"))))
    with pytest.raises(DocumentError, match=reason):
        compile_layout(saved(document))


def test_a_picture_beside_a_tag_that_takes_its_paragraph_is_not_lost() -> None:
    document = docx.Document()
    document.add_paragraph("{%p if first %}").add_run().add_picture(picture())
    document.add_paragraph("{%p endif %}")
    with pytest.raises(DocumentError, match="picture"):
        compile_layout(saved(document))
