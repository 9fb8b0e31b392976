"""Addresses that are no page's: former ones lead on, and all others get a page of the kit's own.

Streamlit: every address is answered with its one page. Below a path of two parts that finds none of
its scripts and stays white; for a path that no page has it shows Home, as if nothing were wrong.
Seen in: Streamlit 1.67.0.
Instead: the kit knows the paths of its pages and answers all others itself, with 404.
Can go when this fails: tests/browser/test_browser_streamlit_behavior.py
  test_every_address_is_answered_with_its_page
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape
from typing import TYPE_CHECKING

from starlette.responses import HTMLResponse, RedirectResponse

from interview_kit.ui.workarounds.server import base_path

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>No such page · Interview Kit</title>
<style>
:root {{ color-scheme: light dark }}
body {{ max-width: 36rem; margin: 4.5rem auto; padding: 0 1rem; line-height: 1.6;
  font-family: "Source Sans", system-ui, sans-serif;
  color: light-dark(#22282b, #ece8df); background: light-dark(#fbfaf6, #15191b) }}
h1 {{ font-family: "Source Serif", Georgia, serif; font-weight: 600; line-height: 1.2 }}
a {{ display: inline-block; padding: 0.6rem 0; color: light-dark(#0b5f66, #7fd0cb) }}
</style>
</head>
<body>
<main>
<h1>There's no page here</h1>
<p>The address may be misspelled, or the link may be old. Nothing of yours is lost.</p>
<p><a href="{home}">Go to Home</a></p>
</main>
</body>
</html>
"""


class Addresses:
    """Middleware that knows the paths of all pages, and the `former` ones with what they became."""

    def __init__(self, app: ASGIApp, *, paths: Collection[str], former: Mapping[str, str]) -> None:
        self._app = app
        self._paths = paths
        self._former = former

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, lead to where the page is now, or say that there is none."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        path = scope["path"].removeprefix(base_path()).removeprefix("/")
        plain = path.strip("/")
        wanted = self._former.get(plain, plain)
        if wanted not in self._paths:
            await self._app(scope, receive, _instead_of_page(scope, receive, send))
        elif wanted != path:
            query = scope["query_string"].decode("latin-1")
            there = f"{base_path()}/{wanted}" + (f"?{query}" if query else "")
            await RedirectResponse(there)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _instead_of_page(scope: Scope, receive: Receive, send: Send) -> Send:
    """Return a way to send on which Streamlit's page becomes the kit's own."""
    is_page = False

    async def unless_page(message: Message) -> None:
        nonlocal is_page
        if message["type"] == "http.response.start":
            kind: bytes = dict(message["headers"]).get(b"content-type", b"")
            is_page = kind.startswith(b"text/html")
            if is_page:
                page = _PAGE.format(home=escape(f"{base_path()}/"))
                await HTMLResponse(page, status_code=404)(scope, receive, send)
        if not is_page:
            await send(message)

    return unless_page
