"""What the kit puts into the one page of Streamlit's that all others are drawn in.

Streamlit: a "Connection error" takes the focus when the server goes away, and what draws a kind of
widget is fetched when a page has one for the first time, once. A page has no place for a look or a
script of its own before it runs.
Seen in: Streamlit 1.67.0.
Instead: the page says no to dialogs, names all that it will draw with, and holds the kit's style
sheet and script.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_a_lost_connection_opens_a_dialog
  test_what_draws_a_widget_is_fetched_late_and_once
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_kit.ui.workarounds.server import STATIC, inline_scripts

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_FIRST = "window.__streamlit={HOST_CONFIG:{blockErrorDialogs:true}}"

_SCRIPTS = STATIC / "static" / "js"
_HEAD, _END = b"<head>", b"</body>"

# Streamlit fetches what draws a kind of widget when a page has one for the first time, and tries
# that once: where the connection was cut just then, the widget is an error until a reload.
_WIDGETS = (
    *("BidiComponent", "Button", "ButtonGroup", "Checkbox"),
    *("DownloadButton", "FileUploader", "Html", "LinkButton", "MenuButton", "PageLink"),
    *("Progress", "Selectbox", "TextInput"),
)
_IMPORTED = re.compile(r'(?:from|import)\s*"\./([\w.-]+\.js)"')


def scripts() -> list[str]:
    """Return all scripts that stand in the page: a policy of what may run has to know them."""
    return [_FIRST, *inline_scripts()]


class IndexPage:
    """Middleware that gives Streamlit's page the kit's look, all it draws with, and no dialogs.

    A page that got its look from its script would be shown without it first.

    A while after the server goes away, Streamlit would open a "Connection error" that takes
    the focus, and with it the keys of somebody who is typing. A page that embeds Streamlit may
    say no to that; here Streamlit's own page does. (The server's `/_stcore/host-config` has the
    switch, too, but an answer that is cut off on the way turns it back.) "Page not found" and
    errors of the script are then silent as well, so the app shows those itself.
    """

    def __init__(self, app: ASGIApp, *, script: str, style: str) -> None:
        """`script` is the address of the kit's own script, `style` its style sheet itself."""
        self._app = app
        self._head = _head(script)
        # Behind Streamlit's own rules, which the browser would otherwise follow.
        self._end = f"<style>{style}</style>".encode() + _END

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on; put both into the answer that is Streamlit's page."""
        if scope["type"] != "http" or "." in scope["path"].rpartition("/")[2]:
            await self._app(scope, receive, send)
            return
        is_page = False

        async def with_both(message: Message) -> None:
            nonlocal is_page
            if message["type"] == "http.response.start":
                is_page = _is_page(message)
                if is_page:
                    message = {**message, "headers": self._longer(message["headers"])}
            elif is_page and message["type"] == "http.response.body":
                body = message.get("body", b"").replace(_HEAD, self._head, 1)
                message = {**message, "body": body.replace(_END, self._end, 1)}
            await send(message)

        plain = {**scope, "headers": [h for h in scope["headers"] if h[0] != b"accept-encoding"]}
        await self._app(plain, receive, with_both)

    def _longer(self, headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        grown = len(self._head) - len(_HEAD) + len(self._end) - len(_END)
        return [
            (name, str(int(value) + grown).encode() if name == b"content-length" else value)
            for name, value in headers
        ]


def _is_page(start: Message) -> bool:
    kind: bytes = dict(start["headers"]).get(b"content-type", b"")
    return bool(start["status"] == 200) and kind.startswith(b"text/html")


def _head(script: str) -> bytes:
    links = (
        f'<link rel="modulepreload" crossorigin href="./static/js/{name}">' for name in _fetched()
    )
    ours = f'<script type="module" crossorigin src="{script}"></script>'
    return _HEAD + "".join([f"<script>{_FIRST}</script>", ours, *links]).encode()


def _fetched() -> list[str]:
    """Return the names of the scripts that draw widgets, with all that they import."""
    wanted = [file.name for name in _WIDGETS for file in _SCRIPTS.glob(f"{name}.*.js")]
    found: dict[str, None] = {}
    while wanted:
        name = wanted.pop()
        # The first of them is Streamlit's own, which the page has anyway.
        if name not in found and not name.startswith("index."):
            found[name] = None
            wanted += _IMPORTED.findall((_SCRIPTS / name).read_text("utf-8"))
    return sorted(found)
