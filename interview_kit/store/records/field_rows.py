"""The fields of a record inside a transaction: read and changed.

record_fields.py has the verbs for pages, which check first what the actor may do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Row,
    bindparam,
    case,
    func,
    insert,
    or_,
    select,
    update,
)

from interview_kit import clock
from interview_kit.access import Actor
from interview_kit.errors import StoreError
from interview_kit.fields.states import OPEN
from interview_kit.store.database.schema import entries, entry_history, records
from interview_kit.store.records.overwriting import (
    Edit,
    FieldLine,
    Origin,
    Outcome,
    Since,
    StoredField,
    change_field,
    state_of_text,
)
from interview_kit.text import storable
from interview_kit.typed import DEFAULT_STYLE, WritingStyle
from interview_kit.typed.kinds import reading_of

MAX_BYTES = 256 * 1024
BLANK_ENTRY_TAB = "left empty"  # the tab of an entry that a restored backup did not have

_FIELD = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_FIELD_LENGTH = 80
_LAST_SEQUENCE = 2**63
_LAST_REVISION = 2**31  # one more than the largest number in the databases
_TAB_LENGTH = 40


class TooLong(StoreError):
    """The text is larger than 256 KB."""


class NotUnderstood(StoreError):
    """A request that no page of the kit sends, and that no repetition will make storable."""


def is_written(entry: FromClause) -> ColumnElement[bool]:
    """Return the condition that somebody has written an entry: see `Entry.is_blank`."""
    return or_(entry.c.tab != BLANK_ENTRY_TAB, entry.c.state != OPEN)


# Built once, since building a statement takes longer than SQLite takes to run it.
_IS_FIELD = (
    entries.c.record_id == bindparam("at_record"),
    entries.c.field == bindparam("at_field"),
)
_LOCK_ENTRY = select(entries).where(*_IS_FIELD).with_for_update()
_SELECT_ENTRIES = select(entries).where(entries.c.record_id.in_(bindparam("ids", expanding=True)))
_SELECT_VALUES = select(
    entries.c.record_id, entries.c.field, func.coalesce(entries.c.reading, entries.c.text)
).where(entries.c.record_id.in_(bindparam("ids", expanding=True)), is_written(entries))
_INSERT_ENTRY = insert(entries)
_UPDATE_ENTRY = update(entries).where(*_IS_FIELD)
_INSERT_HISTORY = insert(entry_history)
_IS_BASE = entry_history.c.revision == bindparam("base")
_LINES_SINCE = select(
    entry_history.c.revision,
    case((_IS_BASE, entry_history.c.text)),  # of all others nobody needs it, and it can be long
    entry_history.c.author,
    entry_history.c.tab,
).where(
    entry_history.c.record_id == bindparam("at_record"),
    entry_history.c.field == bindparam("at_field"),
    entry_history.c.revision >= bindparam("base"),
)
_UPDATE_RECORD = update(records).where(records.c.id == bindparam("at_record"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as it is stored. `changed_at` is in UTC; `revision` only ever grows.

    `author` wrote the text; who changed the state since is in the history. `is_blank` tells
    that nobody has written since a backup without this field was restored: the entry only has a
    revision, for pages that show the text from before. `reading` is what the text meant when it
    was written, "" where it was not understood, None where the field is of no kind that is read.
    """

    text: str
    state: str
    revision: int
    author: str
    changed_at: datetime
    is_blank: bool = False
    reading: str | None = None

    @property
    def value(self) -> str:
        """The reading of a text that is read, else the text."""
        return self.text if self.reading is None else self.reading


@dataclass(frozen=True, slots=True)
class WriteResult:
    """What became of an edit, and the field as it is now.

    "saved": it is stored. "same": the field was so already. "stale": this tab has stored a newer
    text. "conflict": somebody else changed the field since `base`; theirs stays.
    """

    outcome: Outcome
    text: str
    revision: int
    author: str
    state: str


def entry_values(entries: Mapping[str, Entry]) -> dict[str, str]:
    """Return texts by field; of days, times, amounts and numbers what was read."""
    return {field: entry.value for field, entry in entries.items() if not entry.is_blank}


def read_entries(connection: Connection, record_id: str) -> dict[str, Entry]:
    """Return the entries of one record by field."""
    return read_entries_by_record(connection, [record_id]).get(record_id, {})


def read_entries_by_record(connection: Connection, ids: list[str]) -> dict[str, dict[str, Entry]]:
    """Return the entries of several records, in one query, by record and field."""
    return group_by_record(connection.execute(_SELECT_ENTRIES, {"ids": ids}))


def read_values_by_record(connection: Connection, ids: Sequence[str]) -> dict[str, dict[str, str]]:
    """Return `entry_values` of several records, in one query, by record and field."""
    values: dict[str, dict[str, str]] = {}
    for record_id, field, text in connection.execute(_SELECT_VALUES, {"ids": list(ids)}):
        values.setdefault(record_id, {})[field] = text
    return values


def group_by_record(rows: Iterable[Row[Any]]) -> dict[str, dict[str, Entry]]:
    """Return the entries of rows, by record and field."""
    grouped: dict[str, dict[str, Entry]] = {}
    for row in rows:
        is_blank = row.tab == BLANK_ENTRY_TAB and row.state == OPEN
        grouped.setdefault(row.record_id, {})[row.field] = Entry(
            row.text, row.state, row.revision, row.author, row.changed_at, is_blank, row.reading
        )
    return grouped


