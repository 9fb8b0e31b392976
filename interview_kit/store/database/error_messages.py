"""The errors of databases as errors of the kit.

The drivers' own messages are never shown, since they can hold what people typed. The cause is
found by PostgreSQL's code, since its messages come in the language of the server. Words are
looked for in messages without a code: those of SQLite, and of failed connections to PostgreSQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from interview_kit.errors import Unavailable


class _Signs(NamedTuple):
    """By what an error is known: how its code begins, or a word of its message."""

    codes: tuple[str, ...]
    words: tuple[str, ...]


_FAULTS = {
    "database_busy": _Signs(("40", "55P03", "57014"), ("locked", "busy")),
    "database_read_only": _Signs(("25006",), ("readonly", "read-only")),
    "disk_full": _Signs(("53100",), ("disk is full", "no space", "file too large")),
    "database_unreadable": _Signs((), ("not a database", "malformed", "encrypted")),
    "database_login_refused": _Signs(
        ("28",),
        (
            *("password authentication", "no password", "role ", "pg_hba"),
            "permission denied for database",
        ),
    ),
    "database_tables_refused": _Signs(("42501", "3F000"), ()),
    "database_missing": _Signs(("3D000", "42P01"), ("does not exist",)),
    "database_unreachable": _Signs(
        ("08", "53300", "57P"),
        (
            *("unable to open", "no such file", "disk i/o", "could not connect", "timeout expired"),
            *("connection refused", "connection failed", "connection is closed", "connection to"),
            *("server closed", "starting up", "shutting down", "not accepting", "too many"),
            *("consuming input", "name or service", "could not translate", "timed out"),
        ),
    ),
}
_MIGRATION_FAULTS = {"database_migrating": _Signs(("55P03",), ("locked", "busy")), **_FAULTS}
_UNKNOWN = "database_failed"


@contextmanager
def translated_errors(engine: Engine, *, migrating: bool = False) -> Iterator[None]:
    """Raise Unavailable, which names the database, instead of the database's own errors."""
    from alembic.util import CommandError

    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, CommandError) as error:
        faults = _MIGRATION_FAULTS if migrating else _FAULTS
        raise Unavailable(_fault_of(error, faults), database=database_place(engine)) from None


def database_place(engine: Engine) -> str:
    """Return where a database is, without its password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return f"{url.database} on {url.host or url.query.get('host') or 'this computer'}"


def _fault_of(error: Exception, faults: Mapping[str, _Signs]) -> str:
    cause = getattr(error, "orig", error)
    return next((code for code, signs in faults.items() if _matches(signs, cause)), _UNKNOWN)


def _matches(signs: _Signs, cause: object) -> bool:
    """Tell whether an error has these signs; its words count only where it has no code."""
    code: str = getattr(cause, "sqlstate", None) or ""
    if code:
        return code.startswith(signs.codes)
    message = str(cause).lower()
    return any(word in message for word in signs.words)
