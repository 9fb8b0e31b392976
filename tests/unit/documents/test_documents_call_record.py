"""The record of a call as a file: all that was said, nothing that was not, and sound."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interview_kit.documents import call_record
from interview_kit.documents.word import text_of
from interview_kit.interviewer.call_record import AnswerRow, CallRecord, RecordSection
from interview_kit.text import for_xml

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
HARD = "R&D <lead> “x” {{ 7*7 }} {_{ {% 👩‍💻 שלום e\u0301 =1+1 *b*\nnext"
FIXTURES = (HealthCheck.function_scoped_fixture,)


def made(record: CallRecord) -> bytes:
    return call_record.render_call_record(record, when=WHEN).data


def opened(record: CallRecord) -> Any:
    return docx.Document(io.BytesIO(made(record)))


def headings(record: CallRecord) -> list[str]:
    text = [
        paragraph
        for paragraph in (*opened(record).paragraphs, *cells(record))
        if paragraph.style.name.startswith("Heading")
    ]
    return [paragraph.text for paragraph in text]


def cells(record: CallRecord) -> list[Any]:
    return [
        paragraph
        for table in opened(record).tables
        for row in table.rows
        for cell in row.cells
        for paragraph in cell.paragraphs
    ]


def bare(record: CallRecord) -> CallRecord:
    return dataclasses.replace(
        record,
        position="",
        company="",
        location="",
        call_date="",
        interviewer="",
        resume="",
        satisfied="",
        sections=(),
        ending="",
        ending_words=(),
        facts=(),
        mean="",
        recommendation="",
        recommendation_reason="",
        impressions="",
        candidate_questions="",
        revision="",
    )


def test_everything_in_a_record_is_in_its_file(record: CallRecord) -> None:
    text = text_of(made(record))
    whole = [
        *(record.candidate, record.place, record.call_date),
        *(
            record.interviewer,
            record.resume,
            record.satisfied,
            record.mean,
            record.recommendation,
            record.revision,
        ),
        *(record.ending, record.impressions, record.candidate_questions, *record.ending_words),
        *(word for fact in record.facts for word in fact),
        *(section.title for section in record.sections),
    ]
    for section in record.sections:
        for row in section.rows:
            whole += [row.asked, row.answer, row.rating]
    assert [part for part in whole if part not in text] == []
    assert sum(not part for part in whole) < len(whole) / 3


def test_each_answer_stands_in_the_row_of_its_question(record: CallRecord) -> None:
    [table] = opened(record).tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["Question", "Answer", "Rating"]
    wanted = []
    for section in record.sections:
        wanted.append([section.title, "", ""])
        for row in section.rows:
            label = "" if row.question == section.title else row.question
            asked = "\n".join(part for part in (label, row.asked) if part)
            wanted.append([asked, row.answer, row.rating])
    assert rows[1:] == wanted
    assert len(rows) > 15


def test_the_first_row_comes_again_on_each_page(record: CallRecord) -> None:
    [table] = opened(record).tables
    marked = [bool(row._tr.xpath("w:trPr/w:tblHeader")) for row in table.rows]
    assert marked == [True] + [False] * (len(marked) - 1)


def test_a_question_named_like_its_section_does_not_say_so_twice(record: CallRecord) -> None:
    row = AnswerRow("Motivations", "Why this job?", "The team.", "5 of 5")
    unasked = AnswerRow("Motivations", "", "Also the town.", "")
    mine = dataclasses.replace(record, sections=(RecordSection("Motivations", (row, unasked)),))
    [table] = opened(mine).tables
    first = [table_row.cells[0].text for table_row in table.rows]
    assert first == ["Question", "Motivations", "Why this job?", "Motivations"]


def test_an_empty_part_leaves_no_heading_and_no_table(record: CallRecord) -> None:
    empty = bare(record)
    assert headings(empty) == [record.candidate]
    assert opened(empty).tables == []
    assert [paragraph.text for paragraph in opened(empty).paragraphs] == [record.candidate]


def test_each_part_alone_brings_its_own_heading(record: CallRecord) -> None:
    def only(**parts: Any) -> list[str]:
        return headings(dataclasses.replace(bare(record), **parts))[1:]

    assert only(impressions="Calm.") == ["Impressions"]
    reason = {"recommendation": "Yes", "recommendation_reason": "Has done it."}
    assert only(**reason) == ["Recommendation: Yes"]
    assert only(candidate_questions="When?") == ["What they asked"]
    assert only(ending="Polite decline") == ["Ending: Polite decline"]
    assert only(facts=(("Reason", "Pay"),)) == ["Ending"]
    assert only(ending_words=("Thank you.",)) == ["Ending"]
    rows = (AnswerRow("A", "", "b", ""),)
    assert only(sections=(RecordSection("S", rows), RecordSection("T", ()))) == ["S"]


def test_a_label_that_asks_has_no_colon(record: CallRecord) -> None:
    facts = (("When are they available?", "Monday"), ("Reason", "Pay"), ("Nothing", ""))
    text = text_of(made(dataclasses.replace(bare(record), facts=facts)))
    assert "When are they available? Monday\nReason: Pay" in text
    assert "Nothing" not in text


def test_the_footer_names_the_candidate_in_short(record: CallRecord) -> None:
    footer = opened(record).sections[0].footer.paragraphs[0].text
    assert footer.startswith(f"{record.candidate} · Inventory lead\tPage ")
    long = dataclasses.replace(record, candidate="A\nname " * 3000)
    assert len(opened(long).sections[0].footer.paragraphs[0].text) < 120
    assert "A\nname " * 3000 in text_of(made(long))


def test_the_file_says_what_it_is(record: CallRecord) -> None:
    properties = opened(dataclasses.replace(record, interviewer="Sam Lee")).core_properties
    assert properties.title == f"Phone screen: {record.candidate}"
    assert (properties.author, properties.language) == ("Sam Lee", "en-GB")


def hard_record(record: CallRecord, word: str) -> CallRecord:
    row = AnswerRow(word, word, word, word)
    return dataclasses.replace(
        record,
        candidate=word,
        position=word,
        company=word,
        location=word,
        sections=(RecordSection(word, (row, row)), RecordSection("Last", (row,))),
        ending_words=(word, word),
        facts=((word, word),),
        ending=word,
        impressions=word,
        candidate_questions=word,
        interviewer=word,
    )


def test_hard_words_come_out_everywhere(record: CallRecord) -> None:
    text = text_of(made(hard_record(record, HARD)))
    assert text.count(HARD) == 23
    assert text.split("\nImpressions\n")[1].startswith(HARD)


@settings(max_examples=10, deadline=None, suppress_health_check=FIXTURES)
@given(answer=st.text(max_size=80), impressions=st.text(min_size=1, max_size=80))
def test_whatever_is_typed_changes_nothing_else(
    record: CallRecord, answer: str, impressions: str
) -> None:
    rows = (AnswerRow("One", "", answer, ""), AnswerRow("Two", "", "stays", "3 of 5"))
    mine = dataclasses.replace(
        bare(record), sections=(RecordSection("S", rows),), impressions=impressions
    )
    clean = for_xml(impressions).text
    parts = ["Question", "Answer", "Rating", "S", "", "", "One", for_xml(answer).text, "", "Two"]
    end = ["Impressions", clean] if clean else []
    text = text_of(made(mine))
    body = "\n".join([record.candidate, *parts, "stays", "3 of 5", *end])
    assert text.startswith(f"{body}\n{record.candidate}\tPage ")


def test_the_paper_is_that_of_the_position_whatever_its_english(record: CallRecord) -> None:
    for us_letter, width in ((True, 12240), (False, 11906)):
        for language in ("en-US", "en-GB"):
            mine = dataclasses.replace(record, us_letter=us_letter, language=language)
            section = opened(mine).sections[0]
            assert round(section.page_width.twips) == width


def test_records_are_clean(record: CallRecord, audit: Callable[[bytes], list[str]]) -> None:
    long = hard_record(record, "x" * 20000)
    for each in (record, bare(record), hard_record(record, HARD), long):
        assert audit(made(each)) == []
