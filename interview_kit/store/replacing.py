"""Everything replaced by what a copy holds, so that no page open since before overwrites it."""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime
from itertools import groupby, islice
from pathlib import Path
from typing import Any, NamedTuple

from sqlalchemy import (
    Column,
    Connection,
    Integer,
    MetaData,
    String,
    Table,
    insert,
    literal,
    select,
    update,
)

from interview_kit.access import Actor
from interview_kit.store import copying
from interview_kit.store.schema import UtcDateTime, entries, entry_history

_TAB = "restore"
_AT_ONCE = 500
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
        yield from (Seen(*row) for row in raw.execute(wanted))


def _overtaken(seen: Iterator[Any], restored: Iterator[Any]) -> Iterator[dict[str, object]]:
    """Go through both at once, in the same order, so that neither is held as a whole."""
    for key, same in groupby(heapq.merge(seen, restored, key=_key), key=_key):
        match list(same):
            case [was, comes] if was.revision > comes.revision or (
                was.revision == comes.revision and _what(was) != _what(comes)
            ):
                yield {"record_id": key[0], "field": key[1], "revision": was.revision + 1}


def _lift(connection: Connection, actor: Actor) -> None:
    """Give restored texts a revision that no open page has seen, so that none overwrites them."""
    here = (entries.c.record_id == _LIFTED.c.record_id, entries.c.field == _LIFTED.c.field)
    change = {"revision": _LIFTED.c.revision, "tab": _TAB, "sequence": 0}
    connection.execute(update(entries).where(*here).values(change))
    now = literal(datetime.now(UTC), UtcDateTime)
    row = {
        **{name: entries.c[name] for name in ("record_id", "field", "text", "state", "revision")},
        "author": literal(actor.id),
        "tab": entries.c.tab,
        "sequence": entries.c.sequence,
        "at": now.label("at"),
    }
    lifted = select(*row.values()).join(_LIFTED, here[0] & here[1])
    lifted = lifted.order_by(entries.c.record_id, entries.c.field)
    connection.execute(insert(entry_history).from_select(list(row), lifted))


def _key(entry: Any) -> tuple[str, str]:
    return entry.record_id, entry.field


def _what(entry: Any) -> tuple[str, str]:
    return entry.text, entry.state
