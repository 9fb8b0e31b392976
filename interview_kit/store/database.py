"""The one connection to the database: opening, migrating, transactions, errors in sentences.

Only this module knows which database it is.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import SQLAlchemyError

from interview_kit.errors import KitError, StoreError
from interview_kit.settings import make_data_dir, settings

_BUSY_MILLISECONDS = 5000
_MIGRATIONS = Path(__file__).with_name("migrations")
_WRITING = "interview_kit_writing"

_lock = threading.Lock()
_current: Engine | None = None


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
    global _current  # noqa: PLW0603 - one database a process
    with _lock:
        if _current is not None:
            _current.dispose()
        _current = None


@contextmanager
def reading() -> Iterator[Connection]:
    """One transaction that only reads. Raises StoreError."""
    engine = _engine()
    with _translated(engine), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """One transaction that writes, all or nothing. Raises StoreError.

    It takes the write lock at once: a read that turns into a write half way could fail.
    """
    engine = _engine()
    with (
        _translated(engine),
        engine.connect().execution_options(**{_WRITING: True}) as connection,
        connection.begin(),
    ):
        yield connection


def _engine() -> Engine:
    ensure_connected()
    assert _current is not None  # noqa: S101 - ensure_connected opens it or raises
    return _current


def _connect(url: str) -> None:
    global _current  # noqa: PLW0603 - one database a process
    engine = _made(url)
    try:
        with _translated(engine):
            _migrate(engine)
    except KitError:
        engine.dispose()
        raise
    if _current is not None:
        _current.dispose()
    _current = engine


def _made(url: str) -> Engine:
    try:
        parsed = make_url(url)
        # Parameters hold what people typed, so they stay out of messages and logs.
        engine = create_engine(parsed, hide_parameters=True)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise StoreError(
            "The address of the database cannot be used: it is misspelt, or its driver is missing.",
            where="Setting: INTERVIEW_KIT_DATABASE_URL.",
            next_step="Correct it, or leave it out to use a file of the kit's own.",
        ) from error
    if parsed.get_backend_name() == "sqlite":
        if parsed.database and not parsed.database.startswith((":memory:", "file:")):
            _make_folder(Path(parsed.database).parent)
        _prepare_sqlite(engine)
    return engine


def _make_folder(folder: Path) -> None:
    try:
        make_data_dir(folder)
    except KitError as error:
        raise StoreError(error.what, where=error.where, next_step=error.next_step) from error


def _prepare_sqlite(engine: Engine) -> None:
    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # transactions begin below, not behind our back
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(_WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.runtime.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    known = {revision.revision for revision in script.walk_revisions()}
    with engine.connect().execution_options(**{_WRITING: True}) as connection, connection.begin():
        current = MigrationContext.configure(connection).get_current_heads()
        unknown = set(current) - known
        if unknown:
            raise StoreError(
                "The database was written by a newer version of the kit.",
                where=_place(engine),
                next_step="Nothing was changed. Start the newer version, or choose another data "
                "folder with INTERVIEW_KIT_DATA_DIR.",
            )
        if set(current) != set(script.get_heads()):
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


@contextmanager
def _translated(engine: Engine) -> Iterator[None]:
    from alembic.util import CommandError

    try:
        yield
    except (SQLAlchemyError, CommandError) as error:
        raise _in_words(error, engine) from None


def _in_words(error: Exception, engine: Engine) -> StoreError:
    """Return what a person can do about a database error. The message's words come from SQLite."""
    cause = str(getattr(error, "orig", error)).lower()
    for signs, what, next_step in _SENTENCES:
        if any(sign in cause for sign in signs):
            return StoreError(what, where=_place(engine), next_step=next_step)
    return StoreError(
        "The database did not do what it was asked.",
        where=_place(engine),
        next_step="What was stored before is safe. Reload the page and try again.",
    )


_SENTENCES: tuple[tuple[tuple[str, ...], str, str], ...] = (
    (
        ("locked", "busy"),
        "Another program is using the database just now, so this was not stored.",
        "Wait a moment and try again; what you typed stays in the page.",
    ),
    (
        ("readonly", "read-only"),
        "The database can be read but not written.",
        "Give yourself write access to the file and its folder, then try again.",
    ),
    (
        ("disk is full", "no space"),
        "The disk is full, so this was not stored.",
        "Make room on the disk and try again; what was stored before is safe.",
    ),
    (
        ("not a database", "malformed", "encrypted"),
        "The database file cannot be read: it is damaged, or is no database.",
        "Nothing was changed. Put a good copy of the file there, or move it away to start anew.",
    ),
    (
        ("unable to open", "could not connect", "connection refused", "no such file"),
        "The database cannot be opened.",
        "Check that it is there and that you may read and write it, then reload the page.",
    ),
)


def _place(engine: Engine) -> str:
    return f"Database: {engine.url.database or engine.url.render_as_string(hide_password=True)}."
