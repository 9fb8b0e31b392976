"""Bringing a database up to date: by one process at a time, and only where there is a need."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, text

from interview_kit.errors import KitError, StoreError
from interview_kit.store.database import engines
from interview_kit.store.database.error_messages import in_sentences, place

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

_MILLISECONDS = 15000  # how long to wait for whoever uses the database, or migrates it
_MIGRATIONS = Path(__file__).with_name("migrations")


def open_engine(url: str) -> Engine:
    """Return an engine for the database at `url`, and bring that up to date.

    Raises StoreError when it cannot be opened, is no database, or is of a version of the kit that
    this one does not know.
    """
    engine = engines.make(url)
    try:
        with in_sentences(engine, migrating=True):
            _migrate(engine)
        engine.dispose()  # the patient connection; what comes now waits for nobody that long
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
    # Nearly always there is nothing to do, and whoever only looks need not wait for a writer.
    with engines.reading_from(engine) as connection:
        _check_encoding(connection)
        if _is_up_to_date(connection, script):
            return
    with engines.writing_to(engine, waiting=_MILLISECONDS) as connection:
        engines.one_at_a_time(connection, "interview-kit migrations")
        if not _is_up_to_date(connection, script):  # another process may have been first
            config.attributes["connection"] = connection
            command.upgrade(config, "head")


def _is_up_to_date(connection: Connection, script: ScriptDirectory) -> bool:
    """Tell whether nothing is to be migrated. Raises StoreError for an unknown version."""
    from alembic.runtime.migration import MigrationContext

    known = {revision.revision for revision in script.walk_revisions()}
    current = set(MigrationContext.configure(connection).get_current_heads())
    if unknown := current - known:
        # Versions count up, and none from before the first one that is known was ever released.
        raise _not_known(connection.engine, early=max(unknown) < min(known))
    return current == set(script.get_heads())


def _not_known(engine: Engine, *, early: bool) -> StoreError:
    which = "an older, never released" if early else "a newer"
    return StoreError(
        f"The database was written by {which} version of the kit.",
        where=place(engine),
        next_step="Nothing was changed. Start that version, or choose another data folder with "
        "INTERVIEW_KIT_DATA_DIR.",
    )


def _check_encoding(connection: Connection) -> None:
    """Raise StoreError where the database could not hold every character, or counts bytes."""
    if connection.dialect.name != "postgresql":
        return
    encoding = connection.scalar(text("SHOW server_encoding"))
    if encoding != "UTF8":
        raise StoreError(
            f"The database stores text as {encoding}, which can't hold every character.",
            where=place(connection.engine),
            next_step="Nothing was changed. Name a database that was made with: "
            "CREATE DATABASE ... ENCODING 'UTF8' TEMPLATE template0.",
        )
