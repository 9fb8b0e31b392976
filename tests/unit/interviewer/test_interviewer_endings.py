"""What is said at the end of a call."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.content.interviewer import InterviewerContent
from interview_kit.interviewer.endings import (
    default_hear_by,
    ending_labels,
    ending_words,
    initial_values,
    long_day,
    spoken_day,
)
from interview_kit.interviewer.question_set import QuestionSet, build_question_set

ENDINGS = ("advance", "hear", "decline")
FULL = {
    "further_steps": "a short test.",
    "hear_by": "2026-11-27",
    "hear_through": "email",
}


def spoken(
    ending: str, values: dict[str, str], question_set: QuestionSet, content: InterviewerContent
) -> str:
    return "\n".join(ending_words(ending, values, question_set, content))


@pytest.mark.parametrize("ending", ENDINGS)
def test_each_ending_names_the_job_the_day_and_the_way(
    ending: str, whole: QuestionSet, content: InterviewerContent
) -> None:
    text = spoken(ending, FULL, whole, content)
    for part in ("Inventory lead", "by Friday, November 27", "by email"):
        assert part in text


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("values", [{}, FULL], ids=["nothing known", "all known"])
def test_each_ending_invites_last_questions_and_thanks(
    ending: str, values: dict[str, str], whole: QuestionSet, content: InterviewerContent
) -> None:
    text = spoken(ending, values, whole, content)
    assert "Thank you" in text
    asked = [line for line in text.splitlines() if line.endswith("?")]
    assert any("ask" in line or "know" in line for line in asked)


@pytest.mark.parametrize("ending", ["advance", "hear"])
def test_further_steps_are_told_where_someone_goes_on(
    ending: str, whole: QuestionSet, content: InterviewerContent
) -> None:
    assert ": a short test.\n" in spoken(ending, FULL, whole, content)
    assert "test" not in spoken("decline", FULL, whole, content)


def test_further_steps_come_from_the_position_unless_the_call_says_otherwise(
    content: InterviewerContent,
) -> None:
    position = {"title": "Lead", "next_steps": "a day on site"}
    question_set = build_question_set(position, content)
    assert ": a day on site.\n" in spoken("hear", {}, question_set, content)
    typed = {"further_steps": " .NET tests, then X. "}
    assert ": .NET tests, then X.\n" in spoken("hear", typed, question_set, content)
    assert "a day on site" not in spoken("hear", FULL, question_set, content)


@pytest.mark.parametrize(
    ("position", "invited", "expects"),
    [
        ({}, "an on-site interview", ""),
        ({"next_steps": "a test."}, "an on-site interview", "a test"),
        ({"next_step": "video"}, "a video interview", ""),
        ({"next_step": "video", "next_steps": "a test."}, "a video interview", "{}, then a test"),
        ({"next_step": "video", "next_step_words": "a day out. "}, "a day out", ""),
    ],
)
def test_an_invitation_names_the_next_step(
    position: dict[str, str], invited: str, expects: str, content: InterviewerContent
) -> None:
    question_set = build_question_set({"title": "Lead", **position}, content)
    text = spoken("advance", {}, question_set, content)
    assert f"like to invite you to {invited} for the Lead job." in text
    expected = expects.replace("{}", invited)
    assert (f"what to expect: {expected}." in text) == ("what to expect" in text) == bool(expects)
    assert ending_labels(question_set, content)["advance"] == f"Invite to {invited}"
    comes_next = question_set.what_comes_next
    assert comes_next == (expected or (invited if question_set.next_step else ""))
    assert (
        f"here's what comes next: {comes_next}." in spoken("hear", {}, question_set, content)
    ) == bool(comes_next)


@pytest.mark.parametrize("ending", ENDINGS)
def test_without_a_day_no_word_is_given_on_one(
    ending: str, whole: QuestionSet, content: InterviewerContent
) -> None:
    text = spoken(ending, {**FULL, "hear_by": ""}, whole, content)
    assert "by Friday" not in text
    assert "hear by" not in text
    assert "by email" in text, "the way is known all the same"


@pytest.mark.parametrize(
    ("channel", "words"), [("email", "by email"), ("phone", "by phone"), ("post", "by mail")]
)
def test_a_polite_no_promises_nothing_that_its_channel_cannot_keep(
    channel: str, words: str, whole: QuestionSet, content: InterviewerContent
) -> None:
    text = spoken("decline", {**FULL, "hear_through": channel}, whole, content)
    assert f"confirm that {words}." in text
    assert "in writing" not in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_without_a_title_the_sentences_still_stand(
    ending: str, content: InterviewerContent
) -> None:
    nameless = build_question_set({}, content)
    sentences = ending_words(ending, {}, nameless, content)
    assert len(sentences) >= 3
    for sentence in sentences:
        assert sentence[0].isupper()
        assert "  " not in sentence
        assert " ," not in sentence
        assert "the  job" not in sentence


def test_an_ending_that_there_is_not_is_an_error(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    with pytest.raises(KeyError):
        ending_words("ghosting", FULL, whole, content)


def test_a_job_without_a_title_is_the_job(content: InterviewerContent) -> None:
    said = spoken("decline", {}, build_question_set({}, content), content)
    assert "the job" in said
    assert "XX" not in said


@given(
    ending=st.sampled_from(ENDINGS),
    values=st.dictionaries(st.sampled_from([*FULL]), st.text() | st.just("{position}")),
    title=st.text(),
)
def test_what_is_typed_is_said_as_it_is_and_leaves_no_placeholder(
    ending: str, values: dict[str, str], title: str, content: InterviewerContent
) -> None:
    question_set = build_question_set({"title": title}, content)
    text = spoken(ending, values, question_set, content)
    assert ("{" in text) <= any("{" in typed for typed in (*values.values(), title))
    assert question_set.title in text


@pytest.mark.parametrize(
    ("iso", "american", "british"),
    [
        ("2026-11-27", "Friday, November 27", "Friday 27 November"),
        ("2027-01-01T10:30", "Friday, January 1", "Friday 1 January"),
        ("", "", ""),
        ("soon", "", ""),
        ("2026-02-30", "", ""),
    ],
)
def test_a_date_is_spoken_with_its_weekday(iso: str, american: str, british: str) -> None:
    assert spoken_day(iso) == american
    assert spoken_day(iso, "GB") == british


def test_a_date_is_written_with_its_year() -> None:
    assert long_day("2026-11-23") == "Monday, November 23, 2026"
    assert long_day("2026-11-23", "GB") == "Monday 23 November 2026"


def test_a_day_that_is_none_stays_as_it_was_typed() -> None:
    assert long_day("next week") == "next week"
    assert long_day("") == ""


def test_a_briton_says_day_and_way_as_britons_do(
    whole: QuestionSet, content: InterviewerContent
) -> None:
    values = {**FULL, "hear_through": "post"}
    said = " ".join(ending_words("hear", values, whole, content, english="GB"))
    assert "hear by Friday 27 November." in said
    assert "from us by post," in said


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_sentence_begins_with_what_was_typed(ending: str, content: InterviewerContent) -> None:
    assert not [text for text in content.ending(ending).says if text.startswith("{")]


@pytest.mark.parametrize(
    ("call", "days", "by"),
    [
        (date(2026, 11, 23), "7", date(2026, 11, 30)),
        (date(2026, 11, 23), "5", date(2026, 11, 30)),  # a Saturday
        (date(2026, 11, 23), "6", date(2026, 11, 30)),  # a Sunday
        (date(2026, 11, 23), "0", date(2026, 11, 23)),
        (date(2026, 12, 30), "2", date(2027, 1, 1)),
    ],
)
def test_the_day_to_hear_by_is_never_on_a_weekend(
    call: date, days: str, by: date, content: InterviewerContent
) -> None:
    assert default_hear_by(call, build_question_set({"hear_days": days}, content)) == by


def test_a_new_call_starts_with_what_its_position_settles(content: InterviewerContent) -> None:
    position = {"salary_currency": "GBP", "salary_period": "month", "hear_through": "phone"}
    assert initial_values(build_question_set(position, content), "2026-11-23") == {
        "salary_currency": "GBP",
        "salary_period": "month",
        "hear_through": "phone",
        "hear_by": "11/30/2026",
    }
    british = initial_values(build_question_set(position, content), "2026-11-23", "GB")
    assert british["hear_by"] == "30/11/2026"


@pytest.mark.parametrize("bad", ["", "tomorrow", "2026-13-01", "9999-12-31", "23.11.2026"])
def test_an_unreadable_date_of_the_call_just_gives_no_day_to_hear_by(
    bad: str, whole: QuestionSet
) -> None:
    assert "hear_by" not in initial_values(whole, bad)
