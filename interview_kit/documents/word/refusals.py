"""The engine's error for a layout that cannot be used."""

from __future__ import annotations

from interview_kit.errors import DocumentError, Fact


class LayoutError(DocumentError):
    """A layout cannot be used. `line` is where that is in the source of the part, if known."""

    def __init__(
        self, code: str, line: int | None = None, *, place: str = "", **facts: Fact
    ) -> None:
        super().__init__(code, place=place, **facts)
        self.line = line
