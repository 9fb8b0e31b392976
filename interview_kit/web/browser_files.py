"""The kit's scripts and style sheets, as browsers fetch them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.responses import Response
from starlette.routing import Route

if TYPE_CHECKING:
    from starlette.requests import Request

_TYPES = {".js": "text/javascript", ".css": "text/css"}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


class BrowserFiles:
    """Scripts and style sheets of several folders, by names that stay beside each other."""

    def __init__(self, base_path: str, rooms: Mapping[str, Path]) -> None:
        """`base_path` stands before all addresses of the kit: "" or "/prefix"."""
        self._base = f"{base_path}/kit/browser"
        self._rooms = rooms

    @cached_property
    def version(self) -> str:
        """A hash of all files, which is in their addresses, so that browsers keep them for ever."""
        files = (file for room in self._rooms.values() for file in sorted(room.iterdir()))
        contents = (file.read_bytes() for file in files if file.suffix in _TYPES)
        return hashlib.sha256(b"".join(contents)).hexdigest()[:16]

    def address(self, room: str, name: str) -> str:
        """Return the path of one file's address."""
        return f"{self._base}/{self.version}/{room}/{name}"

    def route(self) -> Route:
        """Return the route on which the files are fetched, for `st.App`."""
        return Route(f"{self._base}/{{version}}/{{room}}/{{name}}", self._answer, methods=["GET"])

    async def _answer(self, request: Request) -> Response:
        room = self._rooms.get(request.path_params["room"])
        name = Path(request.path_params["name"]).name
        media_type = _TYPES.get(Path(name).suffix)
        is_current = request.path_params["version"] == self.version
        if room is None or media_type is None or not is_current or not (room / name).is_file():
            return Response(status_code=404, headers={"Cache-Control": "no-store"})
        return Response((room / name).read_bytes(), media_type=media_type, headers=_FOREVER)
