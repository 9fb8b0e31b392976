"""The database in use: which it is, and transactions in it.

Where SQLite and PostgreSQL differ is told apart in the modules around it: engines, migrating,
sqlite_file, postgres_link, faults, and those that copy.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, text

from interview_kit.errors import KitError, Unavailable
from interview_kit.settings import settings, sqlite_url
from interview_kit.store.database import engines, migrating, sqlite_file
from interview_kit.store.database.error_messages import in_sentences

_PATIENT_MILLISECONDS = 30000

_lock = threading.Lock()
_current: Engine | None = None
_guard: sqlite_file.Guard | None = None


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


def dispose() -> None:
    """Close all connections and forget the database."""
    with _lock:
        _forget()


@contextmanager
def reading() -> Iterator[Connection]:
    """One transaction that only reads, all of it from one moment. Raises StoreError."""
    engine = _engine()
    with in_sentences(engine), engines.reading_from(engine) as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction that writes, all or nothing. Raises StoreError.

    In SQLite it takes the write lock at once: a read that turns into a write half way could
    fail. In PostgreSQL the verbs lock the rows that they decide upon.
    """
    engine = _engine()
    with _told_as_writing():
        with in_sentences(engine), engines.writing_to(engine) as connection:
            yield connection
        keep_file()  # it may have gone meanwhile, and what is in it counts as stored from here on


@contextmanager
def writing_patiently() -> Iterator[Connection]:
    """Do what `writing` does, but wait longer for a turn. Raises StoreError."""
    engine = _engine()
    patient = engines.writing_to(engine, waiting=_PATIENT_MILLISECONDS)
    try:
        with _told_as_writing(), in_sentences(engine), patient as connection:
            yield connection
    finally:
        engine.dispose()  # the patient connection


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


def keep_file() -> None:
    """Put the database's file back if it was taken away. Raises Unavailable if it cannot be."""
    guard = _guard
    if guard is not None and not guard.is_intact():
        _go_on()


def incidents() -> tuple[str, ...]:
    """Return what happened to the database's file since it was opened, as sentences."""
    return _guard.incidents if _guard else ()


def _engine() -> Engine:
    ensure_connected()
    keep_file()
    assert _current is not None  # noqa: S101 - ensure_connected opens it or raises
    return _current


@contextmanager
def _told_as_writing() -> Iterator[None]:
    try:
        yield
    except Unavailable as error:
        error.writing = True
        raise


def _go_on() -> None:
    """Put the file back that was taken away while it was open, and work with that."""
    with _lock:
        if _guard is None or _guard.is_intact():
            return  # another thread was first
        told = (*_guard.incidents, _guard.rescue())
        _connect(sqlite_url(_guard.path))
        _guard.incidents = told


def _connect(url: str) -> None:
    global _current, _guard
    engine = migrating.open_engine(url)
    file = engines.file_of(engine.url)
    try:
        guard = sqlite_file.Guard(file) if file else None
    except KitError:
        engine.dispose()
        raise
    _forget()
    _current, _guard = engine, guard


def _forget() -> None:
    global _current, _guard  # noqa: PLW0603 - one database a process
    if _current is not None:
        _current.dispose()
    if _guard is not None:
        _guard.close()
    _current = _guard = None
