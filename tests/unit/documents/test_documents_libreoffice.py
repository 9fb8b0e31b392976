"""The documents as another program opens them."""

from __future__ import annotations

import dataclasses
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from interview_kit.candidate.cheat_sheet import CheatSheet, SheetEntry, SheetStrength
from interview_kit.candidate.written_letter import Letter
from interview_kit.content import Content
from interview_kit.content.preparing import PreparingNumbers
from interview_kit.documents import call_record, letters, sheets
from interview_kit.documents.blank_form import render_blank_form
from interview_kit.documents.call_summary import render_call_summary
from interview_kit.documents.comparison import render_comparison
from interview_kit.documents.letters import CueCard, CueTurn
from interview_kit.interviewer.blank_form import build_blank_form
from interview_kit.interviewer.call_record import AnswerRow, CallRecord, RecordSection
from interview_kit.interviewer.call_summary import build_summary
from interview_kit.interviewer.compared_people import Measure, compared_people
from interview_kit.interviewer.comparison import ComparedCall
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import build_question_set
from interview_kit.interviewer.weighted_scores import HOW_SCORED
from interview_kit.text import count_words
from interview_kit.typed import AMERICAN

pytestmark = pytest.mark.slow

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
HARD = "R&D <lead> {{ 7*7 }} 👩‍💻 שלום e\u0301 *b*\nnext line"
SENTENCE = "I could be of use to you with the counts and with the people who do them. "

Pages = Callable[[bytes], list[str]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pages]:
    """Return the text of each page of a Word file, as LibreOffice lays it out."""
    tools = [shutil.which(name) for name in ("soffice", "pdftotext")]
    if None in tools:
        if os.environ.get("CI") == "true":
            pytest.fail("LibreOffice (soffice) or poppler (pdftotext) is not installed.")
        pytest.skip("This needs LibreOffice (soffice) and poppler (pdftotext). Install both.")
    folder = tmp_path_factory.mktemp("office")

    def laid_out(data: bytes) -> list[str]:
        source = folder / "document.docx"
        source.write_bytes(data)
        source.with_suffix(".pdf").unlink(missing_ok=True)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [str(tools[0]), profile, "--headless", "--convert-to", "pdf", str(source)]
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=180, check=True
        )
        assert "Error" not in done.stderr + done.stdout
        text = subprocess.run(
            [str(tools[1]), "-layout", str(source.with_suffix(".pdf")), "-"],
            capture_output=True,
            timeout=60,
            check=True,
        ).stdout.decode()
        return text.split("\f")[:-1]

    yield laid_out
    shutil.rmtree(folder, ignore_errors=True)


