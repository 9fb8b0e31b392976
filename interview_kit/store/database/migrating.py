"""Migrations: run by one process at a time, and only where a database needs one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from interview_kit.errors import KitError, StoreError
from interview_kit.store.database import engines
from interview_kit.store.database.error_messages import database_place, translated_errors

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

_MILLISECONDS = 15000  # of waiting for others who use or migrate the database
_MIGRATIONS = Path(__file__).with_name("migrations")


def open_engine(url: str) -> Engine:
    """Return an engine for the database at `url`, after migrating that.

    Raises StoreError when it cannot be opened, is no database, or is of a version of the kit that
    this one does not know.
    """
    engine = engines.make_engine(url)
    try:
        with translated_errors(engine, migrating=True):
            _migrate(engine)
        engine.dispose()  # its connection would go on waiting that long
    except KitError:
        engine.dispose()
        raise
    return engine


def _migrate(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    script = ScriptDirectory.from_config(config)
    # Read first: nearly always there is nothing to do, and a reader waits for no writer.
    with engines.reading_from(engine) as connection:
        _check_encoding(connection)
        if _is_up_to_date(connection, script):
            return
    with engines.writing_to(engine, waiting=_MILLISECONDS) as connection:
        engines.lock_name(connection, "interview-kit migrations")
        if not _is_up_to_date(connection, script):  # another process may have been first
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _is_up_to_date(connection: Connection, script: ScriptDirectory) -> bool:
    """Tell whether nothing is to be migrated. Raises StoreError for an unknown version."""
    from alembic.runtime.migration import MigrationContext

    versions = {revision.revision for revision in script.walk_revisions()}
    current = set(MigrationContext.configure(connection).get_current_heads())
    if unknown := current - versions:
        # Versions count up, and none before the first migration was ever released.
        code = "database_too_old" if max(unknown) < min(versions) else "database_too_new"
        raise StoreError(code, database=database_place(connection.engine))
    return current == set(script.get_heads())


def _check_encoding(connection: Connection) -> None:
    """Raise StoreError where the database could not hold every character, or counts bytes."""
    if connection.dialect.name != "postgresql":
        return
    encoding: str = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        place = database_place(connection.engine)
        raise StoreError("database_encoding", encoding=encoding, database=place)
