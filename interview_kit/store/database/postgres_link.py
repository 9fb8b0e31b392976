"""The connections to PostgreSQL: every wait has an end, even for a server that is silent."""

from __future__ import annotations

import time
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import Connection, Engine, event

CONNECT_SECONDS = 5
# Longer than any statement of a page takes; those of a restore take longer.
_SILENT_SECONDS = 30
_PATIENT_SECONDS = 600
_Result = TypeVar("_Result")


def connect_arguments(*, busy_milliseconds: int, options: str) -> dict[str, Any]:
    """Return the arguments of each connection: only what an ordinary role may set."""
    session = f"-c timezone=UTC -c lock_timeout={busy_milliseconds}"
    return {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "interview-kit",
        "client_encoding": "utf8",  # whatever the server's default is
        "options": f"{session} {options}".strip(),
        # By these the system notices a network that lost the connection.
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": 10_000,
    }


def prepare(engine: Engine) -> None:
    """Make an engine's connections give up on a server that accepts them but is silent."""

    @event.listens_for(engine, "do_connect")
    def _open(_: Any, __: Any, args: list[Any], kwargs: dict[str, Any]) -> _Link:
        return _Link.connect(*args, **kwargs)

    @event.listens_for(engine, "checkin")
    def _shorten_wait(link: _Link | None, _: Any) -> None:
        if link is not None:
            link.silent_seconds = CONNECT_SECONDS  # for the ping when it is taken again


def begin(connection: Connection, waiting: int | None) -> None:
    """Set how long the new transaction may wait for the server, and for other writers.

    `waiting` is in milliseconds, None for as long as usual.
    """
    link = connection.connection.driver_connection
    assert isinstance(link, _Link)  # noqa: S101 - opened above
    link.silent_seconds = _SILENT_SECONDS if waiting is None else _PATIENT_SECONDS
    if waiting is not None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {waiting}")


class _Link(psycopg.Connection[Any]):
    """A connection that is closed when the server is silent for too long.

    A stopped process or a suspended machine keeps its network alive: neither the system nor a
    limit that the server itself watches ends the wait.
    """

    silent_seconds = CONNECT_SECONDS

    def wait(self, gen: PQGen[_Result], *args: Any, **kwargs: Any) -> _Result:
        """Do what psycopg does, but raise OperationalError when the server is silent too long."""
        return super().wait(self._listening(gen), *args, **kwargs)

    def _listening(self, gen: PQGen[_Result]) -> PQGen[_Result]:
        last_heard = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted  # 0 ten times a second while nothing comes
                if ready:
                    last_heard = time.monotonic()
                elif time.monotonic() - last_heard > self.silent_seconds:
                    self.pgconn.finish()
                    raise psycopg.OperationalError("timeout expired: the server says nothing")
                wanted = gen.send(ready)
        except StopIteration as end:
            result: _Result = end.value
            return result
