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

# Short, since whoever cannot store something now tries again by itself: a page that waits in
# here answers nobody.
_BUSY_MILLISECONDS = 2000
_CONNECTIONS = 20
_LOCKED_BY_NAME = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


def make(url: str) -> Engine:
    """Return an engine for the database at `url`. Raises StoreError for a wrong address."""
    try:
        parsed = _with_driver(make_url(url))
        # Parameters hold what people typed, so they stay out of messages and logs.
        engine = create_engine(parsed, hide_parameters=True, **_options(parsed))
        engine.dialect.create_connect_args(parsed)  # reads the rest of the address
    except (SQLAlchemyError, ImportError, ValueError) as error:
        raise StoreError(
            "The database address can't be used: it's misspelled, or its driver is missing.",
            where="Setting: INTERVIEW_KIT_DATABASE_URL.",
            next_step="Correct it, or leave it out to use the kit's own file.",
        ) from error
    if parsed.get_backend_name() == "sqlite":
        if file := file_of(parsed):
            make_data_dir(file.parent)
        sqlite_file.prepare(engine, busy_milliseconds=_BUSY_MILLISECONDS)
    else:
        from interview_kit.store.database import postgres_link

        postgres_link.prepare(engine)
    return engine


def file_of(url: URL) -> Path | None:
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
        with _begun(reader, "BEGIN"):
            yield reader


@contextmanager
def writing_to(engine: Engine, *, waiting: int | None = None) -> Iterator[Connection]:
    """Do what `writing` does, on any engine. Raises what the driver raises.

    `waiting` is for how many milliseconds to wait for others, where that is longer than usual.
    The connection keeps it in SQLite, so dispose of the engine afterwards.
    """
    with (
        _turn(engine, waiting),  # before a connection is taken, which readers need meanwhile
        engine.connect() as writer,
        _begun(writer, "BEGIN IMMEDIATE", waiting),
    ):
        yield writer


def _turn(engine: Engine, waiting: int | None) -> AbstractContextManager[None]:
    if engine.dialect.name != "sqlite":
        return nullcontext()
    return sqlite_file.turn(engine, milliseconds=waiting or _BUSY_MILLISECONDS)


@contextmanager
def _begun(connection: Connection, how: str, waiting: int | None = None) -> Iterator[None]:
    # An event would say the same, but with one SQLAlchemy looks for more at each statement.
    with connection.begin():
        if connection.dialect.name == "sqlite":
            sqlite_file.begin(connection, how, waiting)
        else:
            from interview_kit.store.database import postgres_link

            postgres_link.begin(connection, waiting)
        yield


def one_at_a_time(connection: Connection, name: str) -> None:
    """Let nobody else pass here under this name until the transaction ends.

    For what has no row yet that could be locked. SQLite has one writer at a time anyway.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(_LOCKED_BY_NAME, {"name": name})


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
    from interview_kit.store.database import postgres_link

    given = str(url.query.get("options", ""))
    return {
        "pool_size": _CONNECTIONS,
        "pool_pre_ping": True,  # a server that was restarted is found again at once
        "connect_args": postgres_link.arguments(
            busy_milliseconds=_BUSY_MILLISECONDS, options=given
        ),
    }
