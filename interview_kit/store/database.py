"""The one connection to the database: opening, migrating, transactions.

Which database it is, only this module and its neighbours sqlite_file, postgres_link, faults and
backup know.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from interview_kit.errors import KitError, StoreError, Unavailable
from interview_kit.settings import make_data_dir, settings, sqlite_url
from interview_kit.store import sqlite_file
from interview_kit.store.faults import in_sentences, place

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

# Short, since whoever cannot store something now tries again by itself: a page that waits in
# here answers nobody. Bringing the database up to date can take others longer.
_BUSY_MILLISECONDS = 2000
_MIGRATING_MILLISECONDS = 15000
_PATIENT_MILLISECONDS = 30000
_CONNECTIONS = 20
_MIGRATIONS = Path(__file__).with_name("migrations")
_LOCKED_BY_NAME = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")

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

    Raises StoreError when it cannot be opened, is no database or is newer than this kit.
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
    with in_sentences(engine), _reader(engine) as connection, connection.begin():
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction that writes, all or nothing. Raises StoreError.

    In SQLite it takes the write lock at once: a read that turns into a write half way could
    fail. In PostgreSQL the verbs lock the rows that they decide upon.
    """
    engine = _engine()
    with _told_as_writing(), in_sentences(engine), writing_to(engine) as connection:
        yield connection


@contextmanager
def writing_patiently() -> Iterator[Connection]:
    """Do what `writing` does, but wait longer for a turn. Raises StoreError."""
    engine = _engine()
    patient = engine.execution_options(**{sqlite_file.WAITING: _PATIENT_MILLISECONDS})
    try:
        with _told_as_writing(), in_sentences(engine), writing_to(patient) as connection:
            yield connection
    finally:
        engine.dispose()  # the patient connection


@contextmanager
def writing_to(engine: Engine) -> Iterator[Connection]:
    """Do what `writing` does, on an engine of `open_engine`. Raises what the driver raises."""
    writer = engine.connect().execution_options(**{sqlite_file.WRITING: True})
    with writer as connection, connection.begin():
        yield connection


def one_at_a_time(connection: Connection, name: str) -> None:
    """Let nobody else pass here under this name until the transaction ends.

    For what has no row yet that could be locked. SQLite has one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCKED_BY_NAME, {"name": name})


def open_engine(url: str) -> Engine:
    """Return an engine for the database at `url`, up to date. Raises StoreError as `connect`."""
    engine = _made(url)
    try:
        with in_sentences(engine, migrating=True):
            _migrate(engine)
        engine.dispose()  # the patient connection; what comes now waits for nobody that long
    except KitError:
        engine.dispose()
        raise
    return engine


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


def incidents() -> tuple[str, ...]:
    """Return what happened to the database's file since it was opened, as sentences."""
    return _guard.incidents if _guard else ()


def _engine() -> Engine:
    ensure_connected()
    if _guard is not None and not _guard.is_intact():
        _go_on()
    assert _current is not None  # noqa: S101 - ensure_connected opens it or raises
    return _current


@contextmanager
def _told_as_writing() -> Iterator[None]:
    try:
        yield
    except Unavailable as error:
        error.writing = True
        raise


def _reader(engine: Engine) -> Connection:
    if engine.dialect.name != "postgresql":
        return engine.connect()
    return engine.connect().execution_options(
        isolation_level="REPEATABLE READ", postgresql_readonly=True
    )


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
    engine = open_engine(url)
    file = _file_of(engine.url)
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


def _made(url: str) -> Engine:
    try:
        parsed = _with_driver(make_url(url))
        # Parameters hold what people typed, so they stay out of messages and logs.
        engine = create_engine(parsed, hide_parameters=True, **_options(parsed))
        engine.dialect.create_connect_args(parsed)  # reads the rest of the address
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise StoreError(
            "The address of the database cannot be used: it is misspelt, or its driver is missing.",
            where="Setting: INTERVIEW_KIT_DATABASE_URL.",
            next_step="Correct it, or leave it out to use a file of the kit's own.",
        ) from error
    if parsed.get_backend_name() == "sqlite":
        if file := _file_of(parsed):
            make_data_dir(file.parent)
        sqlite_file.prepare(engine, busy_milliseconds=_BUSY_MILLISECONDS)
    else:
        from interview_kit.store import postgres_link

        postgres_link.prepare(engine)
    return engine


def _with_driver(url: URL) -> URL:
    """Return the address with the driver that the kit brings, whichever way it was written."""
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise ValueError(url.drivername)
    return url


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {}
    from interview_kit.store import postgres_link

    given = str(url.query.get("options", ""))
    return {
        "pool_size": _CONNECTIONS,
        "pool_pre_ping": True,  # a server that was restarted is found again at once
        "connect_args": postgres_link.arguments(
            busy_milliseconds=_BUSY_MILLISECONDS, options=given
        ),
    }


def _file_of(url: URL) -> Path | None:
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return None if url.database.startswith((":memory:", "file:")) else Path(url.database)


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    # Nearly always there is nothing to do, and whoever only looks need not wait for a writer.
    with _reader(engine) as connection, connection.begin():
        _check_encoding(connection)
        if _is_up_to_date(connection, script):
            return
    patient = engine.execution_options(**{sqlite_file.WAITING: _MIGRATING_MILLISECONDS})
    with writing_to(patient) as connection:
        one_at_a_time(connection, "interview-kit migrations")
        if not _is_up_to_date(connection, script):  # another process may have been first
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _is_up_to_date(connection: Connection, script: ScriptDirectory) -> bool:
    """Tell whether nothing is to be migrated. Raises StoreError where a newer kit did that."""
    from alembic.runtime.migration import MigrationContext

    known = {revision.revision for revision in script.walk_revisions()}
    current = set(MigrationContext.configure(connection).get_current_heads())
    if current - known:
        raise StoreError(
            "The database was written by a newer version of the kit.",
            where=place(connection.engine),
            next_step="Nothing was changed. Start the newer version, or choose another data "
            "folder with INTERVIEW_KIT_DATA_DIR.",
        )
    return current == set(script.get_heads())


def _check_encoding(connection: Connection) -> None:
    """Raise StoreError where the database could not hold every character, or counts bytes."""
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StoreError(
            f"The database keeps its texts as {encoding}, which cannot hold every character.",
            where=place(connection.engine),
            next_step="Nothing was changed. Name a database that was made with: "
            "CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0.",
        )
