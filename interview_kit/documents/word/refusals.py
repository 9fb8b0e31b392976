"""The errors of layouts: of one that cannot be used, and of the tags in one."""

from __future__ import annotations

from interview_kit.errors import DocumentError, Fact
from interview_kit.text import shorten

_MOST_QUOTED = 66  # characters of a fact


class LayoutError(DocumentError):
    """A layout cannot be used. `line` is where that is in the source of the part, if known."""

    def __init__(
        self, code: str, line: int | None = None, *, place: str = "", **facts: Fact
    ) -> None:
        super().__init__(code, place=place, **facts)
        self.line = line


class TagError(DocumentError):
    """Something about a tag, or about all of them: the check reports it. Facts are shortened."""

    def __init__(self, code: str, **facts: Fact) -> None:
        super().__init__(code, **{name: _shortened(fact) for name, fact in facts.items()})


def _shortened(fact: Fact) -> Fact:
    """Return a fact as a message quotes it: a tag keeps its braces."""
    if not isinstance(fact, str) or len(fact) <= _MOST_QUOTED:
        return fact
    is_tag = fact.startswith("{") and fact.endswith("}")
    return f"{fact[:52]}…{fact[-2:]}" if is_tag else shorten(fact, _MOST_QUOTED)
