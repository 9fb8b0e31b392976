"""Turns: what only one thread can do at a time is done in the order in which they came."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """A queue of threads, of which the first one has its turn.

    Nobody has to be lucky, as those have to who look again and again whether something is free:
    among many, some of these never are.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()  # each opens when its turn has come
        self._moved = 0.0

    @contextmanager
    def turn(self, seconds: float) -> Iterator[None]:
        """Do something in turn. However long the queue is, one waits as long as it moves.

        Raises sqlite3.Error, as SQLite does, where no turn ended well for so many seconds.
        """
        self._wait(seconds)
        try:
            yield
            self._moved = time.monotonic()
        finally:
            self._pass_on()

    def _wait(self, seconds: float) -> None:
        came = time.monotonic()
        gate = self._queue_up()
        if gate is None:
            return
        try:
            while (left := max(came, self._moved) + seconds - time.monotonic()) > 0:
                if gate.acquire(timeout=left):
                    return
            raise sqlite3.OperationalError("database is busy")
        except BaseException:
            self._leave(gate)
            raise

    def _queue_up(self) -> threading.Lock | None:
        """Return what opens when the turn has come, None where that is at once."""
        with self._lock:
            if not self._taken:
                self._taken = True
                return None
            gate = threading.Lock()
            gate.acquire()
            self._waiting.append(gate)
            return gate

    def _leave(self, gate: threading.Lock) -> None:
        with self._lock:
            if gate in self._waiting:
                self._waiting.remove(gate)
                return
        self._pass_on()  # it had come in that very moment

    def _pass_on(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
