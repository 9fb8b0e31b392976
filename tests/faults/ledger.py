"""What is in the database itself, read past the kit."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, create_engine, text

from tests.browser.kit import Kit

_HERE = "record_id = :record AND field = :field"
_CURRENT = text(f"SELECT text FROM entries WHERE {_HERE}")  # noqa: S608 - our own words
_EVER = text(f"SELECT text FROM entry_history WHERE {_HERE}")  # noqa: S608
_NAME = "interview-kit.db"


class Place(Protocol):
    """One field of one record."""

    record: str
    name: str


def current(kit: Kit, place: Place) -> str:
    """Return what stands in a field now, "" for nothing."""
    engine = create_engine(_url(kit))
    try:
        with engine.connect() as connection:
            return str(connection.scalar(_CURRENT, _at(place)) or "")
    finally:
        engine.dispose()


def kept(kit: Kit, place: Place) -> set[str]:
    """Return all that stands in a field or is in its history."""
    engine = create_engine(_url(kit))
    try:
        with engine.connect() as connection:
            return _kept(connection, place)
    finally:
        engine.dispose()


def kept_after_a_crash(kit: Kit, places: list[Place]) -> list[set[str]]:
    """Return what a dead server left in each place, from a copy: it repairs its files itself."""
    with tempfile.TemporaryDirectory() as folder:
        for file in kit.folder.glob(f"{_NAME}*"):
            if not file.name.endswith("-shm"):
                shutil.copy(file, folder)
        engine = create_engine(f"sqlite:///{Path(folder) / _NAME}")
        with engine.connect() as connection:
            found = [_kept(connection, place) for place in places]
            whole = connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        engine.dispose()
    if whole != "ok":
        raise sqlite3.DatabaseError(f"The crash damaged the file: {whole}")
    return found


def _kept(connection: Connection, place: Place) -> set[str]:
    queries = (_CURRENT, _EVER)
    return {text for query in queries for text in connection.scalars(query, _at(place))}


def _at(place: Place) -> dict[str, str]:
    return {"record": place.record, "field": place.name}


def _url(kit: Kit) -> str:
    return kit.database_url or f"sqlite:///{kit.folder / _NAME}"
