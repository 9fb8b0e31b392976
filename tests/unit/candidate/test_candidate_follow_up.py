"""The follow-up: which message is due on which day."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_kit.candidate.application import Application
from interview_kit.candidate.follow_up import (
    THANK_YOU,
    Plan,
    Situation,
    State,
    Step,
    make_plan,
    shown_reminder,
    situation_of,
)
from interview_kit.content import load_content
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.settings import ROOT

CANDIDATE = load_content(ROOT / "data").candidate
AMERICAN_DAYS = WorkingDays("US")
NEW_YORK = ZoneInfo("America/New_York")
ZONES = sorted(available_timezones())
MONDAY = date(2026, 11, 2)


def plan_on(today: date, days: WorkingDays = AMERICAN_DAYS, **facts: object) -> Plan:
    situation = Situation(today, **{"call_day": MONDAY, "thanked": True, **facts})  # type: ignore[arg-type]
    return make_plan(situation, days, CANDIDATE.follow_up)


def reminders(plan: Plan) -> list[Step]:
    return [step for step in plan.steps if step.number != THANK_YOU]


def days_of(plan: Plan) -> list[str]:
    return [f"{step.on:%b %d}" for step in reminders(plan) if step.on]


def next_number(plan: Plan) -> int | None:
    return plan.next.number if plan.next else None


def test_without_a_promise_reminders_come_after_one_two_and_three_weeks() -> None:
    plan = plan_on(MONDAY)
    assert days_of(plan) == ["Nov 09", "Nov 16", "Nov 23"]
    assert next_number(plan) == 1
    assert plan.let_go_on == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("promised", "days"),
    [
        ("2026-11-05", ["Nov 06", "Nov 16", "Nov 23"]),
        ("2026-11-06", ["Nov 09", "Nov 16", "Nov 23"]),
        ("2026-11-08", ["Nov 09", "Nov 16", "Nov 23"]),  # a Sunday
        ("2026-11-25", ["Nov 27", "Dec 04", "Dec 11"]),  # the day before Thanksgiving
        ("2026-11-02", ["Nov 04", "Nov 16", "Nov 23"]),  # the day of the call
        ("2026-12-23", ["Jan 04", "Jan 11", "Jan 19"]),  # no message between the years
    ],
)
def test_with_a_promise_the_first_reminder_comes_soon_after_it(
    promised: str, days: list[str]
) -> None:
    plan = plan_on(MONDAY, promised=date.fromisoformat(promised))
    assert days_of(plan) == days
    assert plan.steps[1].reason == "promise"


@pytest.mark.parametrize(
    ("today", "facts", "steps"),
    [
        ("11-09", {}, ["09 09 after_call", "16 16 after_call", "23 23 after_call"]),
        ("11-10", {}, ["10 09 after_call late", "17 17 after_reminder", "24 24 after_reminder"]),
        (
            "11-12",
            {"sent": {1: date(2026, 11, 12)}},
            ["19 19 after_reminder", "27 26 after_reminder"],
        ),
        (
            "11-02",
            {"promised": date(2026, 11, 7)},
            ["09 07 promise", "16 16 after_call", "23 23 after_call"],
        ),
        (
            "11-02",
            {"promised": date(2026, 11, 5), "call_day": None},
            ["06 05 promise", "13 13 after_reminder", "20 20 after_reminder"],
        ),
    ],
)
def test_each_reminder_says_which_day_was_wanted_and_why(
    today: str, facts: dict[str, object], steps: list[str]
) -> None:
    plan = plan_on(date.fromisoformat(f"2026-{today}"), **facts)
    assert [
        f"{step.on:%d} {step.wanted:%d} {step.reason}{' late' if step.is_late else ''}"
        for step in reminders(plan)
        if step.on and step.wanted
    ] == steps
    assert plan.early_promise is None
    assert not plan.is_call_ahead


def test_a_promise_from_before_the_call_is_named_and_does_not_count() -> None:
    plan = plan_on(MONDAY, promised=MONDAY - timedelta(days=1))
    assert plan.early_promise == MONDAY - timedelta(days=1)
    assert plan.promised is None
    assert days_of(plan) == ["Nov 09", "Nov 16", "Nov 23"]


def test_who_comes_late_sends_the_first_now_and_the_others_after_it() -> None:
    plan = plan_on(date(2026, 11, 21), promised=date(2026, 11, 5))  # a Saturday
    assert days_of(plan) == ["Nov 23", "Nov 30", "Dec 07"]
    assert [step.is_late for step in reminders(plan)] == [True, False, False]


def test_a_holiday_of_the_country_is_skipped_and_one_of_a_region_only_there() -> None:
    call = date(2026, 5, 28)
    facts = {"call_day": call, "thanked_on": call}
    assert days_of(plan_on(call, WorkingDays("DE"), **facts))[0] == "Jun 04"
    assert days_of(plan_on(call, WorkingDays("DE", "DE-BY"), **facts))[0] == "Jun 05"
    assert days_of(plan_on(call, WorkingDays("AE"), **facts))[0] == "Jun 04"


def test_a_reminder_that_was_sent_stays_and_the_next_comes_a_week_after_it() -> None:
    plan = plan_on(date(2026, 11, 12), sent={1: date(2026, 11, 12)})
    assert days_of(plan) == ["Nov 12", "Nov 19", "Nov 27"]  # Thanksgiving is on the 26th
    assert next_number(plan) == 2
    assert plan.reminders_sent == 1


def test_a_new_promise_moves_what_is_to_come() -> None:
    facts = {"sent": {1: date(2026, 11, 9)}, "promised": date(2026, 11, 6)}
    plan = plan_on(date(2026, 11, 10), **facts, promised_anew=date(2026, 11, 20))
    assert days_of(plan) == ["Nov 09", "Nov 23", "Nov 30"]
    soon = plan_on(date(2026, 11, 10), **facts, promised_anew=date(2026, 11, 11))
    assert days_of(soon)[:2] == ["Nov 09", "Nov 12"]


def test_a_promise_that_was_asked_about_is_not_asked_about_the_next_day() -> None:
    sent = {1: date(2026, 11, 9)}
    early = plan_on(date(2026, 11, 10), sent=sent, promised=date(2026, 11, 10))
    assert days_of(early) == ["Nov 09", "Nov 16", "Nov 23"]
    anew = plan_on(date(2026, 11, 10), sent=sent, promised_anew=date(2026, 11, 9))
    assert days_of(anew) == ["Nov 09", "Nov 16", "Nov 23"]


def test_a_new_promise_after_all_three_asks_for_no_fourth() -> None:
    sent = {1: date(2026, 11, 9), 2: date(2026, 11, 16), 3: date(2026, 11, 23)}
    plan = plan_on(date(2026, 11, 24), sent=sent, promised_anew=date(2026, 12, 20))
    assert days_of(plan) == ["Nov 09", "Nov 16", "Nov 23"]
    assert plan.next is None


def test_an_answer_stops_the_plan() -> None:
    plan = plan_on(MONDAY, sent={1: date(2026, 11, 9)}, is_answered=True)
    assert plan.next is None
    assert [step.state for step in reminders(plan)] == ["sent", "stopped", "stopped"]


def test_before_the_call_nothing_is_to_be_sent() -> None:
    plan = plan_on(date(2026, 10, 30), is_call_ahead=True, thanked=False)
    assert plan.next is None
    assert plan.is_call_ahead
    assert {step.state for step in plan.steps} == {"later"}


def test_the_thank_you_comes_first_and_gives_way_to_a_reminder_that_is_due() -> None:
    assert next_number(plan_on(MONDAY, thanked=False)) == THANK_YOU
    late = plan_on(date(2026, 11, 5), thanked=False)
    assert late.next
    assert late.next.number == THANK_YOU
    assert late.next.is_late
    too_late = plan_on(date(2026, 11, 9), thanked=False)
    assert next_number(too_late) == 1
    assert too_late.steps[0].state == "passed"


@pytest.mark.parametrize(
    ("today", "more", "state", "on", "is_late"),
    [
        (2, {}, "next", 3, False),
        (3, {}, "next", 3, False),
        (4, {}, "next", 4, True),
        (4, {"sent.0": "yes", "sent.0.at": "2026-11-03"}, "sent", 3, False),
        (4, {"reminder.1.sent": "yes"}, "passed", 4, True),  # on a day that is not known
    ],
)
def test_after_an_evening_call_the_thank_you_is_wanted_the_next_day(
    today: int, more: dict[str, str], state: State, on: int, is_late: bool
) -> None:
    call = {"call_date": "2026-11-02", "call_time": "21:00", "zone": "UTC"}
    now = datetime(2026, 11, today, 22, tzinfo=UTC)
    application = Application(fields={**call, **more})
    situation = situation_of(application, now, ZoneInfo("UTC"), CANDIDATE)
    step = make_plan(situation, AMERICAN_DAYS, CANDIDATE.follow_up).steps[0]
    assert situation.window
    wanted = None if state == "sent" else date(2026, 11, 3)
    day = date(2026, 11, on)
    assert step == Step(THANK_YOU, state, day, wanted, "call", is_late, None, situation.window)


def test_no_message_falls_between_christmas_and_new_year() -> None:
    plan = plan_on(date(2026, 12, 7), call_day=date(2026, 12, 7))
    assert days_of(plan) == ["Dec 14", "Dec 21", "Jan 04"]
    late = plan_on(date(2026, 12, 29), call_day=date(2026, 12, 7), sent={1: date(2026, 12, 14)})
    assert late.next
    assert late.next.on == date(2027, 1, 4)


def test_one_lets_go_on_no_holiday() -> None:
    sent = {1: date(2026, 12, 7), 2: date(2026, 12, 14)}
    american, british = (
        plan_on(date(2026, 12, 15), days, call_day=date(2026, 11, 30), sent=sent)
        for days in (AMERICAN_DAYS, WorkingDays("GB"))
    )
    assert (american.let_go_on, british.let_go_on) == (date(2026, 12, 28), date(2026, 12, 29))


def test_a_last_message_whose_time_is_over_is_let_go() -> None:
    sent = {1: date(2026, 11, 9), 2: date(2026, 11, 16)}
    assert next_number(plan_on(date(2026, 11, 30), sent=sent)) == 3
    let_go = plan_on(date(2026, 12, 1), sent=sent)
    assert let_go.next is None
    day = date(2026, 11, 23)
    last = CANDIDATE.follow_up.reminders[2]
    assert reminders(let_go)[2] == Step(3, "passed", day, day, "after_call", reminder=last)
    assert let_go.let_go_on == date(2026, 11, 30)


def test_a_reminder_without_its_day_still_counts_as_sent() -> None:
    plan = plan_on(date(2026, 11, 12), sent={1: None})
    assert [step.number for step in reminders(plan)] == [1, 2, 3]
    assert next_number(plan) == 2


def test_without_a_call_and_a_promise_there_is_no_plan() -> None:
    assert plan_on(MONDAY, call_day=None).steps == ()
    promised = plan_on(MONDAY, call_day=None, promised=date(2026, 11, 5))
    assert days_of(promised) == ["Nov 06", "Nov 13", "Nov 20"]
    undated = plan_on(MONDAY, call_day=None, promised=date(2026, 11, 5), sent={1: None})
    assert [step.number for step in undated.steps] == [1]


@pytest.mark.parametrize(
    ("today", "facts", "number"),
    [
        (MONDAY, {}, 1),
        (MONDAY, {"sent": {1: MONDAY}}, 1),  # sent today, so it stays
        (MONDAY, {"sent": {1: MONDAY + timedelta(days=1)}}, 1),  # mistyped: it is still ahead
        (MONDAY + timedelta(days=1), {"sent": {1: MONDAY}}, 2),
        (MONDAY, {"sent": {1: None}}, 2),
        (MONDAY, {"sent": {1: MONDAY, 2: MONDAY}}, 2),
        (MONDAY + timedelta(days=9), {"sent": {1: None, 2: None, 3: MONDAY}}, 3),
        (MONDAY, {"is_answered": True}, 3),
        (MONDAY, {"is_call_ahead": True, "thanked": False}, 1),
        (MONDAY, {"call_day": None}, None),
    ],
)
def test_the_reminder_to_show_is_the_one_sent_today_or_the_next(
    today: date, facts: dict[str, object], number: int | None
) -> None:
    shown = shown_reminder(plan_on(today, **facts), today)
    assert (shown.number if shown else None) == number


def test_a_situation_is_that_of_ones_own_clock() -> None:
    fields = {
        "call_date": "2026-11-20",
        "call_time": "23:00",
        "zone": "America/New_York",
        "promised_on": "2026-11-27",
        "new_promise_on": "2026-12-04",
        "person.1.name": "Nadia",
        "person.2.name": "Tom",
        "sent.1": "yes",
        "sent.1.at": "2026-11-23",
        "sent.2": "yes",
        "sent.2.at": "2026-11-22",
        "reminder.1.sent": "yes",
        "reminder.1.sent.at": "2026-11-30",
        "reminder.2.sent": "no",
        "reminder.2.sent.at": "2026-12-01",
        "reminder.3.sent": "yes",
        "replied": "yes",
    }
    now, tokyo = datetime(2026, 11, 30, 23, 30, tzinfo=UTC), ZoneInfo("Asia/Tokyo")
    situation = situation_of(Application(fields=fields), now, tokyo, CANDIDATE)
    assert situation.window
    assert f"{situation.window.call_end:%d %H:%M}" == "21 13:30"
    assert replace(situation, window=None) == Situation(
        today=date(2026, 12, 1),
        call_day=date(2026, 11, 21),
        promised=date(2026, 11, 27),
        promised_anew=date(2026, 12, 4),
        thanked=True,
        thanked_on=date(2026, 11, 23),
        sent={1: date(2026, 11, 30), 3: None},
        is_answered=True,
    )
    ahead = {"call_date": "2026-12-01", "person.1.name": "Nadia", "sent.2": "yes"}
    situation = situation_of(Application(fields=ahead), now, ZoneInfo("UTC"), CANDIDATE)
    assert situation == Situation(date(2026, 11, 30), date(2026, 12, 1), is_call_ahead=True)


DAYS = st.dates(date(2020, 1, 1), date(2035, 1, 1))
PLACES = st.sampled_from(
    [WorkingDays("US"), WorkingDays("GB", "GB-SCT"), WorkingDays("DE", "DE-BY"), WorkingDays("AE")]
)


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2035, 1, 1)),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.integers(5, 480),
    st.none() | st.integers(-30, 90),
    st.integers(-10, 90),
    PLACES,
)
def test_the_thank_you_falls_within_a_day_and_reminders_on_working_days_in_order(
    call: datetime,
    zone: str,
    own_zone: str,
    minutes: int,
    promised_after: int | None,
    today_after: int,
    days: WorkingDays,
) -> None:
    fields = {
        "call_date": f"{call:%Y-%m-%d}",
        "call_time": f"{call:%H:%M}",
        "call_minutes": f"{minutes}",
        "zone": zone,
    }
    if promised_after is not None:
        fields["promised_on"] = f"{call.date() + timedelta(days=promised_after)}"
    start = call.replace(second=0, microsecond=0, tzinfo=ZoneInfo(zone)).astimezone(UTC)
    now = start + timedelta(days=today_after)
    situation = situation_of(Application(fields=fields), now, ZoneInfo(own_zone), CANDIDATE)
    plan = make_plan(situation, days, CANDIDATE.follow_up)
    first, *others = plan.steps
    assert first.number == THANK_YOU
    assert first.window
    end = start + timedelta(minutes=minutes)
    assert end < first.window.earliest.astimezone(UTC) <= end + timedelta(hours=24)
    assert 1 <= len(others) <= 3
    before = first.window.earliest.date()
    for step in others:
        assert step.on
        assert days.includes(step.on)
        assert step.on > before
        before = step.on
        if step.state == "next":
            assert step.on >= situation.today
    assert sum(step.state == "next" for step in plan.steps) <= 1


@given(
    DAYS,
    st.lists(st.integers(1, 40), max_size=3),
    st.none() | st.integers(-30, 90),
    st.integers(0, 60),
    PLACES,
)
def test_what_was_sent_stays_and_there_are_never_more_than_three(
    call_day: date, gaps: list[int], promised: int | None, later: int, days: WorkingDays
) -> None:
    sent: dict[int, date | None] = {}
    day = call_day
    for number, gap in enumerate(gaps, start=1):
        day += timedelta(days=gap)
        sent[number] = day
    situation = Situation(
        today=day + timedelta(days=later),
        call_day=call_day,
        thanked=True,
        promised_anew=None if promised is None else call_day + timedelta(days=promised),
        sent=sent,
    )
    plan = make_plan(situation, days, CANDIDATE.follow_up)
    assert len(reminders(plan)) == 3
    assert {step.number: step.on for step in reminders(plan) if step.state == "sent"} == sent
    to_come = [step.on for step in reminders(plan) if step.state != "sent" and step.on]
    assert to_come == sorted(set(to_come))
    assert all(on > day and days.includes(on) for on in to_come)
