"""The server sends each message at once."""

from __future__ import annotations

import asyncio
import socket

from interview_kit.web.startup import send_at_once


def test_no_message_waits_until_the_one_before_is_confirmed() -> None:
    assert asyncio.run(_option_of_a_connection()) != 0


async def _option_of_a_connection() -> int:
    """Return the option of a connection to a server that listens as Streamlit's does."""
    send_at_once()
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    options: asyncio.Queue[int] = asyncio.Queue()

    class Connection(asyncio.Protocol):
        def connection_made(self, transport: asyncio.BaseTransport) -> None:
            accepted = transport.get_extra_info("socket")
            options.put_nowait(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))

    async with await asyncio.get_running_loop().create_server(Connection, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname())
        option = await options.get()
        writer.close()
    return option
