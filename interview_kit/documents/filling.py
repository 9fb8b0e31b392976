"""docxtpl, made strict: only texts go in, each is escaped, and what was printed is known.

docxtpl loses text without a word in several ways: no escaping by default, characters that XML
does not allow, names that do not exist, broken XML that it repairs by dropping the rest.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError, pass_context
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree
from markupsafe import Markup, escape

from interview_kit.errors import DocumentError
from interview_kit.text import for_xml

_PROPERTIES = (
    *("author", "category", "comments", "content_status", "identifier", "keywords"),
    *("language", "last_modified_by", "subject", "title", "version"),
)


class Filled(NamedTuple):
    """A filled document (as of python-docx), the texts printed into it, and how many
    characters of them had to go since XML cannot hold them."""

    document: Any
    printed: tuple[str, ...]
    removed: int


class _Clean(str):
    """A text without what XML cannot hold; `removed` counts what that was."""

    removed = 0


class _StrictTemplate(DocxTemplate):  # type: ignore[misc] # docxtpl has no types
    def fix_tables(self, xml: str) -> Any:
        # The original repairs broken XML by dropping what follows, and says nothing.
        etree.fromstring(xml)
        return super().fix_tables(xml)


def fill(template: bytes, values: Mapping[str, Any]) -> Filled:
    """Fill a template. `values` are texts, truth values, and lists or mappings of them.

    Raises DocumentError when the template is broken or names something that is not there,
    and for a value of another kind.
    """
    context = {name: _prepared(name, value) for name, value in values.items()}
    # A new object each time: one that was rendered, or is shared by threads, mixes letters up.
    document = _opened(template)
    printed: list[_Clean] = []
    try:
        document.render(context, _environment(printed.append), autoescape=True)
    except DocumentError:
        raise
    except UndefinedError as error:
        raise broken(f"it names something that is not there ({error.message})") from error
    except SecurityError as error:
        raise broken(f"it asks for more than texts ({error.message})") from error
    except TemplateError as error:
        raise broken(f"a tag in it is not right ({error.message})") from error
    except Exception as error:
        raise broken(f"it could not be filled ({type(error).__name__})") from error
    return Filled(document, tuple(map(str, printed)), sum(text.removed for text in printed))


def broken(what: str) -> DocumentError:
    """Return the error for a template that cannot be used; `what` is half a sentence."""
    return DocumentError(
        f"The layout for this document does not work: {what}.",
        next_step="Put the kit's own back with: python -m interview_kit.documents.layouts",
    )


def _prepared(name: str, value: object) -> Any:
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        clean = for_xml(value)
        text = _Clean(clean.text)
        text.removed = clean.removed
        return text
    if isinstance(value, Mapping):
        return {key: _prepared(f"{name}.{key}", each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_prepared(name, each) for each in value]
    raise DocumentError(
        f"The value “{name}” cannot go into a Word file: it is no text.",
        next_step="This is a fault of the kit. Copy the text from the page for now.",
    )


def _opened(template: bytes) -> _StrictTemplate:
    try:
        document = _StrictTemplate(io.BytesIO(template))
        document.init_docx()
        # A tag in a property is escaped twice or raises; they are set afterwards, all of them.
        for name in _PROPERTIES:
            if getattr(document.core_properties, name):
                setattr(document.core_properties, name, "")
    except Exception as error:
        raise broken("it is no Word file") from error
    return document


def _environment(note: Callable[[_Clean], None]) -> ImmutableSandboxedEnvironment:
    """Return a sandbox that escapes whatever a template prints, and notes it."""

    # With the context asked for, Jinja does not call it before the template runs.
    @pass_context
    def printed(_: object, value: object) -> Markup:
        if value is None:
            raise broken("it prints something that is empty")
        text = _Clean(value.unescape() if isinstance(value, Markup) else value)
        text.removed = getattr(value, "removed", 0)
        note(text)
        # docxtpl takes "{_{" in the finished text for a tag that was meant as text; written
        # like this, braces are nothing to it.
        return Markup(str(escape(str(text))).replace("{", "&#123;").replace("}", "&#125;"))  # noqa: S704

    environment = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=printed
    )
    del environment.filters["safe"]
    return environment
