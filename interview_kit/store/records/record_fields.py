"""What stands in the fields of a record, and the one way for pages to change it."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from interview_kit.access import Actor
from interview_kit.errors import StoreError
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import entry_history
from interview_kit.store.records import permission
from interview_kit.store.records.field_rows import (
    MAX_BYTES,
    REASONS,
    Change,
    Entry,
    NotUnderstood,
    TooLong,
    Written,
    of_record,
    put,
    put_state,
    texts,
)
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

__all__ = [
    "MAX_BYTES",
    "REASONS",
    "Change",
    "Entry",
    "NotUnderstood",
    "TooLong",
    "Written",
    "history",
    "read",
    "set_state",
    "texts",
    "write",
    "write_many",
]


def read(actor: Actor, record_id: str, *, kind: str | None = None) -> dict[str, Entry]:
    """Return all entries of a record, of one kind if given, by field. Raises NotFound."""
    with reading() as connection:
        permission.visible(connection, actor, record_id, kind=kind)
        return of_record(connection, record_id)


def write(
    actor: Actor,
    record_id: str,
    field: str,
    text: str,
    *,
    base: int | None = None,
    tab: str = "page",
    sequence: int = 0,
    style: WritingStyle = DEFAULT_STYLE,
) -> Written:
    """Store `text` in one field, unless that would overwrite what the writer has not seen.

    `base` is the revision that the writer last saw, None to write on top of whatever is
    there. `tab` is the open browser page it comes from, "page.document" where the page's text
    fields write: a page knows what its own fields wrote since. `sequence` is the writer's own
    growing number: an older text of one never replaces a newer one of the same, and it need
    not wait for the answer to its last text before it sends the next. `style` is how the actor
    writes dates, and where: by it a day, a time or an amount is read, now and for good.

    Raises NotFound, Locked for a finished call, StoreError for a name or size that is
    not allowed.
    """
    with writing() as connection:
        permission.writable(connection, actor, record_id)
        return put(
            connection,
            actor,
            record_id,
            field,
            text,
            base=base,
            tab=tab,
            sequence=sequence,
            style=style,
        )


def write_many(
    actor: Actor,
    record_id: str,
    values: Mapping[str, str],
    *,
    bases: Mapping[str, int] | None = None,
    tab: str = "page",
    sequence: int = 0,
    style: WritingStyle = DEFAULT_STYLE,
) -> dict[str, Written]:
    """Store several fields in one transaction and return what became of each. Raises as `write`.

    `bases` holds the revision of each that the writer last saw, 0 for a field that was not
    there; without it they are written on top of whatever is there. `tab`, `sequence` and `style`
    are as in `write`.
    """
    with writing() as connection:
        permission.writable(connection, actor, record_id)
        return {
            field: put(
                connection,
                actor,
                record_id,
                field,
                text,
                base=None if bases is None else bases.get(field, 0),
                tab=tab,
                sequence=sequence,
                style=style,
            )
            for field, text in values.items()
        }


def set_state(
    actor: Actor,
    record_id: str,
    field: str,
    state: str,
    *,
    base: int | None = None,
    tab: str = "page",
) -> bool:
    """Say why a field has no answer: "not_asked", "declined", "no_time"; "open" to take it back.

    The field's text, if any, stays. Returns False, and changes nothing, when the field was
    changed since the revision `base` from elsewhere than the page `tab`. Raises as `write`.
    """
    if state not in REASONS:
        raise StoreError("There's no such state for an answer.", next_step="Reload the page.")
    with writing() as connection:
        permission.writable(connection, actor, record_id)
        return put_state(connection, actor, record_id, field, state, base=base, tab=tab)


def history(actor: Actor, record_id: str, field: str) -> list[Change]:
    """Return all that ever stood in a field or lost against it, oldest first."""
    with reading() as connection:
        permission.visible(connection, actor, record_id)
        rows = connection.execute(
            select(entry_history)
            .where(entry_history.c.record_id == record_id, entry_history.c.field == field)
            .order_by(entry_history.c.id)
        )
        return [Change(r.text, r.state, r.revision, r.author, r.at) for r in rows]
