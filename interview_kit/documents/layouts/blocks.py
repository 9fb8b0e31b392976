"""The tags of one part as blocks: if, else, for and their ends, and what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from interview_kit.documents.layouts import expressions
from interview_kit.documents.layouts.expressions import TagError
from interview_kit.documents.layouts.tag_names import TagName
from interview_kit.documents.word.reading import Problem, Severity
from interview_kit.documents.word.tags import Tag

MAX_DEPTH = 10  # blocks inside blocks
_LOOP = TagName("loop", "", "item", "")


@dataclass(slots=True)
class _OpenBlock:
    """A block that is not closed yet; `item` is the name that a "for" gives its items."""

    tag: Tag
    item: str = ""
    seen_else: bool = False


@dataclass(slots=True)
class Blocks:
    """Reads the tags of one part in order: what is wrong with their meaning, and names in use."""

    names: Mapping[str, TagName]
    problems: list[Problem] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    _open: list[_OpenBlock] = field(default_factory=list)
    _items: list[tuple[str, TagName]] = field(default_factory=list)

    def read(self, tag: Tag) -> None:
        """Read the next tag, unless the reader could not."""
        if tag.unreadable():
            return
        try:
            self._read(tag)
        except TagError as error:
            self._add("stop", tag, error.what, error.next_step)

    def finish(self) -> None:
        """Report the blocks that were never closed."""
        for block in self._open:
            self._add(
                "stop",
                block.tag,
                f"“{block.tag.word}” begins here and never ends.",
                f"Write {_end_of(block.tag)} where it should end.",
            )

    def _add(self, severity: Severity, tag: Tag, what: str, next_step: str) -> None:
        self.problems.append(Problem(severity, tag.paragraph, what, next_step))

    def _read(self, tag: Tag) -> None:
        if tag.kind == "print":
            self.used |= expressions.check_print(tag.body, self._scope())
        elif tag.kind == "block":
            step = getattr(self, f"_on_{tag.word}", None) if tag.word.isalpha() else None
            if step is None:
                raise _unknown_block(tag)
            step(tag)

    def _on_if(self, tag: Tag) -> None:
        self._open_block(_OpenBlock(tag))
        self.used |= expressions.check_condition(tag.rest, self._scope())

    def _on_elif(self, tag: Tag) -> None:
        self._continue_block(tag, "if")
        self.used |= expressions.check_condition(tag.rest, self._scope())

    def _on_else(self, tag: Tag) -> None:
        self._continue_block(tag, "")
        self._open[-1].seen_else = True
        _check_bare(tag)

    def _on_endif(self, tag: Tag) -> None:
        self._close_block(tag, "if")

    def _on_for(self, tag: Tag) -> None:
        block = _OpenBlock(tag)
        self._open_block(block)
        loops = tuple(name for name, _ in self._items)
        try:
            block.item, item, used = expressions.check_loop(tag.rest, self._scope(), loops)
        except TagError:
            # Without a name for its items, all tags inside would be reported, too.
            block.item, item, used = _guess_item(tag)
            self._items.append((block.item, item))
            raise
        self._items.append((block.item, item))
        self.used |= used

    def _on_endfor(self, tag: Tag) -> None:
        self._close_block(tag, "for")

    def _open_block(self, block: _OpenBlock) -> None:
        self._open.append(block)
        if len(self._open) > MAX_DEPTH:
            raise TagError(f"More than {MAX_DEPTH} blocks are inside each other.", "Use fewer.")

    def _continue_block(self, tag: Tag, needs: str) -> None:
        if not self._open or (needs and self._open[-1].tag.word != needs):
            raise TagError(f"“{tag.word}” has no beginning.", "Delete it.")
        if self._open[-1].seen_else:
            raise TagError(f"“{tag.word}” comes after “else”.", "“else” has to come last.")
        self._check_pair(self._open[-1].tag, tag)

    def _close_block(self, tag: Tag, word: str) -> None:
        if not self._open:
            raise TagError(
                f"“{tag.word}” closes nothing.", f"Delete it, or write {word} before it."
            )
        opened = self._open[-1].tag
        if opened.word != word:
            raise TagError(
                f"“{tag.word}” comes before “{opened.word}” has ended.",
                f"Write {_end_of(opened)} before it.",
            )
        if self._open.pop().item:
            self._items.pop()
        self._check_pair(opened, tag)
        _check_bare(tag)

    def _check_pair(self, opened: Tag, tag: Tag) -> None:
        if opened.level != tag.level:
            raise TagError(
                f"{opened.written} and {tag.written} don't match.",
                f"Write {_matching_tag(opened, tag)} here.",
            )
        if _container(opened) is not _container(tag):
            raise TagError(
                f"{opened.written} and {tag.written} aren't in the same part of the page.",
                "Put both in the same cell, or both outside the table.",
            )
        if not tag.level and opened.paragraph is not tag.paragraph:
            self._add(
                "warn",
                opened,
                f"{opened.written} ends in another paragraph, which leaves empty lines.",
                f"Give each its own line and write {_on_own_line(opened)} and {_on_own_line(tag)}.",
            )

    def _scope(self) -> dict[str, TagName]:
        inside = {"loop": _LOOP} if self._items else {}
        return {**self.names, **inside, **dict(self._items)}


def _check_bare(tag: Tag) -> None:
    if tag.rest:
        raise TagError(f"Nothing can come after “{tag.word}”.", f"Delete “{tag.rest}”.")


def _unknown_block(tag: Tag) -> TagError:
    if not tag.word:
        return TagError("There is nothing between these braces.", "Delete them.")
    return TagError(
        f"A layout can't use “{tag.word}”.",
        "It can use if, elif, else, endif, for and endfor.",
    )


def _guess_item(tag: Tag) -> tuple[str, TagName, set[str]]:
    item = tag.rest.partition(" ")[0] or "item"
    return item, TagName(item, "", "item", ""), set()


def _container(tag: Tag) -> Any:
    holder = tag.holder()
    return (tag.paragraph.element if holder is None else holder).getparent()


def _end_of(tag: Tag) -> str:
    return f"{{%{tag.level} end{tag.word} %}}"


def _matching_tag(opened: Tag, tag: Tag) -> str:
    return f"{{%{opened.level} {tag.body} %}}"


def _on_own_line(tag: Tag) -> str:
    return f"{{%p {tag.body} %}}"
