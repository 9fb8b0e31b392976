"""Requests from other sites, refused before Streamlit sees them.

Streamlit would serve a page under any host name. For web sockets it also allows the machine's
public address, which it asks an outside service for.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.websockets import WebSocketClose

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_REFUSED = (
    "The kit answers only its own pages, on the computer it runs on. "
    "Open it there in a browser, as localhost."
)


class OwnOrigin:
    """Middleware that refuses other sites' requests with 403, and does not open web sockets."""

    def __init__(self, app: ASGIApp, *, allowed_hosts: Collection[str]) -> None:
        self._app = app
        self._allowed_hosts = allowed_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the kit's own requests on unchanged, and refuse all others."""
        if scope["type"] == "lifespan" or self._is_own(Headers(scope=scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            await PlainTextResponse(_REFUSED, status_code=403)(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        """Tell whether a request is for an allowed host, and from a page of that or from no page.

        Another site can make its own name resolve to this machine, which makes it the same origin
        for the browser, but its name is still in `Host`. Browsers send no `Origin` when a link is
        followed, and programs send none.
        """
        host = headers.get("host", "")
        origin = headers.get("origin")
        try:
            same = origin is None or urlsplit(origin).netloc == host
            return same and urlsplit(f"//{host}").hostname in self._allowed_hosts
        except ValueError:
            return False