def long_letter(letter: Letter, words: int) -> Letter:
    one = " ".join((SENTENCE * 20).split()[: words // 4])
    return dataclasses.replace(letter, paragraphs=(one,) * 4)


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_a_letter_of_250_words_fits_one_page(letter: Letter, language: str, pages: Pages) -> None:
    long = dataclasses.replace(long_letter(letter, 252), language=language)
    assert count_words(" ".join(long.paragraphs)) >= 250
    [page] = pages(letters.render_thank_you(long, when=WHEN).data)
    assert "Ana Ruiz" in page
    assert "ana.ruiz@example.org" in page


def test_a_letter_far_too_long_goes_on_to_another(letter: Letter, pages: Pages) -> None:
    assert len(pages(letters.render_thank_you(long_letter(letter, 1200), when=WHEN).data)) > 1


def test_the_card_of_the_example_fits_one_page(card: CueCard, pages: Pages) -> None:
    [page] = pages(letters.render_cue_card(card, when=WHEN).data)
    assert "Questions to ask" in page
    assert "— Stop and listen —" in page
    assert "→ " in page


def filled_sheet(sheet: CheatSheet, numbers: PreparingNumbers, size: str) -> CheatSheet:
    """Return a sheet with answers as long as its size allows."""
    longest = sheet
    for count in range(1, 400):
        words = " ".join((SENTENCE * 40).split()[:count])
        entry = SheetEntry("Tell me about yourself", words, 60)
        longer = dataclasses.replace(sheet, answers=(entry,) * 3)
        if longer.size(numbers) == size:
            longest = longer
    return longest


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
@pytest.mark.parametrize("size", ["normal", "small"])
def test_the_longest_cheat_sheet_of_a_size_fits_one_page(
    kit: Content, sheet: CheatSheet, size: str, language: str, pages: Pages
) -> None:
    longest = filled_sheet(sheet, kit.candidate.preparing.numbers, size)
    assert longest.words > sheet.words
    assert longest.size(kit.candidate.preparing.numbers) == size
    made = sheets.render_cheat_sheet(
        longest, author="", language=language, is_small=size == "small", when=WHEN
    )
    [page] = pages(made.data)
    assert "Questions to ask" in page


@pytest.mark.parametrize("size", ["normal", "small"])
def test_a_sheet_of_many_short_lines_fits_one_page(
    kit: Content, sheet: CheatSheet, size: str, pages: Pages
) -> None:
    numbers = kit.candidate.preparing.numbers
    many = sheet
    for count in range(1, 90):
        longer = dataclasses.replace(sheet, strengths=(SheetStrength("calm", ""),) * count)
        many = longer if longer.size(numbers) == size else many
    assert len(many.strengths) > len(sheet.strengths)
    made = sheets.render_cheat_sheet(
        many, author="", language="en-US", is_small=size == "small", when=WHEN
    )
    assert len(pages(made.data)) == 1


@pytest.mark.parametrize("language", ["en-US", "en-GB"])
def test_a_long_question_stays_with_its_lines_and_no_page_is_empty(
    kit: Content, language: str, pages: Pages
) -> None:
    own = {
        f"question.{number}.{part}": text
        for number in range(1, 9)
        for part, text in (("kind", "text"), ("text", f"Begin{number} {SENTENCE * 12} end{number}"))
    }
    question_set = build_question_set({"title": "Lead", **own}, kit.interviewer)
    form = build_blank_form(question_set, kit.interviewer, version=1)
    made = render_blank_form(
        dataclasses.replace(form, us_letter=language == "en-US"),
        author="",
        language=language,
        when=WHEN,
    )
    laid_out = pages(made.data)
    assert all(len(page.split()) > 15 for page in laid_out)  # more than the footer has
    for number in range(1, 9):
        [page] = [page for page in laid_out if f"Begin{number}" in page]
        assert f"end{number}" in page


def test_a_sheet_of_5000_words_is_whole_on_several_pages(
    kit: Content, sheet: CheatSheet, pages: Pages
) -> None:
    words = " ".join(f"word{number}" for number in range(5000))
    long = dataclasses.replace(sheet, answers=(SheetEntry("Why us?", words, 2000),))
    assert long.size(kit.candidate.preparing.numbers) == "too_long"
    made = sheets.render_cheat_sheet(long, author="", language="en-US", is_small=True, when=WHEN)
    laid_out = pages(made.data)
    assert 1 < len(laid_out) < 15
    assert "word4999" in "".join(laid_out)


def test_the_record_of_the_example_fits_one_page(record: CallRecord, pages: Pages) -> None:
    [page] = pages(call_record.render_call_record(record, when=WHEN).data)
    assert "Page 1 of 1" in page
    assert record.impressions[:40] in page


@pytest.mark.parametrize("word", ["Wants to run a whole warehouse. ", "WIDE MOWING "])
def test_a_summary_fits_one_page_whatever_was_typed(kit: Content, pages: Pages, word: str) -> None:
    long = word * 400
    plan = {"title": long, "location": long, "salary_currency": "USD", "salary_range": "5-6"}
    for number in range(1, 15):
        plan |= {f"must_have.{number}.weight": "3", f"must_have.{number}.text": long}
    for number in (1, 2):
        plan |= {f"question.{number}.kind": "text", f"question.{number}.text": long}
        plan |= {f"question.{number}.from": "notice_period", f"question.{number}.name": long}
    asked = build_question_set(plan, kit.interviewer)
    said = {question.id: long for question in asked.questions}
    said |= dict.fromkeys(("candidate_name", "further_steps", "availability", "review"), long)
    said |= {"candidate_questions": long}
    said |= {"satisfied": "yes", "ending": "advance", "hear_by": "2026-11-30"}
    said |= {"promise_moved_to": "2026-12-07", "promise_kept": "yes", "decided_by": long}
    summary = build_summary(
        asked,
        {field: Answer(text, "answered") for field, text in said.items()},
        {
            "recommendation": "no",
            "recommendation_reason": long,
            "rating.education": "1",
            "impressions": long,
        },
        kit,
        candidate={"phone": long, "source": long},
        interviewer=long,
    )
    made = render_call_summary(summary, decisions=["Hold"], interviewer="", when=WHEN)
    [page] = pages(made.data)
    assert "All of it is with the call" in " ".join(page.split())


def test_a_dozen_people_fit_a_page_of_the_comparison(kit: Content, pages: Pages) -> None:
    position = {"title": "Lead", "salary_range": "52000-60000", "salary_currency": "USD"}
    for number in range(1, 7):
        position |= {f"must_have.{number}.weight": "3", f"must_have.{number}.text": SENTENCE}
    asked = build_question_set(position, kit.interviewer)
    said = {"salary_amount": "61500 USD month", "availability": SENTENCE * 9}
    said |= {"decision": "next_step", "decision_reason": "must_haves_met", "decided_by": "Lena"}
    answers = {field: Answer(text, "answered") for field, text in said.items()}
    calls = [
        ComparedCall(f"Maria Fernanda Lopez-Garcia {n}", "2026-11-23", asked, answers, {}, "yes")
        for n in range(12)
    ]
    measure = Measure(position, kit, AMERICAN, WHEN.date())
    made = render_comparison(
        compared_people(calls, measure),
        measure.known,
        position="Lead",
        pays=measure.pays(),
        notes=[HOW_SCORED],
        author="",
        language="en-US",
        us_letter=True,
        when=WHEN,
    )
    [page] = pages(made.data)
    assert "What ends in" in page


def test_hard_words_open_as_well(
    letter: Letter, card: CueCard, record: CallRecord, pages: Pages
) -> None:
    row = AnswerRow(HARD, HARD, HARD, "4 of 5")
    hard = (
        letters.render_thank_you(dataclasses.replace(letter, paragraphs=(HARD, "end")), when=WHEN),
        letters.render_cue_card(
            dataclasses.replace(card, turns=(CueTurn(HARD, HARD, listen=True),)), when=WHEN
        ),
        call_record.render_call_record(
            dataclasses.replace(record, sections=(RecordSection("S", (row,)),)), when=WHEN
        ),
    )
    for made in hard:
        text = "".join(pages(made.data))
        assert "R&D <lead> {{ 7*7 }}" in " ".join(text.split())
        assert "next line" in " ".join(text.split())


def test_one_endless_word_opens_and_stays_on_the_paper(record: CallRecord, pages: Pages) -> None:
    row = AnswerRow("A question", "", "x" * 20000, "4 of 5")
    endless = dataclasses.replace(record, sections=(RecordSection("S", (row,)),))
    made = pages(call_record.render_call_record(endless, when=WHEN).data)
    assert sum(page.count("x") for page in made) >= 20000
    assert all("Question" in page for page in made[:2])
