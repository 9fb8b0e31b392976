"""Who may see a record, and whether its fields may change now.

What an actor may see stands here alone, once for lists and for one record: their own records that
are not deleted, and their own ratings. A record of ratings is deleted and restored with its call,
a candidate with all calls with them.
"""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Connection, Row, String, bindparam, select

from interview_kit.access import Actor, not_found
from interview_kit.errors import Locked
from interview_kit.store.database.schema import IS_NOT_DELETED, assessments, calls, records

_ID = re.compile(r"[\w-]{1,32}", re.ASCII)

ANY_ACTOR: BindParameter[str] = bindparam("actor", type_=String)
"""Who acts, in a statement that is built once and run with the id as its parameter "actor"."""

ByActor = Actor | BindParameter[str]


def owned_by(actor: ByActor, *, use_index: bool = True) -> ColumnElement[bool]:
    """Return the condition that a record is the actor's, deleted or not.

    Without `use_index` SQLite finds the records by another condition of the statement.
    """
    # Concatenated, or SQLite would use the index of all that the actor owns.
    owner = records.c.owner if use_index else records.c.owner.concat("")
    return owner == _id_of(actor)


def visible_to(actor: ByActor, *, use_index: bool = True) -> ColumnElement[bool]:
    """Return the condition that the actor may see a record; `use_index` is as in `owned_by`."""
    return owned_by(actor, use_index=use_index) & IS_NOT_DELETED


def rated_by(actor: ByActor) -> ColumnElement[bool]:
    """Return the condition that an assessment is the actor's."""
    return assessments.c.rater == _id_of(actor)


def _id_of(actor: ByActor) -> str | BindParameter[str]:
    return actor.id if isinstance(actor, Actor) else actor


# Built once, since building a statement takes longer than SQLite takes to run it.
_VISIBLE = select(records.c.kind, records.c.zone, records.c.example).where(
    records.c.id == bindparam("at_record"), visible_to(ANY_ACTOR)
)
_VISIBLE_LOCKED = _VISIBLE.with_for_update()
_CALL_STATE = select(calls.c.state).where(calls.c.id == bindparam("at_record"))
_CALL_WITH = (
    select(calls.c.id)
    .join(records, records.c.id == calls.c.id)
    .where(calls.c.candidate_id == bindparam("at_record"), visible_to(ANY_ACTOR))
    .limit(1)
)
_RATED_CALL = (
    select(records.c.id)
    .join(assessments, assessments.c.screen_id == records.c.id)
    .where(assessments.c.id == bindparam("at_record"), visible_to(ANY_ACTOR))
)


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
    asked = {"at_record": record_id, "actor": actor.id}
    row = connection.execute(query, asked).one_or_none()
    if row is None or kind not in (None, row.kind):
        raise not_found()
    of_call = {"assessment": _RATED_CALL, "candidate": _CALL_WITH}.get(row.kind)
    if of_call is not None and connection.scalar(of_call, asked) is None:
        raise not_found()
    return row


def require_id(record_id: str) -> None:
    """Raise NotFound for what cannot be an id, since databases raise various errors for it."""
    if not _ID.fullmatch(record_id):
        raise not_found()


def require_writable(connection: Connection, actor: Actor, record_id: str) -> None:
    """Raise NotFound or Locked unless `actor` may change the record's fields now.

    Nobody else changes the record until the transaction ends.
    """
    row = require_visible(connection, actor, record_id, lock=True)
    if row.kind == "screen":
        state = connection.scalar(_CALL_STATE, {"at_record": record_id})
        if state == "finished":
            raise Locked(
                "This call is finished, so its answers can't be changed.",
                next_step="Reopen it first: that starts a new revision.",
            )
