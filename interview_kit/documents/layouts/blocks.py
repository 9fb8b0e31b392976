"""How the tags of one part belong together: if, else, for and their ends, and what is in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from interview_kit.documents.layouts import expressions
from interview_kit.documents.layouts.expressions import Wrong
from interview_kit.documents.layouts.names import Name
from interview_kit.documents.layouts.tags import LONGEST_TAG, Tag, W

_SHOWN = 500  # characters at most, of what a message may quote
MAX_DEPTH = 10  # blocks inside blocks
_HOLDERS = {"p": f"{W}p", "tr": f"{W}tr", "tc": f"{W}tc"}
_LOOP = Name("loop", "", "item", "")
_CALLED = {"p": "paragraph", "tr": "table row", "tc": "table cell", "r": "text"}

_SLIPS = {
    "sign": "A minus or plus next to the braces swallows text in a Word file.",
    "space": "The spaces at the start of this tag are in the wrong place.",
}

Say = Callable[[str, Tag, str, str], None]  # severity, tag, what, next step


@dataclass(slots=True)
class _Open:
    """A block that is not closed yet; `item` is what a "for" brought along."""

    tag: Tag
    item: str = ""
    seen_else: bool = False


@dataclass(slots=True)
class Blocks:
    """Reads the tags of one part in order. What it finds goes to `say`, names to `used`."""

    names: Mapping[str, Name]
    say: Say
    used: set[str] = field(default_factory=set)
    _open: list[_Open] = field(default_factory=list)
    _items: list[tuple[str, Name]] = field(default_factory=list)

    def read(self, tag: Tag) -> None:
        """Take in the next tag."""
        try:
            self._read(tag)
        except Wrong as wrong:
            self.say("stop", tag, wrong.what, wrong.next_step)

    def finish(self) -> None:
        """Say which blocks were never closed."""
        for block in self._open:
            self.say(
                "stop",
                block.tag,
                f"“{block.tag.word}” begins here and never ends.",
                f"Write {_end_of(block.tag)} where it should end.",
            )

    def _read(self, tag: Tag) -> None:
        _check_form(tag)
        if tag.slip:
            self.say("stop", tag, _SLIPS[tag.slip], f"Write {_rewritten(tag)}.")
        if tag.kind == "print":
            if tag.level:
                raise Wrong(
                    f"After the braces, “{tag.level}” with a space has a meaning of its own.",
                    f"Put a space before it, or write {{{{ {tag.body or 'company'} }}}}.",
                )
            self.used |= expressions.printed(tag.body, self._scope())
        elif tag.kind == "block":
            step = getattr(self, f"_on_{tag.word}", None) if tag.word.isalpha() else None
            if step is None:
                raise _unknown_block(tag)
            step(tag)

    def _on_if(self, tag: Tag) -> None:
        self._begin(_Open(tag))
        self.used |= expressions.condition(tag.rest, self._scope())

    def _on_elif(self, tag: Tag) -> None:
        self._between(tag, "if")
        self.used |= expressions.condition(tag.rest, self._scope())

    def _on_else(self, tag: Tag) -> None:
        self._between(tag, "")
        self._open[-1].seen_else = True
        _check_bare(tag)

    def _on_endif(self, tag: Tag) -> None:
        self._close(tag, "if")

    def _on_for(self, tag: Tag) -> None:
        block = _Open(tag)
        self._begin(block)
        loops = tuple(name for name, _ in self._items)
        try:
            block.item, item, used = expressions.loop(tag.rest, self._scope(), loops)
        except Wrong:
            # Whatever stands inside would be unknown for this reason alone.
            block.item, item, used = _guessed(tag)
            self._items.append((block.item, item))
            raise
        self._items.append((block.item, item))
        self.used |= used

    def _on_endfor(self, tag: Tag) -> None:
        self._close(tag, "for")

    def _begin(self, block: _Open) -> None:
        self._open.append(block)
        if len(self._open) > MAX_DEPTH:
            raise Wrong(f"More than {MAX_DEPTH} blocks are inside each other.", "Use fewer.")

    def _between(self, tag: Tag, needs: str) -> None:
        if not self._open or (needs and self._open[-1].tag.word != needs):
            raise Wrong(f"“{tag.word}” has no beginning.", "Delete it.")
        if self._open[-1].seen_else:
            raise Wrong(f"“{tag.word}” comes after “else”.", "“else” has to come last.")
        self._check_pair(self._open[-1].tag, tag)

    def _close(self, tag: Tag, word: str) -> None:
        if not self._open:
            raise Wrong(f"“{tag.word}” closes nothing.", f"Delete it, or write {word} before it.")
        opened = self._open[-1].tag
        if opened.word != word:
            raise Wrong(
                f"“{tag.word}” comes before “{opened.word}” has ended.",
                f"Write {_end_of(opened)} before it.",
            )
        if self._open.pop().item:
            self._items.pop()
        self._check_pair(opened, tag)
        _check_bare(tag)

    def _check_pair(self, opened: Tag, tag: Tag) -> None:
        if opened.level != tag.level:
            raise Wrong(
                f"{opened.written} and {tag.written} don't match.",
                f"Write {_like(opened, tag)} here.",
            )
        if _place(opened) is not _place(tag):
            raise Wrong(
                f"{opened.written} and {tag.written} aren't in the same part of the page.",
                "Put both in the same cell, or both outside the table.",
            )
        if not tag.level and opened.paragraph is not tag.paragraph:
            self.say(
                "warn",
                opened,
                f"{opened.written} ends in another paragraph, which leaves empty lines.",
                f"Give each its own line and write {_with_level(opened)} and {_with_level(tag)}.",
            )

    def _scope(self) -> dict[str, Name]:
        inside = {"loop": _LOOP} if self._items else {}
        return {**self.names, **inside, **dict(self._items)}


def _check_form(tag: Tag) -> None:
    if tag.kind == "open":
        end = {"{{": "}}", "{%": "%}", "{#": "#}"}[tag.written[:2]]
        raise Wrong(
            f"{tag.written[:2]} begins here and doesn't end in the same paragraph.",
            f"Write {end} after it. If it's plain text, delete one of the two characters.",
        )
    if len(tag.written) > LONGEST_TAG:
        raise Wrong("This tag is too long.", "Write one name, or split it.")
    inside = tag.written[2:-2]
    if tag.kind != "comment" and ("{" in inside or "}" in inside):
        raise Wrong(
            "There are braces inside this tag.", "Write two at each end and none in between."
        )
    if tag.kind != "comment" and tag.level and "%" in inside:
        raise Wrong(
            f"There can't be a % in a tag for a whole {_CALLED[tag.level]}.",
            f"Write it without “{tag.level}”, or delete the %.",
        )


def _check_bare(tag: Tag) -> None:
    if tag.rest:
        raise Wrong(f"Nothing can come after “{tag.word}”.", f"Delete “{tag.rest}”.")


def _unknown_block(tag: Tag) -> Wrong:
    if not tag.word:
        return Wrong("There is nothing between these braces.", "Delete them.")
    return Wrong(
        f"A layout can't use “{tag.word}”.",
        "It can use if, elif, else, endif, for and endfor.",
    )


def _guessed(tag: Tag) -> tuple[str, Name, set[str]]:
    item = tag.rest.partition(" ")[0] or "item"
    return item, Name(item, "", "item", ""), set()


def _place(tag: Tag) -> Any:
    holder = tag.paragraph.element
    if tag.level in ("tr", "tc"):
        holder = next(holder.iterancestors(_HOLDERS[tag.level]), holder)
    return holder.getparent()


def _rewritten(tag: Tag) -> str:
    if tag.kind == "print":
        return f"{{{{ {tag.body} }}}}"
    return f"{{%{tag.level} {tag.body} %}}"


def _end_of(tag: Tag) -> str:
    return f"{{%{tag.level} end{tag.word} %}}"


def _like(opened: Tag, tag: Tag) -> str:
    return f"{{%{opened.level} {tag.body} %}}"


def _with_level(tag: Tag) -> str:
    return f"{{%p {tag.body} %}}"


def lost_beside(tag: Tag, texts: dict[Any, str]) -> str:
    """Return the text beside a tag that takes its whole paragraph, row or cell.

    It is shortened. `texts` keeps the text of what was looked at before.
    """
    if tag.kind == "open" or tag.level not in _HOLDERS:
        return ""
    holder = tag.paragraph.element
    if tag.level != "p":
        holder = next(holder.iterancestors(_HOLDERS[tag.level]), None)
        if holder is None:
            return ""
    if holder not in texts:
        texts[holder] = "".join("".join(each.itertext()) for each in holder.iter(f"{W}t")).strip()
    text = texts[holder]
    return "" if text == tag.written else text[:_SHOWN].replace(tag.written, "", 1).strip()


def called(level: str) -> str:
    """Return in a word what a level of tags stands for."""
    return _CALLED[level]
