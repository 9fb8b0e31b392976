"""Everything replaced by a copy, so that no page open since before overwrites it."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import datetime
from itertools import groupby, islice
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import (
    BindParameter,
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    exists,
    insert,
    literal,
    select,
    update,
)

from interview_kit import clock
from interview_kit.access import LOCAL, Actor
from interview_kit.fields.states import OPEN
from interview_kit.store.backup import copying
from interview_kit.store.database.schema import UtcDateTime, entries, entry_history, records
from interview_kit.store.records.field_rows import BLANK_ENTRY_TAB, is_field_name

_TAB = "restore"
_SHOWN, _RESTORED = "shown", "restored"
_HISTORY_COLUMNS = ("record_id", "field", "text", "reading", "state", "revision")
_ROWS_AT_ONCE = 500
_LARGEST_REVISION = 2**30  # a higher one is damaged: no field was changed so often
# The entries that a page may show otherwise, and the next revision of each.
_RAISED = Table(
    "kit_raised",
    MetaData(),
    Column("record_id", String(32), primary_key=True),
    Column("field", String(80), primary_key=True),
    Column("revision", Integer, nullable=False),
    prefixes=["TEMPORARY"],
)
_IS_RAISED = (entries.c.record_id == _RAISED.c.record_id) & (entries.c.field == _RAISED.c.field)


class ShownEntry(NamedTuple):
    """An entry as open pages may show it."""

    record_id: str
    field: str
    text: str
    state: str
    revision: int


def replace_all(
    connection: Connection, copy: Connection, actor: Actor, *, shown: Iterator[Any] | None = None
) -> None:
    """Replace all rows inside a transaction.

    `shown` are the entries that open pages may show, ordered by record and field, where they are
    not those of `connection`.
    """
    _RAISED.create(connection, checkfirst=False)
    if shown is None:
        shown = copying.read_rows(connection, entries)
    to_raise = _entries_to_raise(shown, copying.read_rows(copy, entries))
    while rows := list(islice(to_raise, _ROWS_AT_ONCE)):
        connection.execute(insert(_RAISED), rows)
    copying.delete_all(connection)
    copying.copy_all(copy, connection)
    copying.compare_all(copy, connection)
    _raise_revisions(connection, _author(connection, actor.id))
    _RAISED.drop(connection, checkfirst=False)


def _author(connection: Connection, person_id: str) -> str:
    """Return who raises revisions: the first person where the copy does not know this one yet."""
    is_there = select(records.c.id).where(records.c.id == person_id)
    return connection.scalar(is_there) or LOCAL.id


def entries_of_damaged(file: Path) -> Iterator[ShownEntry]:
    """Yield the entries of a damaged database, as far as they can be read."""
    query = (
        "SELECT record_id, field, text, state, revision FROM entries "
        "WHERE typeof(record_id) = 'text' AND typeof(field) = 'text' "
        "AND typeof(revision) = 'integer' ORDER BY +record_id, +field"  # +: not by an index
    )
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as raw:
        for row in raw.execute(query):
            entry = ShownEntry(*row)
            if is_field_name(entry.field) and 0 < entry.revision < _LARGEST_REVISION:
                yield entry


def _entries_to_raise(shown: Iterator[Any], restored: Iterator[Any]) -> Iterator[dict[str, object]]:
    """Yield where and how to raise revisions; both are merged, so neither is held in memory."""
    merged = heapq.merge(_keyed(shown, _SHOWN), _keyed(restored, _RESTORED), key=itemgetter(0))
    for (record_id, field), same_field in groupby(merged, key=itemgetter(0)):
        sides = {side: entry for _, side, entry in same_field}
        before, after = sides.get(_SHOWN), sides.get(_RESTORED)
        if before and (not after or _is_to_raise(before, after)):
            yield {"record_id": record_id, "field": field, "revision": before.revision + 1}


def _keyed(entries: Iterator[Any], side: str) -> Iterator[tuple[tuple[str, str], str, Any]]:
    return (((entry.record_id, entry.field), side, entry) for entry in entries)


def _is_to_raise(before: Any, after: Any) -> bool:
    if before.revision == after.revision:
        return (before.text, before.state) != (after.text, after.state)
    return bool(before.revision > after.revision)


def _raise_revisions(connection: Connection, author: str) -> None:
    """Give restored texts a revision that no open page has seen, so that none overwrites them."""
    change = {"revision": _RAISED.c.revision, "tab": _TAB, "sequence": 0}
    connection.execute(update(entries).where(_IS_RAISED).values(change))
    _insert_blank_entries(connection, author)
    row = {
        **{name: entries.c[name] for name in _HISTORY_COLUMNS},
        "author": literal(author),
        "tab": entries.c.tab,
        "sequence": entries.c.sequence,
        "at": _now().label("at"),
    }
    raised = select(*row.values()).join(_RAISED, _IS_RAISED)
    raised = raised.order_by(entries.c.record_id, entries.c.field)
    connection.execute(insert(entry_history).from_select(list(row), raised))


def _insert_blank_entries(connection: Connection, author: str) -> None:
    """Insert an empty entry where a restored record did not have the field yet.

    The field's next text would otherwise be revision 1 again, and a page that still shows the
    old revision 1 would overwrite it.
    """
    row = {
        "record_id": _RAISED.c.record_id,
        "field": _RAISED.c.field,
        "text": literal(""),
        "state": literal(OPEN),
        "revision": _RAISED.c.revision,
        "author": literal(author),
        "tab": literal(BLANK_ENTRY_TAB),
        "sequence": literal(0),
        "changed_at": _now(),
    }
    missing = (
        select(*row.values())
        .join(records, records.c.id == _RAISED.c.record_id)
        .where(~exists().where(_IS_RAISED))
    )
    connection.execute(insert(entries).from_select(list(row), missing))


def _now() -> BindParameter[datetime]:
    return literal(clock.now(), UtcDateTime)
