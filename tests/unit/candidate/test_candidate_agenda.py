"""What is due on an application, by when, and in which words."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from interview_kit.candidate.agenda import Due, agenda_of, due_words
from interview_kit.candidate.application import Application
from interview_kit.content import load_content
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.settings import ROOT
from interview_kit.typed import AMERICAN, BRITISH

CANDIDATE = load_content(ROOT / "data").candidate
LONDON = ZoneInfo("Europe/London")
CALL = {
    "call_date": "2026-11-30",  # a Monday
    "call_time": "10:30",
    "zone": "Europe/London",
    "person.1.name": "Nadia Okafor",
}
READY = {"strengths": "six years", "sheet.figures": "310 people"}


def at(day: int, clock: str = "09:00") -> datetime:
    return datetime.fromisoformat(f"2026-11-{day} {clock}").replace(tzinfo=LONDON)


def due(now: datetime, **fields: str) -> tuple[Due, ...]:
    given = CALL | {key.replace("__", "."): text for key, text in fields.items()}
    return agenda_of(Application(fields=given), now, LONDON, CANDIDATE, WorkingDays("GB"))


def words(now: datetime, english: str = AMERICAN, **fields: str) -> list[str]:
    return [due_words(each, now, english) for each in due(now, **fields)]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (20, "Call on Mon, Nov 30 at 10:30 AM"),
        (23, "Call on Mon, Nov 30 at 10:30 AM"),
        (24, "Call on Monday at 10:30 AM"),
        (28, "Call on Monday at 10:30 AM"),
        (29, "Call tomorrow at 10:30 AM"),
        (30, "Call today at 10:30 AM"),
    ],
)
def test_a_call_is_named_by_its_day_as_one_speaks_of_it(day: int, said: str) -> None:
    assert words(at(day), **READY) == [said]


def test_a_briton_reads_twenty_four_hours_and_the_day_first() -> None:
    assert words(at(20), BRITISH, **READY) == ["Call on Mon 30 Nov at 10:30"]


def test_who_is_to_call_them_reads_so() -> None:
    assert words(at(29), **READY, caller="me") == ["Call them tomorrow at 10:30 AM"]


def test_a_call_in_another_zone_is_due_by_both_clocks() -> None:
    new_york, tokyo = {"zone": "America/New_York"}, {"zone": "Asia/Tokyo"}
    said = "tomorrow at 10:30 AM in New York, 3:30 PM your time"
    assert words(at(29), **READY, **new_york) == [f"Call {said}"]
    said = "tomorrow at 10:30 AM in Tokyo, 1:30 AM your time"
    assert words(at(29), **READY, **tokyo) == [f"Call {said}"]
    said = "today by 8:00 PM in New York, Tue, Dec 1, 2026, 1:00 AM your time"
    assert words(at(30, "17:00"), **new_york) == [f"Send the thank-you to Nadia Okafor {said}"]
    assert words(at(29), **READY, zone="Mars/Phobos") == ["Call tomorrow at 10:30 AM"]


def test_a_call_without_a_time_is_due_all_day_and_says_what_is_missing() -> None:
    said = "at a time you haven't noted yet"
    assert words(at(29), **READY, call_time="") == [f"Call tomorrow, {said}"]
    assert words(at(30, "23:00"), **READY, call_time="") == [f"Call today, {said}"]


def test_while_it_lasts_the_call_is_now() -> None:
    assert words(at(30, "10:45"), **READY) == ["Call now"]
    assert words(at(30, "10:30")) == ["Call now"], "it is too late to prepare"


def test_preparing_is_due_shortly_before_the_call_until_it_is_done() -> None:
    assert words(at(25)) == ["Call on Monday at 10:30 AM"]
    assert words(at(29))[1:] == ["Prepare for the call"]
    assert words(at(29), strengths="six years")[1:] == ["Prepare for the call"]
    assert not words(at(28, "10:30"))[1:]
    assert words(at(28, "10:31"))[1:] == ["Prepare for the call"]
    for call_time in ("10:30", ""):
        call, prepare = due(at(29), call_time=call_time)
        assert (prepare.at, prepare.has_time) == (call.at, bool(call_time))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (at(30, "11:00"), "Send the thank-you to Nadia Okafor by 8:00 PM today"),
        (at(30, "20:00"), "Send the thank-you to Nadia Okafor by 8:00 PM today"),
        (at(30, "21:00"), "Send the thank-you to Nadia Okafor by 11:00 AM tomorrow"),
        (
            datetime(2026, 12, 1, 11, tzinfo=LONDON),
            "Send the thank-you to Nadia Okafor by 11:00 AM today",
        ),
        (
            datetime(2026, 12, 1, 12, tzinfo=LONDON),
            "Send the thank-you to Nadia Okafor now: better late than never",
        ),
    ],
)
def test_after_the_call_the_thank_you_is_due(now: datetime, said: str) -> None:
    assert words(now) == [said]
    assert [(each.kind, each.is_overdue) for each in due(now)] == [("thank_you", "now" in said)]
    assert [each.kind for each in due(now, sent__1="yes")] == ["reminder"]


def test_a_panel_is_thanked_one_by_one() -> None:
    fields = {"person.2.role": "HR", "sent.1": "yes"}
    assert words(at(30, "12:00"), **fields)[0].startswith("Send the thank-you to HR by")


def test_where_nobody_is_named_the_thank_you_is_to_nobody() -> None:
    nobody = {"person__1__name": ""}
    assert words(at(30, "12:00"), **nobody) == ["Send the thank-you by 8:00 PM today"]
    assert words(in_december(1), **nobody, call_time="") == ["Send the thank-you today"]


@pytest.mark.parametrize("fields", [{"outcome": "accepted"}, {"archived": "yes"}])
def test_nothing_is_due_on_what_is_settled(fields: dict[str, str]) -> None:
    assert due(at(29), **fields) == ()


def test_nothing_is_due_without_a_call() -> None:
    assert due(at(29), call_date="") == ()
    assert due(at(29), call_date="0026-11-30") == ()


def test_after_the_thank_you_the_next_reminder_is_due() -> None:
    call = {"call_date": "2026-11-16", "sent__1": "yes", "sent__1__at": "2026-11-16"}
    assert words(at(17), **call) == ["First reminder: on Monday"]
    assert words(at(23), **call) == ["First reminder: now"]
    sent = {"reminder__1__sent": "yes", "reminder__1__sent__at": "2026-11-25"}
    assert words(at(25), **call, **sent) == ["Second reminder: on Wed, Dec 2"]
    assert words(at(25), **call, **sent, new_promise_on="2026-11-30") == [
        "Second reminder: on Tuesday"
    ]


_CALLED = {"call_date": "2026-11-16", "sent__1": "yes", "sent__1__at": "2026-11-16"}
_ALL_SENT = {f"reminder__{number}__sent": "yes" for number in (1, 2)} | {
    "reminder__3__sent": "yes",
    "reminder__3__sent__at": "2026-11-20",
}


@pytest.mark.parametrize(
    ("now", "fields", "by", "has_time", "is_overdue", "is_today"),
    [
        ("11-29 23:30", READY, "11-30 10:30", True, False, False),
        ("11-30 00:30", READY, "11-30 10:30", True, False, True),
        ("11-30 00:30", READY | {"zone": ""}, "11-30 10:30", True, False, True),
        ("11-29 23:30", READY | {"call_time": ""}, "11-30 23:59", False, False, False),
        ("12-01 00:30", {"call_time": ""}, "12-01 23:59", False, False, True),
        ("12-02 00:30", {"call_time": ""}, "12-02 23:59", False, True, True),
        ("11-22 23:30", _CALLED, "11-23 09:00", False, False, False),
        ("11-23 00:30", _CALLED, "11-23 09:00", False, False, True),
        ("11-25 23:30", _CALLED, "11-25 09:00", False, True, True),
        ("11-28 23:30", _CALLED, "11-30 09:00", False, False, False),  # late, on a Saturday
        ("11-29 23:30", _CALLED, "11-30 09:00", False, False, False),
        ("11-27 00:30", _CALLED | _ALL_SENT, "11-27 23:59", False, False, True),
    ],
)
def test_what_is_due_has_a_moment_by_ones_own_clock(
    now: str, fields: dict[str, str], by: str, has_time: bool, is_overdue: bool, is_today: bool
) -> None:
    moment = datetime.fromisoformat(f"2026-{now}").replace(tzinfo=LONDON)
    [each] = due(moment, **fields)
    assert f"{each.at:%m-%d %H:%M}" == by
    assert each.at.tzinfo is LONDON
    assert (each.has_time, each.is_overdue) == (has_time, is_overdue)
    assert each.is_today(moment.astimezone(UTC)) is is_today


def test_nothing_is_due_before_the_day_to_let_go() -> None:
    assert due(at(26, "23:30"), **_CALLED, **_ALL_SENT) == ()


def test_an_answer_ends_what_is_due() -> None:
    assert not due(at(25), call_date="2026-11-16", sent__1="yes", replied="yes")


def in_december(day: int) -> datetime:
    return datetime(2026, 12, day, 9, tzinfo=LONDON)


def test_after_all_reminders_it_is_time_to_let_go() -> None:
    thanked = {"sent.1": "yes", "sent.1.at": "2026-11-30"}
    sent = {f"reminder.{number}.sent": "yes" for number in (1, 2, 3)}
    days = {f"reminder.{number}.sent.at": f"2026-12-{7 * number:02}" for number in (1, 2, 3)}
    assert words(in_december(22), **thanked, **sent, **days) == []
    assert words(in_december(31), **thanked, **sent, **days) == ["Let it go, or note how it ended"]
    assert words(in_december(31), **thanked, **sent, **days, replied="yes") == []


def test_the_thank_you_gives_way_to_a_reminder_that_is_due() -> None:
    late = "Send the thank-you to Nadia Okafor now: better late than never"
    assert words(in_december(4)) == [late]
    assert words(in_december(7)) == ["First reminder: now"]


def test_after_a_call_without_a_time_the_thank_you_is_due_within_a_day() -> None:
    said = "Send the thank-you to Nadia Okafor"
    assert words(in_december(1), call_time="") == [f"{said} today"]
    assert [each.kind for each in due(in_december(1), call_time="")] == ["thank_you"]
    assert words(in_december(2), call_time="") == [f"{said} now: better late than never"]
