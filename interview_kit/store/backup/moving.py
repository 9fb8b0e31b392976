"""Everything moved into another database."""

from __future__ import annotations

import os
import secrets

from sqlalchemy import Connection, Engine, exists, func, or_, select

from interview_kit.errors import StoreError
from interview_kit.store.backup import copying
from interview_kit.store.database import connections, engines, migrating
from interview_kit.store.database.error_messages import database_place, translated_errors
from interview_kit.store.database.schema import entries, records
from interview_kit.store.records import people


def move(url: str) -> int:
    """Do what `backups.move` says, for an actor who may."""
    source_engine = connections.engine_in_use()
    target_engine = migrating.open_engine(url)
    try:
        _check_files(source_engine, target_engine)
        with translated_errors(source_engine), engines.writing_to(source_engine) as source:
            copying.lock_out_writers(source)
            with translated_errors(target_engine), engines.writing_to(target_engine) as target:
                _check_servers(source, target)
                _empty_target(target)
                copying.copy_all(source, target)
                return copying.compare_all(source, target)
    finally:
        target_engine.dispose()


def _check_files(source: Engine, target: Engine) -> None:
    if "postgresql" in (source.dialect.name, target.dialect.name):
        return
    file, other = source.url.database or "", target.url.database or ""
    if os.path.exists(file) and os.path.exists(other) and os.path.samefile(file, other):
        raise StoreError("move_to_itself", database=database_place(target))


def _check_servers(source: Connection, target: Connection) -> None:
    """Raise StoreError when both are one database, in which each sees the other's locks."""
    if source.dialect.name != "postgresql" or target.dialect.name != "postgresql":
        return
    number = secrets.randbits(62)
    source.execute(select(func.pg_advisory_xact_lock(number)))
    if not target.scalar(select(func.pg_try_advisory_xact_lock(number))):
        raise StoreError("move_to_itself", database=database_place(target.engine))


def _empty_target(target: Connection) -> None:
    """Raise StoreError when the target holds anything but people without a text.

    The first person is there from the start, so a database that was only looked at is empty.
    """
    written = exists().where(entries.c.record_id == records.c.id)
    used = select(records.c.id).where(or_(records.c.kind != people.KIND, written))
    if target.scalar(select(used.exists())):
        raise StoreError("move_to_used", database=database_place(target.engine))
    copying.delete_all(target)
