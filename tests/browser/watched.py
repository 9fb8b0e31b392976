"""Streamlit's own command, watched: `python -m tests.browser.watched WHO ARGUMENTS...`.

Whatever would leave the machine, a connection or the look-up of a name, is held back and printed.
Python tells of each beforehand, so none is too short to be seen. What a library in C does without
Python, and what other processes do, is not seen. With "everybody" as WHO, other sites are answered.
"""

from __future__ import annotations

import ipaddress
import os
import re
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from tests.browser.kit import Kit, Process, spawn

_WHERE = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
    "socket.getnameinfo": 0,
}
"""What Python tells of, and which of its values says where to."""


class Watched(Kit):
    """A kit whose server's connections are watched; `who` says whom it answers."""

    def __init__(self, folder: Path, who: str = "its own") -> None:
        super().__init__(folder)
        self._who = who

    def _launch(self, arguments: list[str], environment: dict[str, str], log: Path) -> Process:
        return spawn("tests.browser.watched", [self._who, *arguments], environment, log)

    def left(self) -> list[str]:
        """Return what would have left the machine so far, as "socket.connect 192.0.2.1"."""
        return re.findall(r"leaves the machine: (.*)", self.log())


def watch(event: str, values: tuple[Any, ...]) -> None:
    """Hear what Python is about to do. Raises OSError where that would leave the machine."""
    if event not in _WHERE:
        return
    where = values[_WHERE[event]]
    host = where[0] if isinstance(where, tuple) else where
    if not _is_here(host):
        os.write(2, f"leaves the machine: {event} {host}\n".encode())
        raise OSError(f"{host} is not on this machine.")


def _is_here(host: object) -> bool:
    # None is a socket's own address, and a path one of this machine.
    if host in (None, "", "localhost") or "/" in str(host):
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


def answer_everybody() -> None:
    """Let through what comes from other sites."""
    own_origin = import_module("interview_kit.web.own_origin").OwnOrigin
    assert callable(own_origin._is_own)  # by another name, nothing would be let through
    own_origin._is_own = lambda *_: True


if __name__ == "__main__":
    sys.addaudithook(watch)
    if sys.argv.pop(1) == "everybody":
        answer_everybody()
    import_module("streamlit.web.cli").main()
