"""The fields of a record inside a transaction: what stands there, and the rules of changing it.

entries.py has the verbs for pages, which check first what the actor may do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from interview_kit.access import Actor
from interview_kit.errors import StoreError
from interview_kit.store.database.schema import entries, entry_history, records
from interview_kit.store.records.conflicts import (
    EXCUSES,
    NO_TAB,
    Outcome,
    Typed,
    is_mine,
    outcome_of,
    unchanged,
)
from interview_kit.text import storable
from interview_kit.typed import DEFAULT_STYLE, WritingStyle
from interview_kit.typed.kinds import reading_of

MAX_BYTES = 256 * 1024
REASONS = ("open", *EXCUSES)  # what people say of an answer
LEFT_EMPTY = "left empty"  # the tab of an entry that a restored backup did not know yet

_FIELD = re.compile(r"[a-z][a-z0-9_]*(\.[a-z0-9_]+)*")
_FIELD_LENGTH = 80
_LAST_SEQUENCE = 2**63
_TAB_LENGTH = 40


class TooLong(StoreError):
    """The text is larger than a field holds."""


class NotUnderstood(StoreError):
    """What was sent is nothing that a page of the kit sends, and never will be stored."""


# Made once: to put a statement together takes longer than SQLite takes to run it.
_HERE = (entries.c.record_id == bindparam("at_record"), entries.c.field == bindparam("at_field"))
_CURRENT = select(entries).where(*_HERE).with_for_update()
_OF_RECORDS = select(entries).where(entries.c.record_id.in_(bindparam("ids", expanding=True)))
_ADD = insert(entries)
_CHANGE = update(entries).where(*_HERE)
_REMEMBER = insert(entry_history)
_TOUCH = update(records).where(records.c.id == bindparam("at_record"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One field as it is stored. `changed_at` is in UTC; `revision` only ever grows.

    `author` wrote the text; who changed the state since is told by the history. `is_blank`
    says that nobody has written since a backup was restored that did not know the field yet:
    there is nothing but the revision, for pages that show what stood there before. `reading` is
    what the text meant when it was written, "" for nothing that is understood, None where the
    field is of no kind that is read.
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
        """What the rules take: the reading where the text is one that is read, else the text."""
        return self.text if self.reading is None else self.reading


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a field's history. `revision` is None for a text that lost a conflict."""

    text: str
    state: str
    revision: int | None
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Written:
    """What became of a text, and what stands in the field now.

    "saved": it is stored. "same": it stood there already. "stale": this tab has stored
    something newer. "conflict": somebody else changed the text since `base`, or said why there
    is no answer; theirs stands. `state` is that of what stands there.
    """

    outcome: Outcome
    text: str
    revision: int
    author: str
    state: str


def texts(entries: Mapping[str, Entry]) -> dict[str, str]:
    """Return what was written, by field; of days, times, amounts and numbers what was read."""
    return {field: entry.value for field, entry in entries.items() if not entry.is_blank}


def of_record(connection: Connection, record_id: str) -> dict[str, Entry]:
    """Return the entries of one record by field."""
    return of_records(connection, [record_id]).get(record_id, {})


def of_records(connection: Connection, ids: list[str]) -> dict[str, dict[str, Entry]]:
    """Return the entries of several records, in one query, by record and field."""
    return by_record(connection.execute(_OF_RECORDS, {"ids": ids}))


def by_record(rows: Iterable[Row[Any]]) -> dict[str, dict[str, Entry]]:
    """Return rows of the entries by record and field."""
    found: dict[str, dict[str, Entry]] = {}
    for row in rows:
        is_blank = row.tab == LEFT_EMPTY and row.state == "open"
        found.setdefault(row.record_id, {})[row.field] = Entry(
            row.text, row.state, row.revision, row.author, row.changed_at, is_blank, row.reading
        )
    return found


