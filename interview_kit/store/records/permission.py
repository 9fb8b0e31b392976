"""Who may see a record, and whether its fields may change now."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from interview_kit.access import Actor, not_found, require_owner
from interview_kit.errors import Locked
from interview_kit.store.database.schema import IS_NOT_DELETED, assessments, calls, records

_ID = re.compile(r"[\w-]{1,32}", re.ASCII)

# Built once, since building a statement takes longer than SQLite takes to run it.
_VISIBLE = select(records.c.kind, records.c.owner, records.c.zone, records.c.example).where(
    records.c.id == bindparam("at_record"), IS_NOT_DELETED
)
_VISIBLE_LOCKED = _VISIBLE.with_for_update()
_CALL_STATE = select(calls.c.state).where(calls.c.id == bindparam("at_record"))
_RATED_OWNER = (
    select(records.c.owner)
    .join(assessments, assessments.c.screen_id == records.c.id)
    .where(assessments.c.id == bindparam("at_record"), IS_NOT_DELETED)
)


def require_visible(
    connection: Connection,
    actor: Actor,
    record_id: str,
    *,
    kind: str | None = None,
    lock: bool = False,
) -> Row[Any, Any, Any, Any]:
    """Return the row of a record that `actor` may see, of one kind if given. Raises NotFound.

    With `lock` nobody else changes the record until the transaction ends.
    """
    require_id(record_id)
    query = _VISIBLE_LOCKED if lock else _VISIBLE
    row = connection.execute(query, {"at_record": record_id}).one_or_none()
    if row is None:
        raise not_found()
    require_owner(actor, row.owner)
    if kind not in (None, row.kind):
        raise not_found()
    if row.kind == "assessment":  # deleted and restored with its call
        owner = connection.scalar(_RATED_OWNER, {"at_record": record_id})
        if owner is None:
            raise not_found()
        require_owner(actor, owner)
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
