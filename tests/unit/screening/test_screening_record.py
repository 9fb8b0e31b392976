"""A finished call in words."""

from __future__ import annotations

import pytest

from interview_kit.content.screen import ScreenContent
from interview_kit.screening.progress import Answer
from interview_kit.screening.question_set import QuestionSet
from interview_kit.screening.record import due_ratings, long_day, screen_record


def answers(**texts: str) -> dict[str, Answer]:
    return {field: Answer(text, "answered") for field, text in texts.items()}


def test_the_record_holds_what_was_due_and_nothing_else(
    whole: QuestionSet, screen: ScreenContent
) -> None:
    said = answers(
        candidate_name=" Ada\nLindt ",
        call_date="2026-11-23",
        education="A diploma",
        satisfied="no",
        past_size="300 people",
        ending="decline",
        decline_reason="No counts yet",
        availability="Tuesday",
        hear_by="2026-11-27",
        hear_through="phone",
        candidate_questions="Who decides?",
    ) | {
        "followup.2.question": Answer("Why?", "answered"),
        "followup.3.answer": Answer(" ", "open"),
        "consent.references": Answer("", "declined"),
    }
    assessment = {"rating.education": "4", "rating.past_reports": "5", "recommendation": "no"}
    record = screen_record(whole, said, assessment, screen, revision=2)
    assert record.candidate == "Ada Lindt"
    assert record.call_date == "Monday 23 November 2026"
    rows = {row.question: row for section in record.sections for row in section.rows}
    assert rows["Education and training"].answer == "A diploma"
    assert rows["Education and training"].rating == "4 of 5"
    assert rows["Reference checks"].answer == "Declined to say"
    assert rows["Why?"].answer == "—"
    assert "Size of the last employer" not in rows
    assert record.mean == "4.0 (1 rating)"
    assert dict(record.facts) == {
        "The reason, for the record": "No counts yet",
        "They hear by": "Friday 27 November 2026, Phone",
    }
    assert (record.recommendation, record.revision) == ("No", "Revision 2")
    assert any("Friday 27 November" in sentence for sentence in record.said)


def test_a_call_with_nothing_in_it_still_reads(whole: QuestionSet, screen: ScreenContent) -> None:
    record = screen_record(whole, {}, {}, screen, revision=1)
    assert (record.candidate, record.ending, record.said) == ("No name", "", ())
    assert record.facts == ()
    assert {row.answer for section in record.sections for row in section.rows} == {"—"}


def test_a_section_that_the_content_no_longer_has_keeps_its_answers(
    whole: QuestionSet, screen: ScreenContent
) -> None:
    old = whole.questions[1].model_copy(update={"section": "skills"})
    moved = whole.model_copy(update={"questions": (old,)})
    record = screen_record(moved, answers(years_experience="Eight"), {}, screen, revision=1)
    assert (record.sections[0].title, record.sections[0].rows[0].answer) == ("skills", "Eight")


@pytest.mark.parametrize("typed", ["0", "6", "", "four", "4.0", "1" * 5000])
def test_a_rating_off_the_scale_does_not_count(typed: str, whole: QuestionSet) -> None:
    assert due_ratings(whole, {}, {"rating.education": typed, "rating.motivations": "1"}) == {
        "motivations": 1
    }


def test_a_day_that_is_none_stays_as_it_was_typed() -> None:
    assert long_day("next week") == "next week"
    assert long_day("") == ""
