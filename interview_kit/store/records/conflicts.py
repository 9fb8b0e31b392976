"""Whether what somebody writes would overwrite what they have not seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from interview_kit.access import Actor
from interview_kit.store.database.schema import entry_history

Outcome = Literal["saved", "same", "stale", "conflict"]

EXCUSES = ("not_asked", "declined", "no_time")  # why an answer has no text
NO_TAB = ""  # of an entry that so far has a state only: nobody's text stands there
_LAST_REVISION = 2**31  # what the databases count to


class Typed(NamedTuple):
    """Where a text comes from: who wrote it, in which tab, as which of that tab's texts."""

    author: str
    tab: str
    sequence: int


def outcome_of(
    connection: Connection, now: Row[Any] | None, text: str, typed: Typed, base: int | None
) -> Outcome:
    """Return what becomes of a text by a writer who saw revision `base`, None for any."""
    if now is None:
        return "saved"
    if text == now.text:
        return "same"
    if base is None:
        return "saved"
    if now.state in EXCUSES and not _knows(connection, now, base, typed):
        return "conflict"
    if is_mine(now, typed):
        return "saved" if typed.sequence > now.sequence else "stale"
    known = _seen(connection, now, base) or _own(connection, now, base, typed.author, typed.tab)
    return "saved" if known else "conflict"


def is_mine(now: Row[Any], typed: Typed) -> bool:
    """Tell whether what stands in a field came from the same writer."""
    return (now.author, _writer(now.tab)) == (typed.author, _writer(typed.tab))


def _writer(tab: str) -> str:
    # A document goes on writing when its page has to begin a new session.
    return tab.rpartition(".")[2]


def _seen(connection: Connection, now: Row[Any], base: int) -> bool:
    """Tell whether who saw revision `base` knows the text, whatever became of its state."""
    if base == now.revision or now.tab == NO_TAB:
        return True
    if not 0 <= base < _LAST_REVISION:
        return False
    before = select(entry_history.c.text).where(
        entry_history.c.record_id == now.record_id,
        entry_history.c.field == now.field,
        entry_history.c.revision == base,
    )
    return bool(connection.scalar(before) == now.text)


def _knows(connection: Connection, now: Row[Any], base: int, typed: Typed) -> bool:
    """Tell whether a writer has seen why there is no answer, or their own page has said it."""
    page = typed.tab.partition(".")[0]
    return now.revision == base or _all_by(
        connection, now, base, typed.author, lambda by: by == page or _is_part(by, page)
    )


def unchanged(connection: Connection, actor: Actor, now: Row[Any], base: int, tab: str) -> bool:
    """Tell whether only the page `tab` changed a field since `base`: its text fields, or itself.

    Pressed twice at once, a page does not know yet what its first press did.
    """
    if now.revision == base:
        return True
    return _all_by(connection, now, base, actor.id, lambda by: by == tab or _is_part(by, tab))


def _own(connection: Connection, now: Row[Any], base: int, author: str, tab: str) -> bool:
    """Tell whether the text fields of the page `tab` wrote all that came after `base`."""
    return _all_by(connection, now, base, author, lambda by: _is_part(by, tab))


def _is_part(by: str, page: str) -> bool:
    return by.startswith(f"{page}.")


def _all_by(
    connection: Connection, now: Row[Any], base: int, author: str, is_own: Callable[[str], bool]
) -> bool:
    if not 0 <= base < _LAST_REVISION:
        return False
    since = select(entry_history.c.author, entry_history.c.tab).where(
        entry_history.c.record_id == now.record_id,
        entry_history.c.field == now.field,
        entry_history.c.revision > base,
    )
    written = connection.execute(since).all()
    return bool(written) and all(w.author == author and is_own(w.tab) for w in written)
