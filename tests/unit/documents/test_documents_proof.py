"""The proof of a finished file, and what the file says about itself."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import UTC

import docx
import pytest
from word_files import ABOUT, WHEN, changed, letter, made

from interview_kit.documents.word import (
    Proof,
    compile_layout,
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
