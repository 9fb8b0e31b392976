"""Copies of everything: made while the kit runs, checked, and put back.

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

from interview_kit.access import Actor, require_keeper
from interview_kit.errors import StoreError, Unavailable
from interview_kit.settings import settings, sqlite_url
from interview_kit.store.backup import checks, copying, files, moving, replacing
from interview_kit.store.backup.checks import Unsound
from interview_kit.store.database import connections, engines
from interview_kit.store.database.error_messages import place
from interview_kit.store.database.schema import records
from interview_kit.store.database.sqlite_file import discard
from interview_kit.store.records.recently_deleted import KEPT_DAYS


@dataclass(frozen=True, slots=True)
class Summary:
    """What a copy holds. `changed_at` is in UTC, None when there is nothing in it.

    `complete` is False for a database that was copied by hand without its log: what was
    changed last may not be in it.
    """

    positions: int
    calls: int
    applications: int
    changed_at: datetime | None
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Kept:
    """What a restore replaced. `at` is when, in UTC."""

    file: Path
    at: datetime


def write(actor: Actor, file: Path) -> Summary:
    """Write a copy of everything into a new file, while others go on working.

    Raises StoreError when there is a file of this name, it cannot be written, or the database
    is damaged.
    """
    require_keeper(actor)
    if os.path.lexists(file):
        raise files.there_already(file)
    with connections.reading() as connection, files.fresh(file.parent) as fresh:
        _fill(connection, fresh, file)
        try:
            checks.check(fresh)
        except Unsound as error:
            raise _damaged(connection) from error
        with files.engine_of(fresh) as engine, engines.reading_from(engine) as copy:
            found = _summary(copy)
        files.put(fresh, file)
        return found


def check(actor: Actor, file: Path) -> Summary:
    """Return what a copy holds. Raises StoreError when it is damaged or no copy of a kit."""
    require_keeper(actor)
    with _opened_copy(file) as (connection, complete):
        return dataclasses.replace(_summary(connection), complete=complete)


def restore(actor: Actor, file: Path) -> tuple[Summary, Path]:
    """Replace everything by what a copy holds, and return that and where the old is kept.

    All or nothing, while others go on working; what is here may be damaged. Raises StoreError
    when the copy is damaged or no copy of a kit; then nothing is changed.
    """
    require_keeper(actor)
    with _opened_copy(file) as (copy, complete):
        here = _file_in_use()
        if here is not None and checks.is_damaged(here):
            found, kept = _restored_anew(copy, here, actor)
        else:
            found, kept = _restored(copy, actor)
    tidy(actor)
    return dataclasses.replace(found, complete=complete), kept


def kept(actor: Actor) -> list[Kept]:
    """Return what restores replaced, the last first."""
    require_keeper(actor)
    found = files.kept_files()
    return [Kept(each, datetime.fromtimestamp(each.stat().st_mtime, UTC)) for each in found]


def tidy(actor: Actor) -> int:
    """Remove what restores replaced more than 30 days ago, and what a killed one left.

    What was erased from the kit would otherwise stay in there. Returns how many files went.
    """
    require_keeper(actor)
    return files.remove_older(datetime.now(UTC), kept_days=KEPT_DAYS)


def move(actor: Actor, url: str) -> int:
    """Copy everything into the empty database at `url`; return how many rows are the same in both.

    Raises StoreError when the other database cannot be used, is not empty, is the one in use,
    or differs after.
    """
    require_keeper(actor)
    return moving.move(url)


def _restored(copy: Connection, actor: Actor) -> tuple[Summary, Path]:
    """Do what `restore` says in one transaction of the database as it is."""
    kept = files.new_kept(datetime.now(UTC))
    certain = True
    try:
        with connections.writing_patiently() as connection:
            copying.hold_writers(connection)
            _keep(connection, kept)
            replacing.replace(connection, copy, actor)
            found = _summary(connection)
            certain = connection.dialect.name == "sqlite"
    except BaseException:
        # A server that goes away at the very end may have replaced everything all the same.
        if certain:
            kept.unlink(missing_ok=True)
        raise
    return found, kept


def _restored_anew(copy: Connection, here: Path, actor: Actor) -> tuple[Summary, Path]:
    """Do what `restore` says in a new file, for one that is damaged cannot be relied upon."""
    kept = files.new_kept(datetime.now(UTC))
    connections.dispose()
    files.copy_damaged(here, kept)
    try:
        with files.fresh(here.parent) as fresh:
            seen = replacing.seen_in_damaged(kept)
            with files.engine_of(fresh) as engine, engines.writing_to(engine) as connection:
                replacing.replace(connection, copy, actor, seen=seen)
                found = _summary(connection)
            files.put_in_place_of(fresh, here)
    except BaseException:
        discard(kept)
        raise
    connections.connect(sqlite_url(here))
    return found, kept


def _keep(connection: Connection, kept: Path) -> None:
    """Keep what is there without a check: it may be just what one wants to be rid of."""
    with files.fresh(kept.parent) as fresh:
        _fill(connection, fresh, kept)
        files.put(fresh, kept)


def _fill(connection: Connection, fresh: Path, file: Path) -> None:
    """Fill what will be `file`: page by page from SQLite, row by row from PostgreSQL."""
    if connection.dialect.name != "sqlite":
        with files.engine_of(fresh) as engine, engines.writing_to(engine) as target:
            copying.copy_all(connection, target)
            copying.compare_all(connection, target)
        return
    source = connection.engine.raw_connection()
    try:
        with closing(sqlite3.connect(fresh)) as pages:
            source.driver_connection.backup(pages)  # type: ignore[union-attr]
        files.into_one_file(fresh)
    except sqlite3.OperationalError as error:
        raise files.not_written(file, error) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(connection) from error
    finally:
        source.close()


@contextmanager
def _opened_copy(file: Path) -> Iterator[tuple[Connection, bool]]:
    """A connection to a checked copy of a backup, brought up to date; the file stays as it is.

    With it: whether all that belongs to the backup is certain to be in there.
    """
    here = _file_in_use()
    if here is not None and _is_same(file, here):
        raise files.no_backup(file, "it is the database that the kit uses now, not a copy of it")
    with files.fresh(files.kept_folder()) as fresh:
        complete = files.copy_in(file, fresh)
        try:
            checks.check(fresh)
        except Unavailable as error:
            if files.is_ours(getattr(error.__context__, "orig", error.__context__)):
                raise files.not_written(fresh.parent, OSError(0, "the disk is full")) from error
            raise files.no_backup(file, "it cannot be brought up to date") from error
        except StoreError as error:
            raise files.no_backup(file, error.what.rstrip(".")) from error
        with files.engine_of(fresh) as engine, engines.reading_from(engine) as connection:
            yield connection, complete


def _summary(connection: Connection) -> Summary:
    counted = connection.execute(
        select(records.c.kind, func.count().label("number"))
        .where(records.c.deleted_at.is_(None))
        .group_by(records.c.kind)
    )
    numbers = {row.kind: row.number for row in counted}
    return Summary(
        numbers.get("position", 0),
        numbers.get("screen", 0),
        numbers.get("application", 0),
        connection.scalar(select(func.max(records.c.changed_at))),
    )


def _file_in_use() -> Path | None:
    """Return the SQLite file of the kit, also where it cannot be opened."""
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


def _damaged(connection: Connection) -> StoreError:
    return StoreError(
        "The database itself is damaged, so a copy of it wouldn't be a backup.",
        where=place(connection.engine),
        next_step="Restore your last backup: under “Your data”, or in a terminal with "
        "python -m interview_kit restore FILE. What's there now is kept next to it.",
    )
