"""A Word file of somebody's own: sound ones are let in, and only their tags change."""

from __future__ import annotations

import io

import docx
import pytest
from docx.oxml.ns import qn
from word_files import (
    ABOUT,
    WHEN,
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
)

from interview_kit.documents.layouts.layout_check import check_layout, missing_lines
from interview_kit.documents.layouts.tag_names import sample_values
from interview_kit.documents.layouts.upload import open_package
from interview_kit.documents.layouts.word_fields import check_field
from interview_kit.documents.word import compile_layout, read_starter, text_of
from interview_kit.errors import DocumentError

NO_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
)
DEAR = paragraph("Dear {{ company }}")
EMOJI = (
    "<w:r><mc:AlternateContent><mc:Choice Requires='w16se'><w16se:symEx w16se:char='1F642'/>"
    "</mc:Choice><mc:Fallback><w:t>🙂</w:t></mc:Fallback></mc:AlternateContent></w:r>"
)


def filled(layout: bytes, **values: object) -> bytes:
    """Return a layout that is let in, filled: all of its own lines are there."""
    assert check_layout(layout, "thank_you").usable
    data = made(layout, **{"company": "Hale & Sons", **values})
    assert missing_lines(open_package(layout), open_package(data)) == []
    return data


def values_of(data: bytes, element: str, attribute: str) -> list[str]:
    return [each.get(f"{W}{attribute}") for each in root_of(data).iter(f"{W}{element}")]


def bookmark(number: int, name: str, inside: str = "") -> str:
    start, end = (f'<w:bookmark{edge} w:id="{number}"' for edge in ("Start", "End"))
    return f'{start} w:name="{name}"/>{inside}{end}/>'


def test_an_emoji_as_word_keeps_it_stays() -> None:
    data = filled(with_body(DEAR, f"<w:p>{EMOJI}</w:p>"))
    assert text_of(data) == "Dear Hale & Sons\n🙂"
    assert b"symEx" in part(data)


def test_a_table_without_columns_stays_as_it_is() -> None:
    table = f"<w:tbl><w:tblPr/>{row(paragraph('{{ company }}'))}</w:tbl>"
    data = filled(with_body(table, paragraph("end")))
    assert text_of(data) == "Hale & Sons\nend"
    assert b"tblGrid" not in part(data)


def test_cells_in_a_loop_may_be_in_a_table_without_columns() -> None:
    cells = ("{%tc for line in signature %}", "{{ line }}", "{%tc endfor %}")
    table = f"<w:tbl>{row(*map(paragraph, cells))}</w:tbl>"
    assert text_of(filled(with_body(table, DEAR), signature=["a", "b"])).startswith("a\nb\n")


def test_a_line_end_inside_a_text_is_a_space() -> None:
    data = filled(with_body(DEAR, paragraph("Thank you\nfor\tthe call")))
    assert text_of(data).endswith("\nThank you for\tthe call")
    assert b"<w:t>Thank you\nfor\tthe call</w:t>" in part(data)


@pytest.mark.parametrize("name", ["NN", "DoFieldClick", "NoMacro", "nomacro", "NoName", "None"])
def test_a_place_to_click_and_type_is_let_in(name: str) -> None:
    check_field(f" MACROBUTTON {name} [Name]")


@pytest.mark.parametrize("name", ["NNN", "FileExit", "NN.Evil", "DoFieldClicks"])
def test_a_name_that_could_be_a_macro_is_not(name: str) -> None:
    with pytest.raises(DocumentError, match="MACROBUTTON"):
        check_field(f" MACROBUTTON {name} [Name]")


def test_bookmarks_of_one_number_stay_and_links_lead_to_them() -> None:
    link = "<w:p><w:hyperlink w:anchor='Terms'><w:r><w:t>terms</w:t></w:r></w:hyperlink></w:p>"
    marked = f"<w:p>{bookmark(1, 'Intro')}</w:p>{bookmark(1, 'Terms', DEAR)}"
    data = filled(with_body(link, marked))
    assert values_of(data, "bookmarkStart", "name") == ["Intro", "Terms"]
    assert values_of(data, "bookmarkEnd", "id") == ["1", "1"]


