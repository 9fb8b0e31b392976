"""A part compiled to a program: from the XML that docxtpl patched to one that prints the XML."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError, meta, nodes

from interview_kit.documents.word.filling import ENVIRONMENT, FILTERS
from interview_kit.documents.word.guarding import unhide_braces
from interview_kit.documents.word.refusals import LayoutError
from interview_kit.documents.word.showing import count_marks
from interview_kit.documents.word.walking import NeededRepairs, XmlWalk
from interview_kit.text import shorten

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
    """A compiled part: Jinja's template, its names, and the visible text of each fixed piece.

    `pages` are the elements for the size of a page, as they are in the XML.
    """

    template: Any
    names: frozenset[str]
    visible: dict[str, str]
    needs: NeededRepairs
    pages: frozenset[str]


def compile_program(xml: str, plain: str, marks: Counter[str]) -> Program:
    """Return a patched part as a program. Raises DocumentError with reason and place.

    `plain` is the text outside of tags before docxtpl patched it, and `marks` are those of what is
    seen besides.
    """
    # Each paragraph is a line, so that Jinja's line numbers lead to the paragraph.
    source = _BEFORE_PARAGRAPHS.sub("\n", xml)
    walk = XmlWalk()
    try:
        tree = ENVIRONMENT.parse(source)
        names = frozenset(meta.find_undeclared_variables(tree))
        for node in _all_nodes(tree):
            _check_node(node)
        walk.walk_nodes(tree.body)
        if walk.path or walk.tag:
            raise LayoutError("layout_breaks_page", 1)
        if Counter("".join(walk.texts)) != Counter(plain) or count_marks(walk.marks) != marks:
            raise LayoutError("layout_loses_text")
        code = ENVIRONMENT.compile(tree)
    except LayoutError as error:
        error.facts["place"] = _place_of_line(source, error.line)
        raise
    except TemplateSyntaxError as error:
        reason, place = unhide_braces(str(error.message)), _place_of_line(source, error.lineno)
        raise LayoutError("layout_tag_wrong", reason=reason, place=place) from error
    except (TemplateError, RecursionError) as error:
        raise LayoutError("layout_tag_wrong", reason=type(error).__name__) from error
    template = ENVIRONMENT.template_class.from_code(ENVIRONMENT, code, {})
    return Program(template, names, walk.visible, walk.needs, frozenset(walk.pages))


def _all_nodes(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all_nodes(child)


def _check_node(node: nodes.Node) -> None:
    """Refuse a node that documents do not need, and that could run or grow without end."""
    if isinstance(node, nodes.Filter) and node.name not in FILTERS:
        raise LayoutError("layout_filter", node.lineno, name=node.name)
    if isinstance(node, nodes.For) and node.recursive:
        raise LayoutError("layout_loop_calls_itself", node.lineno)
    if isinstance(node, _PLAIN_NODES) or _is_column_span(node):
        return
    if isinstance(node, nodes.Call):
        raise LayoutError("layout_calls", node.lineno)
    kind = type(node).__name__.lower()
    raise LayoutError("layout_does_more", node.lineno, kind=kind)


def _is_column_span(node: nodes.Node) -> bool:
    """Tell whether a node is what docxtpl makes of {% hm %}: columns times the loop's length."""
    return (
        isinstance(node, nodes.Mul)
        and isinstance(node.left, nodes.Const)
        and isinstance(node.left.value, int)
        and isinstance(node.right, nodes.Getattr)
        and isinstance(node.right.node, nodes.Name)
        and (node.right.node.name, node.right.attr) == ("loop", "length")
    )


def _place_of_line(source: str, line: int | None) -> str:
    if not line:  # nodes that Jinja adds have none
        return ""
    lines = source.split("\n")
    text = "".join(lines[line - 1 : line])
    words = shorten(unhide_braces(html.unescape(_XML.sub("", text))), 80)
    return f"Near: “{words}”." if words else ""
