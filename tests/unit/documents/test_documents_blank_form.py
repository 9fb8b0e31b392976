"""The form to print as a file: all that is asked, and nothing left to fill in by the kit."""

from __future__ import annotations

import dataclasses
import io
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from openxml_audit import OpenXmlValidator

from interview_kit.content import Content
from interview_kit.documents.blank_form import render_blank_form
from interview_kit.documents.word import text_of
from interview_kit.interviewer.blank_form import BlankForm, FormRow, FormSection, build_blank_form
from interview_kit.interviewer.example import load_example
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.settings import ROOT

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
HARD = "R&D <lead> {{ 7*7 }} {% x %} 👩‍💻 שלום *b*"


@pytest.fixture(scope="module")
def form(kit: Content) -> BlankForm:
    question_set = build_question_set(load_example(ROOT / "data").position, kit.interviewer)
    return build_blank_form(question_set, kit.interviewer, version=3)


def made(form: BlankForm) -> bytes:
    return render_blank_form(form, author="Ana", language="en-US", when=WHEN).data


def test_the_file_has_all_that_is_asked_and_no_placeholder(form: BlankForm) -> None:
    text = text_of(made(form))
    for section in form.sections:
        assert section.title in text
        for row in section.rows:
            for words in (row.label, row.asked, *row.hint.splitlines(), *row.boxes, *row.says):
                assert words in text
    assert "{" not in text
    assert "Questions, version 3" in text
    assert "version" not in text_of(made(replace(form, version=0)))
    assert text.count("☐ 5") == sum(row.is_rated for s in form.sections for row in s.rows)


def test_no_row_breaks_across_pages_and_each_line_is_there(form: BlankForm) -> None:
    document = docx.Document(io.BytesIO(made(form)))
    [table] = document.tables
    lines = 0
    for row in table.rows:
        assert row._tr.trPr is not None
        assert row._tr.trPr.xpath("./w:cantSplit")
        lines += sum(p.style.name == "Writing Line" for p in row.cells[1].paragraphs)
    assert lines == sum(row.lines for section in form.sections for row in section.rows)
    assert document.core_properties.author == "Ana"


@pytest.mark.parametrize("us_letter", [True, False])
def test_hard_texts_stay_as_they_are_on_either_paper(
    form: BlankForm, us_letter: bool, tmp_path: Path
) -> None:
    row = FormRow(HARD, HARD, HARD, (HARD,), 2, HARD, True, ((1, HARD),), (HARD,))
    hard = dataclasses.replace(
        form,
        position=HARD,
        facts=(("Location", HARD),),
        sections=(FormSection(HARD, (row, FormRow("")), HARD),),
        us_letter=us_letter,
    )
    data = made(hard)
    assert text_of(data).count(HARD) == 12
    file = tmp_path / "form.docx"
    file.write_bytes(data)
    assert OpenXmlValidator().validate(file).errors == []
    [section] = docx.Document(io.BytesIO(data)).sections
    assert (section.page_width.mm > 212) == us_letter