def write_entry(
    connection: Connection,
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
    """Do what `record_fields.write` says, without its checks of permission and of the state.

    A `reading` in the edit is that of a text that was read before, which keeps its meaning.
    """
    edit = Edit(edit) if isinstance(edit, str) else edit
    text = storable(edit.text or "")
    _check_entry(field, text)
    writer = Origin(actor.id, tab, sequence)
    _check_origin(writer)
    before = lock_field(connection, record_id, field)
    reading = edit.reading
    if reading is None:
        reading = reading_of(field, text, style, clock.now())
    edit = Edit(None if edit.text is None else text, edit.state, reading)
    since = lines_since(connection, record_id, field, base)
    outcome, after = change_field(before, edit, writer, base, since)
    if outcome == "conflict" and edit.state is None:  # what was chosen can be chosen again
        lost = StoredField(text, state_of_text(text), 0, reading)
        _insert_history(connection, record_id, field, lost, writer)
    _store_field(connection, record_id, field, before, after, writer)
    return WriteResult(outcome, after.text, after.revision, after.origin.author, after.state)


def insert_entries(
    connection: Connection, actor: Actor, values: Mapping[str, Mapping[str, str]]
) -> None:
    """Insert the first texts of new records, by record and field, in a few statements.

    An empty text is no entry. The fields are of no kind that is read.
    """
    at, writer = clock.now(), Origin(actor.id, "page", 0)._asdict()
    rows = []
    for record_id, texts in values.items():
        for field, text in texts.items():
            stored = storable(text)
            _check_entry(field, stored)
            content = {"text": stored, "reading": None, "state": state_of_text(stored)}
            if stored.strip():
                key = {"record_id": record_id, "field": field}
                rows.append({**key, "revision": 1, **content, **writer})
    if rows:
        connection.execute(_INSERT_ENTRY, [{**row, "changed_at": at} for row in rows])
        connection.execute(_INSERT_HISTORY, [{**row, "at": at} for row in rows])


def lock_field(connection: Connection, record_id: str, field: str) -> StoredField:
    """Return a field as it is stored, locked until the transaction ends."""
    row = connection.execute(_LOCK_ENTRY, _key(record_id, field)).one_or_none()
    if row is None:
        return StoredField()
    origin = Origin(row.author, row.tab, row.sequence)
    return StoredField(row.text, row.state, row.revision, row.reading, origin)


def lines_since(connection: Connection, record_id: str, field: str, base: int | None) -> Since:
    """Return what reads the history of a field from revision `base` on."""

    def read() -> list[FieldLine]:
        if base is None or not 0 <= base < _LAST_REVISION:
            return []
        rows = connection.execute(_LINES_SINCE, {**_key(record_id, field), "base": base})
        return [FieldLine(*row) for row in rows]

    return read


def _store_field(
    connection: Connection,
    record_id: str,
    field: str,
    before: StoredField,
    after: StoredField,
    changed_by: Origin,
) -> None:
    if after == before:
        return
    if after.revision == before.revision:
        sequence = {"sequence": after.origin.sequence}
        connection.execute(_UPDATE_ENTRY, {**_key(record_id, field), **sequence})
        return
    at = clock.now()
    values = {"revision": after.revision, "changed_at": at, **_content(after)}
    values |= after.origin._asdict()
    if before.revision:
        connection.execute(_UPDATE_ENTRY, {**_key(record_id, field), **values})
    else:
        connection.execute(_INSERT_ENTRY, {"record_id": record_id, "field": field, **values})
    _insert_history(connection, record_id, field, after, changed_by)
    connection.execute(_UPDATE_RECORD, {"at_record": record_id, "changed_at": at})


def _insert_history(
    connection: Connection, record_id: str, field: str, line: StoredField, changed_by: Origin
) -> None:
    """Insert a line of the history; a text that lost a conflict has no revision."""
    values = {
        "record_id": record_id,
        "field": field,
        "revision": line.revision or None,
        "at": clock.now(),
        **_content(line),
        **changed_by._asdict(),
    }
    connection.execute(_INSERT_HISTORY, values)


def _content(field: StoredField) -> dict[str, str | None]:
    return {"text": field.text, "reading": field.reading, "state": field.state}


def _key(record_id: str, field: str) -> dict[str, Any]:
    return {"at_record": record_id, "at_field": field}


def _check_origin(origin: Origin) -> None:
    tab, number = origin.tab, origin.sequence
    if len(tab) > _TAB_LENGTH or tab != storable(tab) or not 0 <= number < _LAST_SEQUENCE:
        raise NotUnderstood("page_not_understood")


def is_field_name(field: str) -> bool:
    """Tell whether a field can have this name."""
    return len(field) <= _FIELD_LENGTH and _FIELD.fullmatch(field) is not None


def _check_entry(field: str, text: str) -> None:
    if not is_field_name(field):
        raise NotUnderstood("no_such_field")
    if len(text.encode()) > MAX_BYTES:
        raise TooLong("text_too_long")
