"""From the XML with tags, as docxtpl patches it, to a program that prints the finished XML."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, meta, nodes

from interview_kit.documents.word.filling import ENVIRONMENT, FILTERS, broken
from interview_kit.documents.word.guarding import shown
from interview_kit.documents.word.walking import Fault, Needs, Walk

_BEFORE_PARAGRAPHS = re.compile(r"(?=<w:p[ >])")
_XML = re.compile(r"<[^>]*>")
_PLAIN_NODES = (
    *(nodes.Output, nodes.If, nodes.For, nodes.Name, nodes.Const, nodes.TemplateData),
    *(nodes.Getattr, nodes.Getitem, nodes.Compare, nodes.Operand, nodes.And, nodes.Or),
    *(nodes.Not, nodes.CondExpr, nodes.List, nodes.Tuple, nodes.Template, nodes.Test),
    *(nodes.Filter, nodes.Keyword),
)


@dataclass(slots=True)
class Program:
    """A compiled part: Jinja's code, the names it uses, and what each fixed piece shows.

    `pages` are the elements that say how large a page is, as they stand in the XML.
    """

    code: Any
    names: frozenset[str]
    shows: dict[str, str]
    needs: Needs
    pages: frozenset[str]


def compiled(xml: str, plain: str) -> Program:
    """Return a patched part as a program. Raises DocumentError with what is wrong and where.

    `plain` are all letters that stood in no tag before it was patched.
    """
    # A line for each paragraph, so that Jinja's line numbers say which one it is about.
    source = _BEFORE_PARAGRAPHS.sub("\n", xml)
    walk = Walk()
    try:
        tree = ENVIRONMENT.parse(source)
        names = frozenset(meta.find_undeclared_variables(tree))
        for node in _all(tree):
            _check(node)
        walk.body(tree.body)
        if walk.path or walk.tag:
            raise Fault("a tag breaks the page apart", 1)
        if Counter("".join(walk.texts)) != Counter(plain):
            raise Fault("some of its text would be lost", None)
        code = ENVIRONMENT.compile(tree)
    except Fault as fault:
        raise broken(fault.what, _place(source, fault.line)) from fault
    except TemplateSyntaxError as error:
        raise broken(
            f"a tag in it is not right ({shown(str(error.message))})",
            _place(source, error.lineno),
        ) from error
    except (TemplateError, RecursionError) as error:
        raise broken(f"a tag in it is not right ({type(error).__name__})") from error
    template = ENVIRONMENT.template_class.from_code(ENVIRONMENT, code, {})
    return Program(template, names, walk.shows, walk.needs, frozenset(walk.pages))


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all(child)


def _check(node: nodes.Node) -> None:
    """Refuse what a document does not need and what could run, or grow without end."""
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise Fault(f"“{node.name}” may not be used after the bar |", node.lineno)
    if isinstance(node, nodes.For) and node.recursive:
        raise Fault("a loop calls itself", node.lineno)
    if isinstance(node, _PLAIN_NODES) or _is_width(node):
        return
    if isinstance(node, nodes.Call):
        raise Fault("a tag in it calls something", node.lineno)
    kind = type(node).__name__.lower()
    raise Fault(f"a tag in it does more than print, ask and repeat ({kind})", node.lineno)


def _is_width(node: nodes.Node) -> bool:
    """Whether this is what docxtpl makes of {% hm %} in a cell: so many columns, times the loop."""
    return (
        isinstance(node, nodes.Mul)
        and isinstance(node.left, nodes.Const)
        and isinstance(node.left.value, int)
        and isinstance(node.right, nodes.Getattr)
        and isinstance(node.right.node, nodes.Name)
        and (node.right.node.name, node.right.attr) == ("loop", "length")
    )


def _place(source: str, line: int | None) -> str:
    if not line:  # some that Jinja makes by itself have none
        return ""
    lines = source.split("\n")
    text = "".join(lines[line - 1 : line])
    words = " ".join(shown(html.unescape(_XML.sub("", text))).split())
    return f"Near: “{words if len(words) <= 80 else words[:79] + '…'}”." if words else ""


def shown_by(chunks: Iterable[str], shows: dict[str, str], printed: Iterator[str]) -> str:
    """Return the text that has to be seen in a file made of these chunks.

    `printed` are the texts that were printed; each comes as a chunk of another type.
    """
    return "".join([shows[each] if type(each) is str else next(printed) for each in chunks])
