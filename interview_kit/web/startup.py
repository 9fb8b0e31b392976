"""What happens when the server starts, and as long as it runs."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import Any

from interview_kit.errors import KitError
from interview_kit.store.database import connections

_log = logging.getLogger("interview_kit")

_WATCH_SECONDS = 1
_HEAVY = ("pandas", "docxtpl", "interview_kit.documents.letters", "interview_kit.content")


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[dict[str, Any]]:
    """Open the store, then import the heavy parts in a thread and freeze what is loaded.

    Its file is watched as long as the server runs, and looked for once more at the end.
    A store that cannot be opened does not stop the server: each page says why.
    """
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
        connections.ensure_file()
    except KitError:
        pass  # whoever opens a page is told
    except Exception as error:  # the watch goes on, whatever it was
        _log.error("The database's file could not be kept: %s", type(error).__name__)


def _warm_up() -> None:
    try:
        connections.ensure_connected()
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
