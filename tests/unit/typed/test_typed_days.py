"""Days as people type and paste them."""

from __future__ import annotations

from datetime import date, time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.typed.days import TypedDay, read_day
from interview_kit.typed.plain_text import MAX_LETTERS

TODAY = date(2026, 11, 25)  # a Wednesday
THE_DAY = date(2026, 11, 30)  # a Monday
EITHER_WAY = [
    "2026-11-30",
    "2026/11/30",
    "Nov 30, 2026",
    "nov 30 2026",
    "NOV. 30, 2026.",
    "November 30th, 2026",
    "30 Nov 2026",
    "30 November 2026",
    "the 30th of November, 2026",
    "30-Nov-2026",
    "30nov 2026",
    "30 Nov '26",
    "30 Nov 26",
    "Nov 30 '26",
    "30 Nov",
    "30 November",
    "Nov 30",
    "Nov 30th",
    "November the 30th",
    "30.11.",
    "30.11",
    "30. November",
    "30. Nov",
    "30. Nov. 2026",
    "30. 11. 2026",
    "Monday, November 30, 2026",
    "Mon 30 Nov",
    "Mon., Nov. 30",
    "30 Nov 2026, Monday",
    "on Monday",
    "Monday",
    "this Mon",
    "in 5 days",
    "in five days",
    "\u202fNov\u00a030,\u20092026\u200e",
    "30/11/2026",
    "30/11/26",
    "30/11",
    "30‑11‑2026",
]
BY_ENGLISH = {
    "11/30/2026": ("US", THE_DAY),
    "11/30": ("US", THE_DAY),
    "11-30-26": ("US", THE_DAY),
    "11.30.2026": ("US", THE_DAY),
    "3/4/2027": ("US", date(2027, 3, 4)),
    "03/04/2027": ("GB", date(2027, 4, 3)),
    "3/4": ("GB", date(2027, 4, 3)),
    "12.1.": ("GB", date(2027, 1, 12)),
    "1.12.2026": ("US", date(2026, 12, 1)),  # with dots the day comes first in both
    "1. 12. 26": ("US", date(2026, 12, 1)),
    "16.11.": ("US", date(2026, 11, 16)),
    "16.11": ("US", date(2026, 11, 16)),
    "18.12.": ("GB", date(2026, 12, 18)),
    "10.11": ("US", date(2026, 11, 10)),
    "16. November": ("US", date(2026, 11, 16)),
    "18. Dez": ("US", date(2026, 12, 18)),
    "3. März": ("GB", date(2027, 3, 3)),
}
FROM_TODAY = {
    "today": TODAY,
    "Tomorrow": date(2026, 11, 26),
    "yesterday": date(2026, 11, 24),
    "day after tomorrow": date(2026, 11, 27),
    "the day after tomorrow": date(2026, 11, 27),
    "in a week": date(2026, 12, 2),
    "in two weeks": date(2026, 12, 9),
    "in 1 day": date(2026, 11, 26),
    "Thursday, tomorrow": date(2026, 11, 26),
    "Wednesday": date(2026, 12, 2),  # never today itself
    "Tues": date(2026, 12, 1),
    "this Friday": date(2026, 11, 27),
    "next Friday": date(2026, 12, 4),
    "next Fri.": date(2026, 12, 4),
    "Friday next week": date(2026, 12, 4),
    "Friday of next week": date(2026, 12, 4),
    "next week, on Friday": date(2026, 12, 4),
    "by Friday next week": date(2026, 12, 4),
    "They’ll tell me by Friday next week.": date(2026, 12, 4),
    "she will call me on Friday": date(2026, 11, 27),
    "on next Wednesday": date(2026, 12, 2),
    "next Monday": date(2026, 11, 30),
    "Jan 5": date(2027, 1, 5),
    "20 May": date(2027, 5, 20),
    "30 May": date(2026, 5, 30),
}
WITH_TIMES = [
    "11/30/2026 10:30 am",
    "2026-11-30T10:30",
    "2026-11-30t10:30:59",
    "2026-11-30 10:30",
    "30.11. 10.30",
    "10.30 30.11.",
    "Monday 10.30",
    "Monday, November 30, 2026 at 10:30 AM",
    "Monday at half past ten in the morning",
    "10:30 am, Nov 30",
    "10:30 a.m. on Monday",
    "Nov 30 - 10:30 AM",
    "Nov 30 @ 1030",
    "at 10:30 on Nov 30",
]
NOT_READ = [
    "",
    " \n",
    "10",
    "1130",
    "20261130",
    "30th",
    "November",
    "2026",
    "Nov 2026",
    "Feb 30",
    "30/02/2026",
    "2/29/2027",
    "Feb 29",  # in no year around
    "32/13",
    "13/13/2026",
    "0/1/2026",
    "11/30/1989",
    "11/30/2101",
    "11/30/226",
    "11/30-2026",
    "26-11-30",  # could begin with its year
    "10.30",  # could be a time
    "next Sunday",  # of a week that begins on Sunday, or on Monday
    "next week",
    "by next week",
    "they won't tell me by Friday",
    "they'll not tell me by Friday",
    "next 30 Nov",
    "next Friday next week",
    "Tuesday, Nov 30, 2026",
    "Monday Friday",
    "this 30 Nov",
    "tonight",
    "soon",
    "Nov 30 or Dec 1",
    "Nov 30 to Dec 1",
    "Nov 30 2:30",
    "Nov 30 10",  # could be ten o'clock
    "10.11 11.10",  # of the tenth or the eleventh
    "Thursday 10.12",  # a Thursday, or a time
    "Nov 30 1830",
    "Nov 30 25:00",
    "10:30 am",
    "at 10:30",
    "2026-11-30T24:00",
    "2026-11-30T10:30Z",
    "in eleven days",
    "in 3 months",
    "in 1.5 days",
    "3 days",
    "١١/٣٠/٢٠٢٦ apples",
    "-11/30/2026",
    "Nov 30" + " " * 90 + "x" * MAX_LETTERS,
]
dates = st.dates(date(1990, 1, 1), date(2100, 12, 31))
englishes = st.sampled_from(["US", "GB"])


