"""The SQLite file: how it is opened, and how it is restored when it is deleted while in use."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event

from interview_kit import clock
from interview_kit.errors import KitError, StoreError, Unavailable
from interview_kit.settings import make_data_dir
from interview_kit.store.database.fair_lock import FairLock

TEMPORARY_COPIES = ".*.db-*"
"""What the names of copies look like that are to replace a lost file; see `_temporary_file`."""

_COMPANIONS = ("-wal", "-shm", "-journal")

_locks: WeakKeyDictionary[Engine, FairLock] = WeakKeyDictionary()


def prepare(engine: Engine, *, busy_milliseconds: int) -> None:
    """Set an engine's connections up: durable, with transactions that only `begin` begins."""
    _locks[engine] = FairLock()

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # or the driver begins some itself
        connection.execute(f"PRAGMA busy_timeout = {busy_milliseconds}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # overwrites what is erased
        connection.execute("PRAGMA cache_size = -16384")  # KB, for all calls of a position


def hold_fair_lock(engine: Engine, *, milliseconds: int) -> AbstractContextManager[None]:
    """Let the threads of this process write in the order in which they asked.

    SQLite's own lock goes to whoever looks at the right moment: of some hundred threads that
    write at once, a few wait until they give up. Other processes still compete in that way.

    Raises sqlite3.Error where no thread succeeds for so long.
    """
    return _locks[engine].held(milliseconds / 1000)


def begin(connection: Connection, statement: str, waiting: int | None) -> None:
    """Begin a transaction by this statement, after at most `waiting` milliseconds if given.

    Raises sqlite3.Error. Through SQLAlchemy it would take some hundredths of a second longer.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - opened above
    if waiting is not None:
        driver.execute(f"PRAGMA busy_timeout = {waiting}")
    driver.execute(statement)


class FileGuard:
    """Notices that the database's file was deleted, moved or replaced while it is open.

    A process goes on reading and writing a file that has no name any more, and loses all of it
    when it ends. So the guard keeps the file open, and can write its content back. `incidents`
    are what happened so far.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.incidents: tuple[StoreError, ...] = ()
        self._identity = _file_identity(path)
        # The file that is there instead, and what happened.
        self._copied: tuple[object, StoreError] | None = None
        self._content = _open(path)
        self._barrier = _open(path)

    def is_intact(self) -> bool:
        """Tell whether the file is still the one that was opened."""
        return _file_identity(self.path) == self._identity

    def restore(self) -> StoreError:
        """Write the content back where its file was, and return what happened to that.

        Where another file has taken its name, that one stays and the content is written next to
        it. Raises Unavailable when neither succeeds; then it may be tried again.
        """
        other = _file_identity(self.path)
        if self._copied and other and self._copied[0] == other:
            return self._copied[1]  # the other file could not be opened: one copy is enough
        try:
            make_data_dir(self.path.parent)
            with _temporary_file(self.path) as temporary:
                self._copy_to(temporary)
                incident = self._name(temporary)
            self._copied = (_file_identity(self.path), incident)
            return incident
        except (OSError, sqlite3.Error, KitError) as error:
            raise Unavailable("database_file_gone", database=self.path) from error

    def close(self) -> None:
        """Close the file, but not a lost one, since others could then write into that."""
        if not self._barrier.in_transaction:
            self._barrier.close()
            self._content.close()

    def _copy_to(self, temporary: Path) -> None:
        if not self._barrier.in_transaction:
            # Never ended: writers of the lost file are refused, and try again in the new one.
            self._barrier.execute("BEGIN IMMEDIATE")
        target = sqlite3.connect(temporary)
        try:
            self._content.backup(target)
        finally:
            target.close()

    def _name(self, temporary: Path) -> StoreError:
        delete_companions(self.path)  # a log of the lost file must not be applied to the new one
        try:
            rename_to_new(temporary, self.path)
        except FileExistsError:
            stamp = clock.now().strftime("%Y%m%d-%H%M%S")
            kept = self.path.with_name(f"{self.path.stem}-kept-{stamp}{self.path.suffix}")
            temporary.rename(kept)
            return StoreError("database_file_replaced", kept=kept.name)
        return StoreError("database_file_put_back")


def _open(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10, check_same_thread=False, isolation_level=None)
    try:
        # SQLite opens the log of the last changes at the first query.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        raise Unavailable("database_file_gone", database=path) from error
    return connection


@contextmanager
def _temporary_file(path: Path) -> Iterator[Path]:
    """A name next to a file, for what is to replace it. A file of that name is deleted after."""
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        yield temporary
    finally:
        delete_database(temporary)


def delete_database(file: Path) -> None:
    """Delete a database and what SQLite keeps next to it."""
    file.unlink(missing_ok=True)
    delete_companions(file)


def delete_companions(file: Path) -> None:
    """Delete what SQLite keeps next to a database: its logs."""
    for ending in _COMPANIONS:
        companion_file(file, ending).unlink(missing_ok=True)


def companion_file(file: Path, ending: str) -> Path:
    """Return the file of this ending that SQLite keeps next to a database."""
    return file.with_name(file.name + ending)


def rename_to_new(temporary: Path, file: Path) -> None:
    """Rename a file, but never over another one. Raises FileExistsError where there is one."""
    try:
        os.link(temporary, file)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        file.touch(mode=0o600, exist_ok=False)  # reserves the name
        try:
            temporary.replace(file)
        except OSError:
            file.unlink()  # an empty file would be taken for a new database
            raise


def _file_identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
