"""Servers that are forks of one process which has the libraries: `python -m tests.browser.forking`.

To import them takes two seconds of the processor, and most tests start a server of their own, some
many. A fork runs Streamlit's own command, has its own memory and can be killed like any other.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import time
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.browser.kit import ROOT, Kit, Process

# What a server imports at its start or with its first page, itself or by one of these.
_LIBRARIES = (
    "streamlit.web.cli",
    "streamlit.web.server.server",
    "streamlit.web.server.starlette",
    "streamlit.runtime.app_session",
    "streamlit.elements.lib.column_config_utils",
    "uvicorn.loops.auto",
    "uvicorn.protocols.http.auto",
    "uvicorn.protocols.websockets.websockets_sansio_impl",
    "websockets.server",
    "sqlalchemy.dialects.sqlite",
    "sqlalchemy.dialects.postgresql.psycopg",
    "alembic.command",
    "pandas",
    "docxtpl",
    "interview_kit.documents.letters",
    "interview_kit.documents.layouts.trial",
    "interview_kit.store.backup.backups",
)


class Forked(Kit):
    """A kit whose server is a fork, where the system knows forks."""

    def _launch(self, arguments: list[str], environment: dict[str, str], log: Path) -> Process:
        if not hasattr(os, "fork"):
            return super()._launch(arguments, environment, log)
        return fork(arguments, environment, log)


def fork(
    arguments: list[str], environment: dict[str, str], log: Path, changed_by: str = ""
) -> Process:
    """Start a server. `changed_by` is a function to call first, "tests.browser.x.y"."""
    return _Fork(_parent().fork([arguments, environment, str(log), changed_by]))


class _Fork:
    """A process that another one has made and clears away."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def poll(self) -> int | None:
        """Return None while it runs."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return -1
        return None

    def send_signal(self, number: int) -> None:
        """Send it a signal."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def wait(self, timeout: float) -> int:
        """Wait until it has ended."""
        until = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > until:
                raise TimeoutError(f"Process {self.pid} has not ended.")
            time.sleep(0.005)
        return -1


class _Parent:
    """The process that the others are forked from."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.browser.forking"]
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True)

    def fork(self, wanted: list[Any]) -> int:
        """Start a server; return its process id."""
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(wanted), file=self._process.stdin, flush=True)
        return int(self._process.stdout.readline())


@cache
def _parent() -> _Parent:
    return _Parent()


def main() -> None:
    """Fork a server for each line that asks for one, until there are no more lines."""
    for name in _LIBRARIES:
        import_module(name)
    # Each server would look for the same components in the same packages.
    scanner = import_module("streamlit.components.v2.manifest_scanner")
    found = scanner.scan_component_manifests()
    setattr(scanner, "scan_component_manifests", lambda: found)  # noqa: B010 - a module
    gc.collect()
    gc.freeze()
    # Nobody here waits for those that end.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            _serve(*json.loads(line))
        print(child, flush=True)


def _serve(arguments: list[str], environment: dict[str, str], log: str, changed_by: str) -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing, written = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_APPEND)
    for descriptor, place in ((nothing, 0), (written, 1), (written, 2)):
        os.dup2(descriptor, place)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["streamlit", *arguments]
    module, _, change = changed_by.rpartition(".")
    if module:
        getattr(import_module(module), change)()
    import_module("streamlit.web.cli").main()


if __name__ == "__main__":
    main()
