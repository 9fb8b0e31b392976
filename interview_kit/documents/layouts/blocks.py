"""The tags of one part as blocks: if, else, for and their ends, and what is in them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from interview_kit.documents.layouts import expressions
from interview_kit.documents.layouts.tag_names import TagName
from interview_kit.documents.word.reading import Problem, Severity
from interview_kit.documents.word.refusals import TagError
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
            self._add("stop", tag, error)

    def finish(self) -> None:
        """Report the blocks that were never closed."""
        for block in self._open:
            error = TagError("block_open", word=block.tag.word, end=_end_of(block.tag))
            self._add("stop", block.tag, error)

    def _add(self, severity: Severity, tag: Tag, error: TagError) -> None:
        self.problems.append(Problem(severity, tag.paragraph, error))

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
            raise TagError("block_too_deep", number=MAX_DEPTH)

    def _continue_block(self, tag: Tag, needs: str) -> None:
        if not self._open or (needs and self._open[-1].tag.word != needs):
            raise TagError("block_not_begun", word=tag.word)
        if self._open[-1].seen_else:
            raise TagError("block_after_else", word=tag.word)
        self._check_pair(self._open[-1].tag, tag)

    def _close_block(self, tag: Tag, word: str) -> None:
        if not self._open:
            raise TagError("block_closes_nothing", word=tag.word, begin=word)
        opened = self._open[-1].tag
        if opened.word != word:
            end = _end_of(opened)
            raise TagError("block_crossed", word=tag.word, opened=opened.word, end=end)
        if self._open.pop().item:
            self._items.pop()
        self._check_pair(opened, tag)
        _check_bare(tag)

    def _check_pair(self, opened: Tag, tag: Tag) -> None:
        if opened.level != tag.level:
            right = _matching_tag(opened, tag)
            raise TagError("block_unlike", opened=opened.written, tag=tag.written, right=right)
        if _container(opened) is not _container(tag):
            raise TagError("block_elsewhere", opened=opened.written, tag=tag.written)
        if not tag.level and opened.paragraph is not tag.paragraph:
            error = TagError(
                "block_leaves_lines",
                opened=opened.written,
                first=_on_own_line(opened),
                last=_on_own_line(tag),
            )
            self._add("warn", opened, error)

    def _scope(self) -> dict[str, TagName]:
        inside = {"loop": _LOOP} if self._items else {}
        return {**self.names, **inside, **dict(self._items)}


def _check_bare(tag: Tag) -> None:
    if tag.rest:
        raise TagError("block_with_rest", word=tag.word, rest=tag.rest)


def _unknown_block(tag: Tag) -> TagError:
    if not tag.word:
        return TagError("tag_empty")
    return TagError("block_unknown", word=tag.word)


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
