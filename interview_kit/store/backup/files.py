"""The files of backups: copied with their log, named once they are complete, and removed."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from interview_kit.errors import StoreError
from interview_kit.settings import make_folder, settings, sqlite_url
from interview_kit.store.database import migrating
from interview_kit.store.database.error_messages import translated_errors
from interview_kit.store.database.sqlite_file import (
    TEMPORARY_COPIES,
    companion_file,
    delete_companions,
    delete_database,
    rename_to_new,
)

_TEMPORARY_PREFIX = ".copy-"
_REPLACED_PREFIX = "before-restore-"
_SQLITE_HEADER = b"SQLite format 3\x00"
_LOG_FORMAT = b"\x02\x02"  # bytes 18 and 19 of a database with a log of its last changes
_BLOCK = 1 << 20


class UnsoundBackup(StoreError):
    """The file cannot be restored. `what` is why."""


def replaced_folder() -> Path:
    """Return the folder of replaced databases. Raises StoreError when it cannot be made."""
    folder = settings().data_dir / "backups"
    try:
        make_folder(folder)
    except OSError as error:
        raise StoreError("data_folder_unusable", folder=folder, reason=error) from error
    return folder


def list_replaced_files() -> list[Path]:
    """Return the databases that restores replaced, the last first."""
    folder = settings().data_dir / "backups"
    return sorted(folder.glob(f"{_REPLACED_PREFIX}*.db"), reverse=True)


def new_replaced_file(now: datetime) -> Path:
    """Return the file for what a restore replaces now."""
    return replaced_folder() / f"{_REPLACED_PREFIX}{now:%Y%m%d-%H%M%S-%f}.db"


@contextmanager
def temporary_file(folder: Path) -> Iterator[Path]:
    """A file for its owner only, in the folder where it will be renamed; else it is deleted."""
    name = folder / f"{_TEMPORARY_PREFIX}{secrets.token_hex(8)}.db"
    try:
        make_folder(folder)
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreError("copy_folder_unusable", folder=folder, reason=error) from error
    try:
        yield name
    finally:
        delete_database(name)


def publish_new_file(temporary: Path, file: Path) -> None:
    """Give a complete file its name, once it is on the disk for good. Raises StoreError."""
    try:
        _sync_to_disk(temporary)
        rename_to_new(temporary, file)
    except FileExistsError as error:
        raise StoreError("file_exists", file=file) from error
    except OSError as error:
        raise StoreError("copy_not_written", file=file, reason=error) from error


def replace_database_file(temporary: Path, file: Path) -> None:
    """Replace a database and its log by a complete one without a log. Raises StoreError."""
    try:
        _sync_to_disk(temporary)
        delete_companions(file)
        temporary.replace(file)
    except OSError as error:
        raise StoreError("copy_not_written", file=file, reason=error) from error


def copy_backup(file: Path, copy: Path) -> bool:
    """Copy a backup into a file of the kit's own; tell whether it is certain to be complete.

    It is not where a log belongs to it that is not next to it. Raises UnsoundBackup for a file
    that is no backup, StoreError where it cannot be copied.
    """
    blocks = _read_blocks(file)
    start = next(blocks, b"")
    if not start.startswith(_SQLITE_HEADER):
        raise UnsoundBackup("backup_no_database")
    if os.path.exists(companion_file(file, "-wal")):  # false also for a name that is too long
        blocks.close()
        _copy_with_log(file, copy)
        return True
    try:
        with copy.open("r+b") as out:
            out.write(start)
            out.writelines(blocks)
    except OSError as error:
        raise StoreError("copy_not_written_there", folder=copy.parent, reason=error) from error
    return start[18:20] != _LOG_FORMAT


def copy_damaged(file: Path, copy: Path) -> None:
    """Copy a damaged database as it is, with its log. Raises StoreError."""
    try:
        for ending in ("", "-wal"):
            if companion_file(file, ending).exists():
                shutil.copyfile(companion_file(file, ending), companion_file(copy, ending))
                companion_file(copy, ending).chmod(0o600)
    except OSError as error:
        delete_database(copy)
        raise StoreError("copy_not_written", file=copy, reason=error) from error


@contextmanager
def file_engine(file: Path) -> Iterator[Engine]:
    """An engine for a file, which is migrated; afterwards all of it is in that one file."""
    engine = migrating.open_engine(sqlite_url(file))
    try:
        with translated_errors(engine):
            yield engine
    finally:
        engine.dispose()
    merge_log(file)


def merge_log(file: Path) -> None:
    """Write what is in a database's log into the database."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")


def remove_expired_files(now: datetime, *, kept_days: int) -> int:
    """Remove databases replaced so many days ago and what a killed kit left; return how many."""
    folder = settings().data_dir
    old = _files_older_than(
        folder.glob(f"backups/{_REPLACED_PREFIX}*"), now - timedelta(days=kept_days)
    )
    temporary = (
        *folder.glob(f"{_TEMPORARY_PREFIX}*"),
        *folder.glob(f"backups/{_TEMPORARY_PREFIX}*"),
        *folder.glob(TEMPORARY_COPIES),
    )
    left = _files_older_than(temporary, now - timedelta(days=1))
    removed = 0
    for file in [*old, *left]:
        with suppress(OSError):  # it is removed the next time
            file.unlink()
            removed += 1
    return removed


def _copy_with_log(file: Path, copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as target:
        try:
            address = f"{file.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True)) as source:
                source.backup(target)
        except sqlite3.Error as error:
            if is_write_error(error):
                raise StoreError(
                    "copy_not_written_there", folder=copy.parent, reason=error
                ) from error
            log = companion_file(file, "-wal").name
            raise UnsoundBackup("backup_log_unreadable", log=log) from error


def is_write_error(error: BaseException | None) -> bool:
    """Tell whether an error of SQLite is about the file it writes, not the one it reads."""
    name = getattr(error, "sqlite_errorname", "")
    return name == "SQLITE_FULL" or name.startswith("SQLITE_IOERR_WRITE")


def _read_blocks(file: Path) -> Generator[bytes]:
    try:
        with file.open("rb") as source:
            while block := source.read(_BLOCK):
                yield block
    except OSError as error:
        raise UnsoundBackup("backup_unreadable", reason=error) from error


def _sync_to_disk(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


def _files_older_than(files: Iterable[Path], moment: datetime) -> Iterator[Path]:
    for file in files:
        with suppress(OSError):
            if file.stat().st_mtime < moment.timestamp():
                yield file
