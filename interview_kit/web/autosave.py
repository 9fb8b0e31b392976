"""The route to which browsers send typed texts.

Responses to a text: 200 stored, or stored already; 409 changed elsewhere, with the other text;
400 not understood; 401 invalid token; 403 from another site; 404 no such record; 413 too long;
423 finished; 503 the store is unavailable, with the reason.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect
from starlette.responses import JSONResponse
from starlette.routing import Route

from interview_kit.access import Signer, signing_key
from interview_kit.content import content
from interview_kit.content.interviewer import labels
from interview_kit.errors import KitError, Locked, NotFound
from interview_kit.fields.states import NO_ANSWER_REASONS
from interview_kit.settings import make_data_dir, settings
from interview_kit.store.records import record_fields
from interview_kit.store.records.record_fields import NotUnderstood, TooLong
from interview_kit.typed import DEFAULT_STYLE, ENGLISHES, WritingStyle

if TYPE_CHECKING:
    from starlette.requests import Request

    from interview_kit.access import Actor

TOKEN_HEADER = "X-Kit-Token"  # noqa: S105 - the name of a header

# JSON writes some characters as six bytes, so a text that fits can come in a longer body.
_MAX_BODY_BYTES = 6 * record_fields.MAX_BYTES + 1024
_MAX_NUMBER = 2**53  # what browsers count exactly
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_STATUS: tuple[tuple[type[KitError], int], ...] = (
    (NotFound, 404),
    (TooLong, 413),
    (Locked, 423),
    (NotUnderstood, 400),
    (KitError, 503),
)


class _Draft(NamedTuple):
    record: str
    field: str
    text: str
    base: int
    tab: str
    sequence: int
    style: WritingStyle


@lru_cache(maxsize=1)
def signer() -> Signer:
    """Return the signer of tokens. Raises KitError when its secret cannot be stored."""
    return Signer(signing_key(make_data_dir(settings().data_dir)))


def draft_route(base_path: str) -> Route:
    """Return the route for `st.App`."""
    return Route(f"{base_path}/kit/draft", _answer_draft, methods=["POST"])


async def _answer_draft(request: Request) -> JSONResponse:
    # A request with another origin is refused before. This header comes from the browser itself.
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return _response(403, message="This page does not belong to the kit.")
    try:
        actor = signer().verify(request.headers.get(TOKEN_HEADER, ""))
        if actor is None:
            return _response(401)
        draft = _parse_draft(await _read_body(request))
        # In a thread, since a busy database must not block all pages.
        written = await run_in_threadpool(_write, actor, draft)
    except ClientDisconnect:
        return _response(400)  # nobody reads it: the browser still has the text, and sends it again
    except KitError as error:
        status = next(status for kind, status in _STATUS if isinstance(error, kind))
        return _response(status, message=f"{error.what} {error.next_step}".strip())
    answer: dict[str, str | int] = {"outcome": written.outcome, "revision": written.revision}
    if written.outcome in ("conflict", "stale"):
        answer["text"] = written.text
    if written.outcome == "conflict" and written.state in NO_ANSWER_REASONS:
        answer["excuse"] = labels(content().interviewer.states)[written.state]
    return _response(409 if written.outcome == "conflict" else 200, **answer)


def _write(actor: Actor, draft: _Draft) -> record_fields.WriteResult:
    return record_fields.write(
        actor,
        draft.record,
        draft.field,
        draft.text,
        base=draft.base,
        tab=draft.tab,
        sequence=draft.sequence,
        style=draft.style,
    )


async def _read_body(request: Request) -> bytes:
    """Return the request's body. Raises TooLong if it is longer than any text may be."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY_BYTES:
            raise TooLong("text_too_long")
    return bytes(body)


def _parse_draft(body: bytes) -> _Draft:
    """Return the draft in a body. Raises NotUnderstood for one that the scripts would not send."""
    try:
        sent = json.loads(body)
        style = _parse_style(sent.get("way", ""))
        draft = _Draft(
            **{name: sent[name] for name in _Draft._fields if name != "style"}, style=style
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise NotUnderstood("page_not_understood") from error
    texts = (draft.record, draft.field, draft.text, draft.tab)
    numbers = (draft.base, draft.sequence)
    fits = (
        all(isinstance(text, str) for text in texts)
        and all(type(number) is int and 0 <= number <= _MAX_NUMBER for number in numbers)
        and 0 < len(draft.tab) <= 40
        and _ID.fullmatch(draft.record) is not None
    )
    if not fits:
        raise NotUnderstood("page_not_understood")
    return draft


def _parse_style(sent: str) -> WritingStyle:
    """Return the way of writing that a field sends along, as US America/New_York."""
    english, _, zone = sent.partition(" ")
    return WritingStyle(english, zone[:64]) if english in ENGLISHES else DEFAULT_STYLE


def _response(status: int, **content: str | int) -> JSONResponse:
    return JSONResponse(content, status, headers={"Cache-Control": "no-store"})
