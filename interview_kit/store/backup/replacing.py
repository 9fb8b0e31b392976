"""Everything replaced by what a copy holds, so that no page open since before overwrites it."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
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

from interview_kit.access import Actor
from interview_kit.store.backup import copying
from interview_kit.store.database.schema import UtcDateTime, entries, entry_history, records
from interview_kit.store.records.field_rows import LEFT_EMPTY, is_name

_TAB = "restore"
_SEEN, _RESTORED = "seen", "restored"
_KEPT = ("record_id", "field", "text", "reading", "state", "revision")
_AT_ONCE = 500
_MOST = 2**30  # more was never counted, and must not be counted on from
# The entries that a page may have seen otherwise, and the next revision of each.
_LIFTED = Table(
    "kit_lifted",
    MetaData(),
    Column("record_id", String(32), primary_key=True),
    Column("field", String(80), primary_key=True),
    Column("revision", Integer, nullable=False),
    prefixes=["TEMPORARY"],
)


class Seen(NamedTuple):
    """An entry as pages may have seen it."""

    record_id: str
    field: str
    text: str
    state: str
    revision: int


def replace(
    connection: Connection, copy: Connection, actor: Actor, *, seen: Iterator[Any] | None = None
) -> None:
    """Replace all rows inside a transaction; one that fails leaves everything as it was.

    `seen` are the entries that open pages may show, by record and field, where they are not
    those of `connection`.
    """
    _LIFTED.create(connection, checkfirst=False)
    here = copying.rows(connection, entries) if seen is None else seen
    overtaken = _overtaken(here, copying.rows(copy, entries))
    while some := list(islice(overtaken, _AT_ONCE)):
        connection.execute(insert(_LIFTED), some)
    copying.delete_all(connection)
    copying.copy_all(copy, connection)
    copying.compare_all(copy, connection)
    _lift(connection, actor)
    _LIFTED.drop(connection, checkfirst=False)


def seen_in_damaged(file: Path) -> Iterator[Seen]:
    """Yield the entries of a damaged database, as far as they can be read."""
    wanted = (
        "SELECT record_id, field, text, state, revision FROM entries "
        "WHERE typeof(record_id) = 'text' AND typeof(field) = 'text' "
        "AND typeof(revision) = 'integer' ORDER BY +record_id, +field"  # +: not by an index
    )
    with suppress(sqlite3.Error), closing(sqlite3.connect(file)) as raw:
        rows = (Seen(*row) for row in raw.execute(wanted))
        yield from (each for each in rows if is_name(each.field) and 0 < each.revision < _MOST)


def _overtaken(seen: Iterator[Any], restored: Iterator[Any]) -> Iterator[dict[str, object]]:
    """Go through both at once, in the same order, so that neither is held as a whole."""
    both = heapq.merge(_at(seen, _SEEN), _at(restored, _RESTORED), key=itemgetter(0))
    for (record_id, field), same in groupby(both, key=itemgetter(0)):
        sides = {side: entry for _, side, entry in same}
        was, comes = sides.get(_SEEN), sides.get(_RESTORED)
        if was and (not comes or _is_overtaken(was, comes)):
            yield {"record_id": record_id, "field": field, "revision": was.revision + 1}


def _at(entries: Iterator[Any], side: str) -> Iterator[tuple[tuple[str, str], str, Any]]:
    return (((entry.record_id, entry.field), side, entry) for entry in entries)


def _is_overtaken(was: Any, comes: Any) -> bool:
    if was.revision == comes.revision:
        return (was.text, was.state) != (comes.text, comes.state)
    return bool(was.revision > comes.revision)


def _lift(connection: Connection, actor: Actor) -> None:
    """Give restored texts a revision that no open page has seen, so that none overwrites them."""
    here = (entries.c.record_id == _LIFTED.c.record_id, entries.c.field == _LIFTED.c.field)
    change = {"revision": _LIFTED.c.revision, "tab": _TAB, "sequence": 0}
    connection.execute(update(entries).where(*here).values(change))
    _leave_empty_what_did_not_come(connection, actor)
    row = {
        **{name: entries.c[name] for name in _KEPT},
        "author": literal(actor.id),
        "tab": entries.c.tab,
        "sequence": entries.c.sequence,
        "at": _now().label("at"),
    }
    lifted = select(*row.values()).join(_LIFTED, here[0] & here[1])
    lifted = lifted.order_by(entries.c.record_id, entries.c.field)
    connection.execute(insert(entry_history).from_select(list(row), lifted))


def _leave_empty_what_did_not_come(connection: Connection, actor: Actor) -> None:
    """Leave a revision where restored records did not have the field yet.

    Its next text would be the first again, and a page that shows the first of before would
    take that for its own.
    """
    row = {
        "record_id": _LIFTED.c.record_id,
        "field": _LIFTED.c.field,
        "text": literal(""),
        "state": literal("open"),
        "revision": _LIFTED.c.revision,
        "author": literal(actor.id),
        "tab": literal(LEFT_EMPTY),
        "sequence": literal(0),
        "changed_at": _now(),
    }
    away = ~exists().where(
        entries.c.record_id == _LIFTED.c.record_id, entries.c.field == _LIFTED.c.field
    )
    missing = select(*row.values()).join(records, records.c.id == _LIFTED.c.record_id).where(away)
    connection.execute(insert(entries).from_select(list(row), missing))


def _now() -> BindParameter[datetime]:
    return literal(datetime.now(UTC), UtcDateTime)
