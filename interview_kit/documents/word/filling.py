"""Values made fit for XML, and the sandbox that prints them.

docxtpl loses text silently in several ways: it does not escape by default, lets characters pass
that XML forbids, ignores unknown names, and repairs broken XML by dropping the rest. Here all
values are texts, each is escaped, and a log holds what was printed.
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
from markupsafe import Markup

from interview_kit.documents.word.refusals import LayoutError
from interview_kit.errors import DocumentError
from interview_kit.text import for_xml

# Names of the engine's own filters, which no layout can write since they have spaces.
IN_TEXT = "printed in text"
IN_ATTRIBUTE = "printed in an attribute"
PRINT_LOG = "what was printed"

FILTERS = frozenset(
    (
        *("capitalize", "count", "d", "default", "e", "escape", "first", "join", "last"),
        *("length", "lower", "title", "trim", "upper"),
    )
)
BREAK = '</w:t><w:br/><w:t xml:space="preserve">'
_LOOP = frozenset(("first", "last", "index", "length"))  # of a loop that are safe
TAB = '</w:t><w:tab/><w:t xml:space="preserve">'
_FIT_FOR_AN_ATTRIBUTE = re.compile(r"[0-9A-Za-z]{1,20}")


class CleanText(str):
    """A text without the characters that XML forbids; `removed` is their number."""

    removed = 0


@dataclass(slots=True)
class PrintLog:
    """What one rendering printed.

    `texts` has an entry for each print, in order: the text that has to be seen in the file, ""
    in an attribute. `removed` counts the characters that Word cannot hold.
    """

    texts: list[str] = field(default_factory=list)
    removed: int = 0


def prepare_values(values: Mapping[str, Any], names: frozenset[str]) -> dict[str, Any]:
    """Return the values with these names, fit to be printed.

    Raises DocumentError for a value that is no text.
    """
    used = ((name, values[name]) for name in names if name in values)
    return {
        name: value if _is_printable(value) else _prepare_value(name, value) for name, value in used
    }


def _is_printable(value: object) -> bool:
    """Tell whether a value is text that XML can hold as it is."""
    return type(value) is str and value.isprintable()


def _prepare_value(name: str, value: object) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        clean = for_xml(str.__str__(value))
        text = CleanText(clean.text)
        text.removed = clean.removed
        return text
    if isinstance(value, list | tuple):
        return [each if _is_printable(each) else _prepare_value(name, each) for each in value]
    if isinstance(value, dict | Mapping):
        return {
            key: each if _is_printable(each) else _prepare_value(f"{name}.{key}", each)
            for key, each in value.items()
        }
    raise DocumentError("value_not_text", name=name)


class _Xml(str):
    """A text that is already XML."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


# A search is faster than a replacement, and most texts have none of these. "&" and "<" are first,
# since the others are replaced by text that has them.
_IN_XML = (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", BREAK), ("\t", TAB))


@pass_context
def _print_in_text(context: Context, value: object) -> _Xml:
    log: PrintLog = context.parent[PRINT_LOG]
    text = value if type(value) is str else _text_of(value, log)
    log.texts.append(text)
    for letter, written in _IN_XML:
        if letter in text:
            text = text.replace(letter, written)
    return _Xml(text)


@pass_context
def _print_in_attribute(context: Context, value: object) -> Markup:
    log: PrintLog = context.parent[PRINT_LOG]
    text = _text_of(value, log)
    log.texts.append("")
    if not _FIT_FOR_AN_ATTRIBUTE.fullmatch(text):
        raise LayoutError("layout_attribute", text=text[:40])
    return Markup(text)  # noqa: S704 # letters and digits alone


def _text_of(value: object, log: PrintLog) -> str:
    """Return the text of a value as it is seen. Raises DocumentError for what is no text."""
    if isinstance(value, CleanText):
        log.removed += value.removed
    if isinstance(value, Markup):
        return value.unescape()
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, StrictUndefined | bool | int):
        return str(value)  # a missing name raises here
    if value is None:
        raise LayoutError("layout_prints_empty")
    raise LayoutError("layout_prints_other")


class _Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a dot leads to the parts of a mapping, never to Python's attributes."""

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict:
            if attribute in obj:
                return obj[attribute]
            return self.undefined(obj=obj, name=attribute)
        if type(obj) is LoopContext and attribute in _LOOP:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _count_removed(jinja_filter: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter whose results keep the number of characters removed from its arguments."""

    @wraps(jinja_filter)  # Jinja reads the wrapped filter's attributes
    def counting(*args: Any, **kwargs: Any) -> Any:
        result = jinja_filter(*args, **kwargs)
        if type(result) is not str:
            return result
        texts = [*args, *(each for some in args if isinstance(some, list) for each in some)]
        removed = sum(each.removed for each in texts if isinstance(each, CleanText))
        if not removed:
            return result
        text = CleanText(result)
        text.removed = removed
        return text

    return counting


def _leave_unescaped(text: object) -> object:
    """Return the text, since every text is escaped when it is printed."""
    return text


def _make_environment() -> ImmutableSandboxedEnvironment:
    environment = _Sandbox(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = {
        name: _count_removed(each) for name, each in environment.filters.items() if name in FILTERS
    }
    environment.filters["e"] = environment.filters["escape"] = _leave_unescaped
    environment.filters |= {
        IN_TEXT: _print_in_text,
        IN_ATTRIBUTE: _print_in_attribute,
    }
    return environment


ENVIRONMENT = _make_environment()
"""A sandbox without functions, with a few filters; it never changes."""
