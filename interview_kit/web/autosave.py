"""Where browsers send what is typed.

Answers to a text that was sent: 200 stored, or there already; 409 changed elsewhere, with the
other text; 400 not understood; 401 the token is no good; 403 from another site; 404 no such
record; 413 too long; 423 finished; 503 the store cannot just now, with its reason.
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
from interview_kit.settings import make_data_dir, settings
from interview_kit.store.records import recently_deleted, record_fields
from interview_kit.store.records.conflicts import EXCUSES
from interview_kit.store.records.record_fields import NotUnderstood, TooLong
from interview_kit.typed import DEFAULT_STYLE, WritingStyle

if TYPE_CHECKING:
    from starlette.requests import Request

    from interview_kit.access import Actor

TOKEN_HEADER = "X-Kit-Token"  # noqa: S105 - the name of a header

# JSON writes some characters as six bytes, so a text that fits can come in a longer body.
_MAX_BODY_BYTES = 6 * record_fields.MAX_BYTES + 1024
_MAX_NUMBER = 2**53  # what browsers count exactly
_ID = re.compile(r"[0-9A-Za-z_-]{1,64}")
_DELETED = (
    f"This was deleted. Restore it under “Your data” within {recently_deleted.KEPT_DAYS} days, "
    "open it, and this text will be saved."
)
_FINISHED = "This call is finished. Reopen it and go to this field, and the text will be saved."
_TOO_LONG = "The text is too long. Shorten it, or move part of it to another field."


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
    """Return what signs and checks tokens. Raises KitError when the secret cannot be kept."""
    return Signer(signing_key(make_data_dir(settings().data_dir)))


def route(base_path: str) -> Route:
    """Return the route that texts are sent to, for `st.App`."""
    return Route(f"{base_path}/kit/draft", _draft, methods=["POST"])


async def _draft(request: Request) -> JSONResponse:  # noqa: PLR0911 - one for each answer
    # What names another origin never gets here. This is what the browser says itself.
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        return _answer(403, message="This page does not belong to the kit.")
    try:
        actor = signer().verify(request.headers.get(TOKEN_HEADER, ""))
        if actor is None:
            return _answer(401)
        body = await _body(request)
        if body is None:
            return _answer(413, message=_TOO_LONG)
        draft = _parsed(body)
        if draft is None:
            return _answer(400, message="The kit did not understand the page. Reload it.")
        # In a thread: a database that is busy must not hold up everybody's pages.
        written = await run_in_threadpool(_write, actor, draft)
    except ClientDisconnect:
        return _answer(400)  # read by nobody: half a text is no text, and the browser has it all
    except NotFound:
        return _answer(404, message=_DELETED)
    except Locked:
        return _answer(423, message=_FINISHED)
    except TooLong:
        return _answer(413, message=_TOO_LONG)
    except KitError as error:
        status = 400 if isinstance(error, NotUnderstood) else 503
        return _answer(status, message=f"{error.what} {error.next_step}".strip())
    answer: dict[str, str | int] = {"outcome": written.outcome, "revision": written.revision}
    if written.outcome in ("conflict", "stale"):
        answer["text"] = written.text
    if written.outcome == "conflict" and written.state in EXCUSES:
        answer["excuse"] = labels(content().interviewer.states)[written.state]
    return _answer(409 if written.outcome == "conflict" else 200, **answer)


def _write(actor: Actor, draft: _Draft) -> record_fields.Written:
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


async def _body(request: Request) -> bytes | None:
    """Return the request's body, None if it is longer than any text may be."""
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY_BYTES:
            return None
    return bytes(body)


def _parsed(body: bytes) -> _Draft | None:
    """Return what a browser sent, None if it is not what the scripts send."""
    try:
        sent = json.loads(body)
        style = _style(sent.get("way", ""))
        draft = _Draft(
            **{name: sent[name] for name in _Draft._fields if name != "style"}, style=style
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    texts = (draft.record, draft.field, draft.text, draft.tab)
    numbers = (draft.base, draft.sequence)
    fits = (
        all(isinstance(text, str) for text in texts)
        and all(type(number) is int and 0 <= number <= _MAX_NUMBER for number in numbers)
        and 0 < len(draft.tab) <= 40
        and _ID.fullmatch(draft.record) is not None
    )
    return draft if fits else None


def _style(sent: str) -> WritingStyle:
    """Return the way of writing that a field sends along, as "US America/New_York"."""
    english, _, zone = sent.partition(" ")
    return WritingStyle(english, zone[:64]) if english in ("US", "GB") else DEFAULT_STYLE


def _answer(status: int, **content: str | int) -> JSONResponse:
    return JSONResponse(content, status, headers={"Cache-Control": "no-store"})
