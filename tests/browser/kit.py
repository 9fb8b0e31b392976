"""A kit of its own for each browser test: a real server on a free port, a database of its own."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
_START_SECONDS = 60


def installed_browser() -> str | None:
    """Return the path of a Chromium, Chrome or Edge on this machine."""
    found = (shutil.which(name) for name in _NAMES)
    usual = (
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "C:/Program Files/Google/Chrome/Application/chrome.exe",
        "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
    )
    there = (path for path in usual if Path(path).exists())
    return next((path for path in (*found, *there) if path), None)


class Process(Protocol):
    """A server's process."""

    pid: int

    def poll(self) -> int | None:
        """Return None while it runs."""

    def send_signal(self, number: int, /) -> None:
        """Send it a signal."""

    def wait(self, timeout: float) -> int:
        """Wait until it has ended."""


class Kit:
    """One server. `folder` holds its data; `port` stays the same over a restart.

    `database_url` names another database than the file in `folder`.
    """

    def __init__(self, folder: Path, *, base_path: str = "", database_url: str = "") -> None:
        self.folder = folder
        self.base_path = base_path
        self.database_url = database_url
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._log = folder.parent / "server.log"
        self._process: Process | None = None

    def start(self) -> None:
        """Start the server as the README does, and wait until it answers."""
        arguments = [
            "run",
            "app.py",
            f"--server.port={self.port}",
            "--server.headless=true",
            f"--server.baseUrlPath={self.base_path}",
        ]
        environment = {
            **os.environ,
            "INTERVIEW_KIT_DATA_DIR": str(self.folder),
            "INTERVIEW_KIT_DATABASE_URL": self.database_url,
        }
        self._log.touch()
        self._process = self._launch(arguments, environment, self._log)
        self._wait_until_it_answers()

    def _launch(self, arguments: list[str], environment: dict[str, str], log: Path) -> Process:
        return spawn("streamlit", arguments, environment, log)

    def kill(self) -> None:
        """End the server at once, as a crash would."""
        if self._process is not None:
            self._process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
            self._process.wait(timeout=10)
            self._process = None

    @contextmanager
    def standing_still(self) -> Iterator[None]:
        """Stop the server's process, as a machine does that is short of memory; let it go on."""
        os.kill(self.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(self.pid, signal.SIGCONT)

    @property
    def pid(self) -> int:
        """The server's process id."""
        return self._process.pid if self._process else 0

    @property
    def health(self) -> str:
        """The address that answers as soon as the server does."""
        prefix = f"/{self.base_path}" if self.base_path else ""
        return f"{self.url}{prefix}/_stcore/health"

    def log(self) -> str:
        """Return what the server has printed so far."""
        return self._log.read_text("utf-8")

    def _wait_until_it_answers(self) -> None:
        until = time.monotonic() + _START_SECONDS
        while time.monotonic() < until:
            if self._process is not None and self._process.poll() is not None:
                break
            try:
                with urllib.request.urlopen(self.health, timeout=2):  # noqa: S310
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError(f"The server did not start:\n{self.log()}")


def spawn(module: str, arguments: list[str], environment: dict[str, str], log: Path) -> Process:
    """Run a module in a process of its own, which prints into a file."""
    command = [sys.executable, "-m", module, *arguments]
    with log.open("ab") as output:
        return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=output)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
