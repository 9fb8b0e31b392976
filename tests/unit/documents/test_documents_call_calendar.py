"""The calendar file of an interviewer's call, as another program reads it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar

from interview_kit.content import load_content
from interview_kit.documents.calendar_file import calendar_file
from interview_kit.documents.call_calendar import call_entries
from interview_kit.interviewer.call_slot import CallSlot
from interview_kit.settings import ROOT

NUMBERS = load_content(ROOT / "data").interviewer.numbers
NEW_YORK = ZoneInfo("America/New_York")
SLOT = CallSlot(datetime(2026, 12, 3, 10, 30, tzinfo=NEW_YORK), 45)


def events(slot: CallSlot | None, sequence: int = 1) -> list[dict[str, str]]:
    entries = call_entries(
        slot,
        NUMBERS,
        name="Nadia · Lead",
        phone="020 7946 0000",
        call_id="abc",
        sequence=sequence,
        today=date(2026, 11, 30),
    )
    made = calendar_file(entries, made=datetime(2026, 11, 30, tzinfo=UTC))
    return list(Calendar.from_ical(made).walk("VEVENT"))


def test_the_call_stands_between_time_to_read_and_time_to_write() -> None:
    read, call, feedback = events(SLOT)
    spans = [(each.start.strftime("%H:%M"), each.end.strftime("%H:%M")) for each in (read, call)]
    assert spans == [("10:15", "10:30"), ("10:30", "11:15")]
    assert (feedback.start.strftime("%H:%M"), feedback.end.strftime("%H:%M")) == ("11:15", "11:30")
    assert str(call.start.tzinfo) == "America/New_York"
    assert call["DESCRIPTION"] == "020 7946 0000"
    assert [str(each["SUMMARY"]) for each in (read, call, feedback)] == [
        "Read up: Nadia · Lead",
        "Phone interview: Nadia · Lead",
        "Feedback: Nadia · Lead",
    ]


def test_it_reminds_of_the_reading_and_of_the_call() -> None:
    ringing = [
        [alarm["TRIGGER"].dt for alarm in each.walk("VALARM")]  # type: ignore[attr-defined]
        for each in events(SLOT)
    ]
    assert ringing == [[timedelta(0)], [timedelta(minutes=-NUMBERS.remind_minutes)], []]


def test_a_later_file_moves_the_same_entries_and_takes_them_off() -> None:
    first, later = events(SLOT), events(None, sequence=7)
    assert [each["UID"] for each in first] == [each["UID"] for each in later]
    assert len({each["UID"] for each in first}) == 3
    assert {str(each["STATUS"]) for each in first} == {"CONFIRMED"}
    assert {str(each["STATUS"]) for each in later} == {"CANCELLED"}
    assert {each["SEQUENCE"] for each in later} == {7}


def test_the_entries_follow_each_other_while_the_clocks_change() -> None:
    at = CallSlot(datetime(2026, 3, 8, 1, 45, tzinfo=NEW_YORK), 15)
    _, call, feedback = events(at)
    assert call.end == feedback.start
