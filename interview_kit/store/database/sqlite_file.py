"""The SQLite file: how it is opened, and what happens when it is taken away while in use."""

from __future__ import annotations

import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Engine, event

from interview_kit.errors import KitError, Unavailable
from interview_kit.settings import make_data_dir
from interview_kit.store.database.turns import Turns

BESIDE = ("-wal", "-shm", "-journal")

_turns: WeakKeyDictionary[Engine, Turns] = WeakKeyDictionary()


def prepare(engine: Engine, *, busy_milliseconds: int) -> None:
    """Make an engine's connections durable, and let none begin a transaction by itself."""
    _turns[engine] = Turns()

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: Any) -> None:
        connection.isolation_level = None  # the driver would begin where it thinks fit
        connection.execute(f"PRAGMA busy_timeout = {busy_milliseconds}")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what is erased is not left in the file
        connection.execute("PRAGMA cache_size = -16384")  # KB: a position's calls fit in it


def turn(engine: Engine, *, milliseconds: int) -> AbstractContextManager[None]:
    """Let the threads of this process write one after the other.

    SQLite itself lets whoever looks in the right moment: of some hundred that write at once it
    keeps a few waiting until they give up. Against other processes there is nothing but that.

    Raises sqlite3.Error where nobody gets on for so long.
    """
    return _turns[engine].turn(milliseconds / 1000)


def begin(connection: Connection, how: str, waiting: int | None) -> None:
    """Begin a transaction as `how` says, after at most `waiting` milliseconds if that is given.

    Raises sqlite3.Error: on SQLAlchemy's way to the driver a store takes some hundredths longer.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - opened above
    if waiting is not None:
        driver.execute(f"PRAGMA busy_timeout = {waiting}")
    driver.execute(how)


class Guard:
    """Notices that the database's file was deleted, moved or replaced while it is open.

    A process goes on reading and writing a file that has no name any more, and all of it would
    be gone at the end. So the guard keeps the file open, and can write its content back.
    `incidents` are sentences on what happened so far.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.incidents: tuple[str, ...] = ()
        self._identity = _identity(path)
        self._kept: tuple[object, str] | None = None
        self._held = _opened(path)
        self._barrier = _opened(path)

    def is_intact(self) -> bool:
        """Tell whether the file is still the one that was opened."""
        return _identity(self.path) == self._identity

    def rescue(self) -> str:
        """Write the content back where its file was, and say so in a sentence.

        Where another file stands in its place, that one is left there and the content goes
        beside it. Raises Unavailable when neither can be done; then it may be tried again.
        """
        there = _identity(self.path)
        if self._kept and there and self._kept[0] == there:
            return self._kept[1]  # the other file could not be opened: one copy is enough
        try:
            make_data_dir(self.path.parent)
            with _fresh(self.path) as fresh:
                self._copy_to(fresh)
                told = self._put_back(fresh)
            self._kept = (_identity(self.path), told)
            return told
        except (OSError, sqlite3.Error, KitError) as error:
            raise _gone(self.path) from error

    def close(self) -> None:
        """Let go of the file, but never of a lost one: that would let others write into it."""
        if not self._barrier.in_transaction:
            self._barrier.close()
            self._held.close()

    def _copy_to(self, fresh: Path) -> None:
        if not self._barrier.in_transaction:
            # Held until the end: whoever still writes into the lost file is refused, and
            # comes back to write into the new one.
            self._barrier.execute("BEGIN IMMEDIATE")
        target = sqlite3.connect(fresh)
        try:
            self._held.backup(target)
        finally:
            target.close()

    def _put_back(self, fresh: Path) -> str:
        # A log of the lost file must not be taken for one of the file that comes now.
        for ending in BESIDE:
            beside(self.path, ending).unlink(missing_ok=True)
        try:
            give_name(fresh, self.path)
        except FileExistsError:
            stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
            kept = self.path.with_name(f"{self.path.stem}-kept-{stamp}{self.path.suffix}")
            fresh.rename(kept)
            return (
                "The database file was replaced by another one while the kit was running. The kit "
                f"now uses that one; what it had before is kept next to it as {kept.name}."
            )
        return (
            "The database file was deleted or moved while the kit was running. "
            "The kit has put it back with everything in it."
        )


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, timeout=10, check_same_thread=False, isolation_level=None)
    try:
        # The log of the last changes is opened with the first look into the file.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        connection.close()
        raise _gone(path) from error
    return connection


@contextmanager
def _fresh(path: Path) -> Iterator[Path]:
    """A name beside a file for what is to take its place.

    Nothing is left under it: it is tried again and again, on a disk that may be full.
    """
    fresh = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        yield fresh
    finally:
        discard(fresh)


def discard(file: Path) -> None:
    """Remove a database and what SQLite keeps beside it."""
    for ending in ("", *BESIDE):
        beside(file, ending).unlink(missing_ok=True)


def beside(file: Path, ending: str) -> Path:
    """Return the file of this ending that SQLite keeps beside a database."""
    return file.with_name(file.name + ending)


def give_name(made: Path, file: Path) -> None:
    """Give a file its name. Raises FileExistsError where another process was first."""
    try:
        os.link(made, file)
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no second name for a file
        file.touch(mode=0o600, exist_ok=False)  # so that nobody else takes it meanwhile
        try:
            made.replace(file)
        except OSError:
            file.unlink()  # an empty file would be taken for a new database
            raise


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _gone(path: Path) -> Unavailable:
    return Unavailable(
        "The database file was moved or deleted while the kit was running and can't be put back "
        "yet.",
        where=f"Database: {path}.",
        next_step="Don't close the kit: it still holds everything. Make sure the folder can be "
        "written to and there's room on the disk. The kit then continues by itself.",
    )
