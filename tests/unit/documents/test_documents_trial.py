"""The trial fill: what a layout gives with samples, from a process of its own."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from layout_check_files import saved

from interview_kit.documents.layouts import trial
from interview_kit.documents.layouts.layout_check import missing_lines
from interview_kit.documents.layouts.tag_names import DOCUMENTS
from interview_kit.documents.layouts.trial import main, try_out
from interview_kit.documents.layouts.upload import open_package
from interview_kit.documents.word import read_layout, text_of
from interview_kit.documents.word.refusals import LayoutError
from interview_kit.errors import DocumentError

MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def layout(*paragraphs: str) -> bytes:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def test_a_trial_gives_the_report_the_text_and_the_file() -> None:
    tried = try_out(layout("Dear {{ interviewer }},", "thank you."), "thank_you")
    assert tried.report.usable
    assert tried.report.used == ("interviewer",)
    assert tried.text == "Dear Nadia Okafor,\nthank you."
    assert text_of(tried.data) == tried.text


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_layout_of_the_kit_can_be_tried_out(document: str) -> None:
    tried = try_out(read_layout(f"{document}.docx"), document)
    assert tried.text.count("\n") > 5
    assert "{" not in tried.text


def test_a_layout_that_cannot_be_used_is_not_filled() -> None:
    tried = try_out(layout("{{ compani }}"), "thank_you")
    assert not tried.report.usable
    assert tried.report.findings[0].next_step == "Did you mean “company”?"
    assert (tried.data, tried.text) == (b"", "")


def test_a_file_that_is_not_let_in_is_refused_with_the_same_sentence() -> None:
    with pytest.raises(DocumentError) as here:
        open_package(b"%PDF-1.7")
    with pytest.raises(DocumentError) as there:
        try_out(b"%PDF-1.7", "thank_you")
    assert str(there.value) == str(here.value)


def test_an_unknown_document_is_refused_before_anything_starts() -> None:
    with pytest.raises(DocumentError, match="“invoice”"):
        try_out(layout("x"), "invoice")


def test_the_process_gets_nothing_of_the_environment_that_it_does_not_need(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("INTERVIEW_KIT_DATABASE_URL", "postgresql://a:secret@b/c")
    assert try_out(layout("{{ company }}"), "thank_you").text == "Hale & Sons"
    assert not any(name.startswith("INTERVIEW_KIT") for name in trial._INHERITED)


def test_a_python_that_is_not_there_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    with pytest.raises(DocumentError, match="couldn't be started"):
        try_out(layout("{{ company }}"), "thank_you")


def test_a_process_that_dies_is_told_as_too_large(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    dying = tmp_path / "python"
    dying.write_text("#!/bin/sh\nkill -9 $$\n")
    dying.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(dying))
    with pytest.raises(DocumentError, match="more memory"):
        try_out(layout("{{ company }}"), "thank_you")


def test_a_line_of_the_layout_that_gets_lost_is_found() -> None:
    before = open_package(layout("one", "two", "two", "{%p if company %}", "gone", "{%p endif %}"))
    assert missing_lines(before, open_package(layout("two", "two", "one"))) == []
    assert missing_lines(before, open_package(layout("one two", "two"))) == ["one", "two"]


def test_the_process_speaks_one_line_of_json_and_then_the_file() -> None:
    out = io.BytesIO()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(trial, "_set_limits", lambda: None)  # it would bound this process too
        main("thank_you", io.BytesIO(layout("{{ company }}")), out)
    head, _, data = out.getvalue().partition(b"\n")
    assert head.startswith(b'{"report": {"findings": [')
    assert text_of(data) == "Hale & Sons"


def test_an_error_comes_out_of_the_process_as_it_was_raised() -> None:
    reason = LayoutError("layout_tag_wrong", place="Near: “x”.", reason="unexpected '}'")
    error = DocumentError("layout_on_trial", reason=reason)
    restored = trial._error_of(json.loads(json.dumps(trial._plain(error))))
    assert str(restored) == str(error)
    assert "unexpected '}'). Near: “x”. Check the tags in your file" in str(restored)


@pytest.mark.parametrize(
    ("line", "words"), [("Thank you }", "the brace in it"), ("Thank you", "type it again")]
)
def test_a_line_that_would_get_lost_is_told_with_what_helps(line: str, words: str) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(trial, "missing_lines", lambda *_: [line])  # the engine loses none
        with pytest.raises(DocumentError, match=words):
            trial._try_in_process(layout("{{ company }}"), "thank_you")


def test_a_text_box_is_seen_once_and_a_smiley_at_all() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>To {{ company }}</w:t></w:r></w:p></w:txbxContent>"
    document = docx.Document()
    for choice, fallback in ((box, f"<w:pict>{box}</w:pict>"), ("<w:sym/>", "<w:t>☺</w:t>")):
        kept_twice = (
            f"<mc:AlternateContent {MC}><mc:Choice Requires='w14'>{choice}</mc:Choice>"
            f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
        )
        run = f"<w:r {nsdecls('w')}><w:t>Here: </w:t>{kept_twice}</w:r>"
        document.add_paragraph()._p.append(parse_xml(run))
    assert text_of(saved(document)) == "Here: \nTo {{ company }}\nHere: ☺"