@pytest.mark.parametrize("english", ["US", "GB"])
@pytest.mark.parametrize("typed", EITHER_WAY)
def test_a_day_is_read_as_people_write_it(typed: str, english: str) -> None:
    assert read_day(typed, english=english, today=TODAY) == TypedDay(THE_DAY)


@pytest.mark.parametrize(("typed", "read"), BY_ENGLISH.items(), ids=BY_ENGLISH)
def test_the_order_of_numbers_is_that_of_the_writers_english(
    typed: str, read: tuple[str, date]
) -> None:
    english, day = read
    assert read_day(typed, english=english, today=TODAY) == TypedDay(day)


@pytest.mark.parametrize(("typed", "day"), FROM_TODAY.items(), ids=FROM_TODAY)
def test_a_day_that_lies_some_way_from_today_is_reckoned_from_it(typed: str, day: date) -> None:
    assert read_day(typed, english="US", today=TODAY) == TypedDay(day)


@pytest.mark.parametrize("typed", WITH_TIMES)
def test_a_time_may_stand_before_or_behind_a_day(typed: str) -> None:
    assert read_day(typed, english="US", today=TODAY) == TypedDay(THE_DAY, time(10, 30))


def test_a_full_stop_behind_two_numbers_makes_them_a_day() -> None:
    read = read_day("10.11. 11.10", english="US", today=TODAY)
    assert read == TypedDay(date(2026, 11, 10), time(11, 10))


@given(day=dates, today=dates, english=englishes)
def test_a_dotted_day_without_its_year_is_that_of_the_month_in_words(
    day: date, today: date, english: str
) -> None:
    in_words = read_day(f"{day.day} {day:%b}", english=english, today=today)
    ways = [f"{day.day}.{day.month}.", f"{day:%d.%m.}", f"{day:%d.%m}", f"{day.day}.{day.month}"]
    for way in (*ways, f"{day.day}. {day.month}.", f"{day.day}. {day:%B}", f"{day.day}. {day:%b}"):
        assert read_day(way, english=english, today=today) == in_words, way


