"""Everything copied into another database, to go on there."""

from __future__ import annotations

import os
import secrets

from sqlalchemy import Connection, Engine, exists, func, or_, select

from interview_kit.errors import StoreError
from interview_kit.store.backup import copying
from interview_kit.store.database import connections, engines, migrating
from interview_kit.store.database.error_messages import in_sentences, place
from interview_kit.store.database.schema import entries, records
from interview_kit.store.records import profiles


def move(url: str) -> int:
    """Do what `backup.move` says, for somebody who may."""
    source = connections.engine_in_use()
    target = migrating.open_engine(url)
    try:
        _check_files(source, target)
        with in_sentences(source), engines.writing_to(source) as here:
            copying.hold_writers(here)
            with in_sentences(target), engines.writing_to(target) as there:
                _check_servers(here, there)
                _empty(there)
                copying.copy_all(here, there)
                return copying.compare_all(here, there)
    finally:
        target.dispose()


def _check_files(source: Engine, target: Engine) -> None:
    if "postgresql" in (source.dialect.name, target.dialect.name):
        return
    one, other = source.url.database or "", target.url.database or ""
    if os.path.exists(one) and os.path.exists(other) and os.path.samefile(one, other):
        raise _itself(target)


def _check_servers(here: Connection, there: Connection) -> None:
    """Raise StoreError when both are one database: there a lock of the one stops the other."""
    if here.dialect.name != "postgresql" or there.dialect.name != "postgresql":
        return
    number = secrets.randbits(62)
    here.execute(select(func.pg_advisory_xact_lock(number)))
    if not there.scalar(select(func.pg_try_advisory_xact_lock(number))):
        raise _itself(there.engine)


def _empty(there: Connection) -> None:
    """Raise StoreError when somebody wrote something there; having looked at it is nothing."""
    written = exists().where(entries.c.record_id == records.c.id)
    used = select(records.c.id).where(or_(records.c.kind != profiles.KIND, written))
    if there.scalar(select(used.exists())):
        raise StoreError(
            "The other database isn't empty, so nothing was moved.",
            where=place(there.engine),
            next_step="Name an empty database.",
        )
    copying.delete_all(there)


def _itself(target: Engine) -> StoreError:
    return StoreError(
        "This is the database the kit already uses, so nothing was moved.",
        where=place(target),
        next_step="Name another one that's empty.",
    )
