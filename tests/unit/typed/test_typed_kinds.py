"""What is stored of a text that is read, and what is said of one that is not."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interview_kit.typed import WritingStyle
from interview_kit.typed.kinds import (
    KINDS,
    TypedKind,
    day_of,
    example_of,
    reading_of,
    time_of,
    unread_words,
)
from interview_kit.typed.numbers import ANY

NOW = datetime(2026, 11, 25, 23, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "typed", "reading"),
    [
        ("call_date", "Nov 30", "2026-11-30"),
        ("call_date", "Nov 30, 10:30 am", "2026-11-30T10:30"),
        ("hear_by", "tomorrow", "2026-11-26"),
        ("call_time", "2:30 pm", "14:30"),
        ("salary_amount", "€3,500–3,900 a month", "3500-3900 EUR month"),
        ("call_minutes", "45 minutes", "45"),
        ("hear_days", "007 days", "7"),
        ("budget_seconds", "60 s", "60"),
        ("budget_seconds", "1 min", ""),
        ("pace", "150 wpm", "150"),
        ("sent.2.at", "Nov 30, 10:30 am", "2026-11-30T10:30"),
        ("sent.2.at", "10:30 tomorrow", "2026-11-26T10:30"),
        ("sent.2.at", "Tue, 1 Dec 2026, 02:12", "2026-12-01T02:12"),
        ("sent.2", "yes", None),
        ("call_date", " ", ""),
        ("call_date", "soon", ""),
        ("candidate_name", "Nov 30", None),
        ("salary", "55k", None),
    ],
)
def test_what_is_stored_beside_a_text_is_what_it_means(
    field: str, typed: str, reading: str | None
) -> None:
    assert reading_of(field, typed, WritingStyle(), NOW) == reading


def test_today_is_where_the_writer_is() -> None:
    assert reading_of("hear_by", "today", WritingStyle(zone="Asia/Kolkata"), NOW) == "2026-11-26"
    for unknown in ("", "Nowhere/At all", "../etc", "\x00", "America"):
        assert reading_of("hear_by", "today", WritingStyle(zone=unknown), NOW) == "2026-11-25"


def test_an_order_is_that_of_the_writers_english() -> None:
    assert reading_of("hear_by", "3/4/2027", WritingStyle("US"), NOW) == "2027-03-04"
    assert reading_of("hear_by", "3/4/2027", WritingStyle("GB"), NOW) == "2027-04-03"


def test_day_and_time_come_back_from_what_is_stored() -> None:
    assert day_of("2026-11-30") == day_of("2026-11-30T10:30") == date(2026, 11, 30)
    assert time_of("10:30") == time_of("2026-11-30T10:30") == time(10, 30)
    for nothing in ("", "soon", "55000", "10-30"):
        assert (day_of(nothing), time_of(nothing)) == (None, None)
    assert time_of("2026-11-30") is None
    assert day_of("10:30") is None


@given(typed=st.text(), field=st.sampled_from(sorted(KINDS)), english=st.sampled_from(["US", "GB"]))
def test_no_typed_text_breaks_what_is_stored(typed: str, field: str, english: str) -> None:
    reading = reading_of(field, typed, WritingStyle(english), NOW)
    assert reading is not None
    assert len(reading) <= 120
    said = unread_words(KINDS[field], typed, english)
    assert "\n" not in said
    assert len(said) < 160


@given(kind=st.sampled_from(sorted(set(KINDS.values()))), english=st.sampled_from(["US", "GB"]))
def test_an_example_is_one_that_is_read(kind: TypedKind, english: str) -> None:
    field = next(name for name, each in KINDS.items() if each == kind)
    assert reading_of(field, example_of(kind, english), WritingStyle(english), NOW)


@pytest.mark.parametrize(
    ("kind", "typed", "english", "said"),
    [
        (
            "day",
            "32/13",
            "US",
            "“32/13” is not a date the kit can read. Try 11/30/2026, Nov 30 or tomorrow.",
        ),
        (
            "day",
            "32/13",
            "GB",
            "“32/13” is not a date the kit can read. Try 30/11/2026, 30 Nov or tomorrow.",
        ),
        (
            "day",
            "Nov 30, 2:30",
            "US",
            "“Nov 30, 2:30” could be morning or afternoon. "
            "Write Nov 30, 2:30 AM or Nov 30, 2:30 PM.",
        ),
        (
            "day",
            "02:12 AM",
            "US",
            "“02:12 AM” is a time without a day. Try today, 02:12 AM or Nov 30, 02:12 AM.",
        ),
        ("time", "2:30", "US", "“2:30” could be morning or afternoon. Write 2:30 AM or 2:30 PM."),
        ("time", "10", "GB", "“10” could be morning or afternoon. Write 10 AM or 10 PM."),
        (
            "time",
            "later",
            "US",
            "“later” is not a time the kit can read. Try 2:30 PM, 10 AM or noon.",
        ),
        (
            "money",
            "55.000",
            "US",
            "“55.000” could be 55 or 55,000. If you mean 55,000, write 55000.",
        ),
        (
            "money",
            "a\nlot",
            "US",
            "“a lot” is not an amount the kit can read. Try 55,000, 55k or 50–60k.",
        ),
        (
            "number",
            "many",
            "US",
            "“many” is not a number the kit can read. Write a whole number.",
        ),
    ],
)
def test_of_a_text_that_is_not_read_is_said_what_can_be_written(
    kind: TypedKind, typed: str, english: str, said: str
) -> None:
    assert unread_words(kind, typed, english) == said


@given(limits=st.tuples(*[st.integers(*ANY)] * 2).map(sorted))
def test_a_number_that_is_not_read_is_asked_for_within_the_limits_of_its_field(
    limits: list[int],
) -> None:
    low, high = limits
    assume((low, high) != ANY)
    said = unread_words("number", "two weeks", "US", (low, high))
    assert said == (
        f"“two weeks” is not a number the kit can read. Write a number from {low} to {high}."
    )
    for each in limits:
        assert reading_of("hear_days", str(each), WritingStyle("US"), NOW) == str(each)


def test_a_long_text_is_quoted_in_part() -> None:
    assert f"“{'x' * 39}…”" in unread_words("day", "x" * 500, "US")
