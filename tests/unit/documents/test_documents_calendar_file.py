"""Calendar files, read back by two parsers: what is in them, and what a later file changes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from hypothesis import given, settings
from hypothesis import strategies as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.follow_up import make_plan, situation_of
from interview_kit.content import load_content
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.documents.calendar_file import CalendarEntry, calendar_file
from interview_kit.documents.follow_up_calendar import calendar_entries
from interview_kit.settings import ROOT

CANDIDATE = load_content(ROOT / "data").candidate
NEW_YORK = ZoneInfo("America/New_York")
MADE = datetime(2026, 11, 30, 15, 0, tzinfo=UTC)
CALL = {
    "company": "Hale & Sons",
    "job_title": "Lead",
    "call_date": "2026-12-02",
    "call_time": "10:30",
    "call_minutes": "45",
    "zone": "America/New_York",
    "person.1.name": "Nadia Okafor",
    "person.1.role": "Operations",
}


def events(data: bytes) -> dict[str, icalendar.Event]:
    """Return the events of a file by the last part of their id, as both parsers read them."""
    calendar = icalendar.Calendar.from_ical(data)
    getattr(vobject.icalendar, "__tzidMap").clear()  # it keeps the zones of the first file
    other = vobject.readOne(data.decode())
    found = {str(event["uid"]): event for event in calendar.walk("VEVENT")}
    read_twice = {event.uid.value: event for event in other.contents.get("vevent", [])}
    assert found.keys() == read_twice.keys()
    for uid, event in found.items():
        assert str(event["summary"]) == read_twice[uid].summary.value
        assert event.decoded("dtstart").isoformat() == read_twice[uid].dtstart.value.isoformat()
        assert str(event["sequence"]) == read_twice[uid].sequence.value
    assert not list(calendar.errors)
    return {uid.partition("@")[0].partition("-")[2]: event for uid, event in found.items()}


def file_of(sequence: int = 1, now: datetime = MADE, **fields: str) -> bytes:
    application = Application(fields={**CALL, **fields})
    own_zone = ZoneInfo("Europe/London")
    plan = make_plan(
        situation_of(application, now, own_zone, CANDIDATE), WorkingDays("US"), CANDIDATE.follow_up
    )
    entries = calendar_entries(
        application,
        plan,
        CANDIDATE,
        record_id="abc",
        sequence=sequence,
        today=now.date(),
        own_zone=own_zone,
    )
    return calendar_file(entries, made=now)


def test_the_call_says_who_calls_and_on_which_number() -> None:
    call = events(file_of(caller="me", call_phone=" 555 0123 "))["call"]
    expected = "You call them. Phone number: 555 0123\nNadia Okafor, Operations"
    assert str(call["description"]) == expected


def test_a_file_has_the_call_in_its_zone_and_what_follows() -> None:
    found = events(file_of())
    assert list(found) == ["call", "thank-you", "reminder-1", "reminder-2", "reminder-3"]
    call = found["call"]
    assert call.decoded("dtstart") == datetime(2026, 12, 2, 10, 30, tzinfo=NEW_YORK)
    assert call["dtstart"].params["TZID"] == "America/New_York"
    assert call.decoded("dtend") - call.decoded("dtstart") == timedelta(minutes=45)
    assert str(call["description"]) == "They call you.\nNadia Okafor, Operations"
    [alarm] = call.walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(minutes=-10)
    assert found["thank-you"].decoded("dtstart") == datetime(2026, 12, 2, 20, 15, tzinfo=UTC)
    assert found["reminder-1"].decoded("dtstart") == date(2026, 12, 9)
    [alarm] = found["reminder-1"].walk("VALARM")
    assert alarm.decoded("trigger") == timedelta(hours=9)
    assert str(found["reminder-3"]["summary"]) == "Last message (optional): Lead · Hale & Sons"


def test_a_file_names_no_method_and_ends_each_line_as_the_standard_says() -> None:
    data = file_of()
    assert b"METHOD" not in data
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data == file_of()


@pytest.mark.parametrize(
    ("change", "cancelled"),
    [
        ({}, set()),
        ({"replied": "yes"}, {"thank-you", "reminder-1", "reminder-2", "reminder-3"}),
        ({"outcome": "declined"}, {"thank-you", "reminder-1", "reminder-2", "reminder-3"}),
        (
            {"reminder.2.sent": "yes", "reminder.2.sent.at": "2026-12-10"},
            {"thank-you", "reminder-1", "reminder-2"},
        ),
        ({"call_date": ""}, {"call", "thank-you", "reminder-1", "reminder-2", "reminder-3"}),
    ],
)
def test_a_later_file_changes_the_same_entries_and_adds_none(
    change: dict[str, str], cancelled: set[str]
) -> None:
    before = events(file_of())
    after = events(file_of(sequence=2, **change))
    assert after.keys() == before.keys()
    assert {name for name, each in after.items() if each["status"] == "CANCELLED"} == cancelled
    assert all(int(each["sequence"]) == 2 for each in after.values())
    assert not [each for name in cancelled for each in after[name].walk("VALARM")]


STATES = st.fixed_dictionaries(
    {},
    optional={
        "company": st.sampled_from(["", "Bolt"]),
        "call_date": st.sampled_from(["", "2026-11-25", "2026-12-24"]),
        "call_time": st.sampled_from(["", "23:45"]),
        "zone": st.sampled_from(["", "Asia/Kolkata", "Mars/Phobos"]),
        "promised_on": st.sampled_from(["2026-11-20", "2026-12-04", "2027-02-30"]),
        "sent.1": st.just("yes"),
        "reminder.1.sent": st.just("yes"),
        "reminder.1.sent.at": st.sampled_from(["", "2026-12-04"]),
        "reminder.3.sent": st.just("yes"),
        "replied": st.sampled_from(["yes", "no"]),
        "outcome": st.sampled_from(["", "declined"]),
        "archived": st.sampled_from(["yes", "no"]),
    },
)


@settings(max_examples=40)
@given(STATES, STATES, st.integers(0, 60))
def test_whatever_has_changed_a_later_file_leaves_no_entry_behind(
    before: dict[str, str], after: dict[str, str], days: int
) -> None:
    first = events(file_of(**before))
    second = events(file_of(sequence=2, now=MADE + timedelta(days=days), **after))
    assert first.keys() <= second.keys()
    assert all(second[name]["uid"] == first[name]["uid"] for name in first)


def test_what_was_sent_is_taken_off_the_calendar() -> None:
    sent = {"reminder.1.sent": "yes", "reminder.1.sent.at": "2026-12-09", "sent.1": "yes"}
    found = events(file_of(**sent))
    for name in ("thank-you", "reminder-1"):
        assert not found[name].walk("VALARM")
        assert found[name]["status"] == "CANCELLED"
    assert found["reminder-2"]["status"] == "CONFIRMED"


def test_a_message_names_whom_it_is_for() -> None:
    tom = {"person.2.name": "Tom Reed", "person.2.email": "tom@example.org", "reminder_to": "2"}
    found = events(file_of(**tom))
    assert str(found["thank-you"]["description"]) == (
        "To Nadia Okafor\nTo Tom Reed, tom@example.org"
    )
    assert str(found["reminder-2"]["description"]) == "To Tom Reed, tom@example.org"
    nobody = file_of(**{"person.1.name": "", "person.1.role": ""})
    assert "description" not in events(nobody)["reminder-1"]


def test_a_call_without_a_time_takes_the_whole_day() -> None:
    call = events(file_of(call_time=""))["call"]
    assert call.decoded("dtstart") == date(2026, 12, 2)
    assert not call.walk("VALARM")


def test_without_a_call_there_is_nothing_to_put_into_a_calendar() -> None:
    plan = make_plan(
        situation_of(Application(fields={}), MADE, NEW_YORK, CANDIDATE),
        WorkingDays("US"),
        CANDIDATE.follow_up,
    )
    assert not calendar_entries(
        Application(fields={}),
        plan,
        CANDIDATE,
        record_id="abc",
        sequence=0,
        today=MADE.date(),
        own_zone=NEW_YORK,
    )


@given(st.text(), st.text())
def test_any_text_stays_text_of_its_own_entry(title: str, text: str) -> None:
    entry = CalendarEntry("id-a", title, date(2026, 12, 2), 1, text=text)
    forged = CalendarEntry(
        "id-b", f"{title}\r\nEND:VEVENT\r\nBEGIN:VEVENT", MADE, 1, 30, f"{text}\nUID:other\u2028x"
    )
    found = events(calendar_file([entry, forged], made=MADE))
    assert list(found) == ["a", "b"]
    assert "END:VEVENT BEGIN:VEVENT" in str(found["b"]["summary"])


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2028, 1, 1)),
    st.sampled_from(["America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kolkata"]),
)
def test_a_moment_is_the_same_in_every_zone(start: datetime, zone: str) -> None:
    local = start.replace(microsecond=0, tzinfo=ZoneInfo(zone))
    entry = CalendarEntry("id-a", "Call", local, 1, 30)
    [event] = events(calendar_file([entry], made=MADE)).values()
    moments = [event.decoded(name).astimezone(UTC) for name in ("dtstart", "dtend")]
    assert moments == [local.astimezone(UTC), local.astimezone(UTC) + timedelta(minutes=30)]


@pytest.mark.parametrize("fold", [0, 1])
def test_an_hour_that_comes_twice_is_told_apart(fold: int) -> None:
    start = datetime(2026, 11, 1, 1, 45, tzinfo=NEW_YORK, fold=fold)
    [event] = events(
        calendar_file([CalendarEntry("id-a", "Call", start, 1, 30)], made=MADE)
    ).values()
    assert event.decoded("dtstart").astimezone(UTC) == start.astimezone(UTC)
    span = event.decoded("dtend").astimezone(UTC) - event.decoded("dtstart").astimezone(UTC)
    assert span == timedelta(minutes=30)
