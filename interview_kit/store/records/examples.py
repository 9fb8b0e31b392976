"""The example of each side: all of it is stored, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, select

from interview_kit import clock
from interview_kit.access import Actor
from interview_kit.fields import call_fields, person_fields
from interview_kit.interviewer.example import ExampleCall, ExamplePerson, ExamplePosition
from interview_kit.store.database.connections import writing
from interview_kit.store.database.engines import lock_name
from interview_kit.store.database.schema import IS_EXAMPLE, entries, records
from interview_kit.store.records import (
    applications,
    calls,
    field_rows,
    new_records,
    people,
    permission,
    positions,
    record_lists,
)
from interview_kit.store.records.overwriting import Edit
from interview_kit.typed import WritingStyle
from interview_kit.typed.words import numeric_day

_FRIDAY = 4
_MADE_UP_PERSON = (
    select(records.c.id)
    .join(entries, entries.c.record_id == records.c.id)
    .where(
        permission.is_kind(people.KIND),
        IS_EXAMPLE,
        entries.c.field == person_fields.NAME.key,
    )
    .order_by(records.c.created_at, records.c.id)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class _Writing:
    """The transaction that stores an example: for whom, on which day, and who calls in it."""

    connection: Connection
    actor: Actor
    today: date
    style: WritingStyle
    position_id: str
    people: Mapping[str, Actor]

    def other_interviewer(self, caller: Actor) -> Actor:
        """Return who else may rate a call: somebody who calls, too, or whoever loads it."""
        return next((each for each in self.people.values() if each != caller), self.actor)

    def day(self, days: int) -> str:
        """Return the working day about so many days from today, as it would be typed."""
        day = self.today + timedelta(
            days=days if days >= 0 else -_working_days_ago(self.today, -days)
        )
        beyond = max(7 - day.weekday(), 0) if day.weekday() > _FRIDAY and days > 0 else 0
        return numeric_day(day + timedelta(days=beyond), self.style.english)

    def write(self, actor: Actor, record_id: str, texts: Mapping[str, str]) -> None:
        """Write texts into the fields of a record."""
        for field, text in texts.items():
            field_rows.write_entry(self.connection, actor, record_id, field, text, style=self.style)


def add_position(
    actor: Actor, example: ExamplePosition, *, today: date, style: WritingStyle
) -> None:
    """Store the example position with its calls, unless the actor has an example already."""
    with writing() as connection:
        if _has_example(connection, actor, positions.KIND):
            return
        with clock.set_back(timedelta(days=example.kickoff_days_ago)):
            position_id = positions.create_within(
                connection, actor, example.position, zone=style.zone, example=True
            )
            new_records.insert_candidates(
                connection, actor, position_id, example.candidates, zone=style.zone
            )
        made_up = _add_people(connection, actor, position_id, example.people, style.zone)
        writer = _Writing(connection, actor, today, style, position_id, {"": actor, **made_up})
        later = example.later
        for call in example.calls:
            if later and call.days_ago <= later.days_ago:
                _change_position(writer, later.days_ago, later.values)
                later = None
            _add_call(writer, call, _working_days_ago(today, call.days_ago))


def add_application(actor: Actor, values: Mapping[str, str], *, style: WritingStyle) -> None:
    """Store the example application, unless the actor has an example already."""
    with writing() as connection:
        if not _has_example(connection, actor, applications.KIND):
            new_records.insert_record(
                connection,
                actor,
                applications.KIND,
                values,
                zone=style.zone,
                example=True,
                style=style,
            )


def _has_example(connection: Connection, actor: Actor, kind: str) -> bool:
    # Another tab may be adding it at this moment.
    lock_name(connection, f"example of {actor.id}")
    return record_lists.find_example(connection, actor, kind)


def _add_people(
    connection: Connection,
    actor: Actor,
    position_id: str,
    made_up: tuple[ExamplePerson, ...],
    zone: str,
) -> dict[str, Actor]:
    """Put made-up people on a position, those of an earlier example again, and return them."""
    added: dict[str, Actor] = {}
    for person in made_up:
        same_name = _MADE_UP_PERSON.where(entries.c.text == person.name)
        known = connection.scalar(same_name)
        person_id = known or new_records.insert_person(
            connection, actor, person.name, zone=zone, example=True
        )
        new_records.insert_membership(connection, position_id, person_id, person.role)
        added[person.key] = Actor(person_id)
    return added


def _change_position(writer: _Writing, days_ago: int, values: Mapping[str, str]) -> None:
    with clock.set_back(timedelta(days=days_ago)):
        writer.write(writer.actor, writer.position_id, values)


def _working_days_ago(today: date, days: int) -> int:
    """Return `days`, or one or two more where that would be a weekend."""
    weekday = (today - timedelta(days=days)).weekday()
    return days + max(weekday - _FRIDAY, 0) if days else 0


def _add_call(writer: _Writing, example: ExampleCall, days_ago: int) -> None:
    connection, caller, day = writer.connection, writer.people[example.by], writer.day(-days_ago)
    missed = {call_fields.MISSED_AT.key: day} if call_fields.MISSED.key in example.values else {}
    with clock.set_back(timedelta(days=days_ago)):
        call_id = calls.start_within(
            connection,
            caller,
            writer.position_id,
            {call_fields.CALL_DATE.key: day, **missed, **example.values},
            candidate=example.candidate,
            zone=writer.style.zone,
            example=True,
            style=writer.style,
        )
        for field, state in example.states.items():
            field_rows.write_entry(connection, caller, call_id, field, Edit(state=state))
        _assess(writer, caller, call_id, example.assessment)
        if example.finished:
            calls.finish_within(connection, caller, call_id)
        _assess(writer, writer.other_interviewer(caller), call_id, example.second)
    days = {field: writer.day(number) for field, number in example.days.items()}
    writer.write(writer.actor, call_id, {**example.afterwards, **days})
    outcome = {field: writer.day(number) for field, number in example.outcome_days.items()}
    if example.outcome or outcome:
        candidate_id = record_lists.find_candidate(connection, call_id)
        writer.write(writer.actor, candidate_id, {**example.outcome, **outcome})


def _assess(writer: _Writing, rater: Actor, call_id: str, texts: Mapping[str, str]) -> None:
    assessment_id = record_lists.find_assessment(writer.connection, rater, call_id)
    if assessment_id:
        writer.write(rater, assessment_id, texts)
