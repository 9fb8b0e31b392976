"""What goes into a Word file: texts made fit for XML, and the sandbox that prints them.

docxtpl loses text without a word in several ways: no escaping by default, characters that XML
does not allow, names that do not exist, broken XML that it repairs by dropping the rest. Here
only texts go in, each is escaped, and what was printed is written down.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from interview_kit.errors import DocumentError
from interview_kit.text import for_xml

# No name that a template could write; with these, what it prints is taken in by the engine.
IN_TEXT = "printed in text"
IN_ATTRIBUTE = "printed in an attribute"
ELSEWHERE = "printed elsewhere"
LEDGER = "what was printed"

FILTERS = frozenset(
    (
        *("capitalize", "count", "d", "default", "e", "escape", "first", "join", "last"),
        *("length", "lower", "title", "trim", "upper"),
    )
)
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_LOOP = frozenset(("first", "last", "index", "length"))  # what templates ask, and is safe
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_FIT_FOR_AN_ATTRIBUTE = re.compile(r"[0-9A-Za-z]{1,20}")


class Clean(str):
    """A text without what XML cannot hold; `removed` counts what that was."""

    removed = 0


@dataclass(slots=True)
class Ledger:
    """What one rendering printed.

    `plain` has an entry for each thing printed, in order: the text that has to be seen in the
    file, "" for what goes into an attribute. `lost` are texts that nobody would see. `removed`
    counts the characters that went for what Word cannot hold.
    """

    plain: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    removed: int = 0


def broken(what: str, where: str = "") -> DocumentError:
    """Return the error for a template that cannot be used; `what` is half a sentence."""
    return DocumentError(
        f"The layout for this document doesn't work: {what}.",
        where=where,
        next_step="Restore the kit's own with: "
        "python -m interview_kit.documents.kit_layouts.building",
    )


def prepared(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """Return the values with these names, fit for a template.

    Raises DocumentError for all that is no text.
    """
    wanted = ((name, values[name]) for name in names if name in values)
    return {name: value if _is_fit(value) else _prepared(name, value) for name, value in wanted}


def _is_fit(value: object) -> bool:
    """Whether a value can stay as it is: what can be printed is something that XML can hold."""
    return type(value) is str and value.isprintable()


def _prepared(name: str, value: object) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        clean = for_xml(str.__str__(value))
        text = Clean(clean.text)
        text.removed = clean.removed
        return text
    if isinstance(value, list | tuple):
        return [each if _is_fit(each) else _prepared(name, each) for each in value]
    if isinstance(value, dict | Mapping):
        return {
            key: each if _is_fit(each) else _prepared(f"{name}.{key}", each)
            for key, each in value.items()
        }
    raise DocumentError(
        f"The value “{name}” isn't text, so it can't go into a Word file.",
        next_step="This is a fault in the kit. Copy the text from the page for now.",
    )


class _Escaped(str):
    """A text that is XML already."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


# Most texts have none of these: to ask is faster than to replace. The first ones come first,
# since what the last ones become has them.
_IN_XML = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", BREAK), ("\t", TAB))


@pass_context
def _in_text(context: Context, value: object) -> _Escaped:
    ledger: Ledger = context.parent[LEDGER]
    text = value if type(value) is str else _plain(value, ledger)
    ledger.plain.append(text)
    for letter, written in _IN_XML:
        if letter in text:
            text = text.replace(letter, written)
    return _Escaped(text)


@pass_context
def _in_attribute(context: Context, value: object) -> Markup:
    ledger: Ledger = context.parent[LEDGER]
    text = _plain(value, ledger)
    ledger.plain.append("")
    if not _FIT_FOR_AN_ATTRIBUTE.fullmatch(text):
        raise broken(f"“{text[:40]}” is neither a number of columns nor a color")
    return Markup(text)  # noqa: S704 # letters and digits alone


@pass_context
def _elsewhere(context: Context, value: object) -> Markup:
    ledger: Ledger = context.parent[LEDGER]
    text = _plain(value, ledger)
    ledger.plain.append("")
    ledger.lost.append(text)
    return escape(text)


def _plain(value: object, ledger: Ledger) -> str:
    """Return a value as the text that is to be seen. Raises DocumentError for all others."""
    if isinstance(value, Clean):
        ledger.removed += value.removed
    if isinstance(value, Markup):
        return value.unescape()
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, StrictUndefined | bool | int):
        return str(value)  # which raises for what is not there
    if value is None:
        raise broken("it prints something that is empty")
    raise broken("it prints something that isn't text")


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a dot leads to the parts of a mapping, never to what Python adds."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict:
            if attribute in obj:
                return obj[attribute]
            return self.undefined(obj=obj, name=attribute)
        if type(obj) is LoopContext and attribute in _LOOP:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _counting(work: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter whose results remember what had to go from the texts that it was given."""

    @wraps(work)  # which tells Jinja what else the filter wants
    def counted(*given: Any, **named: Any) -> Any:
        made = work(*given, **named)
        if type(made) is not str:
            return made
        texts = [*given, *(each for some in given if isinstance(some, list) for each in some)]
        removed = sum(each.removed for each in texts if isinstance(each, Clean))
        if not removed:
            return made
        text = Clean(made)
        text.removed = removed
        return text

    return counted


def _as_it_is(text: object) -> object:
    """All is escaped once, when it is printed; to ask for it changes nothing."""
    return text


def _environment() -> ImmutableSandboxedEnvironment:
    environment = _Sandbox(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = {
        name: _counting(each) for name, each in environment.filters.items() if name in FILTERS
    }
    environment.filters["e"] = environment.filters["escape"] = _as_it_is
    environment.filters |= {
        IN_TEXT: _in_text,
        IN_ATTRIBUTE: _in_attribute,
        ELSEWHERE: _elsewhere,
    }
    return environment


ENVIRONMENT = _environment()
"""A sandbox without functions and with a few filters; nothing changes it."""