def put(
    connection: Connection,
    actor: Actor,
    record_id: str,
    field: str,
    text: str,
    *,
    base: int | None = None,
    tab: str = "page",
    sequence: int = 0,
    style: WritingStyle = DEFAULT_STYLE,
    reading: str | None = None,
) -> Written:
    """Do what `write` says, inside a transaction that is already allowed to.

    `reading` is that of a text which was read before: it keeps its meaning.
    """
    text = storable(text)
    _check(field, text)
    typed = Typed(actor.id, tab, sequence)
    _check_origin(typed)
    now = current(connection, record_id, field)
    outcome = outcome_of(connection, now, text, typed, base)
    revision = now.revision if now else 0
    state = "answered" if text.strip() else "open"
    if reading is None:
        reading = reading_of(field, text, style, datetime.now(UTC))
    if now is None or outcome == "saved":
        _store(connection, record_id, field, text, reading, state, revision + 1, typed, typed)
        return Written("saved", text, revision + 1, actor.id, state)
    if outcome == "conflict":
        _remember(connection, record_id, field, text, reading, state, None, typed)
    if outcome == "same" and is_mine(now, typed):
        # A text of this tab that was sent before this one must not come in after it.
        latest = max(now.sequence, sequence)
        connection.execute(_CHANGE, {**_at(record_id, field), "sequence": latest})
    return Written(outcome, now.text, revision, now.author, now.state)


def put_state(
    connection: Connection,
    actor: Actor,
    record_id: str,
    field: str,
    state: str,
    *,
    base: int | None = None,
    tab: str = "page",
) -> bool:
    """Do what `set_state` says, inside a transaction that is already allowed to.

    The text stays its author's and its tab's, so that this tab can go on typing.
    """
    _check(field, "")
    now = current(connection, record_id, field)
    if now is None and base not in (None, 0):
        return False
    if now is not None and base is not None and not unchanged(connection, actor, now, base, tab):
        return bool(now.state == state)
    text = now.text if now else ""
    if state == "open" and text.strip():
        state = "answered"
    if (now.state if now else "open") != state:
        typed = Typed(now.author, now.tab, now.sequence) if now else Typed(actor.id, NO_TAB, 0)
        revision = (now.revision if now else 0) + 1
        by = typed._replace(author=actor.id, tab=tab)
        reading = now.reading if now else reading_of(field, text, DEFAULT_STYLE, datetime.now(UTC))
        _store(connection, record_id, field, text, reading, state, revision, typed, by)
    return True


def _store(
    connection: Connection,
    record_id: str,
    field: str,
    text: str,
    reading: str | None,
    state: str,
    revision: int,
    typed: Typed,
    by: Typed,
) -> None:
    at = datetime.now(UTC)
    values = {
        "text": text,
        "reading": reading,
        "state": state,
        "revision": revision,
        "changed_at": at,
        **typed._asdict(),
    }
    if revision == 1:
        connection.execute(_ADD, {"record_id": record_id, "field": field, **values})
    else:
        connection.execute(_CHANGE, {**_at(record_id, field), **values})
    _remember(connection, record_id, field, text, reading, state, revision, by)
    connection.execute(_TOUCH, {"at_record": record_id, "changed_at": at})


def _remember(
    connection: Connection,
    record_id: str,
    field: str,
    text: str,
    reading: str | None,
    state: str,
    revision: int | None,
    typed: Typed,
) -> None:
    values = {
        "record_id": record_id,
        "field": field,
        "text": text,
        "reading": reading,
        "state": state,
        "revision": revision,
        "at": datetime.now(UTC),
        **typed._asdict(),
    }
    connection.execute(_REMEMBER, values)


def current(connection: Connection, record_id: str, field: str) -> Row[Any] | None:
    """Return the row of a field, locked until the transaction ends; None if there is none."""
    return connection.execute(_CURRENT, _at(record_id, field)).one_or_none()


def _at(record_id: str, field: str) -> dict[str, Any]:
    return {"at_record": record_id, "at_field": field}


def _check_origin(typed: Typed) -> None:
    tab, number = typed.tab, typed.sequence
    if len(tab) > _TAB_LENGTH or tab != storable(tab) or not 0 <= number < _LAST_SEQUENCE:
        raise NotUnderstood(
            "Something on this page didn't come through.", next_step="Reload the page."
        )


def is_name(field: str) -> bool:
    """Tell whether a field can be called so."""
    return len(field) <= _FIELD_LENGTH and _FIELD.fullmatch(field) is not None


def _check(field: str, text: str) -> None:
    if not is_name(field):
        raise NotUnderstood("There's no such field.", next_step="Reload the page and try again.")
    if len(text.encode()) > MAX_BYTES:
        raise TooLong(
            "This text is too long to save: a field holds 256 KB, about 250,000 characters.",
            next_step="It stays on the page. Shorten it, or move part of it to another field.",
        )
