"""The proof of a finished file, and what the file says about itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC

import docx
import pytest
from word_files import ABOUT, WHEN, changed, letter, made, paragraph, with_body

from interview_kit.documents.word import (
    Proof,
    compile_layout,
    repairs,
    verification,
)
from interview_kit.errors import DocumentError


def test_a_file_without_properties_gets_them() -> None:
    source = changed(letter("{{ first }}"), core=None)
    properties = docx.Document(io.BytesIO(made(source, first="x"))).core_properties
    assert (properties.title, properties.author) == ("A letter", "Ana")
    assert properties.created is not None


def test_the_properties_say_when_and_nothing_else() -> None:
    data = compile_layout(letter("x"), of_kit=True).render({}, **ABOUT).data
    properties = docx.Document(io.BytesIO(data)).core_properties
    assert properties.created == properties.modified
    assert properties.created is not None
    assert properties.created.replace(tzinfo=UTC) == WHEN
    assert not any(
        getattr(properties, name)
        for name in ("category", "comments", "keywords", "subject", "identifier", "version")
    )


def proof_of(data: bytes, text: str = "\x02Dear <Ana>, hello") -> Proof:
    layout = compile_layout(letter("Dear {{ first }}, hello"))
    members = zipfile.ZipFile(io.BytesIO(layout.render({"first": "x"}, **ABOUT).data)).namelist()
    name = "word/document.xml"
    part = verification.ExpectedPart(text, ["<Ana>"], is_repaired=False, broken=frozenset())
    return verification.prove(data, members, {name: part})


def test_a_sound_file_is_proven() -> None:
    data = made(letter("Dear {{ first }}, hello"), first="<Ana>")
    assert proof_of(data) == Proof(1, 1)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda xml: xml.replace(b"&lt;Ana&gt;", b"Ana"), "part of the text “<Ana>” is missing"),
        (lambda xml: xml.replace(b"hello", b""), "words of the layout are missing"),
        (lambda xml: xml.replace(b"Dear", b"Dear Dear"), "words of the layout"),
        (lambda xml: xml.replace(b"</w:p>", b"", 1), "page apart"),
        (lambda xml: xml[:200], "page apart"),
        (lambda xml: xml.replace(b"<w:sectPr", b"<w:tbl/><w:sectPr", 1), "table"),
        (lambda xml: xml.replace(b"</w:body>", b"<w:p/></w:body>"), "follows the end"),
    ],
)
def test_a_file_that_lost_something_is_withheld(
    change: Callable[[bytes], bytes], reason: str
) -> None:
    data = made(letter("Dear {{ first }}, hello"), first="<Ana>")
    with pytest.raises(DocumentError, match=reason):
        proof_of(changed(data, document=change))


def test_a_file_that_is_cut_short_or_lacks_a_part_is_withheld() -> None:
    data = made(letter("Dear {{ first }}, hello"), first="<Ana>")
    for wrong in (data[:-30], data[: len(data) // 2], changed(data, core=None)):
        with pytest.raises(DocumentError, match="didn't pass its check"):
            proof_of(wrong)


def test_a_part_that_is_there_twice_is_refused_in_a_layout() -> None:
    raw = io.BytesIO(letter("{{ first }}"))
    with zipfile.ZipFile(raw, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("docProps/core.xml", "<x/>")
    with pytest.raises(DocumentError, match="twice"):
        compile_layout(raw.getvalue())


@pytest.mark.parametrize("name", ["word/document.xml", "[Content_Types].xml", "_rels/.rels"])
def test_a_layout_with_a_damaged_part_is_refused(name: str) -> None:
    for change in (lambda text: text[:100], None):
        with pytest.raises(DocumentError, match=r"damaged|isn't a Word file"):
            compile_layout(changed(letter("x"), **{name: change}))


def test_a_finished_file_with_a_part_twice_is_withheld() -> None:
    raw = io.BytesIO(made(letter("Dear {{ first }}, hello"), first="<Ana>"))
    with zipfile.ZipFile(raw, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("docProps/core.xml", "<x/>")
    with pytest.raises(DocumentError, match="twice"):
        proof_of(raw.getvalue())


# What a reader sees besides text, and what would be lost of it.
SEEN = [
    ('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "F0FE"),
    ("<w:r><w:noBreakHyphen/></w:r>", "<w:noBreakHyphen/>"),
    ('<w:r><w:br w:type="page"/></w:r>', ' w:type="page"'),
    ('<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>', "PAGE"),
    ("<w:r><w:instrText> DATE </w:instrText></w:r>", "DATE"),
    ('<w:hyperlink w:anchor="there"><w:r><w:t>x</w:t></w:r></w:hyperlink>', "there"),
    ('<w:bookmarkStart w:id="1" w:name="there"/><w:bookmarkEnd w:id="1"/>', "there"),
    (
        '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
        "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>",
        ' w14:val="1"',
    ),
    (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/>'
        '<w:listEntry w:val="maybe"/></w:ddList></w:ffData></w:fldChar></w:r>',
        "maybe",
    ),
    ("<w:r><m:t xmlns:m='urn:math'>a+b</m:t></w:r>", "a+b"),
    ("<w:r><w:pict><v:textpath xmlns:v='urn:v' string='DRAFT'/></w:pict></w:r>", "DRAFT"),
]


@pytest.mark.parametrize(("element", "seen"), SEEN, ids=[seen for _, seen in SEEN])
def test_what_fields_links_boxes_and_pictures_show_is_proven(element: str, seen: str) -> None:
    source = with_body(paragraph("{% if first %}yes{% endif %}"), f"<w:p>{element}</w:p>")
    filled = compile_layout(source).fill({"first": "x"}, **ABOUT)
    members = zipfile.ZipFile(io.BytesIO(filled.data)).namelist()
    verification.prove(filled.data, members, filled.expected())
    lost = changed(filled.data, document=lambda xml: xml.replace(seen.encode(), b""))
    with pytest.raises(DocumentError, match="words of the layout are missing"):
        verification.prove(lost, members, filled.expected())


@pytest.mark.parametrize(("element", "seen"), SEEN[:1] + SEEN[3:6])
def test_a_layout_that_would_lose_more_than_text_is_refused(
    monkeypatch: pytest.MonkeyPatch, element: str, seen: str
) -> None:
    patch_tags = repairs.patch_tags
    monkeypatch.setattr(repairs, "patch_tags", lambda xml: patch_tags(xml).replace(seen, ""))
    with pytest.raises(DocumentError, match="some of its text would be lost"):
        compile_layout(with_body(f"<w:p>{element}</w:p>"))


def test_a_symbol_beside_a_tag_that_takes_its_paragraph_is_not_lost() -> None:
    tag = f"<w:p><w:r><w:t>{{%p if first %}}</w:t></w:r>{SEEN[0][0]}</w:p>"
    with pytest.raises(DocumentError, match="and a picture or a break with it"):
        compile_layout(with_body(tag, paragraph("{%p endif %}")))