def test_bookmarks_inside_of_tags_stay() -> None:
    tag = f"<w:r><w:t>{{{{ com</w:t></w:r>{bookmark(3, 'a')}<w:r><w:t>pany }}}}</w:t></w:r>"
    loop = ("{%p for line in signature %}", "{{ line }}", "{%p endfor %}")
    lines = (
        f"<w:p>{bookmark(number, f'b{number}')}<w:r><w:t>{text}</w:t></w:r></w:p>"
        for number, text in enumerate(loop)
    )
    data = filled(with_body(f"<w:p>{tag}</w:p>", *lines), signature=["x", "y"])
    assert text_of(data) == "Hale & Sons\nx\ny"
    assert values_of(data, "bookmarkStart", "name") == ["a", "b0", "b1", "b2"]
    assert len(values_of(data, "bookmarkEnd", "id")) == 4


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_the_page_and_the_languages_stay(language: str) -> None:
    document = docx.Document(io.BytesIO(letter("Dear {{ company }}")))
    style = document.styles["Normal"].element.get_or_add_rPr()
    style.append(docx.oxml.parse_xml(f'<w:lang xmlns:w="{W[1:-1]}" w:val="fr-FR"/>'))
    for width, height in ((11906, 16838), (12240, 15840)):
        section = document.sections[0]
        section.page_width, section.page_height = width * 635, height * 635
        layout = saved(document)
        about = ABOUT | {"language": language}
        data = compile_layout(layout).render({"company": "x"}, **about).data
        [page] = root_of(data).iter(qn("w:pgSz"))
        assert (page.get(qn("w:w")), page.get(qn("w:h"))) == (str(width), str(height))
        assert part(data, "word/styles.xml") == part(layout, "word/styles.xml")


def test_properties_stay_and_what_they_lack_is_added() -> None:
    document = docx.Document()
    own = document.core_properties
    own.title, own.author, own.keywords, own.comments = "Our letter", "", "calm; precise", ""
    own.category, own.last_modified_by, own.language = "{{ company }}", "Somebody", "de-DE"
    properties = docx.Document(io.BytesIO(made(saved(document)))).core_properties
    assert (properties.title, properties.author) == ("Our letter", "Ana")
    assert (properties.keywords, properties.language) == ("calm; precise", "de-DE")
    assert (properties.category, properties.last_modified_by) == ("", "Ana")
    assert properties.created == properties.modified == WHEN


def test_properties_that_are_given_replace_those_of_the_layout() -> None:
    given = {"title": "{A} & B", "author": ""}
    data = compile_layout(letter("x"), given).render({}, **ABOUT).data
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert (properties.title, properties.author) == ("{A} & B", "python-docx")


def test_a_file_without_styles_gets_none() -> None:
    layout = changed(
        letter("Dear {{ company }}"),
        **{
            "word/styles.xml": None,
            "word/_rels/document.xml.rels": lambda _: NO_RELATIONS,
        },
    )
    assert text_of(made(layout, company="x")) == "Dear x"


@pytest.mark.parametrize(("language", "width"), [("en-US", "12240"), ("en-GB", "11906")])
def test_a_starter_is_on_the_paper_of_its_language(language: str, width: str) -> None:
    starter = read_starter("thank_you.docx", language)
    assert check_layout(starter, "thank_you").usable
    data = compile_layout(starter).render(sample_values("thank_you"), **ABOUT).data
    document = docx.Document(io.BytesIO(data))
    assert [each.get(qn("w:w")) for each in root_of(data).iter(qn("w:pgSz"))] == [width]
    assert {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))} == {
        language
    }
    assert document.core_properties.title == ABOUT["title"]


def test_a_box_that_is_empty_already_stays() -> None:
    box = "<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>"
    cell = [paragraph(text) for text in ("{%p if company %}", "x", "{%p endif %}")]
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{row(''.join(cell))}</w:tbl>"
    for company in ("", "x"):
        data = made(with_body(f"<w:p>{box}</w:p>", table, "<w:p/>"), company=company)
        assert len(list(root_of(data).iter(f"{W}sdt"))) == 1
