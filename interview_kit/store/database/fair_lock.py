"""A lock that threads get in the order in which they asked for it."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager


class FairLock:
    """A queue of threads, of which the first one holds the lock.

    Threads that only look again and again whether a lock is free need luck: among many, some of
    them never get it.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()  # a gate for each thread, opened in turn
        self._succeeded_at = 0.0

    @contextmanager
    def held(self, seconds: float) -> Iterator[None]:
        """Hold the lock. A thread waits as long as the queue moves, however long that is.

        Raises sqlite3.Error, as SQLite does, where no thread succeeded for so many seconds.
        """
        self._acquire(seconds)
        try:
            yield
            self._succeeded_at = time.monotonic()
        finally:
            self._release()

    def _acquire(self, seconds: float) -> None:
        asked_at = time.monotonic()
        gate = self._queue_up()
        if gate is None:
            return
        try:
            while (left := max(asked_at, self._succeeded_at) + seconds - time.monotonic()) > 0:
                if gate.acquire(timeout=left):
                    return
            raise sqlite3.OperationalError("database is busy")
        except BaseException:
            self._leave(gate)
            raise

    def _queue_up(self) -> threading.Lock | None:
        """Return the gate that opens when the lock is free, None where it is free now."""
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
        self._release()  # the gate opened at that very moment

    def _release(self) -> None:
        with self._lock:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
