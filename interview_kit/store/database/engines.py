"""Engines for either database: how its address is read, its connections opened and used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from interview_kit.errors import StoreError
from interview_kit.settings import make_data_dir
from interview_kit.store.database import sqlite_file

# Short, since a page that waits here does not answer, and texts are sent again by themselves.
_BUSY_MILLISECONDS = 2000
_CONNECTIONS = 20
_LOCK_NAME = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def make_engine(url: str) -> Engine:
    """Return an engine for the database at `url`. Raises StoreError for a wrong address."""
    try:
        parsed = _with_driver(make_url(url))
        # Parameters hold what people typed, so they stay out of messages and logs.
        engine = create_engine(parsed, hide_parameters=True, **_options(parsed))
        engine.dialect.create_connect_args(parsed)  # checks the rest of the address
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise StoreError("database_address_unusable") from error
    if parsed.get_backend_name() == "sqlite":
        if file := database_file(parsed):
            make_data_dir(file.parent)
        sqlite_file.prepare(engine, busy_milliseconds=_BUSY_MILLISECONDS)
    else:
        from interview_kit.store.database import postgres_link

        postgres_link.prepare(engine)
    return engine


def database_file(url: URL) -> Path | None:
    """Return the file of a SQLite database, None for any other and for one in memory."""
    if url.get_backend_name() != "sqlite" or not url.database:
        return None
    return None if url.database.startswith((":memory:", "file:")) else Path(url.database)


@contextmanager
def reading_from(engine: Engine) -> Iterator[Connection]:
    """Do what `reading` does, on any engine. Raises what the driver raises."""
    with engine.connect() as reader:
        if engine.dialect.name == "postgresql":
            reader.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with _transaction(reader, "BEGIN"):
            yield reader


@contextmanager
def writing_to(engine: Engine, *, waiting: int | None = None) -> Iterator[Connection]:
    """Do what `writing` does, on any engine. Raises what the driver raises.

    `waiting` is the time to wait for other writers in milliseconds, where it is longer than usual.
    A SQLite connection keeps it, so the engine has to be disposed of afterwards.
    """
    with (
        _fair_lock(engine, waiting),  # first, so that readers have the connections meanwhile
        engine.connect() as writer,
        _transaction(writer, "BEGIN IMMEDIATE", waiting),
    ):
        yield writer


def _fair_lock(engine: Engine, waiting: int | None) -> AbstractContextManager[None]:
    if engine.dialect.name != "sqlite":
        return nullcontext()
    return sqlite_file.hold_fair_lock(engine, milliseconds=waiting or _BUSY_MILLISECONDS)


@contextmanager
def _transaction(connection: Connection, begin: str, waiting: int | None = None) -> Iterator[None]:
    # Not an event listener: with one, SQLAlchemy is slower at each statement.
    with connection.begin():
        if connection.dialect.name == "sqlite":
            sqlite_file.begin(connection, begin, waiting)
        else:
            from interview_kit.store.database import postgres_link

            postgres_link.begin(connection, waiting)
        yield


def lock_name(connection: Connection, name: str) -> None:
    """Lock a name until the transaction ends, for what has no row yet that could be locked.

    SQLite has one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCK_NAME, {"name": name})


def _with_driver(url: URL) -> URL:
    """Return the address with the driver that the kit comes with."""
    if url.drivername in ("postgres", "postgresql"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername not in ("sqlite", "sqlite+pysqlite", "postgresql+psycopg"):
        raise ValueError(url.drivername)
    return url


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {}
    from interview_kit.store.database import postgres_link

    options = str(url.query.get("options", ""))
    return {
        "pool_size": _CONNECTIONS,
        "pool_pre_ping": True,  # a connection to a server that was restarted is replaced
        "connect_args": postgres_link.connect_arguments(
            busy_milliseconds=_BUSY_MILLISECONDS, options=options
        ),
    }
