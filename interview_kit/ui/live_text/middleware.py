"""A switch of Streamlit's front end that has no setting."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PATH = "/_stcore/host-config"
_OFF = b'"blockErrorDialogs":false'
_ON = b'"blockErrorDialogs":true '  # as long as the other, so that Content-Length stays right


class HostConfig:
    """Middleware that keeps Streamlit from opening dialogs over a field in use.

    A few seconds after the server goes away, Streamlit would open a "Connection error" that
    takes the focus, and with it the keys of somebody who is typing. The browser asks the
    server at each start whether to do so; this changes the answer. "Page not found" and
    errors of the script are then silent too, so the app shows those itself.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; set the switch in the one answer that has it."""
        if scope["type"] != "http" or not scope["path"].endswith(_PATH):
            await self._app(scope, receive, send)
            return

        async def switched(message: Message) -> None:
            if message["type"] == "http.response.body":
                message = {**message, "body": message.get("body", b"").replace(_OFF, _ON)}
            await send(message)

        plain = {**scope, "headers": [h for h in scope["headers"] if h[0] != b"accept-encoding"]}
        await self._app(plain, receive, switched)
