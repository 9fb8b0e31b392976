"""The names for layouts: the same that the documents are filled with, each with a sample."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import docx
import pytest

from interview_kit.candidate.cheat_sheet import CheatSheet
from interview_kit.candidate.written_letter import Letter
from interview_kit.documents import call_record, call_summary, letters, sheets
from interview_kit.documents.layouts.layout_check import check_package
from interview_kit.documents.layouts.tag_names import (
    DOCUMENTS,
    TagName,
    all_tag_names,
    document_kind,
    long_values,
    sample_values,
    tag_names_of_values,
)
from interview_kit.documents.layouts.upload import open_package
from interview_kit.documents.letters import CueCard
from interview_kit.documents.word import WordFile, read_layout
from interview_kit.documents.word.compiled_layout import CompiledLayout
from interview_kit.errors import DocumentError
from interview_kit.interviewer.call_record import CallRecord
from interview_kit.interviewer.call_summary import CallSummary

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


@pytest.fixture
def passed(
    monkeypatch: pytest.MonkeyPatch,
    letter: Letter,
    card: CueCard,
    sheet: CheatSheet,
    record: CallRecord,
    summary: CallSummary,
) -> Callable[[str], Mapping[str, Any]]:
    """Return the values that really go into a document of the kit's examples."""
    seen: list[Mapping[str, Any]] = []

    real = CompiledLayout.render

    def render(layout: CompiledLayout, values: Mapping[str, Any], **about: Any) -> WordFile:
        seen.append(values)
        return real(layout, values, **about)

    monkeypatch.setattr(CompiledLayout, "render", render)

    def values_of(document: str) -> Mapping[str, Any]:
        made: dict[str, Callable[[], object]] = {
            "thank_you": lambda: letters.render_thank_you(letter, when=WHEN),
            "cue_card": lambda: letters.render_cue_card(card, when=WHEN),
            "cheat_sheet": lambda: sheets.render_cheat_sheet(
                sheet, author="", language="en-US", is_small=False, when=WHEN
            ),
            "screen_record": lambda: call_record.render_call_record(record, when=WHEN),
            "call_summary": lambda: call_summary.render_call_summary(
                summary, decisions=["Hold"], interviewer="", when=WHEN
            ),
        }
        made[document]()
        return seen[-1]

    return values_of


def shape(value: Any) -> Any:
    """Return of what kind a value is, down to the parts of the items of lists."""
    if isinstance(value, bool):
        return "yes/no"
    if isinstance(value, str):
        return "text"
    if isinstance(value, Mapping):
        return {key: shape(each) for key, each in value.items()}
    return [shape(value[0])]


def meant(names: tuple[TagName, ...]) -> dict[str, Any]:
    """Return the same shape as the names say it."""
    return {
        each.name: each.kind
        if each.kind != "list"
        else [meant(each.parts) if each.parts else "text"]
        for each in names
    }


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_names_are_those_that_the_document_is_filled_with(
    document: str, passed: Callable[[str], Mapping[str, Any]]
) -> None:
    values = passed(document)
    assert {name: shape(value) for name, value in values.items()} == meant(
        document_kind(document).names
    )


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_sample_is_of_the_kind_that_its_name_says(document: str) -> None:
    names = document_kind(document).names
    assert {name: shape(value) for name, value in sample_values(document).items()} == meant(names)
    for _, name in all_tag_names(names):
        assert name.about
        assert shape(name.sample) == meant((name,))[name.name]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_other_word_for_a_name_is_a_name_or_means_two(document: str) -> None:
    names = document_kind(document).names
    other = [word for each in names for word in each.also]
    assert len(other) == len(set(other))
    assert not set(other) & {each.name for each in names}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_layouts_of_the_kit_use_names_that_are_listed(document: str) -> None:
    package = open_package(read_layout(f"{document}.docx"))
    report = check_package(package, document_kind(document).names)
    assert report.usable
    assert report.used


def test_a_tag_is_what_one_types_into_a_letter() -> None:
    tags = {each.name: each.tag for each in document_kind("thank_you").names}
    assert tags["company"] == "{{ company }}"
    assert tags["signature"] == "{%p for line in signature %}\n{{ line }}\n{%p endfor %}"


def test_the_tag_of_a_list_has_all_its_parts_and_can_be_used_as_it_is() -> None:
    names = document_kind("screen_record").names
    tag = next(each.tag for each in names if each.name == "sections")
    document = docx.Document()
    for line in tag.splitlines():
        document.add_paragraph(line)
    raw = io.BytesIO()
    document.save(raw)
    assert check_package(open_package(raw.getvalue()), names).usable
    assert "{{ section.title }}" in tag
    assert "{{ row.answer }}" in tag


def test_long_values_have_the_same_shape_and_longer_lists() -> None:
    short, long = sample_values("screen_record"), long_values("screen_record", 5)
    assert shape(long) == shape(short)
    assert len(long["sections"]) == 5 * len(short["sections"])


def test_names_are_told_from_somebodys_own_values() -> None:
    values = {"who": "Ana", "glad": True, "jobs": [{"at": "Hale"}, {"at": "", "years": "6"}]}
    names = tag_names_of_values(values)
    assert meant(names) == {
        "who": "text",
        "glad": "yes/no",
        "jobs": [{"at": "text", "years": "text"}],
    }


def test_an_unknown_document_is_named() -> None:
    with pytest.raises(
        DocumentError,
        match=r"“invoice”.*thank_you, cue_card, cheat_sheet, screen_record, call_summary",
    ):
        document_kind("invoice")
