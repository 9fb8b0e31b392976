"""What the hiring manager of a position reads of its calls."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from interview_kit.access import Actor
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import IS_NOT_DELETED, assessments, calls, records
from interview_kit.store.records import field_rows, permission
from interview_kit.store.records.field_rows import Entry

_OF_INTERVIEWERS = (
    select(assessments.c.id, calls.c.id.label("call_id"))
    .join(calls, calls.c.id == assessments.c.screen_id)
    .join(records, records.c.id == calls.c.id)
    .where(
        calls.c.finished_at.is_not(None),
        IS_NOT_DELETED,
        permission.IS_OF_INTERVIEWER,
        permission.is_hiring_manager(calls.c.position_id),
    )
)
_OF_INTERVIEWER = _OF_INTERVIEWERS.where(calls.c.id == bindparam("call"))
_OF_POSITION = _OF_INTERVIEWERS.where(calls.c.position_id == bindparam("position"))


def read_interviewers_assessment(actor: Actor, call_id: str) -> dict[str, Entry] | None:
    """Return the assessment of a finished call by whoever held it, for its hiring manager.

    None for anybody else, and for a hiring manager who held it themselves. Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, call_id, kind="screen")
        parameters = permission.parameters_of(actor, call=call_id)
        assessment_id = connection.scalar(_OF_INTERVIEWER, parameters)
        return field_rows.read_entries(connection, assessment_id) if assessment_id else None


def list_interviewers_assessments(actor: Actor, position_id: str) -> dict[str, dict[str, str]]:
    """Return what whoever held the finished calls of a position thinks of them, by call.

    Nothing for anybody but a hiring manager, and nothing of calls that these held themselves.
    Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        parameters = permission.parameters_of(actor, position=position_id)
        found = {row.id: row.call_id for row in connection.execute(_OF_POSITION, parameters)}
        values = field_rows.read_values_by_record(connection, list(found)) if found else {}
        return {call_id: values.get(each, {}) for each, call_id in found.items()}
