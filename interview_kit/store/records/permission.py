"""Who may see a record, and whether its fields may change now.

What an actor may see stands here alone, once for lists and for one record. A position and its
calls are seen by the people on the position, a candidate by those who see a call with them or the
position that they were added to, an assessment by its rater as long as they see the call and, once
that is finished, the one of whoever held it by a hiring manager of the position, a person
by themselves and by an administrator, and everything else by its owner.

The conditions are the same for every actor: a statement that has one is run with `parameters_of`
the actor.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    Boolean,
    ColumnElement,
    Connection,
    Row,
    String,
    and_,
    bindparam,
    exists,
    literal_column,
    or_,
    select,
)

from interview_kit.access import Actor, not_found
from interview_kit.errors import Locked, NotFound
from interview_kit.fields import call_fields
from interview_kit.fields.roles import HIRING_MANAGER
from interview_kit.store.database.schema import (
    IS_NOT_DELETED,
    assessments,
    calls,
    position_candidates,
    position_people,
    records,
)

_ID = re.compile(r"[\w-]{1,32}", re.ASCII)
_ACTOR = bindparam("actor", type_=String)
_IS_ADMINISTRATOR = bindparam("is_administrator", type_=Boolean)
_CALLS, _POSITIONS = (records.alias(name) for name in ("calls", "positions"))


def parameters_of(actor: Actor, **more: object) -> dict[str, object]:
    """Return the parameters of a statement with a condition on the actor, and `more`."""
    return {"actor": actor.id, "is_administrator": actor.is_administrator, **more}


def is_membership(position_id: Any, person_id: Any) -> ColumnElement[bool]:
    """Return the condition that a row of `position_people` puts a person on a position."""
    columns = position_people.c
    return and_(columns.position_id == position_id, columns.person_id == person_id)


def is_on(position_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that the actor is on a position, and so sees it and its calls."""
    return exists().where(is_membership(position_id, _ACTOR))


def is_hiring_manager(position_id: ColumnElement[str]) -> ColumnElement[bool]:
    """Return the condition that the actor is on a position as a hiring manager."""
    return exists().where(
        is_membership(position_id, _ACTOR), position_people.c.role == HIRING_MANAGER
    )


IS_RATER = assessments.c.rater == _ACTOR
"""Of an assessment: it is the actor's."""
IS_STARTED_BY_ACTOR = records.c.author == _ACTOR
"""Of the record of a call: the actor held it."""
IS_OF_INTERVIEWER = (assessments.c.rater == records.c.author) & ~IS_STARTED_BY_ACTOR
"""Of an assessment, beside the record of its call: it is of another person, who held the call."""
LACKS_ASSESSMENT = ~exists().where(
    assessments.c.screen_id == calls.c.id, assessments.c.rater == position_people.c.person_id
)
"""Of a call and a person on its position: there is no record in which they rate it."""
_MINE, _THEIRS = (position_people.alias(name) for name in ("mine", "theirs"))
IS_COLLEAGUE = exists().where(
    _THEIRS.c.person_id == records.c.id,
    _MINE.c.position_id == _THEIRS.c.position_id,
    _MINE.c.person_id == _ACTOR,
)
"""Of a person: they are on a position with the actor."""
IS_OWNER = records.c.owner == _ACTOR
_OWN = records.alias("own")
HAS_OWN_RECORDS = exists().where(
    _OWN.c.owner == records.c.id,
    _OWN.c.kind.in_([literal_column("'application'"), literal_column("'template'")]),
    _OWN.c.deleted_at.is_(None),
)
"""Of a person: there are applications or layouts of their own."""
_ACCESS: dict[str, ColumnElement[bool]] = {
    "position": is_on(records.c.id),
    "screen": exists()
    .where(calls.c.id == records.c.id, is_on(calls.c.position_id))
    .correlate(records),
    # Deleted and restored with its call.
    "assessment": exists()
    .where(
        assessments.c.id == records.c.id,
        IS_RATER,
        calls.c.id == assessments.c.screen_id,
        is_on(calls.c.position_id),
        _CALLS.c.id == calls.c.id,
        _CALLS.c.deleted_at.is_(None),
    )
    .correlate(records),
    # Seen as long as any call with them is, or a position that they were added to.
    "candidate": or_(
        exists()
        .where(
            calls.c.candidate_id == records.c.id,
            is_on(calls.c.position_id),
            _CALLS.c.id == calls.c.id,
            _CALLS.c.deleted_at.is_(None),
        )
        .correlate(records),
        exists()
        .where(
            position_candidates.c.candidate_id == records.c.id,
            is_on(position_candidates.c.position_id),
            _POSITIONS.c.id == position_candidates.c.position_id,
            _POSITIONS.c.deleted_at.is_(None),
        )
        .correlate(records),
    ),
    "person": or_(IS_OWNER, _IS_ADMINISTRATOR),
}


def is_kind(kind: str) -> ColumnElement[bool]:
    """Return the condition that a record is of a kind, as indexes have it."""
    return records.c.kind == literal_column(f"'{kind}'")


def accessible(kind: str = "") -> ColumnElement[bool]:
    """Return the condition that a record is the actor's to see or restore, deleted or not.

    A list of one `kind` names it, so that the database looks at no other.
    """
    if kind:
        return is_kind(kind) & _ACCESS.get(kind, IS_OWNER)
    is_other = and_(*(~is_kind(name) for name in _ACCESS), IS_OWNER)
    return or_(*(is_kind(name) & condition for name, condition in _ACCESS.items()), is_other)


def visible(kind: str = "") -> ColumnElement[bool]:
    """Return the condition that the actor may see a record; `kind` is as in `accessible`."""
    return accessible(kind) & IS_NOT_DELETED


# Built once, since building a statement takes longer than SQLite takes to run it.
_VISIBLE = select(records.c.kind, records.c.zone, records.c.example).where(
    records.c.id == bindparam("at_record"), visible()
)
_VISIBLE_LOCKED = _VISIBLE.with_for_update()
_CALL_STATE = select(calls.c.state).where(calls.c.id == bindparam("at_record"))


def require_visible(
    connection: Connection,
    actor: Actor,
    record_id: str,
    *,
    kind: str | None = None,
    lock: bool = False,
) -> Row[Any, Any, Any]:
    """Return the row of a record that `actor` may see, of one kind if given. Raises NotFound.

    With `lock` nobody else changes the record until the transaction ends.
    """
    require_id(record_id)
    query = _VISIBLE_LOCKED if lock else _VISIBLE
    row = connection.execute(query, parameters_of(actor, at_record=record_id)).one_or_none()
    if row is None or kind not in (None, row.kind):
        raise not_found()
    return row


def require_id(record_id: str) -> None:
    """Raise NotFound for what cannot be an id, since databases raise various errors for it."""
    if not _ID.fullmatch(record_id):
        raise not_found()


def require_writable(
    connection: Connection, actor: Actor, record_id: str, fields: Collection[str] = ()
) -> None:
    """Raise NotFound or Locked unless `actor` may change the record's fields now.

    Of a finished call those `fields` may still change that are about what follows it. Nobody else
    changes the record until the transaction ends.
    """
    try:
        row = require_visible(connection, actor, record_id, lock=True)
    except NotFound as error:
        raise NotFound("record_deleted") from error
    if row.kind == "screen" and not (fields and all(map(call_fields.is_after_call, fields))):
        state = connection.scalar(_CALL_STATE, {"at_record": record_id})
        if state == "finished":
            raise Locked("call_finished")
