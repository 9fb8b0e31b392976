"""The fields of a record, and the one way for pages to change them."""

from __future__ import annotations

from collections.abc import Mapping

from interview_kit.access import Actor
from interview_kit.errors import StoreError
from interview_kit.fields.states import SETTABLE_STATES
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.records import permission
from interview_kit.store.records.field_rows import (
    MAX_BYTES,
    Entry,
    NotUnderstood,
    TooLong,
    WriteResult,
    entry_values,
    read_entries,
    write_entry,
)
from interview_kit.store.records.overwriting import Edit
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

__all__ = [
    "MAX_BYTES",
    "Edit",
    "Entry",
    "NotUnderstood",
    "TooLong",
    "WriteResult",
    "entry_values",
    "read",
    "write",
    "write_many",
]


def read(actor: Actor, record_id: str, *, kind: str | None = None) -> dict[str, Entry]:
    """Return all entries of a record, of one kind if given, by field. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, record_id, kind=kind)
        return read_entries(connection, record_id)


def write(
    actor: Actor,
    record_id: str,
    field: str,
    edit: Edit | str,
    *,
    base: int | None = None,
    tab: str = "page",
    sequence: int = 0,
    style: WritingStyle = DEFAULT_STYLE,
) -> WriteResult:
    """Change one field, unless that would overwrite what the writer has not seen.

    An `edit` is a text, one of `SETTABLE_STATES`, which says why there is none, or both, as an
    earlier line of the history had them. A text alone can be given as it is.

    `base` is the revision that the writer last saw, None to overwrite any. `tab` is the open
    browser page, "page.document" where its text fields write: a page knows what its own fields
    wrote. `sequence` grows with each text of a writer, so that an older one never replaces a
    newer one, and a writer need not wait for an answer before sending the next. `style` is how
    the actor writes dates, and where: by it a day, a time or an amount is read once and for all.

    Raises NotFound, Locked for a finished call unless the field is about what follows it,
    StoreError for a name or size that is not allowed.
    """
    bases = None if base is None else {field: base}
    edits = {field: edit}
    written = write_many(
        actor, record_id, edits, bases=bases, tab=tab, sequence=sequence, style=style
    )
    return written[field]


def write_many(
    actor: Actor,
    record_id: str,
    edits: Mapping[str, Edit | str],
    *,
    bases: Mapping[str, int] | None = None,
    tab: str = "page",
    sequence: int = 0,
    style: WritingStyle = DEFAULT_STYLE,
) -> dict[str, WriteResult]:
    """Change several fields in one transaction and return what became of each. Raises as `write`.

    `bases` holds the revision of each that the writer last saw, 0 for a field without an entry;
    None to overwrite any. `tab`, `sequence` and `style` are as in `write`.
    """
    states = {None if isinstance(edit, str) else edit.state for edit in edits.values()}
    if not states <= {None, *SETTABLE_STATES}:
        raise StoreError("no_such_state")
    with writing() as connection:
        permission.require_writable(connection, actor, record_id, frozenset(edits))
        return {
            field: write_entry(
                connection,
                actor,
                record_id,
                field,
                edit,
                base=None if bases is None else bases.get(field, 0),
                tab=tab,
                sequence=sequence,
                style=style,
            )
            for field, edit in edits.items()
        }
