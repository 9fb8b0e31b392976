"""What does not come from the kit's own pages, refused before Streamlit sees it.

Streamlit would serve a page under any name. And it asks whether the origin of a web socket is
this machine's public address, which it has an outside service tell it.
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
    """Middleware that turns away other sites' requests, with 403, and web sockets, unopened."""

    def __init__(self, app: ASGIApp, *, allowed_hosts: Collection[str]) -> None:
        self._app = app
        self._allowed_hosts = allowed_hosts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on what is the kit's own, as it is: no message of a page passes here."""
        if scope["type"] == "lifespan" or self._is_own(Headers(scope=scope)):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await WebSocketClose()(scope, receive, send)
        else:
            await PlainTextResponse(_REFUSED, status_code=403)(scope, receive, send)

    def _is_own(self, headers: Headers) -> bool:
        """Whether a request names the kit, and comes from a page of it or from no page at all.

        Another site can make its own name point to this machine, and then counts as the same
        origin for the browser; but its name still stands in `Host`. Browsers send no `Origin` with
        a link that is followed, and programs send none.
        """
        host = headers.get("host", "")
        origin = headers.get("origin")
        try:
            same = origin is None or urlsplit(origin).netloc == host
            return same and urlsplit(f"//{host}").hostname in self._allowed_hosts
        except ValueError:
            return False
