"""The question sets of a position: frozen by a call, one version after the other."""

from __future__ import annotations

import secrets
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, insert, select

from interview_kit import clock
from interview_kit.access import Actor
from interview_kit.content import content
from interview_kit.interviewer.question_set import QuestionSet, build_question_set
from interview_kit.store.database.connections import reading
from interview_kit.store.database.schema import question_sets
from interview_kit.store.records import field_rows, permission

_LATEST = (
    select(question_sets)
    .where(question_sets.c.position_id == bindparam("position"))
    .order_by(question_sets.c.version.desc())
    .limit(1)
)


class FrozenSet(NamedTuple):
    """A version of a position's questions that a call was begun with. The first is version 1."""

    id: str
    version: int
    question_set: QuestionSet


def load_latest(actor: Actor, position_id: str) -> FrozenSet | None:
    """Return the version that a position's last call was begun with, None without any.

    Raises NotFound.
    """
    with reading() as connection:
        permission.require_visible(connection, actor, position_id, kind="position")
        return _latest(connection, position_id)


def freeze(connection: Connection, actor: Actor, position_id: str) -> FrozenSet:
    """Return the version with the position's questions as they are now, a new one at need."""
    plan = field_rows.entry_values(field_rows.read_entries(connection, position_id))
    latest = _latest(connection, position_id)
    before = latest.question_set if latest else None
    question_set = build_question_set(plan, content().interviewer, before=before)
    if latest is not None and latest.question_set == question_set:
        return latest
    version = latest.version + 1 if latest is not None else 1
    frozen = FrozenSet(secrets.token_hex(16), version, question_set)
    connection.execute(
        insert(question_sets).values(
            id=frozen.id,
            position_id=position_id,
            version=version,
            content=question_set.model_dump_json(),
            author=actor.id,
            created_at=clock.now(),
        )
    )
    return frozen


def _latest(connection: Connection, position_id: str) -> FrozenSet | None:
    row = connection.execute(_LATEST, {"position": position_id}).one_or_none()
    if row is None:
        return None
    return FrozenSet(row.id, row.version, QuestionSet.model_validate_json(row.content))
