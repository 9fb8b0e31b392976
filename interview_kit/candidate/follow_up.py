"""The follow-up: from the thank-you over the reminders to letting go, each on its day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from interview_kit.candidate import thank_you
from interview_kit.candidate.application import Application
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.timing import SendWindow
from interview_kit.content.candidate import CandidateContent
from interview_kit.content.follow_up import FollowUpContent, Reminder
from interview_kit.content.public_holidays import WorkingDays
from interview_kit.fields import application_fields
from interview_kit.typed.kinds import day_of

THANK_YOU = 0
"""The number of the thank-you among the steps of a plan: reminders count from 1."""

Reason = Literal["call", "promise", "after_call", "after_reminder"]
"""What a day counts from: the end of the call, the promised date, the call, the last reminder."""

State = Literal["sent", "next", "later", "passed", "stopped"]
"""A step that `passed` was not sent in time; one that is "stopped" need not be sent any more."""


@dataclass(frozen=True, slots=True)
class Step:
    """One message of the plan, by its number.

    `on` is the day to send it, or the day on which it was sent, None where that is not known.
    `wanted` is the day that the rules name before weekends, holidays and the past move it.
    `window` is that of the thank-you, None where the time of the call is not known.
    """

    number: int
    state: State
    on: date | None
    wanted: date | None = None
    reason: Reason = "call"
    is_late: bool = False
    reminder: Reminder | None = None
    window: SendWindow | None = None

    @property
    def is_sent(self) -> bool:
        """Whether the message was sent."""
        return self.state == "sent"


@dataclass(frozen=True, slots=True)
class Situation:
    """What a plan is made from. Days are those of the candidate's zone.

    `promised_anew` is the date that they gave later, which counts instead of `promised`. `sent`
    has the reminders that were sent, by number, with their days where these are known; `thanked`
    is whether every thank-you was sent, `thanked_on` the last day of those.
    """

    today: date
    call_day: date | None
    window: SendWindow | None = None
    is_call_ahead: bool = False
    promised: date | None = None
    promised_anew: date | None = None
    thanked: bool = False
    thanked_on: date | None = None
    sent: Mapping[int, date | None] = field(default_factory=dict)
    is_answered: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps in their order, and the day from which to let go, None where it is not known.

    `promised` is the date that counts; `early_promise` one before the call, which does not.
    """

    steps: tuple[Step, ...]
    let_go_on: date | None
    promised: date | None
    early_promise: date | None
    is_answered: bool
    is_call_ahead: bool

    @property
    def next(self) -> Step | None:
        """The message to send next, None before the call and once there is none to send."""
        return next((step for step in self.steps if step.state == "next"), None)

    @property
    def reminders_sent(self) -> int:
        """The number of reminders that were sent."""
        return sum(step.is_sent and step.number != THANK_YOU for step in self.steps)


def situation_of(
    application: Application, now: datetime, own_zone: ZoneInfo, candidate: CandidateContent
) -> Situation:
    """Return the situation of an application at `now`, an aware moment."""
    zone = call_zone(application, own_zone)
    window = thank_you.send_window_of(application, zone, candidate.letter.numbers)
    if window:
        window = SendWindow(*(moment.astimezone(own_zone) for moment in window))
    call_day = thank_you.call_day(application)
    return Situation(
        today=now.astimezone(own_zone).date(),
        call_day=window.call_end.date() if window else call_day,
        window=window,
        is_call_ahead=thank_you.is_call_ahead(application, now, zone),
        promised=_day(application, application_fields.PROMISED_ON.key),
        promised_anew=_day(application, application_fields.NEW_PROMISE.key),
        thanked=not thank_you.people_to_thank(application),
        thanked_on=_last_thank_you(application),
        sent={
            number: _day(application, application_fields.REMINDER_SENT_AT.key(number))
            for number, _ in enumerate(candidate.follow_up.reminders, start=1)
            if application.text(application_fields.REMINDER_SENT.key(number)) == "yes"
        },
        is_answered=application.text(application_fields.REPLIED.key) == "yes",
    )


def make_plan(situation: Situation, days: WorkingDays, content: FollowUpContent) -> Plan:
    """Return the plan as it stands; without a call and a promise it has no steps.

    A reminder falls on a working day after the step before it, and on no quiet day. The first after
    a promised date comes soon after that, any other so many weeks after the call and after the last
    reminder. One whose day is over falls on the first working day from today on.
    """
    call_day, promised = situation.call_day, situation.promised_anew or situation.promised
    is_early = promised is not None and call_day is not None and promised < call_day
    planner = _Planner(situation, None if is_early else promised, days, content)
    reminders = planner.reminders()
    steps = _with_states([*_thank_you_step(situation), *reminders], situation)
    last = max((step.on for step in reminders if step.on), default=None)
    return Plan(
        steps=steps,
        let_go_on=planner.let_go_on(last) if last else None,
        promised=planner.promised,
        early_promise=promised if is_early else None,
        is_answered=situation.is_answered,
        is_call_ahead=situation.is_call_ahead,
    )


