"""The connections to PostgreSQL: no wait without an end, even for a server that says nothing."""

from __future__ import annotations

import time
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import Connection, Engine, event

CONNECT_SECONDS = 5
# Longer than any page's question takes; a restore asks for more in one statement.
_SILENT_SECONDS = 30
_PATIENT_SECONDS = 600
_Result = TypeVar("_Result")


def arguments(*, busy_milliseconds: int, options: str) -> dict[str, Any]:
    """Return what each connection is opened with: only what an ordinary role may set."""
    session = f"-c timezone=UTC -c lock_timeout={busy_milliseconds}"
    return {
        "connect_timeout": CONNECT_SECONDS,
        "application_name": "interview-kit",
        "client_encoding": "utf8",  # whatever the server takes for usual
        "options": f"{session} {options}".strip(),
        # A network that swallows everything is noticed by the system.
        "keepalives_idle": 5,
        "keepalives_interval": 2,
        "keepalives_count": 3,
        "tcp_user_timeout": 10_000,
    }


def prepare(engine: Engine) -> None:
    """Make an engine's connections give up on a server that is there but does not answer."""

    @event.listens_for(engine, "do_connect")
    def _open(_: Any, __: Any, given: list[Any], named: dict[str, Any]) -> _Link:
        return _Link.connect(*given, **named)

    @event.listens_for(engine, "checkin")
    def _rest(link: _Link | None, _: Any) -> None:
        if link is not None:
            link.silent_seconds = CONNECT_SECONDS  # the next to take it only asks if it is alive


def begin(connection: Connection, waiting: int | None) -> None:
    """Say for how long the transaction that begins may wait, for the server and for others."""
    link = connection.connection.driver_connection
    assert isinstance(link, _Link)  # noqa: S101 - opened above
    link.silent_seconds = _SILENT_SECONDS if waiting is None else _PATIENT_SECONDS
    if waiting is not None:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {waiting}")


class _Link(psycopg.Connection[Any]):
    """A connection that is closed when the server says nothing for too long.

    A process that is stopped, or a machine that stands still, keeps its network alive: neither
    the system nor a limit that the server itself watches ends the wait.
    """

    silent_seconds = CONNECT_SECONDS

    def wait(self, gen: PQGen[_Result], *args: Any, **kwargs: Any) -> _Result:
        """Do what psycopg does, but raise OperationalError when nothing comes for too long."""
        return super().wait(self._listening(gen), *args, **kwargs)

    def _listening(self, gen: PQGen[_Result]) -> PQGen[_Result]:
        heard = time.monotonic()
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted  # 0 ten times a second while nothing comes
                if ready:
                    heard = time.monotonic()
                elif time.monotonic() - heard > self.silent_seconds:
                    self.pgconn.finish()
                    raise psycopg.OperationalError("timeout expired: the server says nothing")
                wanted = gen.send(ready)
        except StopIteration as end:
            result: _Result = end.value
            return result
