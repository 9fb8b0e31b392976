"""Conflicts: whether a writer would overwrite what they have not seen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, NamedTuple

from sqlalchemy import Connection, Row, select

from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.store.database.schema import entry_history

Outcome = Literal["saved", "same", "stale", "conflict"]

NO_TAB = ""  # of an entry with a state that nobody has written a text for
_LAST_REVISION = 2**31  # one more than the largest number in the databases


class Origin(NamedTuple):
    """Who wrote a text, in which tab, as which of that tab's texts."""

    author: str
    tab: str
    sequence: int


def outcome_of(
    connection: Connection, entry: Row[Any] | None, text: str, origin: Origin, base: int | None
) -> Outcome:
    """Return what becomes of a text by a writer who saw revision `base`, None for any.

    `entry` is the row of the field as it is, None where there is none yet.
    """
    if entry is None:
        return "saved"
    if text == entry.text:
        return "same"
    if base is None:
        return "saved"
    page = origin.tab.partition(".")[0]
    if entry.state in NO_ANSWER_REASONS and not is_unchanged_elsewhere(
        connection, entry, base, origin.author, page
    ):
        return "conflict"
    if is_same_writer(entry, origin):
        return "saved" if origin.sequence > entry.sequence else "stale"
    has_seen = _has_seen_text(connection, entry, base) or _all_changed_by(
        connection, entry, base, origin.author, lambda tab: _is_text_field(tab, origin.tab)
    )
    return "saved" if has_seen else "conflict"


def is_same_writer(entry: Row[Any], origin: Origin) -> bool:
    """Tell whether the text of a field was written in the same document by the same person."""
    return (entry.author, _document(entry.tab)) == (origin.author, _document(origin.tab))


def is_unchanged_elsewhere(
    connection: Connection, entry: Row[Any], base: int | None, author: str, page: str
) -> bool:
    """Tell whether only one page of `author` changed a field since revision `base`, None for any.

    A page whose button is pressed twice at once does not know yet what the first press did.
    """
    if base is None or base == entry.revision:
        return True
    return _all_changed_by(
        connection, entry, base, author, lambda tab: tab == page or _is_text_field(tab, page)
    )


def _document(tab: str) -> str:
    # A document goes on writing when its page has to begin a new session.
    return tab.rpartition(".")[2]


def _is_text_field(tab: str, page: str) -> bool:
    return tab.startswith(f"{page}.")


def _has_seen_text(connection: Connection, entry: Row[Any], base: int) -> bool:
    """Tell whether the text is that of revision `base`, whatever became of the state."""
    if base == entry.revision or entry.tab == NO_TAB:
        return True
    if not 0 <= base < _LAST_REVISION:
        return False
    seen_text = select(entry_history.c.text).where(
        entry_history.c.record_id == entry.record_id,
        entry_history.c.field == entry.field,
        entry_history.c.revision == base,
    )
    return bool(connection.scalar(seen_text) == entry.text)


def _all_changed_by(
    connection: Connection, entry: Row[Any], base: int, author: str, is_own: Callable[[str], bool]
) -> bool:
    """Tell whether `author` made all changes after `base`, in tabs of their own."""
    if not 0 <= base < _LAST_REVISION:
        return False
    since = select(entry_history.c.author, entry_history.c.tab).where(
        entry_history.c.record_id == entry.record_id,
        entry_history.c.field == entry.field,
        entry_history.c.revision > base,
    )
    changes = connection.execute(since).all()
    return bool(changes) and all(row.author == author and is_own(row.tab) for row in changes)
