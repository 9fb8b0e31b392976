"""The cheat sheet as a file: all that was prepared, nothing else, and sound."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_kit.candidate.cheat_sheet import CheatSheet, SheetEntry, SheetStrength
from interview_kit.candidate.preparation import Story
from interview_kit.documents import sheets
from interview_kit.documents.word import WordFile, text_of
from interview_kit.text import for_xml

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
HARD = "R&D <lead> “x” {{ 7*7 }} {_{ {% 👩‍💻 שלום e\u0301 =1+1 *b*\x0b\ud800"
EMPTY = CheatSheet("Lead", (), (), (), (), (), ())
FIXTURES = (HealthCheck.function_scoped_fixture,)


def made(sheet: CheatSheet, *, is_small: bool = False) -> WordFile:
    return sheets.render_cheat_sheet(
        sheet, author="Ana Ruiz", language="en-GB", is_small=is_small, when=WHEN
    )


def test_both_sizes_say_all_that_was_prepared(sheet: CheatSheet) -> None:
    usual, small = (text_of(made(sheet, is_small=is_small).data) for is_small in (False, True))
    assert usual == small
    for entry in (*sheet.facts, *sheet.answers):
        assert entry.text in usual
    for each in sheet.strengths:
        assert each.strength in usual
        assert each.proof in usual
    for question in (text for each in sheet.questions for text in each.questions):
        assert question in usual
    assert sheet.stories[0].result in usual
    assert sheet.people[0] in usual
    assert "\n".join((sheet.heading, *sheet.call)) in usual
    assert sheet.call
    assert len(sheet.parts) == 6


def test_an_empty_sheet_has_its_heading_alone() -> None:
    assert text_of(made(EMPTY).data) == "Lead"


def test_a_part_that_is_empty_leaves_no_mark() -> None:
    bare = dataclasses.replace(
        EMPTY,
        answers=(SheetEntry("Why us?", "You count.", 0),),
        strengths=(SheetStrength("calm", ""),),
        stories=(Story(1, "", "", "It worked."), Story(2, "We had none.", "", "")),
    )
    assert text_of(made(bare).data).split("\n") == [
        "Lead",
        "What you say",
        "Why us?",
        "You count.",
        "Strengths",
        "calm",
        "Stories",
        "It worked.",
        "We had none.",
    ]


@settings(max_examples=15, deadline=None, suppress_health_check=FIXTURES)
@given(words=st.lists(st.text(max_size=80), min_size=3, max_size=3))
def test_whatever_was_typed_is_on_the_sheet_and_changes_nothing_else(words: list[str]) -> None:
    typed = dataclasses.replace(
        EMPTY,
        heading=words[0],
        people=(words[1],),
        facts=(SheetEntry("Pay", words[2], 0),),
    )
    clean = [for_xml(text).text for text in words]
    expected = "\n".join((clean[0], clean[1], "What you know", f"Pay {clean[2]}"))
    assert text_of(made(typed).data) == expected


def test_hard_words_come_out_and_the_file_is_clean(
    sheet: CheatSheet, audit: Callable[[bytes], list[str]]
) -> None:
    hard = dataclasses.replace(sheet, heading=HARD, call=(), people=(HARD, "x" * 20_000))
    files = [made(each, is_small=small) for each in (hard, EMPTY) for small in (False, True)]
    assert files[0].removed == 4
    assert text_of(files[0].data).startswith(f"{for_xml(HARD).text}\n{for_xml(HARD).text}\n")
    assert [audit(each.data) for each in files] == [[]] * 4
