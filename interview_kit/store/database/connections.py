"""The database in use: which it is, and transactions in it.

The differences between SQLite and PostgreSQL are in the modules around it: engines, migrating,
sqlite_file, postgres_link, error_messages, and those of the backups.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection, Engine, text

from interview_kit.errors import KitError, StoreError, Unavailable
from interview_kit.settings import settings, sqlite_url
from interview_kit.store.database import engines, migrating, sqlite_file
from interview_kit.store.database.error_messages import translated_errors

_PATIENT_MILLISECONDS = 30000

Parameters = ParamSpec("Parameters")
T = TypeVar("T")

_reader: ContextVar[Connection | None] = ContextVar("the reading transaction", default=None)
_lock = threading.Lock()
_current: Engine | None = None
_guard: sqlite_file.FileGuard | None = None


def ensure_connected() -> None:
    """Open the database of the settings, once for this process. Raises StoreError."""
    if _current is None:
        with _lock:
            if _current is None:
                _connect(settings().database_url)


def connect(url: str) -> None:
    """Open the database at `url` instead of the present one, and migrate it.

    Raises StoreError when it cannot be opened, is no database, or is of a version of the kit that
    this one does not know.
    """
    with _lock:
        _connect(url)


def close() -> None:
    """Close all connections; the next transaction opens the database of the settings."""
    with _lock:
        _close()


@contextmanager
def reading() -> Iterator[Connection]:
    """One transaction that only reads, from one snapshot. Raises StoreError.

    Within another one it is that one.
    """
    if (reader := _reader.get()) is not None:
        with translated_errors(reader.engine):
            yield reader
        return
    engine = _engine()
    with translated_errors(engine), engines.reading_from(engine) as connection:
        token = _reader.set(connection)
        try:
            yield connection
        finally:
            _reader.reset(token)


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction that writes, all or nothing. Raises StoreError.

    SQLite's write lock is taken at the start, since a transaction that reads first and writes
    later could fail. In PostgreSQL the verbs lock the rows that they decide upon.
    """
    engine = _engine()
    with _mark_as_writing():
        with translated_errors(engine), engines.writing_to(engine) as connection:
            yield connection
        ensure_file()  # what was written counts as stored from here on


@contextmanager
def writing_patiently() -> Iterator[Connection]:
    """Do what `writing` does, but wait longer for other writers. Raises StoreError."""
    engine = _engine()
    patient = engines.writing_to(engine, waiting=_PATIENT_MILLISECONDS)
    try:
        with _mark_as_writing(), translated_errors(engine), patient as connection:
            yield connection
    finally:
        engine.dispose()  # its connection would go on waiting that long


def as_transaction(
    verb: Callable[Concatenate[Connection, Parameters], T],
) -> Callable[Parameters, T]:
    """Return the verb that does in a transaction of its own what `verb` does inside one."""

    def run(*args: Parameters.args, **named: Parameters.kwargs) -> T:
        with writing() as connection:
            return verb(connection, *args, **named)

    run.__doc__, run.__module__ = verb.__doc__, verb.__module__
    return run


def engine_in_use() -> Engine:
    """Return the engine of the open database. Raises StoreError."""
    return _engine()


def is_usable() -> bool:
    """Tell whether the database answers now."""
    try:
        with reading() as connection:
            connection.execute(text("SELECT 1"))
    except KitError:
        return False
    return True


def ensure_file() -> None:
    """Write the database's file back if it is gone. Raises Unavailable if that fails."""
    guard = _guard
    if guard is not None and not guard.is_intact():
        _restore_file()


def incidents() -> tuple[StoreError, ...]:
    """Return what happened to the database's file since it was opened."""
    return _guard.incidents if _guard else ()


def _engine() -> Engine:
    ensure_connected()
    ensure_file()
    assert _current is not None  # noqa: S101 - ensure_connected opens it or raises
    return _current


@contextmanager
def _mark_as_writing() -> Iterator[None]:
    try:
        yield
    except Unavailable as error:
        error.writing = True
        raise


def _restore_file() -> None:
    """Write back the file that was taken away while it was open, and open that."""
    with _lock:
        if _guard is None or _guard.is_intact():
            return  # another thread was first
        incidents = (*_guard.incidents, _guard.restore())
        _connect(sqlite_url(_guard.path))
        _guard.incidents = incidents


def _connect(url: str) -> None:
    global _current, _guard
    engine = migrating.open_engine(url)
    file = engines.database_file(engine.url)
    try:
        guard = sqlite_file.FileGuard(file) if file else None
    except KitError:
        engine.dispose()
        raise
    _close()
    _current, _guard = engine, guard


def _close() -> None:
    global _current, _guard  # noqa: PLW0603 - one database a process
    if _current is not None:
        _current.dispose()
    if _guard is not None:
        _guard.close()
    _current = _guard = None
