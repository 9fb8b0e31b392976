"""A finished call in words."""

from __future__ import annotations

import pytest

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.fields import call_fields
from interview_kit.interviewer.call_record import CallRecord, build_call_record, due_ratings
from interview_kit.interviewer.progress import Answer
from interview_kit.interviewer.question_set import QuestionSet


def answers(**texts: str) -> dict[str, Answer]:
    return {field: Answer(text, "answered") for field, text in texts.items()}


def test_the_record_holds_what_was_due_and_nothing_else(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    said = answers(
        candidate_name=" Ada\nLindt ",
        call_date="2026-11-23",
        education="A diploma",
        resume_attached="yes",
        satisfied="no",
        past_size="300 people",
        ending="decline",
        decline_reason="No counts yet",
        availability="Tuesday",
        hear_by="2026-11-27",
        hear_through="phone",
        candidate_questions=" Who decides? ",
    ) | {
        "followup.2.question": Answer("Why?", "answered"),
        "followup.3.answer": Answer(" ", "open"),
        "consent.references": Answer("", "declined"),
    }
    assessment = {
        "rating.education": "4",
        "rating.past_reports": "5",
        "recommendation": "no",
        "impressions": " Calm. ",
    }
    record = build_call_record(whole, said, assessment, content, revision=2)
    assert record.candidate == "Ada Lindt"
    assert record.call_date == "Monday, November 23, 2026"
    rows = {row.question: row for section in record.sections for row in section.rows}
    assert rows["Education and training"].answer == "A diploma"
    assert rows["Education and training"].rating == "4 of 5"
    assert rows["Reference checks"].answer == "Declined to say"
    assert [row.answer for row in rows.values() if row.asked == "Why?"] == ["—"]
    assert (record.resume, record.satisfied) == ("Yes", "No")
    assert (record.impressions, record.candidate_questions) == ("Calm.", "Who decides?")
    assert (record.position, record.ending) == ("Inventory lead", "Polite decline")
    assert next(
        each.title for each in record.sections if rows["Reference checks"] in each.rows
    ) == ("Checks")
    assert "Size of the last employer" not in rows
    assert record.mean == "4.0 (1 rating)"
    assert dict(record.facts) == {
        "Reason, for the record": "No counts yet",
        "They'll hear by": "Friday, November 27, 2026, by phone",
    }
    assert (record.recommendation, record.revision) == ("No", "Revision 2")
    assert any("Friday, November 27" in sentence for sentence in record.ending_words)


def test_a_call_with_nothing_in_it_still_reads(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    record = build_call_record(whole, {}, {}, content, revision=1)
    assert (record.candidate, record.ending, record.ending_words) == ("No name", "", ())
    assert record.facts == ()
    assert {text for _, text in record.head} == {""}
    assert (record.impressions, record.revision) == ("", "")
    assert (record.language, record.us_letter) == ("en-US", True)
    assert {row.rating for section in record.sections for row in section.rows} == {""}
    assert {row.answer for section in record.sections for row in section.rows} == {"—"}


def test_a_section_that_the_content_no_longer_has_keeps_its_answers(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    old = whole.questions[1].model_copy(update={"section": "skills"})
    moved = whole.model_copy(update={"questions": (old,)})
    record = build_call_record(moved, answers(years_experience="Eight"), {}, content, revision=1)
    assert (record.sections[0].title, record.sections[0].rows[0].answer) == ("skills", "Eight")


@pytest.mark.parametrize("typed", ["0", "6", "", "four", "4.0", "1" * 5000])
def test_a_rating_off_the_scale_does_not_count(typed: str, whole: QuestionSet) -> None:
    assert due_ratings(whole, {}, {"rating.education": typed, "rating.motivations": "1"}) == {
        "motivations": 1
    }


def follow_ups(*about: str) -> dict[str, Answer]:
    return {
        f"followup.{number}.{part}": Answer(text, "answered")
        for number, each in enumerate(about, 1)
        for part, text in (("about", each), ("question", f"Q{number}"), ("answer", f"A{number}"))
    }


def headings(record: CallRecord, title: str) -> list[str]:
    return [row.heading for each in record.sections if each.title == title for row in each.rows]


def test_a_follow_up_stands_below_its_question_and_nowhere_else(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    said = follow_ups("years_experience", "call", "past_size") | answers(satisfied="no")
    record = build_call_record(whole, said, {}, content, revision=1)
    asked = whole.question("years_experience").text
    assert headings(record, "Experience")[:2] == [asked, "Follow-up to Years of experience: Q1"]
    others = ["Q2", "Follow-up to Size of the last employer: Q3"]
    assert headings(record, "Follow-ups") == others
    [rating] = {row.rating for each in record.sections for row in each.rows if row.is_follow_up}
    assert rating == ""
    everything = [row.heading for section in record.sections for row in section.rows]
    assert sum("Q1" in each for each in everything) == 1


@pytest.mark.parametrize(
    ("about", "section", "heading"),
    [
        ("years_experience", "Experience", "Follow-up to Years of experience"),
        ("call", "Follow-ups", "—"),
    ],
)
def test_an_answer_whose_follow_up_question_was_not_written_down_keeps_its_place(
    about: str, section: str, heading: str, whole: QuestionSet, content: InterviewerContent
) -> None:
    said = follow_ups(about) | {"followup.1.question": Answer("", "open")}
    record = build_call_record(whole, said, {}, content, revision=1)
    assert heading in headings(record, section)


def test_a_position_that_asks_a_gated_question_first_has_its_gate_only_once_it_is_due(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    gates = {content.prompts.had_reports, content.prompts.working_now}
    for satisfied, expected in (("no", set()), ("yes", gates)):
        record = build_call_record(whole, answers(satisfied=satisfied), {}, content, revision=1)
        rows = {row.heading: row for section in record.sections for row in section.rows}
        assert gates & rows.keys() == expected
        assert {rows[each].question for each in expected} <= {
            call_fields.HAD_REPORTS.label,
            call_fields.WORKING_NOW.label,
        }


def test_an_ending_that_records_nothing_shows_what_follows(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    said = answers(ending="hear", further_steps=" A day on site. ", decline_reason="None")
    record = build_call_record(whole, said, {}, content, revision=1)
    assert dict(record.facts) == {"Further steps": "A day on site."}


def test_whether_it_concerns_them_is_in_the_record_as_it_was_answered(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    said = answers(satisfied="yes", had_reports="no") | {"working_now": Answer("", "declined")}
    record = build_call_record(whole, said, {}, content, revision=1)
    rows = {row.heading: row.answer for section in record.sections for row in section.rows}
    assert record.satisfied == "Yes"
    assert rows[content.prompts.had_reports] == "No"
    assert rows[content.prompts.working_now] == "Declined to say"
    unasked = build_call_record(whole, answers(satisfied="yes"), {}, content, revision=1)
    rows = {row.heading: row.answer for section in unasked.sections for row in section.rows}
    assert rows[content.prompts.had_reports] == "—"


def test_the_record_names_who_held_the_call(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    record = build_call_record(
        whole, {}, {}, content, revision=1, interviewer=" Sam\nLee ", rater="Kim\nRoy"
    )
    assert (record.interviewer, record.rater) == ("Sam Lee", "Kim Roy")


def test_a_briton_reads_days_as_britons_write_them(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    said = answers(call_date="2026-11-23", ending="hear", hear_by="2026-11-27", hear_through="post")
    record = build_call_record(whole, said, {}, content, revision=1, english="GB")
    assert record.call_date == "Monday 23 November 2026"
    assert dict(record.facts)["They'll hear by"] == "Friday 27 November 2026, by post"
    assert any("by Friday 27 November" in sentence for sentence in record.ending_words)


def test_closing_words_of_ones_own_are_what_was_said(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    said = answers(ending="hear", closing_words="Bye, Ada.\n\n You'll hear on Friday. ")
    record = build_call_record(whole, said, {}, content, revision=1)
    assert record.ending_words == ("Bye, Ada.", "You'll hear on Friday.")
    assert (
        build_call_record(
            whole, answers(closing_words="Bye."), {}, content, revision=1
        ).ending_words
        == ()
    )
