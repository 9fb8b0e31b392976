"""Copies of everything: made while the kit runs, checked, and put back.

A backup is one SQLite file, whichever database the kit runs on.
"""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Row, func, insert, select, update

from interview_kit.access import Actor, require_keeper
from interview_kit.errors import KitError, StoreError
from interview_kit.settings import make_data_dir, settings
from interview_kit.store import copying, database, moving
from interview_kit.store.faults import in_sentences
from interview_kit.store.schema import entries, entry_history, records

_TAB = "restore"
_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a copy holds. `changed_at` is in UTC, None when there is nothing in it."""

    positions: int
    screens: int
    applications: int
    changed_at: datetime | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What a restore replaced. `at` is when, in UTC."""

    file: Path
    at: datetime


def write(actor: Actor, file: Path) -> Summary:
    """Write a copy of everything into a new file, while others go on working.

    Raises StoreError when there is a file of this name, or it cannot be written.
    """
    require_keeper(actor)
    if file.exists():
        raise StoreError(
            "There is a file of this name already.",
            where=f"File: {file}.",
            next_step="Choose another name, or move that file away first.",
        )
    with database.reading() as connection, _fresh(file.parent) as fresh:
        _write(connection, fresh)
        found = _checked(fresh)
        _put(fresh, file)
    return found


def check(actor: Actor, file: Path) -> Summary:
    """Return what a copy holds. Raises StoreError when it is damaged or no copy of a kit."""
    require_keeper(actor)
    with _opened_copy(file) as connection:
        return _summary(connection)


def restore(actor: Actor, file: Path) -> tuple[Summary, Path]:
    """Replace everything by what a copy holds, and return that and where the old is kept.

    All or nothing, while others go on working. Raises StoreError when the copy is damaged or
    no copy of a kit; then nothing is changed.
    """
    require_keeper(actor)
    kept = _kept_folder() / f"before-restore-{_stamp()}.db"
    with _opened_copy(file) as copy, database.writing_patiently() as connection:
        copying.hold_writers(connection)
        write(actor, kept)
        _replace(connection, copy, actor)
        return _summary(connection), kept


def kept(actor: Actor) -> list[Kept]:
    """Return what restores replaced, the last first."""
    require_keeper(actor)
    files = sorted(_kept_folder().glob("before-restore-*.db"), reverse=True)
    return [Kept(f, datetime.fromtimestamp(f.stat().st_mtime, UTC)) for f in files]


def move(actor: Actor, url: str) -> int:
    """Copy everything into the empty database at `url`; return how many rows are the same in both.

    Raises StoreError when the other database cannot be used, is not empty, is the one in use,
    or differs after.
    """
    require_keeper(actor)
    return moving.move(url)


def _write(connection: Connection, fresh: Path) -> None:
    """Fill a new file: page by page from SQLite, row by row from PostgreSQL."""
    if connection.dialect.name == "sqlite":
        target = sqlite3.connect(fresh)
        try:
            source = connection.engine.raw_connection()
            try:
                source.driver_connection.backup(target)  # type: ignore[union-attr]
            finally:
                source.close()
        except sqlite3.Error as error:
            raise _not_written(fresh) from error
        finally:
            target.close()
        return
    with _engine_of(fresh) as engine, database.writing_to(engine) as target_connection:
        copying.copy_all(connection, target_connection)
        copying.compare_all(connection, target_connection)


def _replace(connection: Connection, copy: Connection, actor: Actor) -> None:
    seen = {_key(row): (row.revision, _what(row)) for row in connection.execute(select(entries))}
    copying.delete_all(connection)
    copying.copy_all(copy, connection)
    copying.compare_all(copy, connection)
    for row in connection.execute(select(entries)).all():
        revision, what = seen.get(_key(row), (0, 0))
        if revision > row.revision or (revision == row.revision and what != _what(row)):
            _lift(connection, dict(row._mapping), revision + 1, actor)


def _key(entry: Row[Any]) -> tuple[str, str]:
    return entry.record_id, entry.field


