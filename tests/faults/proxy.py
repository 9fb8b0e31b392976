"""A connection that breaks: a small TCP proxy between the browser and the kit."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from typing import Literal

from tests.browser.kit import free_port

Mode = Literal["pass", "refuse", "drop", "delay", "half", "half a text", "half an answer"]

DELAY = 3.0  # seconds that each piece takes on a slow line
_PIECE = 65536
_END_OF_HEADERS = b"\r\n\r\n"
_IS_SENT = b"/kit/draft HTTP/1.1"
_IS_ANSWERED = b'{"outcome"'


class Proxy:
    """Passes bytes to the kit's port until told to do worse.

    "refuse" closes each connection at once. "drop" swallows everything and keeps quiet, as
    when a cable is out; such a connection is dead for good and is reset when the line is back.
    "delay" makes each piece wait. "half" passes requests on and cuts the answers in the middle.
    "half a text" cuts what is sent to be stored in its body, and "half an answer" what the kit
    says to that; `cuts` counts these.
    """

    def __init__(self, target: int) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.mode: Mode = "pass"
        self.cuts = 0
        self._target = target
        self._dead: set[asyncio.StreamWriter] = set()
        self._open: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()
        self._ready.wait(10)

    def becomes(self, mode: Mode) -> None:
        """Change what happens to the connections that are open and to new ones."""
        asyncio.run_coroutine_threadsafe(self._become(mode), self._loop).result(10)

    def close(self) -> None:
        """End the proxy."""
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(
            asyncio.start_server(self._serve, "127.0.0.1", self.port)
        )
        self._ready.set()
        self._loop.run_forever()
        server.close()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0))

    async def _become(self, mode: Mode) -> None:
        self.mode = mode
        gone = self._open if mode == "refuse" else self._dead
        for writer in list(gone):
            writer.transport.abort()
        gone.clear()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if self.mode == "refuse":
            writer.transport.abort()
            return
        try:
            there = await asyncio.open_connection("127.0.0.1", self._target)
        except OSError:
            writer.transport.abort()
            return
        pair = (writer, there[1])
        self._open.update(pair)
        await asyncio.gather(
            self._pass_on(reader, there[1], pair, answers=False),
            self._pass_on(there[0], writer, pair, answers=True),
        )
        self._open.difference_update(pair)

    async def _pass_on(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        pair: tuple[asyncio.StreamWriter, asyncio.StreamWriter],
        *,
        answers: bool,
    ) -> None:
        with contextlib.suppress(OSError, asyncio.CancelledError):
            while piece := await reader.read(_PIECE):
                if self.mode == "delay":
                    await asyncio.sleep(DELAY)
                if self.mode == "drop":
                    self._dead.update(pair)
                if writer in self._dead:
                    continue
                if self.mode == "half" and answers:
                    writer.write(piece[: len(piece) // 2])
                    await writer.drain()
                    break
                start = self._start_of_what_is_cut(piece, answers=answers)
                if start is not None:
                    writer.write(piece[: (start + len(piece)) // 2])
                    await writer.drain()
                    self.cuts += 1
                    break
                writer.write(piece)
                await writer.drain()
        for each in pair:
            if each not in self._dead:
                each.close()

    def _start_of_what_is_cut(self, piece: bytes, *, answers: bool) -> int | None:
        """Return where the JSON begins of which half is passed on, None to pass on all."""
        if self.mode == "half a text" and not answers and _IS_SENT in piece:
            return piece.index(_END_OF_HEADERS) + len(_END_OF_HEADERS)
        if self.mode == "half an answer" and answers and _IS_ANSWERED in piece:
            return piece.index(_IS_ANSWERED)
        return None
