"""Where text could get lost between a layout, docxtpl and Word; it does not, or is refused."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import example, given, settings
from hypothesis import strategies as st
from word_files import (
    ABOUT,
    W,
    changed,
    letter,
    made,
    paragraph,
    part,
    root_of,
    row,
    saved,
    with_body,
    with_cells,
)

from interview_kit.documents.word import compile_layout, text_of
from interview_kit.errors import DocumentError

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What Unicode keeps for programs; the engine uses some of them while it works.
OURS = "\ufdd0\ufdd1\ufdd2"


def of_xml(*inside: str) -> bytes:
    """Return a layout with these paragraphs, each given by what is in it."""
    document = docx.Document()
    for each in inside:
        document.element.body.insert(
            len(document.element.body) - 1, parse_xml(f"<w:p {nsdecls('w')}>{each}</w:p>")
        )
    return saved(document)


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{''.join(rows)}</w:tbl>"


@settings(max_examples=30, deadline=None)
@given(
    fixed=st.text(f"{OURS}abc{{}}", max_size=8),
    value=st.text(f"{OURS}abc{{}} ", max_size=8),
)
@example(fixed="\ufdd2a", value="\ufdd2a")
def test_characters_that_the_engine_uses_itself_stay_what_they_are(fixed: str, value: str) -> None:
    fixed = fixed.replace("{", "{ ")
    source = letter(f"{fixed} {{{{ first }}}}", fixed, f"{{{{ first or '{OURS}' }}}}")
    text = text_of(made(source, first=value))
    assert text == f"{fixed} {value}\n{fixed}\n{value or OURS}"


def test_characters_that_the_engine_uses_itself_can_be_compared() -> None:
    source = letter(f"{{% if first == '{OURS}' %}}the same{{% endif %}}")
    assert text_of(made(source, first=OURS)) == "the same"


def test_an_ampersand_in_a_tag_is_one() -> None:
    source = letter("{{ first or 'A & B' }}", "{% if second == 'A & B' %}the same{% endif %}")
    assert text_of(made(source, first="", second="A & B")) == "A & B\nthe same"
    assert text_of(made(letter("{{ first or '&lt; &amp;' }}"), first="")) == "&lt; &amp;"


def test_quotes_in_a_tag_of_two_lines_are_straightened_too() -> None:
    assert text_of(made(of_xml("<w:r><w:t>{{ first\nor “x” }}</w:t></w:r>"), first="")) == "x"


@pytest.mark.parametrize("attributes", ["", ' xml:space="default"', ' w:rsid="1"'])
def test_spaces_at_the_ends_of_a_value_are_kept(attributes: str) -> None:
    source = of_xml(f"<w:r><w:t{attributes}>{{{{ first }}}}</w:t></w:r>")
    [text] = root_of(made(source, first="  two  ")).iter(f"{W}t")
    assert (text.text, text.get(SPACE)) == ("  two  ", "preserve")


def test_breaks_tabs_and_marks_between_texts_are_kept() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>{{ first }}</w:t><w:cr/><w:noBreakHyphen/>"
        '<w:sym w:font="Symbol" w:char="F0B7"/><w:br w:type="page"/><w:t>z</w:t></w:r>'
    )
    [run] = root_of(made(of_xml(inside), first="x\n\ty")).iter(f"{W}r")
    names = [each.tag.removeprefix(W) for each in run]
    assert names == [
        "t",
        "tab",
        *["t", "br", "t", "tab", "t"],
        "cr",
        "noBreakHyphen",
        "sym",
        "br",
        "t",
    ]


def test_text_beside_tags_of_runs_is_kept() -> None:
    inside = "<w:r><w:t>one {%r if first %} two</w:t><w:br/><w:t>{%r endif %}three</w:t></w:r>"
    assert text_of(made(of_xml(inside), first="x")) == "one  two\nthree"
    assert text_of(made(of_xml(inside), first="")) == "one three"


def test_a_line_beside_a_tag_that_widens_its_cell_is_kept() -> None:
    inside = "<w:r><w:t>{% colspan first %}</w:t><w:br/><w:t>kept</w:t></w:r>"
    source = with_body(table(row(f"<w:tcPr/><w:p>{inside}</w:p>")))
    assert text_of(made(source, first="1")) == "\nkept"


def test_a_merged_cell_that_docxtpl_gets_wrong_is_refused() -> None:
    cell = "<w:tcPr/>" + paragraph("x") + paragraph("{% vm %}y")
    rows = (row(paragraph("{%tr for line in lines %}")), row(cell))
    source = with_body(table(*rows, row(paragraph("{%tr endfor %}"))))
    with pytest.raises(DocumentError, match="doesn't work"):
        made(source, lines=["a", "b"])


def test_a_row_after_a_table_inside_it_is_refused_rather_than_mixed_up() -> None:
    inner = table(row("<w:p/>"))
    rows = (row(inner + paragraph("{%tr if first %}")), row(paragraph("x")))
    source = with_body(table(*rows, row(paragraph("{%tr endif %}"))))
    with pytest.raises(DocumentError, match="page apart"):
        compile_layout(source)


def test_a_table_in_a_table_is_filled() -> None:
    inner = table(row(paragraph("in {{ first }}")))
    source = with_body(table(row(inner + paragraph("out {{ first }}"))))
    assert text_of(made(source, first="x")) == "in x\nout x"


def test_first_and_even_headers_are_filled() -> None:
    document = docx.Document()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    for number, place in enumerate(
        (section.header, section.first_page_header, section.even_page_footer)
    ):
        place.paragraphs[0].text = f"{number} {{{{ first }}}}"
    text = text_of(made(saved(document), first="<x>"))
    assert all(f"{number} <x>" in text for number in range(3))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (paragraph("a<w:x/>b") + paragraph("{{ first }}"), "some of its text would be lost"),
        ("<w:r><w:t>{{ first }}</w:t></w:r>", "outside any paragraph"),
        (f'<x:p xmlns:x="{W[1:-1]}"><x:r><x:t>{{{{ first }}}}</x:t></x:r></x:p>', "unusual way"),
        (paragraph("{#p a remark #}{{ first }}"), "replaces its whole paragraph"),
        (
            '<w:p><w:r><w:t>{%p if first %}</w:t><w:br w:type="page"/></w:r></w:p>'
            + paragraph("{%p endif %}"),
            "a break with it",
        ),
        (paragraph("{%p if first == '100%' %}") + paragraph("{%p endif %}"), "can't be a %"),
    ],
)
def test_what_would_get_lost_is_refused_with_the_reason(body: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        compile_layout(with_body(body))


def test_a_file_of_the_strict_kind_is_refused() -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    source = changed(
        letter("x"), document=lambda xml: xml.replace(W[1:-1].encode(), strict.encode())
    )
    with pytest.raises(DocumentError, match="unusual way"):
        compile_layout(source)


def test_text_that_docxtpl_loses_is_noticed_before_anything_is_filled(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from interview_kit.documents.word import repairs

    patch_tags = repairs.patch_tags
    monkeypatch.setattr(repairs, "patch_tags", lambda xml: patch_tags(xml).replace("Dear", ""))
    with pytest.raises(DocumentError, match="some of its text would be lost"):
        compile_layout(letter("Dear {{ first }}"))


def test_what_one_paragraph_alone_may_have_is_not_there_twice() -> None:
    marked = paragraph("{{ line }}", ' w14:paraId="11111111" w14:textId="77777777" w14:x="1"')
    loop = paragraph("{%p for line in lines %}"), marked, paragraph("{%p endfor %}")
    xml = part(made(with_body(marked.replace("line", "first"), *loop), first="a", lines=["b", "c"]))
    assert xml.count(b"paraId") == xml.count(b"textId") == 1
    assert xml.count(b'w14:x="1"') == 3


@pytest.mark.parametrize("first", ["", "x"])
def test_a_box_in_a_cell_that_comes_out_empty_goes(first: str) -> None:
    inside = "".join(map(paragraph, ("{%p if first %}", "x", "{%p endif %}")))
    box = f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    root = root_of(made(with_body(table(row(box))), first=first))
    assert len(list(root.iter(f"{W}sdt"))) == bool(first)
    [cell] = root.iter(f"{W}tc")
    assert len(list(cell.iter(f"{W}p"))) == 1


def test_a_remark_alone_in_a_cell_leaves_a_paragraph() -> None:
    source = with_body(table(row(paragraph("{#p a remark #}"), paragraph("{{ first }}"))))
    assert text_of(made(source, first="x")) == "\nx"


def test_a_box_round_rows_that_all_go_takes_its_table_along() -> None:
    rows = "".join(row(paragraph(text)) for text in ("{%tr if first %}", "x", "{%tr endif %}"))
    box = f"<w:sdt><w:sdtPr/><w:sdtContent>{rows}</w:sdtContent></w:sdt>"
    source = with_body(table(box), paragraph("end"))
    assert text_of(made(source, first="x")) == "x\nend"
    assert list(root_of(made(source, first="")).iter(f"{W}tbl", f"{W}sdt")) == []


def test_the_letter_may_have_another_name_than_word_gives_it() -> None:
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(letter("Dear {{ first }}"))) as old,
        zipfile.ZipFile(out, "w") as new,
    ):
        for name in old.namelist():
            content = old.read(name).replace(b"word/document.xml", b"word/document2.xml")
            new.writestr(name.replace("word/document.xml", "word/document2.xml"), content)
    assert text_of(made(out.getvalue(), first="Ana")) == "Dear Ana"


def test_a_header_that_is_said_to_be_something_else_is_refused() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "{{ first }}"
    source = changed(
        saved(document),
        **{"[Content_Types].xml": lambda text: text.replace(b"header+xml", b"numbering+xml")},
    )
    with pytest.raises(DocumentError, match="not what the file says"):
        compile_layout(source)


@pytest.mark.parametrize(
    ("tag", "text"),
    [
        ("{{ first|upper }}", "A&B"),
        ("{{ lines|join('+') }}", "c+d"),
        ("{{ lines|first }}{{ lines|last }}", "cd"),
        ("{{ first|trim|lower }}", "a&b"),
        ("{{ first|e|upper }}", "A&B"),
        ("{{ first|default('x') }}", "a&b"),
    ],
)
def test_what_had_to_go_is_counted_behind_a_bar_too(tag: str, text: str) -> None:
    values: dict[str, Any] = {"first": "a&\x00\x01b", "lines": ["c\x00", "d\x01"]}
    result = compile_layout(letter(tag)).render(values, **ABOUT)
    assert (text_of(result.data), result.removed) == (text, 2)


def test_cells_side_by_side_keep_their_order() -> None:
    source = with_cells(("{{ a }}", "{{ b }}"), ("{{ c }}", "{{ a }}{{ b }}{{ c }}"))
    assert text_of(made(source, a="1", b="2", c="3")) == "1\n2\n3\n123"
