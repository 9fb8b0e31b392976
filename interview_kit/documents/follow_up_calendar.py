"""The calendar of an application: the call, the thank-you and the reminders."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from interview_kit.candidate.application import Application, application_name
from interview_kit.candidate.call_facts import caller_words
from interview_kit.candidate.call_times import call_zone
from interview_kit.candidate.follow_up import THANK_YOU, Plan, Step
from interview_kit.candidate.follow_up_words import step_label
from interview_kit.candidate.path import is_settled
from interview_kit.candidate.reminders import recipient_of
from interview_kit.candidate.thank_you import call_day, call_start, people_to_thank
from interview_kit.content.candidate import CandidateContent
from interview_kit.documents.calendar_file import CalendarEntry
from interview_kit.fields import application_fields

_THANK_YOU_MINUTES = 15


def calendar_entries(
    application: Application,
    plan: Plan,
    candidate: CandidateContent,
    *,
    record_id: str,
    sequence: int,
    today: date,
    own_zone: ZoneInfo,
) -> tuple[CalendarEntry, ...]:
    """Return the entries of an application; none where it never had a call or a plan.

    What is not due any more, or was sent, is in it as cancelled, since an earlier file may have
    added it. `sequence` has to grow with each change of the record.
    """
    if not has_entries(application, plan):
        return ()
    steps = {step.number: step for step in plan.steps}
    name, settled = application_name(application.fields), is_settled(application)
    fallback = call_day(application) or today

    def entries() -> Iterator[CalendarEntry]:
        yield _call(application, candidate, record_id, sequence, today, own_zone)
        for number in range(THANK_YOU, len(candidate.follow_up.reminders) + 1):
            uid = f"{record_id}-{f'reminder-{number}' if number else 'thank-you'}"
            step = steps.get(number)
            if step is None or step.on is None or not _stays(step, settled):
                yield CalendarEntry(uid, name, fallback, sequence, is_cancelled=True)
            else:
                text = "\n".join(_recipients(application, step))
                yield _message(step, uid, name, sequence, candidate, text)

    return tuple(entries())


def has_entries(application: Application, plan: Plan) -> bool:
    """Tell whether there is anything to put into a calendar."""
    return application_fields.CALL_DATE.key in application.fields or bool(plan.steps)


def _stays(step: Step, settled: bool) -> bool:
    return step.state in ("next", "later") and not settled


def _recipients(application: Application, step: Step) -> Iterator[str]:
    """Yield whom a message is for, each with the email address that is known."""
    people = [recipient_of(application, step)] if step.reminder else people_to_thank(application)
    for person in people:
        if named := ", ".join(filter(None, (person.name, person.email))):
            yield f"To {named}"


def _call(
    application: Application,
    candidate: CandidateContent,
    record_id: str,
    sequence: int,
    today: date,
    own_zone: ZoneInfo,
) -> CalendarEntry:
    day, start = call_day(application), call_start(application)
    ready = candidate.preparing.numbers.ready_minutes
    people = (", ".join(filter(None, (each.name, each.role))) for each in application.people)
    return CalendarEntry(
        id=f"{record_id}-call",
        title=f"Phone interview: {application_name(application.fields)}",
        start=start.replace(tzinfo=call_zone(application, own_zone)) if start else day or today,
        sequence=sequence,
        minutes=application.minutes,
        text="\n".join(filter(None, (caller_words(application), *people))),
        alarm=timedelta(minutes=-ready) if start else None,
        is_cancelled=day is None,
    )


def _message(
    step: Step, uid: str, name: str, sequence: int, candidate: CandidateContent, text: str
) -> CalendarEntry:
    """Return the entry of a message: the thank-you at its time, all others on their day."""
    label = step_label(step)
    is_optional = step.reminder is not None and step.reminder.optional
    title = f"{label}{' (optional)' if is_optional else ''}: {name}"
    at = step.window.earliest if step.window else None
    start: datetime | date = step.on or date.min
    if at and at.date() == step.on:
        start = at
    remind_at = candidate.follow_up.numbers.remind_at
    all_day_alarm = timedelta(hours=remind_at.hour, minutes=remind_at.minute)
    alarm = timedelta(0) if isinstance(start, datetime) else all_day_alarm
    return CalendarEntry(
        id=uid,
        title=title,
        start=start,
        sequence=sequence,
        minutes=_THANK_YOU_MINUTES,
        text=text,
        alarm=alarm,
    )
