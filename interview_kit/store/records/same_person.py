"""Two candidates are one person, or two after all. Each of it can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from interview_kit import clock
from interview_kit.access import Actor, not_found
from interview_kit.content import content
from interview_kit.content.field_names import value_words
from interview_kit.fields import candidate_fields
from interview_kit.fields.definitions import FixedField
from interview_kit.fields.lookup import fixed_fields
from interview_kit.store.database.connections import writing
from interview_kit.store.database.schema import (
    calls,
    candidate_files,
    distinct_candidates,
    entry_history,
    records,
)
from interview_kit.store.records import field_rows, new_records, permission
from interview_kit.store.records.candidates import KIND, pair


def merge(actor: Actor, candidate_id: str, other_id: str) -> None:
    """Mark two candidates as one person: the calls with the other become calls with the first.

    What was noted of the other goes where the first has nothing, else into the notes; `separate`
    takes that back. Raises NotFound.
    """
    with writing() as connection:
        _lock(connection, actor, candidate_id, other_id)
        if candidate_id == other_id:
            return
        _add_fields(connection, actor, candidate_id, other_id)
        moved = connection.scalars(
            update(calls)
            .where(calls.c.candidate_id == other_id)
            .values(candidate_id=candidate_id, candidate_before=other_id)
            .returning(calls.c.id)
        ).all()
        _insert_events(connection, actor, moved, "merged")
        _move_files(connection, candidate_files.c.candidate_id == other_id, candidate_id)
        _set_deleted(connection, other_id, deleted=True)
        connection.execute(delete(distinct_candidates).where(_is_pair(candidate_id, other_id)))


def mark_as_distinct(actor: Actor, candidate_id: str, other_id: str) -> None:
    """Note that two candidates of one name are two people. Raises NotFound."""
    with writing() as connection:
        _lock(connection, actor, candidate_id, other_id)
        _insert_distinct(connection, actor, candidate_id, other_id)


def separate(actor: Actor, call_id: str, other_call_id: str) -> None:
    """Note that the candidates of two calls, so far one person, are two.

    Two who were merged are as they were before. Else the call that was started later gets a
    candidate of its own, with the name alone. Raises NotFound.
    """
    with writing() as connection:
        ids = sorted((call_id, other_call_id))
        found = [
            permission.require_visible(connection, actor, each, kind="screen", lock=True)
            for each in ids
        ]
        by_age = calls.c.started_at.desc(), calls.c.id.desc()
        rows = connection.execute(select(calls).where(calls.c.id.in_(ids)).order_by(*by_age)).all()
        if len(rows) != len(ids) or len({row.candidate_id for row in rows}) != 1:
            raise not_found()
        together = rows[0].candidate_id
        merged = next((row for row in rows if _is_there(connection, row.candidate_before)), None)
        if merged is not None:
            other = merged.candidate_before
            which = (calls.c.candidate_id == together) & (calls.c.candidate_before == other)
            _take_fields_back(connection, actor, together, other)
            is_others = (candidate_files.c.candidate_id == together) & (
                candidate_files.c.given_to == other
            )
            _move_files(connection, is_others, other)
            _set_deleted(connection, other, deleted=False)
        else:
            which = calls.c.id == rows[0].id
            other = _insert_namesake(connection, actor, together, zone=found[0].zone)
        moved = connection.scalars(
            update(calls)
            .where(which)
            .values(candidate_id=other, candidate_before=None)
            .returning(calls.c.id)
        ).all()
        _insert_events(connection, actor, moved, "separated")
        _insert_distinct(connection, actor, together, other)


def _lock(connection: Connection, actor: Actor, *candidates: str) -> None:
    for each in sorted(candidates):  # in one order, so that there is no deadlock
        permission.require_visible(connection, actor, each, kind=KIND, lock=True)


def _add_fields(connection: Connection, actor: Actor, candidate_id: str, other_id: str) -> None:
    """Add what was noted of another candidate, in a tab by which it is found again."""
    notes_key = candidate_fields.NOTES.key
    kept = field_rows.entry_values(field_rows.read_entries(connection, candidate_id))
    added = field_rows.entry_values(field_rows.read_entries(connection, other_id))
    notes, new = [kept.get(notes_key, "")], {}
    for field in fixed_fields(KIND):
        text, present = added.get(field.key, ""), kept.get(field.key, "")
        if field.key == notes_key:
            notes.append(text)
        elif not present.strip():
            new[field.key] = text
        elif _bare(text) and _bare(text) != _bare(present):
            notes.append(_note_of(field, text))
    new[notes_key] = "\n".join(text for text in notes if text.strip())
    for key, text in new.items():
        if text != kept.get(key, ""):
            tab = _tab_of(other_id)
            field_rows.write_entry(connection, actor, candidate_id, key, text, tab=tab)


def _take_fields_back(
    connection: Connection, actor: Actor, candidate_id: str, other_id: str
) -> None:
    """Give the fields that hold what was added the texts from before.

    Where somebody has written since, only the lines that were added go.
    """
    added = field_rows.entry_values(field_rows.read_entries(connection, other_id))
    lines = added.get(candidate_fields.NOTES.key, "").splitlines()
    lines += [_note_of(field, added.get(field.key, "")) for field in fixed_fields(KIND)]
    for field in fixed_fields(KIND):
        stored = field_rows.lock_field(connection, candidate_id, field.key)
        if field == candidate_fields.NOTES and stored.origin.tab != _tab_of(other_id):
            left = [line for line in stored.text.splitlines() if line not in lines]
            if len(left) < len(stored.text.splitlines()):
                text = "\n".join(left)
                field_rows.write_entry(connection, actor, candidate_id, field.key, text)
        elif stored.origin.tab == _tab_of(other_id):
            before = connection.scalar(
                select(entry_history.c.text)
                .where(
                    entry_history.c.record_id == candidate_id,
                    entry_history.c.field == field.key,
                    entry_history.c.revision < stored.revision,
                )
                .order_by(entry_history.c.revision.desc())
                .limit(1)
            )
            field_rows.write_entry(connection, actor, candidate_id, field.key, before or "")


def _note_of(field: FixedField, text: str) -> str:
    """Return the line of the notes for a text that its own field had no room for."""
    return f"{field.label}: {value_words(field, text, content())}"


def _insert_namesake(connection: Connection, actor: Actor, candidate_id: str, *, zone: str) -> str:
    name = field_rows.read_entries(connection, candidate_id).get(candidate_fields.NAME.key)
    values = {candidate_fields.NAME.key: name.text} if name else {}
    return new_records.insert_record(connection, actor, KIND, values, zone=zone)


def _insert_distinct(connection: Connection, actor: Actor, one: str, other: str) -> None:
    if connection.execute(select(distinct_candidates).where(_is_pair(one, other))).first() is None:
        first, second = pair(one, other)
        row = {"candidate_id": first, "other_id": second, "author": actor.id, "at": clock.now()}
        connection.execute(insert(distinct_candidates).values(row))


def _is_pair(one: str, other: str) -> ColumnElement[bool]:
    first, second = pair(one, other)
    return (distinct_candidates.c.candidate_id == first) & (
        distinct_candidates.c.other_id == second
    )


def _is_there(connection: Connection, candidate_id: str | None) -> bool:
    query = select(records.c.id).where(records.c.id == candidate_id)
    return candidate_id is not None and connection.scalar(query) is not None


def _set_deleted(connection: Connection, candidate_id: str, *, deleted: bool) -> None:
    at = clock.now() if deleted else None
    connection.execute(update(records).where(records.c.id == candidate_id).values(deleted_at=at))


def _move_files(connection: Connection, which: ColumnElement[bool], candidate_id: str) -> None:
    connection.execute(update(candidate_files).where(which).values(candidate_id=candidate_id))


def _insert_events(
    connection: Connection, actor: Actor, call_ids: Sequence[str], event: str
) -> None:
    for call_id in call_ids:
        new_records.insert_event(connection, actor, call_id, event)


def _bare(text: str) -> str:
    return " ".join(text.split()).casefold()


def _tab_of(candidate_id: str) -> str:
    """Return the tab of what was added from a candidate."""
    return f"merged {candidate_id}"
