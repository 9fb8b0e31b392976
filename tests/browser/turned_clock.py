"""Streamlit's own command with a clock that a test turns.

`python -m tests.browser.turned_clock ARGUMENTS...`
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from typing import Self

from interview_kit import clock
from tests.browser.forking import fork
from tests.browser.kit import Kit, Process, spawn

_AHEAD = "seconds-ahead"
"""A file beside the kit's folder: how far its clock is ahead of the true time."""


class Turned(Kit):
    """A kit whose clock is turned, before it is started and as often as one likes."""

    def turn_to(self, moment: datetime) -> None:
        """Let it be this moment, which is in UTC."""
        new = self.folder.parent / "new"
        new.write_text(str((moment.replace(tzinfo=UTC) - datetime.now(UTC)).total_seconds()))
        new.replace(self.folder.parent / _AHEAD)

    @classmethod
    @contextmanager
    def running(cls, folder: Path, moment: datetime) -> Iterator[Self]:
        """Run a kit with nothing in it, whose clock says this moment, which is in UTC."""
        kit = cls(folder)
        kit.turn_to(moment)
        kit.start()
        yield kit
        kit.kill()

    def _launch(self, arguments: list[str], environment: dict[str, str], log: Path) -> Process:
        if hasattr(os, "fork"):
            return fork(arguments, environment, log, "tests.browser.turned_clock.turn")
        return spawn("tests.browser.turned_clock", arguments, environment, log)


def turn() -> None:
    """Let the clock of the kit go by the file."""
    file = Path(os.environ["INTERVIEW_KIT_DATA_DIR"]).parent / _AHEAD

    def now() -> datetime:
        return datetime.now(UTC) + timedelta(seconds=float(file.read_text()))

    setattr(clock, "now", now)  # noqa: B010 - a module


if __name__ == "__main__":
    turn()
    sys.argv[0] = "streamlit"
    import_module("streamlit.web.cli").main()
