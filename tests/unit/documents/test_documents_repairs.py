"""What the engine puts right in a finished file, so that Word takes it."""

from __future__ import annotations

import io
from collections.abc import Callable

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from word_files import ABOUT, W, letter, made, picture, root_of, saved, with_cells

from interview_kit.documents.word import (
    compile_layout,
    text_of,
)
from interview_kit.errors import DocumentError


def test_pictures_in_a_loop_get_numbers_of_their_own(audit: Callable[[bytes], list[str]]) -> None:
    document = docx.Document()
    document.add_paragraph("{%p for line in lines %}")
    document.add_paragraph("{{ line }}").add_run().add_picture(picture())
    document.add_paragraph("{%p endfor %}")
    data = made(saved(document), lines=["a", "b", "c"])
    numbers = [each.get("id") for each in root_of(data).iter("{*}docPr")]
    assert len(numbers) == len(set(numbers)) == 3
    assert [fault for fault in audit(data) if "docPr" in fault or "nique" in fault] == []


def test_bookmarks_and_boxes_in_a_loop_are_not_there_twice() -> None:
    document = docx.Document()
    document.add_paragraph("{%p for line in lines %}")
    paragraph = document.add_paragraph("{{ line }}")
    mark = f'<w:bookmarkStart {nsdecls("w")} w:id="7" w:name="_GoBack"/>'
    paragraph._p.append(parse_xml(mark))
    paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="7"/>'))
    paragraph._p.append(
        parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:id w:val="12"/><w:text/></w:sdtPr>'
            "<w:sdtContent><w:r><w:t>box</w:t></w:r></w:sdtContent></w:sdt>"
        )
    )
    document.add_paragraph("{%p endfor %}")
    root = root_of(made(saved(document), lines=["a", "b"]))
    assert len(list(root.iter(f"{W}bookmarkStart"))) == 1
    assert len(list(root.iter(f"{W}bookmarkEnd"))) == 1
    assert len(list(root.iter(f"{W}sdt"))) == 2
    assert list(root.iter(f"{W}id")) == []


def test_a_footnote_mark_in_a_loop_is_refused() -> None:
    document = docx.Document()
    document.add_paragraph("{%p for line in lines %}")
    paragraph = document.add_paragraph("{{ line }}")
    paragraph.add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="1"/>'))
    document.add_paragraph("{%p endfor %}")
    with pytest.raises(DocumentError, match="footnote"):
        compile_layout(saved(document))


def test_a_table_that_loses_all_its_rows_goes() -> None:
    source = with_cells(("{%tr for line in lines %}",), ("{{ line }}",), ("{%tr endfor %}",))
    assert text_of(made(source, lines=["a", "b"])) == "a\nb"
    assert list(root_of(made(source, lines=[])).iter(f"{W}tbl")) == []


def test_a_cell_that_ends_in_a_table_gets_a_paragraph() -> None:
    document = docx.Document()
    cell = document.add_table(rows=1, cols=1).rows[0].cells[0]
    cell.text = "first"
    inner = cell.add_table(rows=1, cols=1)
    inner.rows[0].cells[0].text = "inner"
    cell.paragraphs[-1].text = "{%p if first %}"
    cell.add_paragraph("{{ first }}")
    cell.add_paragraph("{%p endif %}")
    assert text_of(made(saved(document), first="x")) == "first\ninner\nx"
    [outer, *_] = root_of(made(saved(document), first="")).iter(f"{W}tc")
    assert outer[-1].tag == f"{W}p"


def test_an_emptied_header_keeps_a_paragraph() -> None:
    document = docx.Document()
    document.add_paragraph("x")
    header = document.sections[0].header
    header.paragraphs[0].text = "{%p if first %}"
    header.add_paragraph("{{ first }}")
    header.add_paragraph("{%p endif %}")
    data = made(saved(document), first="")
    assert [each.tag for each in root_of(data, "word/header1.xml")] == [f"{W}p"]
    assert text_of(data) == "x\n"


def test_more_cells_than_columns_make_the_table_fit() -> None:
    source = with_cells(("{%tc for line in lines %}", "{{ line }}", "{%tc endfor %}"))
    for count in (1, 3, 5):
        root = root_of(made(source, lines=[str(number) for number in range(count)]))
        assert len(list(root.iter(f"{W}gridCol"))) == len(list(root.iter(f"{W}tc"))) == count


def test_a_part_of_a_mapping_may_be_called_like_something_of_python() -> None:
    source = letter("{% for row in rows %}{{ row.items }}{{ row.keys }};{% endfor %}")
    assert text_of(made(source, rows=[{"items": "a", "keys": "b"}])) == "ab;"


@pytest.mark.parametrize(
    ("language", "size"), [("en-US", (15840, 12240)), ("en-GB", (16838, 11906))]
)
def test_a_page_on_its_side_stays_on_its_side(language: str, size: tuple[int, int]) -> None:
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21.0)
    layout = compile_layout(saved(document), of_kit=True)
    data = layout.render({}, **ABOUT | {"language": language}).data
    [page] = root_of(data).iter(f"{W}pgSz")
    assert (int(page.get(qn("w:w"))), int(page.get(qn("w:h")))) == pytest.approx(size, abs=5)


def test_a_page_of_another_size_is_left_alone() -> None:
    document = docx.Document()
    document.sections[0].page_width, document.sections[0].page_height = Cm(14.8), Cm(21.0)
    data = compile_layout(saved(document), of_kit=True).render({}, **ABOUT).data
    page = docx.Document(io.BytesIO(data)).sections[0]
    assert page.page_width is not None
    assert page.page_width.cm == pytest.approx(14.8, abs=0.01)


def test_text_in_boxes_is_filled_and_proven() -> None:
    document = docx.Document()
    document.add_paragraph("{{ first }}").add_run()._r.append(
        parse_xml(
            f'<w:pict {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape>'
            "<v:textbox><w:txbxContent><w:p><w:r><w:t>Box {{ second }}</w:t></w:r></w:p>"
            "</w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    data = made(saved(document), first="one", second="<two>")
    assert [each.text for each in root_of(data).iter(f"{W}t")] == ["one", "Box <two>"]
