"""What the hiring manager of a position reads of its calls."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from interview_kit.access import Actor
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import IS_NOT_DELETED, assessments, calls, records
from interview_kit.store.records import field_rows, permission
from interview_kit.store.records.field_rows import Entry

_OF_INTERVIEWER = (
    select(assessments.c.id)
    .join(calls, calls.c.id == assessments.c.screen_id)
    .join(records, records.c.id == calls.c.id)
    .where(
        calls.c.id == bindparam("call"),
        calls.c.finished_at.is_not(None),
        IS_NOT_DELETED,
        permission.IS_OF_INTERVIEWER,
        permission.is_hiring_manager(calls.c.position_id),
    )
)


def read_interviewers_assessment(actor: Actor, call_id: str) -> dict[str, Entry] | None:
    """Return the assessment of a finished call by whoever held it, for its hiring manager.

    None for anybody else, and for a hiring manager who held it themselves. Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, call_id, kind="screen")
        parameters = permission.parameters_of(actor, call=call_id)
        assessment_id = connection.scalar(_OF_INTERVIEWER, parameters)
        return field_rows.read_entries(connection, assessment_id) if assessment_id else None