def _what(entry: Row[Any]) -> int:
    return hash((entry.text, entry.state))


def _lift(connection: Connection, entry: dict[str, object], revision: int, actor: Actor) -> None:
    """Give a restored text a revision that no open page has seen, so that none overwrites it."""
    here = (entries.c.record_id == entry["record_id"], entries.c.field == entry["field"])
    change = {"revision": revision, "tab": _TAB, "sequence": 0}
    connection.execute(update(entries).where(*here).values(**change))
    row = {**entry, **change, "at": datetime.now(UTC), "author": actor.id}
    del row["changed_at"]
    connection.execute(insert(entry_history).values(**row))


@contextmanager
def _opened_copy(file: Path) -> Iterator[Connection]:
    """A connection to a checked copy of a backup, brought up to date; the file stays as it is."""
    with _fresh(_kept_folder()) as fresh:
        try:
            with file.open("rb") as start:
                if start.read(len(_SQLITE)) != _SQLITE:
                    raise _no_backup(file, "it is no database")
            shutil.copyfile(file, fresh)
        except OSError as error:
            raise _no_backup(file, error.strerror or "it cannot be read") from error
        try:
            _checked(fresh)
        except StoreError as error:
            raise _no_backup(file, error.what.rstrip(".")) from error
        with _engine_of(fresh) as engine, engine.connect() as connection, connection.begin():
            yield connection


def _checked(file: Path) -> Summary:
    """Raise StoreError unless the file is sound and of this kit, an older version included."""
    raw = sqlite3.connect(file)
    try:
        sound = raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        whole = not raw.execute("PRAGMA foreign_key_check").fetchall()
        names = {name for (name,) in raw.execute("SELECT name FROM sqlite_master")}
    except sqlite3.DatabaseError as error:
        raise StoreError("The file is damaged.") from error
    finally:
        raw.close()
    if "alembic_version" not in names or records.name not in names:
        raise StoreError("It is a database, but not one of this kit.")
    if not sound or not whole:
        raise StoreError("The file is damaged.")
    with _engine_of(file) as engine, engine.connect() as connection:
        return _summary(connection)


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


@contextmanager
def _engine_of(file: Path) -> Iterator[Engine]:
    engine = database.open_engine(f"sqlite:///{file}")
    try:
        with in_sentences(engine):
            yield engine
    finally:
        engine.dispose()
    _into_one_file(file)


def _into_one_file(file: Path) -> None:
    """Leave a database that needs no log beside it."""
    raw = sqlite3.connect(file)
    raw.execute("PRAGMA journal_mode = DELETE")
    raw.close()


@contextmanager
def _fresh(folder: Path) -> Iterator[Path]:
    """A name for a file under way, in the folder where it will lie; gone afterwards."""
    try:
        make_data_dir(folder)
    except KitError as error:
        raise StoreError(error.what, where=error.where, next_step=error.next_step) from error
    fresh = folder / f".copy-{secrets.token_hex(8)}.db"
    try:
        yield fresh
    finally:
        for ending in ("", "-wal", "-shm", "-journal"):
            fresh.with_name(fresh.name + ending).unlink(missing_ok=True)


def _put(fresh: Path, file: Path) -> None:
    """Give a finished file its name, once it is on the disk for good."""
    try:
        with fresh.open("rb+") as written:
            os.fsync(written.fileno())
        fresh.rename(file)
    except OSError as error:
        raise _not_written(file) from error


def _kept_folder() -> Path:
    return settings().data_dir / "backups"


def _stamp() -> str:
    return datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")


def _not_written(file: Path) -> StoreError:
    return StoreError(
        "The copy could not be written.",
        where=f"File: {file}.",
        next_step="See that the folder can be written and that there is room on the disk.",
    )


def _no_backup(file: Path, why: str) -> StoreError:
    return StoreError(
        f"This file cannot be used as a backup: {why[0].lower()}{why[1:]}.",
        where=f"File: {file.name}.",
        next_step="Nothing was changed. Choose a file that the kit made as a backup.",
    )