@pytest.mark.parametrize("typed", NOT_READ)
def test_what_is_no_day_or_could_be_two_is_not_read(typed: str) -> None:
    assert read_day(typed, english="US", today=TODAY) is None


def test_a_day_of_next_week_may_have_a_time() -> None:
    read = read_day("next Friday at 3pm", english="US", today=TODAY)
    assert read == TypedDay(date(2026, 12, 4), time(15))


@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 23), date(2026, 12, 4)),  # a Monday
        (date(2026, 11, 27), date(2026, 12, 4)),  # a Friday
        (date(2026, 11, 28), date(2026, 12, 4)),  # a Saturday
        (date(2026, 11, 29), None),  # a Sunday: of the week that begins today, or tomorrow
        (date.max, None),
    ],
)
def test_next_friday_is_that_of_next_week(today: date, day: date | None) -> None:
    read = read_day("next Friday", english="US", today=today)
    assert read == (TypedDay(day) if day else None)


def test_midnight_is_a_time_of_a_day() -> None:
    read = read_day("midnight on Nov 30", english="US", today=TODAY)
    assert read == TypedDay(THE_DAY, time(0))


def test_a_leap_day_is_read_where_a_year_around_has_one() -> None:
    read = read_day("Feb 29", english="US", today=date(2027, 6, 1))
    assert read == TypedDay(date(2028, 2, 29))


@pytest.mark.parametrize("today", [date.min, date.max])
@pytest.mark.parametrize("typed", ["today", "yesterday", "tomorrow", "Fri", "Nov 30", "in 9 weeks"])
def test_no_clock_that_is_far_off_breaks_a_day(typed: str, today: date) -> None:
    assert read_day(typed, english="US", today=today) is None


@given(day=dates, today=dates, english=englishes)
def test_every_day_is_read_back_in_each_way_of_writing_it(
    day: date, today: date, english: str
) -> None:
    month = f"{day:%B}"
    numbers = [day.month, day.day] if english == "US" else [day.day, day.month]
    ways = [day.isoformat(), f"{day:%Y/%m/%d}"]
    for name in (month, month[:3], month.upper()):
        ways += [f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}"]
        ways += [f"{day:%A}, {name} {day.day}, {day.year}", f"{day:%a} {day.day} {name} {day.year}"]
    for sign in "/.-":
        ordered = [day.day, day.month] if sign == "." else numbers
        ways += [sign.join(map(str, [*ordered, day.year]))]
        ways += [sign.join(f"{each:02}" for each in [*ordered, day.year])]
    for way in ways:
        assert read_day(way, english=english, today=today) == TypedDay(day), way


@given(day=dates, english=englishes, at=st.times())
def test_a_moment_is_read_back_to_the_minute(day: date, english: str, at: time) -> None:
    read = read_day(f"{day}T{at:%H:%M}", english=english, today=TODAY)
    assert read == TypedDay(day, at.replace(second=0, microsecond=0))


@given(day=dates, today=dates, english=englishes)
def test_a_day_without_its_year_is_the_nearest_one(day: date, today: date, english: str) -> None:
    read = read_day(f"{day:%b} {day.day}", english=english, today=today)
    if read is not None:
        assert (read.day.month, read.day.day) == (day.month, day.day)
        assert abs(read.day - today).days <= 184
    else:
        assert f"{day:%m-%d}" == "02-29" or today.year in (1990, 2100)


@given(typed=st.text() | st.from_regex(r"[a-z ]{0,9}[\d/.: -]{0,12}[a-z ]{0,9}"), today=st.dates())
@example("9" * 5000, TODAY)
@example("in 999 weeks", date.max)
def test_no_typed_text_breaks_a_day(typed: str, today: date) -> None:
    for english in ("US", "GB"):
        read = read_day(typed, english=english, today=today)
        assert read is None or 1990 <= read.day.year <= 2100


@given(day=dates, word=st.sampled_from(["or so", "maybe", "x", "?", "EST", "not"]))
def test_a_day_with_words_that_are_not_understood_is_not_read(day: date, word: str) -> None:
    for typed in (f"{day} {word}", f"{word} {day}", f"{day:%b %d, %Y} {word}"):
        assert read_day(typed, english="US", today=TODAY) is None
