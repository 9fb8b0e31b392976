"""Copies of everything: made while the kit runs, checked, and restored.

A backup is one SQLite file, whichever database the kit runs on.
"""

from __future__ import annotations

import dataclasses
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, func, make_url, select
from sqlalchemy.exc import ArgumentError

from interview_kit import clock
from interview_kit.access import Actor, require_administrator
from interview_kit.errors import StoreError, Unavailable
from interview_kit.settings import settings, sqlite_url
from interview_kit.store.backup import checks, copying, files, moving, replacing
from interview_kit.store.backup.files import UnsoundBackup
from interview_kit.store.database import connections, engines
from interview_kit.store.database.error_messages import database_place
from interview_kit.store.database.schema import IS_NOT_DELETED, records
from interview_kit.store.database.sqlite_file import delete_database
from interview_kit.store.records.recently_deleted import KEPT_DAYS


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of records in a copy. `changed_at` is in UTC, None for an empty one.

    `complete` is False for a database that was copied by hand without its log: the last changes
    may be missing.
    """

    positions: int
    calls: int
    applications: int
    changed_at: datetime | None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class ReplacedDatabase:
    """A copy of the database that a restore replaced, at `at`, in UTC."""

    file: Path
    at: datetime


def write(actor: Actor, file: Path) -> Summary:
    """Write a copy of everything into a new file, while others go on working.

    Raises StoreError when there is a file of this name, it cannot be written, or the database
    is damaged.
    """
    require_administrator(actor)
    if os.path.lexists(file):
        raise StoreError("file_exists", file=file)
    with connections.reading() as connection, files.temporary_file(file.parent) as temporary:
        _copy_to(connection, temporary, file)
        try:
            checks.check(temporary)
        except UnsoundBackup as error:
            raise _damaged_error(connection) from error
        with files.file_engine(temporary) as engine, engines.reading_from(engine) as copy:
            summary = _summarize(copy)
        files.publish_new_file(temporary, file)
        return summary


def check(actor: Actor, file: Path) -> Summary:
    """Return what a copy holds. Raises StoreError when it is damaged or not of a kit."""
    require_administrator(actor)
    with _checked_copy(file) as (connection, complete):
        return dataclasses.replace(_summarize(connection), complete=complete)


def restore(actor: Actor, file: Path) -> tuple[Summary, Path]:
    """Replace everything by a copy; return what that holds, and the file with what was replaced.

    All or nothing, while others go on working; the database in use may be damaged. Raises
    StoreError when the copy is damaged or not of a kit; then nothing is changed.
    """
    require_administrator(actor)
    with _checked_copy(file) as (copy, complete):
        database = _file_in_use()
        if database is not None and checks.is_damaged(database):
            summary, replaced = _restore_over_damaged(copy, database, actor)
        else:
            summary, replaced = _restore_in_place(copy, actor)
    remove_expired(actor)
    return dataclasses.replace(summary, complete=complete), replaced


def list_replaced(actor: Actor) -> list[ReplacedDatabase]:
    """Return the databases that restores replaced, the last first."""
    require_administrator(actor)
    return [
        ReplacedDatabase(file, datetime.fromtimestamp(file.stat().st_mtime, UTC))
        for file in files.list_replaced_files()
    ]


def remove_expired(actor: Actor) -> int:
    """Remove databases that were replaced more than 30 days ago, and files that a killed kit left.

    They may hold what was erased from the kit since. Returns how many files were removed.
    """
    require_administrator(actor)
    return files.remove_expired_files(clock.now(), kept_days=KEPT_DAYS)


def move(actor: Actor, url: str) -> int:
    """Copy everything into the empty database at `url`; return how many rows were compared.

    Raises StoreError when the other database cannot be used, is not empty, is the one in use,
    or differs afterwards.
    """
    require_administrator(actor)
    return moving.move(url)


def _restore_in_place(copy: Connection, actor: Actor) -> tuple[Summary, Path]:
    """Do what `restore` says in one transaction of the database in use."""
    replaced = files.new_replaced_file(clock.now())
    is_undone = True
    try:
        with connections.writing_patiently() as connection:
            copying.lock_out_writers(connection)
            _keep_replaced(connection, replaced)
            replacing.replace_all(connection, copy, actor)
            summary = _summarize(connection)
            is_undone = connection.dialect.name == "sqlite"
    except BaseException:
        # A server whose connection breaks at the commit may have replaced everything.
        if is_undone:
            replaced.unlink(missing_ok=True)
        raise
    return summary, replaced


def _restore_over_damaged(copy: Connection, damaged: Path, actor: Actor) -> tuple[Summary, Path]:
    """Do what `restore` says in a new file, since a damaged one cannot be written to."""
    replaced = files.new_replaced_file(clock.now())
    connections.close()
    files.copy_damaged(damaged, replaced)
    try:
        with files.temporary_file(damaged.parent) as temporary:
            shown = replacing.entries_of_damaged(replaced)
            with files.file_engine(temporary) as engine, engines.writing_to(engine) as connection:
                replacing.replace_all(connection, copy, actor, shown=shown)
                summary = _summarize(connection)
            files.replace_database_file(temporary, damaged)
    except BaseException:
        delete_database(replaced)
        raise
    connections.connect(sqlite_url(damaged))
    return summary, replaced


def _keep_replaced(connection: Connection, replaced: Path) -> None:
    """Keep what is replaced without a check, since flaws may be the reason for the restore."""
    with files.temporary_file(replaced.parent) as temporary:
        _copy_to(connection, temporary, replaced)
        files.publish_new_file(temporary, replaced)


def _copy_to(connection: Connection, temporary: Path, file: Path) -> None:
    """Fill what will be `file`: page by page from SQLite, row by row from PostgreSQL."""
    if connection.dialect.name != "sqlite":
        with files.file_engine(temporary) as engine, engines.writing_to(engine) as target:
            copying.delete_all(target)  # the first person, who is in every new file
            copying.copy_all(connection, target)
            copying.compare_all(connection, target)
        return
    source = connection.engine.raw_connection()
    try:
        with closing(sqlite3.connect(temporary)) as target:
            source.driver_connection.backup(target)  # type: ignore[union-attr]
        files.merge_log(temporary)
    except sqlite3.OperationalError as error:
        raise StoreError("copy_not_written", file=file, reason=error) from error
    except sqlite3.DatabaseError as error:
        raise _damaged_error(connection) from error
    finally:
        source.close()


@contextmanager
def _checked_copy(file: Path) -> Iterator[tuple[Connection, bool]]:
    """A connection to a checked and migrated copy of a backup, and whether it is complete.

    The backup itself stays as it is.
    """
    database = _file_in_use()
    if database is not None and _is_same(file, database):
        raise _no_backup_error(file, UnsoundBackup("backup_in_use"))
    with files.temporary_file(files.replaced_folder()) as temporary:
        try:
            complete = files.copy_backup(file, temporary)
        except UnsoundBackup as error:
            raise _no_backup_error(file, error) from error
        try:
            checks.check(temporary)
        except Unavailable as error:
            if files.is_write_error(getattr(error.__context__, "orig", error.__context__)):
                raise StoreError("copy_disk_full", folder=temporary.parent) from error
            raise _no_backup_error(file, UnsoundBackup("backup_not_updatable")) from error
        except StoreError as error:
            raise _no_backup_error(file, error) from error
        with files.file_engine(temporary) as engine, engines.reading_from(engine) as connection:
            yield connection, complete


def _summarize(connection: Connection) -> Summary:
    rows = connection.execute(
        select(records.c.kind, func.count().label("number"))
        .where(IS_NOT_DELETED)
        .group_by(records.c.kind)
    )
    numbers = {row.kind: row.number for row in rows}
    return Summary(
        numbers.get("position", 0),
        numbers.get("screen", 0),
        numbers.get("application", 0),
        connection.scalar(select(func.max(records.c.changed_at))),
    )


def _file_in_use() -> Path | None:
    """Return the SQLite file of the kit, even where it cannot be opened."""
    with suppress(ArgumentError):
        try:
            url = connections.engine_in_use().url
        except StoreError:
            url = make_url(settings().database_url)
        if url.get_backend_name() == "sqlite" and url.database:
            return Path(url.database)
    return None


def _is_same(file: Path, other: Path) -> bool:
    return os.path.exists(file) and os.path.exists(other) and os.path.samefile(file, other)


def _no_backup_error(file: Path, reason: StoreError) -> StoreError:
    return StoreError("no_backup", file=file.name, reason=reason)


def _damaged_error(connection: Connection) -> StoreError:
    return StoreError("database_damaged", database=database_place(connection.engine))
