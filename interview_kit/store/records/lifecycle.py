"""Records of every kind: made, listed, duplicated, deleted and brought back."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, insert, select, update

from interview_kit.access import Actor, not_found, require_owner
from interview_kit.candidate.application import SENT
from interview_kit.interviewer.agenda import PROMISE_KEPT
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import (
    IS_EXAMPLE,
    IS_LISTED,
    LISTED_KINDS,
    RATES_DELETED_CALL,
    assessments,
    calls,
    record_events,
    records,
)
from interview_kit.store.records import field_rows, permission
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

DELETABLE = ("position", "screen", "application", "template")
_COPIED = ("position", "screen", "application")


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record with the texts of its fields. Times are in UTC."""

    id: str
    values: dict[str, str]
    created_at: datetime
    changed_at: datetime
    zone: str
    example: bool


def list_records(actor: Actor, kind: str, *, most: int | None = None) -> list[RecordRow]:
    """Return the actor's records of one kind, the one changed last first; so many at most."""
    with reading() as connection:
        return rows_of_kind(connection, actor, kind, most=most)


def has_example(actor: Actor, kind: str) -> bool:
    """Tell whether the actor has an example of this kind that is not deleted."""
    with reading() as connection:
        return bool(connection.scalar(select(_examples(actor, (kind,)).exists())))


def delete(actor: Actor, record_id: str) -> None:
    """Put a record away, a position with its calls. Nothing is erased: `restore` brings it back.

    Raises NotFound.
    """
    with writing() as connection:
        row = permission.visible(connection, actor, record_id, lock=True)
        if row.kind not in DELETABLE:
            raise not_found()
        _put_away(connection, actor, record_id)


def restore(actor: Actor, record_id: str) -> None:
    """Bring a deleted record back. Raises NotFound.

    A position comes with the calls that were put away with it, a call with its position.
    """
    permission.check_id(record_id)
    with writing() as connection:
        place = connection.scalar(select(calls.c.position_id).where(calls.c.id == record_id))
        if place is not None:  # first, as everywhere, so that no two wait for each other
            _bring_back(connection, actor, place)
        deleted_at = _bring_back(connection, actor, record_id)
        if deleted_at is not None:
            for call in _calls(connection, actor, record_id, records.c.deleted_at == deleted_at):
                _bring_back(connection, actor, call.id)


def duplicate(actor: Actor, record_id: str) -> str:
    """Copy a record with all its fields and return the copy's id. Raises NotFound.

    A copied call is a draft under the same question set, with the ratings of `actor`. What
    was ticked as done for the one, such as a letter sent, is still to do for the other. The
    copy of an example is nobody's example: it stays when the examples are removed.
    """
    with writing() as connection:
        row = permission.visible(connection, actor, record_id)
        if row.kind not in _COPIED:
            raise not_found()
        copy = new_record(connection, actor, row.kind, zone=row.zone)
        note_event(connection, actor, copy, "copied")
        _copy_entries(connection, actor, record_id, copy)
        if row.kind == "screen":
            _copy_call(connection, actor, record_id, copy, row.zone)
        return copy


def remove_examples(actor: Actor, kinds: tuple[str, ...]) -> list[str]:
    """Delete every example of the given kinds, and the calls that were held for one.

    Return the ids of those that `restore` brings back with all that went along.
    """
    wanted = _examples(actor, set(kinds) & set(DELETABLE))  # ratings go with their call
    gone: set[str] = set()
    removed: list[str] = []
    with writing() as connection:
        # Positions first: they take their calls with them.
        ordered = wanted.order_by(records.c.kind, records.c.id).with_for_update()
        for record_id in connection.scalars(ordered).all():
            if record_id not in gone:
                gone |= _put_away(connection, actor, record_id)
                removed.append(record_id)
    return removed


def rows_of_kind(
    connection: Connection, actor: Actor, kind: str, *, most: int | None = None, only: str = ""
) -> list[RecordRow]:
    """Do what `list_records` says, inside a transaction: two queries, however many records.

    `only` is the id of the one that is wanted, "" for all.
    """
    found = connection.execute(
        select(records)
        .where(
            records.c.owner == actor.id,
            records.c.kind == kind,
            records.c.deleted_at.is_(None),
            IS_LISTED if kind in LISTED_KINDS else ~RATES_DELETED_CALL,
            *([records.c.id == only] if only else []),
        )
        .order_by(records.c.changed_at.desc(), records.c.id)
        .limit(most)
    ).all()
    written = field_rows.of_records(connection, [row.id for row in found])
    return [
        RecordRow(
            row.id,
            field_rows.texts(written.get(row.id, {})),
            row.created_at,
            row.changed_at,
            row.zone,
            row.example,
        )
        for row in found
    ]


def _examples(actor: Actor, kinds: Iterable[str]) -> Select[str]:
    return select(records.c.id).where(
        records.c.owner == actor.id,
        IS_EXAMPLE,
        records.c.deleted_at.is_(None),
        records.c.kind.in_(kinds),
    )


