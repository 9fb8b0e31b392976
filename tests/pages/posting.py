"""A typed text on its way into the kit, as a browser sends it."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from starlette.applications import Starlette

from interview_kit.access import LOCAL
from interview_kit.web import autosave


def post_draft(
    record_id: str, field: str, text: str, *, base: int = 0
) -> tuple[int, dict[str, Any]]:
    """Send a text to the route of the autosave; return the status and the answer."""
    draft = {"record": record_id, "field": field, "text": text, "base": base}
    body = json.dumps({**draft, "tab": "page.document", "sequence": 1, "way": "US UTC"}).encode()
    token = autosave.signer().sign(LOCAL).encode()
    scope = {
        "type": "http",
        "method": "POST",
        "path": "/kit/draft",
        "headers": [(autosave.TOKEN_HEADER.lower().encode(), token)],
    }
    answers: list[Any] = []

    async def receive() -> dict[str, Any]:
        return {"type": "http.request", "body": body, "more_body": False}

    async def send(message: Any) -> None:
        answers.append(message)

    def run() -> None:
        asyncio.run(Starlette(routes=[autosave.draft_route("")])(scope, receive, send))

    # A thread of its own, since a browser test before may have left an event loop in this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(run).result()
    return int(answers[0]["status"]), json.loads(answers[1]["body"])