def shown_reminder(plan: Plan, today: date) -> Step | None:
    """Return the reminder to show: one sent today, so that it stays where it was; else the next.

    A day that is still ahead was mistyped, and is corrected where it was typed. Once none is to
    send it is the last one; None where there is none at all.
    """
    steps = [step for step in plan.steps if step.reminder]
    sent_today = [step for step in steps if step.is_sent and step.on and step.on >= today]
    to_come = [step for step in steps if step.state in ("next", "later")]
    return next(iter((*sent_today[-1:], *to_come, *steps[-1:])), None)


@dataclass(frozen=True, slots=True)
class _Planner:
    situation: Situation
    promised: date | None
    days: WorkingDays
    content: FollowUpContent

    def reminders(self) -> list[Step]:
        """Return the reminders that were sent, and those to come after the last of them."""
        sent = self.situation.sent
        before = self.situation.thanked_on or _end_of_thanking(self.situation)
        steps: list[Step] = []
        for number, reminder in enumerate(self.content.reminders, start=1):
            if number in sent:
                step = Step(number, "sent", sent[number], reminder=reminder)
            elif number < max(sent, default=0):
                continue
            else:
                wanted, reason = self._wanted(number, before)
                if wanted is None:
                    break
                step = self._to_come(number, wanted, reason, before)
            steps.append(step)
            before = max(filter(None, (before, step.on)), default=None)
        return steps

    def let_go_on(self, last: date) -> date:
        """Return the working day on which to let go, after the day of the last reminder."""
        return self.days.first_from(last + timedelta(weeks=self.content.numbers.weeks_to_let_go))

    def _first_from(self, day: date) -> date:
        """Return the first working day from a day on that is no quiet one."""
        on = self.days.first_from(day)
        while any(quiet.includes(on) for quiet in self.content.quiet):
            on = self.days.after(on, 1)
        return on

    def _wanted(self, number: int, before: date | None) -> tuple[date | None, Reason]:
        """Return the day that the rules name, and what it counts from."""
        last_sent = max(self.situation.sent, default=0)
        if self.promised and number == last_sent + 1 and not self._has_asked(last_sent, before):
            return self.promised, "promise"
        weeks = timedelta(weeks=self.content.numbers.weeks_between)
        after_reminder = before + weeks if before and number > 1 else None
        call_day = self.situation.call_day
        if call_day is None:
            return after_reminder, "after_reminder"
        reminder = self.content.reminders[number - 1]
        after_call = call_day + timedelta(weeks=reminder.weeks_after_call)
        if after_reminder and after_reminder > after_call:
            return after_reminder, "after_reminder"
        return after_call, "after_call"

    def _has_asked(self, last_sent: int, before: date | None) -> bool:
        """Tell whether a reminder has come after the promise, and not the promise after that."""
        anew = self.situation.promised_anew
        return last_sent > 0 and (anew is None or (before is not None and before >= anew))

    def _to_come(self, number: int, wanted: date, reason: Reason, before: date | None) -> Step:
        """Return a reminder on its working day, which is never before today."""
        reminder, today = self.content.reminders[number - 1], self.situation.today
        on = self._first_from(wanted)
        if reason == "promise":
            after = self.content.numbers.days_after_promise
            on = self._first_from(self.days.after(wanted, after))
        if before and on <= before:
            on = self._first_from(self.days.after(before, 1))
        if reminder.optional and self.let_go_on(on) < today:
            return Step(number, "passed", on, wanted, reason, reminder=reminder)
        is_late = on < today
        on = self._first_from(today) if is_late else on
        return Step(number, "later", on, wanted, reason, is_late, reminder)


def _thank_you_step(situation: Situation) -> list[Step]:
    window, today = situation.window, situation.today
    if situation.call_day is None:
        return []
    if situation.thanked:
        return [Step(THANK_YOU, "sent", situation.thanked_on, window=window)]
    wanted = window.earliest.date() if window else situation.call_day
    end = _end_of_thanking(situation)
    is_late = end is not None and end < today
    return [Step(THANK_YOU, "later", max(wanted, today), wanted, "call", is_late, window=window)]


def _with_states(steps: list[Step], situation: Situation) -> tuple[Step, ...]:
    """Return the steps of which the first to send is "next", and none that came too late."""
    last_sent = max((place for place, step in enumerate(steps) if step.state == "sent"), default=-1)
    is_running = not situation.is_call_ahead and not situation.is_answered
    with_states: list[Step] = []
    for place, step in enumerate(steps):
        follower = steps[place + 1].on if place + 1 < len(steps) else None
        is_over = place < last_sent or (follower is not None and follower <= situation.today)
        state = step.state
        if state == "later" and situation.is_answered:
            state = "stopped"
        elif state == "later" and step.number == THANK_YOU and is_over:
            state = "passed"
        elif state == "later" and is_running:
            state, is_running = "next", False
        with_states.append(step if state == step.state else replace(step, state=state))
    return tuple(with_states)


def _end_of_thanking(situation: Situation) -> date | None:
    """Return the last day on which a thank-you is in time, None where there was no call."""
    if situation.window:
        return situation.window.deadline.date()
    return situation.call_day + timedelta(days=1) if situation.call_day else None


def _last_thank_you(application: Application) -> date | None:
    keys = (key for key in application.fields if application_fields.SENT_AT.parts(key))
    return max(filter(None, (_day(application, key) for key in keys)), default=None)


def _day(application: Application, field: str) -> date | None:
    return day_of(application.text(field))
