"""The example of each side: all of it is stored, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from sqlalchemy import Connection

from interview_kit.access import Actor
from interview_kit.fields import call_fields
from interview_kit.interviewer.example import ExampleCall, ExamplePosition
from interview_kit.store.database.connections import writing
from interview_kit.store.database.engines import lock_name
from interview_kit.store.records import (
    applications,
    calls,
    field_rows,
    new_records,
    positions,
    record_lists,
)
from interview_kit.store.records.overwriting import Edit
from interview_kit.typed import WritingStyle
from interview_kit.typed.words import numeric_day


def add_position(
    actor: Actor, example: ExamplePosition, *, today: date, style: WritingStyle
) -> None:
    """Store the example position with its calls, unless the actor has an example already."""
    with writing() as connection:
        if _has_example(connection, actor, positions.KIND):
            return
        position_id = positions.create_within(
            connection, actor, example.position, zone=style.zone, example=True
        )
        for call in example.calls:
            _add_call(connection, actor, position_id, call, today, style)


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


def _add_call(
    connection: Connection,
    actor: Actor,
    position_id: str,
    example: ExampleCall,
    today: date,
    style: WritingStyle,
) -> None:
    day = numeric_day(today - timedelta(days=example.days_ago), style.english)
    call_id = calls.start_within(
        connection,
        actor,
        position_id,
        {call_fields.CALL_DATE.key: day, **example.values},
        candidate=example.candidate,
        zone=style.zone,
        example=True,
        style=style,
    )
    for field, state in example.states.items():
        field_rows.write_entry(connection, actor, call_id, field, Edit(state=state))
    assessment_id = record_lists.find_assessment(connection, actor, call_id)
    if assessment_id:
        for field, text in example.assessment.items():
            field_rows.write_entry(connection, actor, assessment_id, field, text, style=style)
    if example.finished:
        calls.finish_within(connection, actor, call_id)
