"""The errors of databases as sentences that a person can act upon.

The drivers' own messages are never shown, since they can hold what people typed. The cause is
found by PostgreSQL's code, since its messages come in the language of the server. Words are
looked for in messages without a code: those of SQLite, and of failed connections to PostgreSQL.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from interview_kit.errors import Unavailable


class _Fault(NamedTuple):
    codes: tuple[str, ...]
    signs: tuple[str, ...]
    what: str
    next_step: str


_FAULTS = (
    _Fault(
        ("40", "55P03", "57014"),
        ("locked", "busy"),
        "Another program is using the database right now, so this wasn't saved.",
        "Wait a moment. Text saves itself; for anything else, press the button again.",
    ),
    _Fault(
        ("25006",),
        ("readonly", "read-only"),
        "The kit can read the database, but not write to it.",
        "Give yourself write access to the file and its folder, then try again.",
    ),
    _Fault(
        ("53100",),
        ("disk is full", "no space", "file too large"),
        "The disk is full, so this wasn't saved.",
        "What was saved before is safe. Make room on the disk and try again.",
    ),
    _Fault(
        (),
        ("not a database", "malformed", "encrypted"),
        "The database file can't be read: it's damaged, or it isn't a database.",
        "Nothing was changed. Put a good copy of the file there, or move it away to start fresh.",
    ),
    _Fault(
        ("28",),
        (
            *("password authentication", "no password", "role ", "pg_hba"),
            "permission denied for database",
        ),
        "The database won't let the kit in.",
        "Check the user and the password in INTERVIEW_KIT_DATABASE_URL, then start the kit again.",
    ),
    _Fault(
        ("42501", "3F000"),
        (),
        "The database won't let this user create or change the kit's tables.",
        "Make the user its owner, or run in it as its owner: GRANT CREATE ON SCHEMA public TO "
        "<user>. The kit then continues by itself.",
    ),
    _Fault(
        ("3D000", "42P01"),
        ("does not exist",),
        "There's no database, or no table, with this name.",
        "Check the name in INTERVIEW_KIT_DATABASE_URL, or create the database first.",
    ),
    _Fault(
        ("08", "53300", "57P"),
        (
            *("unable to open", "no such file", "disk i/o", "could not connect", "timeout expired"),
            *("connection refused", "connection failed", "connection is closed", "connection to"),
            *("server closed", "starting up", "shutting down", "not accepting", "too many"),
            *("consuming input", "name or service", "could not translate", "timed out"),
        ),
        "The database can't be reached.",
        "What was saved before is safe. Check that the database is there and that you may read "
        "and write it. The kit continues by itself as soon as it answers.",
    ),
)
_MIGRATING = _Fault(
    ("55P03",),
    ("locked", "busy"),
    "Another process is updating the database right now.",
    "Nothing was changed. Wait a minute and reload the page; the kit tries again by itself.",
)
_UNKNOWN = _Fault(
    (),
    (),
    "The database couldn't do that.",
    "What was saved before is safe. Reload the page and try again.",
)


@contextmanager
def translated_errors(engine: Engine, *, migrating: bool = False) -> Iterator[None]:
    """Raise Unavailable, which names the database, instead of the database's own errors."""
    from alembic.util import CommandError

    try:
        yield
    except (SQLAlchemyError, sqlite3.Error, CommandError) as error:
        fault = _fault_of(error, migrating=migrating)
        raise Unavailable(
            fault.what, where=describe_place(engine), next_step=fault.next_step
        ) from None


def describe_place(engine: Engine) -> str:
    """Return where a database is, without its password."""
    url = engine.url
    if url.get_backend_name() == "sqlite":
        return f"Database: {url.database}."
    host = url.host or url.query.get("host") or "this computer"
    return f"Database: {url.database} on {host}."


def _fault_of(error: Exception, *, migrating: bool) -> _Fault:
    cause = getattr(error, "orig", error)
    faults = (_MIGRATING, *_FAULTS) if migrating else _FAULTS
    return next((fault for fault in faults if _matches(fault, cause)), _UNKNOWN)


def _matches(fault: _Fault, cause: object) -> bool:
    """Tell whether an error is of this fault, by its words only where it has no code."""
    code: str = getattr(cause, "sqlstate", None) or ""
    if code:
        return code.startswith(fault.codes)
    words = str(cause).lower()
    return any(sign in words for sign in fault.signs)
