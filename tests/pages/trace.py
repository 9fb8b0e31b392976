"""Where a text goes: the functions of the product that have it, and from which they had it."""

from __future__ import annotations

import dataclasses
import io
import sys
import threading
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import count
from types import FrameType, FunctionType
from typing import Any

from sqlalchemy import Engine, event

from interview_kit.settings import ROOT

_PRODUCT = tuple(f"{ROOT / part}" for part in ("interview_kit", "pages", "app.py"))
_DEPTH = 12


@dataclasses.dataclass(eq=False)
class Invocation:
    """One run of a function. `since` is when it first had the text, 0 for never.

    `sources` are the invocations that handed it the text: those that it called and its caller.
    """

    file: str
    function: str
    since: int = 0
    sources: list[Invocation] = dataclasses.field(default_factory=list)


class Trace:
    """All invocations while it is on, in every thread; `storing` are those that ran a statement."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._moments = count(1)
        self._running: dict[FrameType, Invocation] = {}
        self.invocations: list[Invocation] = []
        self.storing: list[Invocation] = []

    @contextmanager
    def on(self) -> Iterator[None]:
        """Follow the text through whatever runs inside."""
        event.listen(Engine, "before_cursor_execute", self._note_statement)
        threading.setprofile(self._note)
        sys.setprofile(self._note)
        try:
            yield
        finally:
            sys.setprofile(None)
            threading.setprofile(None)  # type: ignore[arg-type]
            event.remove(Engine, "before_cursor_execute", self._note_statement)

    def files(self) -> set[str]:
        """Return all files in which a function had the text."""
        return {each.file for each in self.invocations if each.since}

    def way_to(self, ends: Iterable[Invocation]) -> list[str]:
        """Return the files through which the text was handed to some invocations, first first."""
        passed: set[Invocation] = set()
        left = list(ends)
        while left:
            each = left.pop()
            if each not in passed:
                passed.add(each)
                left += each.sources
        in_order = sorted(passed, key=lambda each: each.since)
        return list(dict.fromkeys(each.file for each in in_order))

    def _note(self, frame: FrameType, happened: str, value: object) -> None:
        if happened in ("call", "return") and frame.f_code.co_filename.startswith(_PRODUCT):
            sys.setprofile(None)
            try:
                self._begin(frame) if happened == "call" else self._end(frame, value)
            finally:
                sys.setprofile(self._note)

    def _begin(self, frame: FrameType) -> None:
        file = frame.f_code.co_filename.removeprefix(f"{ROOT}/")
        begun = self._running[frame] = Invocation(file, frame.f_code.co_name)
        self.invocations.append(begun)
        if self.has_text(dict(frame.f_locals)):
            self._hand_over(self._caller(frame), begun)

    def _end(self, frame: FrameType, value: object) -> None:
        ended = self._running.pop(frame, None)
        if ended is None:
            return
        caller = self._caller(frame)
        is_comprehension = ended.function.startswith(
            "<"
        )  # called with an iterator that says nothing
        if (is_comprehension or not ended.since) and self.has_text(dict(frame.f_locals)):
            self._hand_over(caller if is_comprehension else None, ended)
        if caller and self.has_text(value):
            self._hand_over(ended, caller)

    def _hand_over(self, source: Invocation | None, target: Invocation) -> None:
        for each in filter(None, (source, target)):
            each.since = each.since or next(self._moments)
        target.sources += [source] if source else []

    def _caller(self, frame: FrameType | None) -> Invocation | None:
        while frame := frame.f_back if frame else None:
            if frame in self._running:
                return self._running[frame]
        return None

    def _note_statement(self, *arguments: Any) -> None:
        if (caller := self._caller(sys._getframe())) and self.has_text(arguments[3]):
            self.storing.append(caller)

    def has_text(self, value: object, depth: int = _DEPTH) -> bool:
        """Tell whether the text is in a value, or in what that is made of."""
        if isinstance(value, str):
            return self._text in value
        if isinstance(value, bytes | bytearray):
            return any(self._text.encode() in part for part in _unpacked(bytes(value)))
        return depth > 0 and any(self.has_text(part, depth - 1) for part in _parts(value))


def _unpacked(data: bytes) -> list[bytes]:
    """Return the members of a Word file, and any other bytes as they are."""
    if not data.startswith(b"PK"):
        return [data]
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [archive.read(name) for name in archive.namelist()]
    except zipfile.BadZipFile:
        return [data]


def _parts(value: object) -> list[object]:
    """Return what a collection, a closure or an object of the kit is made of."""
    if isinstance(value, Mapping):
        return list(value.values())
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    module = value.__module__ if isinstance(value, FunctionType) else type(value).__module__
    is_of_kit = module.startswith(("interview_kit.", "pages.", "__main__"))
    if not is_of_kit or module.startswith("interview_kit.content"):  # the kit's own words
        return []
    if isinstance(value, FunctionType):
        return [_content_of(cell) for cell in value.__closure__ or ()]
    slots = (getattr(value, name, None) for name in getattr(type(value), "__slots__", ()))
    return [*getattr(value, "__dict__", {}).values(), *slots]


def _content_of(cell: Any) -> object:
    try:
        return cell.cell_contents
    except ValueError:  # a name that has no value yet
        return None
