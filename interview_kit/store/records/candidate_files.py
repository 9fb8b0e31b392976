"""Files of candidates, such as a résumé. The callers check what may be kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update

from interview_kit import clock
from interview_kit.access import Actor, not_found
from interview_kit.errors import StoreError
from interview_kit.store.database.connections import reading, writing
from interview_kit.store.database.schema import candidate_files, records
from interview_kit.store.records import permission
from interview_kit.text import one_line, storable

MAX_BYTES = 10 * 1024 * 1024
MOST_FILES = 5
_LONGEST_NAME = 200  # characters

# Built once, since building a statement takes longer than SQLite takes to run it.
_FILES = (
    select(
        candidate_files.c.id,
        candidate_files.c.name,
        func.length(candidate_files.c.content),
        candidate_files.c.at,
    )
    .where(candidate_files.c.candidate_id == bindparam("candidate"))
    .order_by(candidate_files.c.at, candidate_files.c.id)
)


@dataclass(frozen=True, slots=True)
class CandidateFile:
    """A file of a candidate without its content. `size` is in bytes, `at` in UTC."""

    id: str
    name: str
    size: int
    at: datetime


def add(actor: Actor, candidate_id: str, name: str, content: bytes) -> str:
    """Keep a file of a candidate and return its id.

    Raises NotFound, and StoreError for a file that is too large, or for too many.
    """
    if len(content) > MAX_BYTES:
        raise StoreError("candidate_file_too_large", megabytes=MAX_BYTES // 1024**2)
    with writing() as connection:
        permission.require_visible(connection, actor, candidate_id, kind="candidate", lock=True)
        if len(read_files(connection, candidate_id)) >= MOST_FILES:
            raise StoreError("candidate_files_too_many", most=MOST_FILES)
        moment, file_id = clock.now(), secrets.token_hex(16)
        connection.execute(
            insert(candidate_files).values(
                id=file_id,
                candidate_id=candidate_id,
                given_to=candidate_id,
                name=one_line(storable(name))[-_LONGEST_NAME:],
                content=content,
                author=actor.id,
                at=moment,
            )
        )
        _note_change(connection, candidate_id, moment)
        return file_id


def list_files(actor: Actor, candidate_id: str) -> tuple[CandidateFile, ...]:
    """Return the files of a candidate, the first first. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, candidate_id, kind="candidate")
        return read_files(connection, candidate_id)


def load_content(actor: Actor, candidate_id: str, file_id: str) -> bytes:
    """Return a file of a candidate. Raises NotFound."""
    with reading() as connection:
        permission.require_visible(connection, actor, candidate_id, kind="candidate")
        content = connection.scalar(
            select(candidate_files.c.content).where(
                candidate_files.c.id == file_id, candidate_files.c.candidate_id == candidate_id
            )
        )
        if content is None:
            raise not_found()
        return bytes(content)


def remove(actor: Actor, candidate_id: str, file_id: str) -> None:
    """Remove a file of a candidate for good. Raises NotFound."""
    with writing() as connection:
        permission.require_visible(connection, actor, candidate_id, kind="candidate", lock=True)
        connection.execute(
            delete(candidate_files).where(
                candidate_files.c.id == file_id, candidate_files.c.candidate_id == candidate_id
            )
        )
        _note_change(connection, candidate_id, clock.now())


def read_files(connection: Connection, candidate_id: str) -> tuple[CandidateFile, ...]:
    """Do what `list_files` says inside a transaction, without its check of permission."""
    rows = connection.execute(_FILES, {"candidate": candidate_id})
    return tuple(CandidateFile(*row) for row in rows)


def _note_change(connection: Connection, candidate_id: str, at: datetime) -> None:
    which = records.c.id == candidate_id
    connection.execute(update(records).where(which).values(changed_at=at))
