"""Who may see a record, and whether its fields may change now."""

from __future__ import annotations

import re
from typing import Any

from sqlalchemy import Connection, Row, bindparam, select

from interview_kit.access import Actor, not_found, require_owner
from interview_kit.errors import Locked
from interview_kit.store.database.schema import assessments, calls, records

_ID = re.compile(r"[\w-]{1,32}", re.ASCII)

# Made once: to put a statement together takes longer than SQLite takes to run it.
_VISIBLE = select(records.c.kind, records.c.owner, records.c.zone, records.c.example).where(
    records.c.id == bindparam("at_record"), records.c.deleted_at.is_(None)
)
_LOCKED = _VISIBLE.with_for_update()
_STATE = select(calls.c.state).where(calls.c.id == bindparam("at_record"))
_RATED_OWNER = (
    select(records.c.owner)
    .join(assessments, assessments.c.screen_id == records.c.id)
    .where(assessments.c.id == bindparam("at_record"), records.c.deleted_at.is_(None))
)


def visible(
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
    check_id(record_id)
    wanted = _LOCKED if lock else _VISIBLE
    row = connection.execute(wanted, {"at_record": record_id}).one_or_none()
    if row is None:
        raise not_found()
    require_owner(actor, row.owner)
    if kind not in (None, row.kind):
        raise not_found()
    if row.kind == "assessment":  # it goes and comes back with its call
        owner = connection.scalar(_RATED_OWNER, {"at_record": record_id})
        if owner is None:
            raise not_found()
        require_owner(actor, owner)
    return row


def check_id(record_id: str) -> None:
    """Raise NotFound for what is no record's id: databases say odd things to odd addresses."""
    if not _ID.fullmatch(record_id):
        raise not_found()


def writable(connection: Connection, actor: Actor, record_id: str) -> None:
    """Raise NotFound or Locked unless `actor` may change the record's fields now.

    The record is locked, so that it stays so until the transaction ends.
    """
    row = visible(connection, actor, record_id, lock=True)
    if row.kind == "screen":
        state = connection.scalar(_STATE, {"at_record": record_id})
        if state == "finished":
            raise Locked(
                "This call is finished, so its answers can't be changed.",
                next_step="Reopen it first: that starts a new revision.",
            )
