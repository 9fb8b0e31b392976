"""The files that backups are: copied with their log, named once they are whole, tidied up."""

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

from interview_kit.errors import KitError, StoreError
from interview_kit.settings import make_data_dir, make_folder, settings, sqlite_url
from interview_kit.store.database import migrating
from interview_kit.store.database.error_messages import in_sentences
from interview_kit.store.database.sqlite_file import BESIDE, beside, discard, give_name

_UNDER_WAY = ".copy-"
_KEPT = "before-restore-"
_SQLITE = b"SQLite format 3\x00"
_KEEPS_A_LOG = b"\x02\x02"  # bytes 18 and 19 of a database whose last changes stand in a log
_BLOCK = 1 << 20


def kept_folder() -> Path:
    """Return the folder of what restores replaced. Raises StoreError when it cannot be made."""
    folder = settings().data_dir / "backups"
    try:
        return make_data_dir(folder)
    except KitError as error:
        raise StoreError(error.what, where=error.where, next_step=error.next_step) from error


def kept_files() -> list[Path]:
    """Return what restores replaced, the last first."""
    folder = settings().data_dir / "backups"
    return sorted(folder.glob(f"{_KEPT}*.db"), reverse=True)


def new_kept(now: datetime) -> Path:
    """Return the name for what a restore replaces now."""
    return kept_folder() / f"{_KEPT}{now:%Y%m%d-%H%M%S-%f}.db"


@contextmanager
def fresh(folder: Path) -> Iterator[Path]:
    """A file under way, for its owner only, in the folder where it will lie; gone afterwards."""
    name = folder / f"{_UNDER_WAY}{secrets.token_hex(8)}.db"
    try:
        make_folder(folder)
        os.close(os.open(name, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except OSError as error:
        raise StoreError(
            f"The folder for the copy can't be written to: {error.strerror or error}.",
            where=f"Folder: {folder}.",
            next_step="Give yourself write access to it, or choose another folder.",
        ) from error
    try:
        yield name
    finally:
        discard(name)


def put(made: Path, file: Path) -> None:
    """Give a finished file its name, once it is on the disk for good. Raises StoreError."""
    try:
        _to_the_disk(made)
        give_name(made, file)
    except FileExistsError as error:
        raise there_already(file) from error
    except OSError as error:
        raise not_written(file, error) from error


def put_in_place_of(made: Path, file: Path) -> None:
    """Put a finished database where another one is, whose log goes with it. Raises StoreError."""
    try:
        _to_the_disk(made)
        for ending in BESIDE:
            beside(file, ending).unlink(missing_ok=True)
        made.replace(file)
    except OSError as error:
        raise not_written(file, error) from error


def copy_in(file: Path, made: Path) -> bool:
    """Copy a backup into a file of the kit's own; tell whether it is certain to be whole.

    It is not where it keeps a log that is not beside it, as a backup never does. Raises
    StoreError.
    """
    blocks = _blocks(file)
    start = next(blocks, b"")
    if not start.startswith(_SQLITE):
        raise no_backup(file, "it isn't a database")
    if os.path.exists(beside(file, "-wal")):  # false also for a name that is too long
        blocks.close()
        _copy_with_log(file, made)
        return True
    try:
        with made.open("r+b") as out:
            out.write(start)
            out.writelines(blocks)
    except OSError as error:
        raise not_written(made.parent, error) from error
    return start[18:20] != _KEEPS_A_LOG


def copy_damaged(file: Path, kept: Path) -> None:
    """Keep a database that cannot be relied upon as it is, with its log. Raises StoreError."""
    try:
        for ending in ("", "-wal"):
            if beside(file, ending).exists():
                shutil.copyfile(beside(file, ending), beside(kept, ending))
                beside(kept, ending).chmod(0o600)
    except OSError as error:
        discard(kept)
        raise not_written(kept, error) from error


@contextmanager
def engine_of(file: Path) -> Iterator[Engine]:
    """An engine for a file, brought up to date; afterwards all of it is in that one file."""
    engine = migrating.open_engine(sqlite_url(file))
    try:
        with in_sentences(engine):
            yield engine
    finally:
        engine.dispose()
    into_one_file(file)


def into_one_file(file: Path) -> None:
    """Leave a database that needs no log beside it."""
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("PRAGMA journal_mode = DELETE")


def remove_older(now: datetime, *, kept_days: int) -> int:
    """Remove what was kept for too long and what a killed restore left; return how many."""
    folder = settings().data_dir
    old = _older(folder.glob(f"backups/{_KEPT}*"), now - timedelta(days=kept_days))
    under_way = (*folder.glob(f"{_UNDER_WAY}*"), *folder.glob(f"backups/{_UNDER_WAY}*"))
    left = _older(under_way, now - timedelta(days=1))
    removed = 0
    for file in [*old, *left]:
        with suppress(OSError):  # it goes the next time
            file.unlink()
            removed += 1
    return removed


def there_already(file: Path) -> StoreError:
    """What is said instead of overwriting a file."""
    return StoreError(
        "There's already a file with this name.",
        where=f"File: {file}.",
        next_step="Choose another name, or move that file away first.",
    )


def not_written(place: Path, error: Exception) -> StoreError:
    """What is said where the kit's own side fails, not what it was given."""
    why = getattr(error, "strerror", None) or str(error)
    return StoreError(
        f"The copy couldn't be written: {why}.",
        where=f"{'Folder' if os.path.isdir(place) else 'File'}: {place}.",
        next_step="Nothing was changed. Make sure the folder can be written to and there's room "
        "on the disk, then try again.",
    )


def no_backup(file: Path, why: str) -> StoreError:
    """What is said where a file is not what it should be."""
    return StoreError(
        f"This file can't be used as a backup: {why[0].lower()}{why[1:]}.",
        where=f"File: {file.name}.",
        next_step="Nothing was changed. Choose a file that the kit made as a backup.",
    )


def _copy_with_log(file: Path, made: Path) -> None:
    with closing(sqlite3.connect(made)) as target:
        try:
            address = f"{file.absolute().as_uri()}?mode=ro"
            with closing(sqlite3.connect(address, uri=True)) as source:
                source.backup(target)
        except sqlite3.Error as error:
            if is_ours(error):
                raise not_written(made.parent, error) from error
            why = f"it can't be read together with {file.name}-wal, where its last changes are"
            raise no_backup(file, why) from error


def is_ours(error: BaseException | None) -> bool:
    """Tell whether an error of SQLite is about what it writes to, not about what it reads."""
    named = getattr(error, "sqlite_errorname", "")
    return named == "SQLITE_FULL" or named.startswith("SQLITE_IOERR_WRITE")


def _blocks(file: Path) -> Generator[bytes]:
    try:
        with file.open("rb") as source:
            while block := source.read(_BLOCK):
                yield block
    except OSError as error:
        raise no_backup(file, error.strerror or "it cannot be read") from error


def _to_the_disk(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())


def _older(files: Iterable[Path], than: datetime) -> Iterator[Path]:
    for file in files:
        with suppress(OSError):
            if file.stat().st_mtime < than.timestamp():
                yield file
