"""The start of the server, and the watch over the database's file while it runs."""

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
from interview_kit.web import log_lines

_log = logging.getLogger("interview_kit")

_WATCH_SECONDS = 1
_HEAVY = (
    "pandas",
    "docxtpl",
    "holidays",
    "icalendar",
    "interview_kit.documents.letters",
    "interview_kit.content",
)


@asynccontextmanager
async def lifespan(app: object) -> AsyncIterator[dict[str, Any]]:
    """Open the store and import the heavy parts in a thread, then freeze what is loaded.

    The database's file is watched while the server runs, and looked for once more at the end. A
    store that cannot be opened does not stop the server, since each page shows the reason.
    """
    log_lines.leave_out_messages()
    warming = asyncio.create_task(asyncio.to_thread(_warm_up))
    watching = asyncio.create_task(_watch_file())
    try:
        yield {}
        await warming
    finally:
        watching.cancel()
        _keep_file()


async def _watch_file() -> None:
    """Restore a database's file that is removed within a second, since the kit may be killed."""
    while True:
        await asyncio.sleep(_WATCH_SECONDS)
        await asyncio.to_thread(_keep_file)


def _keep_file() -> None:
    try:
        connections.ensure_file()
    except KitError:
        pass  # each page shows the error
    except Exception as error:  # the watch has to continue after any error
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
    # Objects that live until the end need no garbage collection.
    gc.collect()
    gc.freeze()
