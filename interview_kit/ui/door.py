"""The app's way in from the network: what every answer carries, and what happens at start."""

from __future__ import annotations

import asyncio
import base64
import gc
import hashlib
import logging
import re
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from interview_kit.errors import KitError, NotFound, Unavailable
from interview_kit.store import database
from interview_kit.ui import frame, index_page, pending

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_log = logging.getLogger("interview_kit")

_FOR_ALL = ((b"x-content-type-options", b"nosniff"), (b"referrer-policy", b"no-referrer"))

# Where the browser keeps the fields that were on the page.
_SHELTER = "<div data-kit-shelter hidden><p>You can keep writing:</p></div>"

_WATCH_SECONDS = 1
_HEAVY = ("pandas", "docxtpl", "interview_kit.documents.letters", "interview_kit.content")


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[dict[str, Any]]:
    """Open the store, then import the heavy parts in a thread and freeze what is loaded.

    Its file is watched as long as the server runs, and looked for once more at the end.
    A store that cannot be opened does not stop the server: each page says why.
    """
    # There is a folder called pages. Streamlit takes it for its older kind of app until the
    # first run is through, and in that run names the home page to the browser first: whatever
    # a page open since before a restart sent in that moment would lead there.
    PagesManager.uses_pages_directory = False
    warming = asyncio.create_task(asyncio.to_thread(_warm_up))
    watching = asyncio.create_task(_watch_file())
    try:
        yield {}
        await warming
    finally:
        watching.cancel()
        _keep_file()


async def _watch_file() -> None:
    """Put a file that is taken away back within a second: the kit may be killed at any time."""
    while True:
        await asyncio.sleep(_WATCH_SECONDS)
        await asyncio.to_thread(_keep_file)


def _keep_file() -> None:
    try:
        database.keep_file()
    except KitError:
        pass  # whoever opens a page is told
    except Exception as error:  # the watch goes on, whatever it was
        _log.error("The database's file could not be kept: %s", type(error).__name__)


def _warm_up() -> None:
    try:
        database.ensure_connected()
    except KitError as error:
        _log.error("%s", error)
    for name in _HEAVY:
        try:
            import_module(name)
        except KitError as error:
            _log.error("%s", error)
    # What lives until the end need not be looked at by every collection.
    gc.collect()
    gc.freeze()


class SecurityHeaders:
    """Middleware that gives each answer the headers browsers protect people by."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add the headers to what comes back."""
        if scope["type"] != "http":  # each message of a page would pass here, too
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message = {**message, "headers": [*message["headers"], *_headers(message)]}
            await send(message)

        await self._app(scope, receive, send_with_headers)


def _headers(start: Message) -> tuple[tuple[bytes, bytes], ...]:
    kind: bytes = dict(start["headers"]).get(b"content-type", b"")
    # An answer to a text is no document, and there is one for each pause.
    return _FOR_ALL if kind.startswith(b"application/json") else (*_FOR_ALL, *_for_documents())


@lru_cache(maxsize=1)
def _for_documents() -> tuple[tuple[bytes, bytes], ...]:
    scripts = " ".join(_inline_script_hashes())
    policy = (
        f"default-src 'none'; script-src 'self' blob: {scripts}; "
        "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        "connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'; object-src 'none'"
    )
    return (
        (b"content-security-policy", policy.encode()),
        (b"x-frame-options", b"DENY"),
    )


def _inline_script_hashes() -> list[str]:
    """Return CSP sources for the scripts in Streamlit's own index page, and the kit's there."""
    index = Path(st.__file__).parent / "static" / "index.html"
    scripts = re.findall(r"<script>(.*?)</script>", index.read_text("utf-8"), re.DOTALL)
    digests = (hashlib.sha256(each.encode()).digest() for each in (index_page.SCRIPT, *scripts))
    return [f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests]


def on_script_error(error: Exception) -> bool:
    """Say in a sentence what a page could not do. Returns True: Streamlit shows nothing itself.

    The log gets the kind of error and where it was, not its message: that can hold what
    people typed.
    """
    if isinstance(error, KitError):
        show_error(error)
        return True
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    places = " < ".join(f"{Path(f.filename).name}:{f.lineno}" for f in reversed(frames))
    _log.error("A page failed with %s at %s", type(error).__name__, places)
    st.error(
        "Something went wrong on this page. What you typed is saved, or kept in this browser "
        "until it can be. Reload the page. If that doesn't help, go to Home and start from there.",
        icon=":material/error:",
    )
    return True


def show_error(error: KitError) -> None:
    """Show what is wrong, where, and what to do next.

    What could not be read is read again as soon as the database answers. What could not be
    stored waits for a press: while the database can only be read, the page would run without
    end, and the words be gone before anybody has read them.
    """
    with st.container(border=True, key="kit-error"):
        frame.heading_of_error("That didn't work")
        st.text(error.what)
        if error.where:
            st.text(error.where)
        if error.next_step:
            st.text(error.next_step)
        if isinstance(error, Unavailable):
            st.text("What you typed stays in this browser until then.")
            st.html(_SHELTER)
        if isinstance(error, NotFound):
            frame.ways_on()
    if isinstance(error, Unavailable) and error.writing:
        st.button("Show the page again", icon=":material/refresh:", key="kit-show-again")
    elif isinstance(error, Unavailable):
        pending.wait_for_store()
