"""The security headers of every response."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FOR_ALL = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"))


class SecurityHeaders:
    """Middleware that adds security headers to each response."""

    def __init__(self, app: ASGIApp, *, scripts: Iterable[str]) -> None:
        """`scripts` are the inline scripts of the page: browsers run no others there."""
        self._app = app
        self._for_documents = (*_FOR_ALL, *_for_documents(scripts))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to its response."""
        if scope["type"] != "http":  # a web socket, whose messages stay as they are
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = self._headers(message)
                message = {**message, "headers": [*message["headers"], *added]}
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _headers(self, start: Message) -> tuple[tuple[bytes, bytes], ...]:
        kind: bytes = dict(start["headers"]).get(b"content-type", b"")
        # A response to an autosaved text is no document, and there are many.
        return _FOR_ALL if kind.startswith(b"application/json") else self._for_documents


def _for_documents(scripts: Iterable[str]) -> tuple[tuple[bytes, bytes], ...]:
    policy = (
        f"default-src 'none'; script-src 'self' blob: {' '.join(map(_hash, scripts))}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; object-src 'none'"
    )
    return (
        (b"content-security-policy", policy.encode()),
        (b"x-frame-options", b"DENY"),
    )


def _hash(script: str) -> str:
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
