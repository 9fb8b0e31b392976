"""Streamlit's own command, with threads that get their turn late, as on a busy machine.

`python -m tests.browser.late_threads WHERE ARGUMENTS...`: they stand still "before" they look what
they are to run, or "within" what they do first, or for half a second in "each" run, or for "long"
there, or before they take what was "pressed".
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit.web.cli
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner_utils.script_requests import ScriptRequests
from streamlit.runtime.state.session_state import SessionState

from tests.browser.forking import fork
from tests.browser.kit import Kit, Process, spawn

APART = 0.02
"""Seconds between two requests that meet such a thread."""

_LATE = 5 * APART
_SLOW = 0.5


class Late(Kit):
    """A kit whose threads get their turn late."""

    def __init__(self, folder: Path, where: str) -> None:
        super().__init__(folder)
        self._where = where

    def _launch(self, arguments: list[str], environment: dict[str, str], log: Path) -> Process:
        if hasattr(os, "fork"):
            return fork(arguments, environment, log, f"tests.browser.late_threads.{self._where}")
        return spawn("tests.browser.late_threads", [self._where, *arguments], environment, log)


def before() -> None:
    """Let each thread stand still before it looks what it is to run."""
    ready: Callable[[Any], Any] = ScriptRequests.on_scriptrunner_ready

    def late(requests: ScriptRequests) -> Any:
        time.sleep(_LATE)
        return ready(requests)

    setattr(ScriptRequests, "on_scriptrunner_ready", late)  # noqa: B010 - a method


def within() -> None:
    """Let a thread say late which page it is to run, and the next one begin later still."""
    intend: Callable[..., None] = PagesManager.set_script_intent
    last = 0.0

    def late(manager: PagesManager, *page: str) -> None:
        nonlocal last
        is_next = time.monotonic() - last < _LATE
        last = time.monotonic()
        if not is_next:
            time.sleep(_LATE - APART)
        intend(manager, *page)
        if is_next:
            time.sleep(2 * _LATE)

    setattr(PagesManager, "set_script_intent", late)  # noqa: B010 - a method


def each(seconds: float = _SLOW) -> None:
    """Let each run of a page take half a second longer."""
    intend: Callable[..., None] = PagesManager.set_script_intent

    def slow(manager: PagesManager, *page: str) -> None:
        intend(manager, *page)
        time.sleep(seconds)

    setattr(PagesManager, "set_script_intent", slow)  # noqa: B010 - a method


def long() -> None:
    """Let each run of a page take so long that whatever is asked for comes meanwhile."""
    each(3 * _SLOW)


def pressed() -> None:
    """Let each press and each choice be taken a little later than its run begins."""
    take: Callable[..., None] = SessionState._run_callback_and_record_rerun

    def late(state: SessionState, *what: Any) -> None:
        time.sleep(_LATE)
        take(state, *what)

    setattr(SessionState, "_run_callback_and_record_rerun", late)  # noqa: B010 - a method


if __name__ == "__main__":
    {"before": before, "within": within, "each": each, "long": long, "pressed": pressed}[
        sys.argv.pop(1)
    ]()
    streamlit.web.cli.main()
