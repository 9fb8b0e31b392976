"""Records of every kind: duplicated, deleted and restored."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    exists,
    insert,
    literal,
    select,
    update,
)

from interview_kit import clock
from interview_kit.access import Actor, not_found
from interview_kit.errors import StoreError
from interview_kit.fields import application_fields, call_fields
from interview_kit.fields.definitions import number_in
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.interviewer.missed_calls import MISSED_FIELDS
from interview_kit.store.database.connections import writing
from interview_kit.store.database.schema import IS_NOT_DELETED, calls, position_people, records
from interview_kit.store.records import field_rows, new_records, permission, record_lists
from interview_kit.store.records.field_rows import Entry
from interview_kit.store.records.overwriting import Edit

DELETABLE = ("position", "screen", "application", "template", "candidate")
_DUPLICABLE = ("position", "screen", "application")
_NOT_COPIED = {
    *MISSED_FIELDS,
    call_fields.CALL_BEGAN.key,
    application_fields.PRACTICED.key,
    *(field.key for field in application_fields.CALLING),
    *(field.key for field in application_fields.ANSWERING),
    *(field.key for field in application_fields.SETTLING),
}
_HAS_CALLS = select(
    exists().where(
        calls.c.candidate_id == bindparam("at_record"),
        records.c.id == calls.c.id,
        IS_NOT_DELETED,
    )
)


def delete(actor: Actor, record_id: str) -> None:
    """Delete a record, a position with its calls. `restore` undoes that for 30 days.

    Raises NotFound, StoreError for a candidate with whom there are calls.
    """
    with writing() as connection:
        row = permission.require_visible(connection, actor, record_id, lock=True)
        if row.kind not in DELETABLE:
            raise not_found()
        if row.kind == "candidate" and connection.scalar(_HAS_CALLS, {"at_record": record_id}):
            raise StoreError("candidate_called")
        _mark_deleted(connection, actor, record_id)


def restore(actor: Actor, record_id: str) -> None:
    """Restore a deleted record. Raises NotFound.

    A position is restored with the calls that were deleted with it, a call with its position and
    its candidate.
    """
    permission.require_id(record_id)
    with writing() as connection:
        of_call = select(calls.c.position_id, calls.c.candidate_id).where(calls.c.id == record_id)
        call = connection.execute(of_call).one_or_none()
        if call is not None:  # first in all transactions, so that there is no deadlock
            _restore_one(connection, actor, call.position_id)
        deleted_at = _restore_one(connection, actor, record_id)
        if call is not None:
            _restore_one(connection, actor, call.candidate_id)
        if deleted_at is not None:
            deleted_with_it = records.c.deleted_at == deleted_at
            for call in _lock_calls(connection, record_id, deleted_with_it):
                _restore_one(connection, actor, call.id)


def duplicate(
    actor: Actor, record_id: str, *, without: Callable[[str], bool] = lambda _: False
) -> str:
    """Copy a record with its fields and return the copy's id. Raises NotFound.

    `without` tells of a field of the record itself whether it is left out.

    A copied call is a draft with a copy of its candidate under the same question set, with the
    ratings of `actor`; a copied position has the same people on it. What was ticked as done, such
    as a letter sent, is to do again. The copy of an example is no example: it stays when the
    examples are deleted.
    """
    with writing() as connection:
        row = permission.require_visible(connection, actor, record_id)
        if row.kind not in _DUPLICABLE:
            raise not_found()
        copy = new_records.insert_record(connection, actor, row.kind, zone=row.zone)
        new_records.insert_event(connection, actor, copy, "copied")
        _copy_entries(connection, actor, record_id, copy, without=without)
        if row.kind == "screen":
            _copy_call(connection, actor, record_id, copy, zone=row.zone)
        if row.kind == "position":
            _copy_people(connection, record_id, copy)
        return copy


def delete_examples(actor: Actor, kinds: tuple[str, ...]) -> list[str]:
    """Delete every example of the given kinds, and the calls for such a position.

    Returns the ids that have to be restored to undo it.
    """
    # Not the ratings, which are deleted with their call.
    query = record_lists.select_examples(set(kinds) & set(DELETABLE))
    all_deleted: set[str] = set()
    to_restore: list[str] = []
    with writing() as connection:
        # Positions first, since their calls are deleted with them.
        ordered = query.order_by(records.c.kind, records.c.id).with_for_update()
        for record_id in connection.scalars(ordered, permission.parameters_of(actor)).all():
            if record_id not in all_deleted:
                all_deleted |= _mark_deleted(connection, actor, record_id)
                to_restore.append(record_id)
    return to_restore


def _mark_deleted(connection: Connection, actor: Actor, record_id: str) -> set[str]:
    """Mark a record as deleted, with its calls if it is a position; return all their ids.

    All are marked with the same moment, by which they are restored together.
    """
    its_calls = _lock_calls(connection, record_id, IS_NOT_DELETED)
    ids = [record_id, *(row.id for row in its_calls)]
    changed = [row.changed_at for row in its_calls]
    own = connection.scalar(select(records.c.changed_at).where(records.c.id == record_id))
    # Not before the last change, even if the clock was set back.
    at = max(clock.now(), *changed, *([own] if own else []))
    connection.execute(update(records).where(records.c.id.in_(ids)).values(deleted_at=at))
    for deleted_id in ids:
        new_records.insert_event(connection, actor, deleted_id, "deleted")
    return set(ids)


def _restore_one(connection: Connection, actor: Actor, record_id: str) -> datetime | None:
    """Restore one record and return when it was deleted, None if it was not."""
    query = select(records.c.deleted_at).where(records.c.id == record_id, permission.accessible())
    parameters = permission.parameters_of(actor)
    row = connection.execute(query.with_for_update(), parameters).one_or_none()
    if row is None:
        raise not_found()
    if row.deleted_at is None:
        return None
    connection.execute(update(records).where(records.c.id == record_id).values(deleted_at=None))
    new_records.insert_event(connection, actor, record_id, "restored")
    deleted_at: datetime = row.deleted_at
    return deleted_at


def _lock_calls(
    connection: Connection, position_id: str, which: ColumnElement[bool]
) -> Sequence[Row[Any, Any]]:
    """Return some of the calls for a position, locked; none for another kind of record."""
    return connection.execute(
        select(records.c.id, records.c.changed_at)
        .join(calls, calls.c.id == records.c.id)
        .where(calls.c.position_id == position_id, which)
        .order_by(records.c.id)
        .with_for_update(of=records)
    ).all()


def _copy_entries(
    connection: Connection,
    actor: Actor,
    source: str,
    target: str,
    *,
    without: Callable[[str], bool] = lambda _: False,
) -> None:
    entries = field_rows.read_entries(connection, source)
    for field, entry in entries.items():
        if (
            without(field)
            or entry.is_blank
            or _is_left_out(field)
            or _is_of_sent_message(field, entries)
        ):
            continue
        # All other states follow from the text, or are set when the copy is finished. A text that
        # was emptied stays so: without its entry, a default would stand in its place.
        state = entry.state if entry.state in NO_ANSWER_REASONS else None
        edit = Edit(entry.text, state, entry.reading)
        field_rows.write_entry(connection, actor, target, field, edit)


def _is_left_out(field: str) -> bool:
    """Tell whether a field says what was done or answered, which a copy begins without."""
    fields = application_fields
    families = (*fields.CALLING_FAMILIES, *fields.SENDING, *fields.REMINDING)
    return (
        field in _NOT_COPIED
        or call_fields.is_after_call(field)
        or any(family.parts(field) for family in families)
    )


def _is_of_sent_message(field: str, entries: Mapping[str, Entry]) -> bool:
    """Tell whether a field has words of a message that was sent, which belong to its call."""
    fields = application_fields
    marks = ((fields.SENT, fields.LETTER), (fields.REMINDER_SENT, (fields.REMINDER_TEXT,)))
    return any(
        (number := number_in(field, families)) is not None
        and (entry := entries.get(mark.key(number))) is not None
        and entry.text == "yes"
        for mark, families in marks
    )


def _copy_people(connection: Connection, source: str, target: str) -> None:
    columns = position_people.c
    people = select(literal(target), columns.person_id, columns.role)
    connection.execute(
        insert(position_people).from_select(
            list(columns), people.where(columns.position_id == source)
        )
    )


def _copy_call(
    connection: Connection, actor: Actor, source: str, target: str, *, zone: str
) -> None:
    row = connection.execute(select(calls).where(calls.c.id == source)).one()
    # Locked, or the call could be left behind while its position is deleted.
    permission.require_visible(connection, actor, row.position_id, kind="position", lock=True)
    candidate = new_records.insert_record(connection, actor, "candidate", zone=zone)
    _copy_entries(connection, actor, row.candidate_id, candidate)
    new_records.insert_call(connection, target, row.position_id, row.question_set_id, candidate)
    new_records.insert_assessments(connection, actor, calls.c.id == target)
    rated, copy = (
        record_lists.find_assessment(connection, actor, call) for call in (source, target)
    )
    if rated and copy:
        _copy_entries(connection, actor, rated, copy)