def new_record(
    connection: Connection,
    actor: Actor,
    kind: str,
    values: Mapping[str, str] | None = None,
    *,
    zone: str,
    example: bool = False,
    style: WritingStyle = DEFAULT_STYLE,
) -> str:
    """Insert a record with its first fields and return its id: 128 random bits, fit for a URL.

    `style` is how these fields are written, as in `entries.write`.
    """
    # Hexadecimal: Streamlit refuses a component's key that happens to hold two underscores.
    record_id = secrets.token_hex(16)
    now = datetime.now(UTC)
    connection.execute(
        insert(records).values(
            id=record_id,
            kind=kind,
            owner=actor.id,
            author=actor.id,
            created_at=now,
            changed_at=now,
            zone=zone,
            example=example,
        )
    )
    for field, text in (values or {}).items():
        field_rows.put(connection, actor, record_id, field, text, style=style)
    return record_id


def note_event(
    connection: Connection,
    actor: Actor,
    record_id: str,
    event: str,
    *,
    at: datetime | None = None,
) -> None:
    """Keep who did what to a record as a whole, and when: now, unless it is told."""
    connection.execute(
        insert(record_events).values(
            record_id=record_id, event=event, author=actor.id, at=at or datetime.now(UTC)
        )
    )


def _put_away(connection: Connection, actor: Actor, record_id: str) -> set[str]:
    """Put a record away with its calls, if it is a position; return the ids of all of them.

    All have the same moment: by it they are known as what went, and comes back, together.
    """
    its_calls = _calls(connection, actor, record_id, records.c.deleted_at.is_(None))
    ids = [record_id, *(row.id for row in its_calls)]
    changed = [row.changed_at for row in its_calls]
    own = connection.scalar(select(records.c.changed_at).where(records.c.id == record_id))
    # Its days in the bin begin no sooner than its last change, whatever the clock says now.
    at = max(datetime.now(UTC), *changed, *([own] if own else []))
    connection.execute(update(records).where(records.c.id.in_(ids)).values(deleted_at=at))
    for each in ids:
        note_event(connection, actor, each, "deleted")
    return set(ids)


def _bring_back(connection: Connection, actor: Actor, record_id: str) -> datetime | None:
    """Bring one record back and return when it was deleted, None if it was not."""
    wanted = select(records.c.owner, records.c.deleted_at).where(records.c.id == record_id)
    row = connection.execute(wanted.with_for_update()).one_or_none()
    if row is None:
        raise not_found()
    require_owner(actor, row.owner)
    if row.deleted_at is None:
        return None
    connection.execute(update(records).where(records.c.id == record_id).values(deleted_at=None))
    note_event(connection, actor, record_id, "restored")
    deleted_at: datetime = row.deleted_at
    return deleted_at


def _calls(
    connection: Connection, actor: Actor, position_id: str, which: ColumnElement[bool]
) -> Sequence[Row[Any, Any]]:
    """Return some of the actor's calls for a position, locked; none for what is no position."""
    return connection.execute(
        select(records.c.id, records.c.changed_at)
        .join(calls, calls.c.id == records.c.id)
        .where(calls.c.position_id == position_id, records.c.owner == actor.id, which)
        .order_by(records.c.id)
        .with_for_update(of=records)
    ).all()


def _copy_entries(connection: Connection, actor: Actor, source: str, target: str) -> None:
    for field, entry in field_rows.of_record(connection, source).items():
        if entry.is_blank or field == PROMISE_KEPT or field.startswith(SENT):
            continue
        field_rows.put(connection, actor, target, field, entry.text, reading=entry.reading)
        if entry.state != "not_due":  # a copy is a draft, and these are found anew when it ends
            field_rows.put_state(connection, actor, target, field, entry.state)


def _copy_call(connection: Connection, actor: Actor, source: str, target: str, zone: str) -> None:
    row = connection.execute(select(calls).where(calls.c.id == source)).one()
    # Locked: a call that is made while its position is put away would be left behind.
    permission.visible(connection, actor, row.position_id, kind="position", lock=True)
    insert_call(connection, target, row.position_id, row.question_set_id)
    copy = insert_assessment(connection, actor, target, zone=zone)
    rated = connection.scalar(
        select(assessments.c.id).where(
            assessments.c.screen_id == source, assessments.c.rater == actor.id
        )
    )
    if rated:
        _copy_entries(connection, actor, rated, copy)


def insert_call(
    connection: Connection, call_id: str, position_id: str, question_set_id: str
) -> None:
    """Make an existing record of kind "screen" a draft call under a question set."""
    connection.execute(
        insert(calls).values(
            id=call_id,
            position_id=position_id,
            question_set_id=question_set_id,
            state="draft",
            revision=1,
            started_at=datetime.now(UTC),
        )
    )


def insert_assessment(
    connection: Connection, actor: Actor, call_id: str, *, zone: str, example: bool = False
) -> str:
    """Insert the record in which `actor` rates a call, and return its id."""
    record_id = new_record(connection, actor, "assessment", zone=zone, example=example)
    connection.execute(insert(assessments).values(id=record_id, screen_id=call_id, rater=actor.id))
    return record_id
