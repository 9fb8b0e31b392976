"""What may stand inside a tag. Jinja's parser reads it; nothing is compiled or run."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping

from jinja2 import Environment, TemplateSyntaxError, nodes

from interview_kit.documents.layouts.tag_names import TagKind, TagName
from interview_kit.documents.word.refusals import TagError
from interview_kit.documents.word.unseen import named_character

FILTERS = frozenset(("capitalize", "default", "join", "length", "lower", "title", "trim", "upper"))
_LOOP = ("first", "last", "index")
_PARSER = Environment(autoescape=True)  # it only parses
_NOT_A_LETTER = re.compile(r"[^a-z0-9]+")
_NUMBER = "number"
_UNKNOWN = "unknown"  # an item of an empty list, or of a faulty loop, which is reported already
_EMPTY_LIST = TagName("", "", "list", [])
_BLOCK_ELSEWHERE = re.compile(r"[#/^?]\s*[A-Za-z]")  # of Handlebars, Mustache and others
_DIGIT_FIRST = re.compile(r"[0-9]+[A-Za-z_]\w*")
_ITEM_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_TAKEN = ("loop", "self", "super", "caller", "varargs", "kwargs")

Scope = Mapping[str, TagName]


def check_print(body: str, scope: Scope) -> set[str]:
    """Check what a tag prints and return the names it uses. Raises TagError."""
    if not body:
        raise TagError("tag_empty")
    node = _parse(f"{{{{ {body} }}}}", body, scope)
    output = node.body[0] if len(node.body) == 1 else None
    if not isinstance(output, nodes.Output) or len(output.nodes) != 1:
        raise TagError("expression_unreadable", body=body)
    used: set[str] = set()
    kind, name = _kind_of(output.nodes[0], scope, used)
    if kind == "list":
        raise TagError("list_printed", body=body, hint=_loop_hint(name))
    if kind == "item" and name and name.parts:
        parts = tuple(each.name for each in name.parts)
        raise TagError("item_printed", body=body, parts=parts)
    if kind == "yes/no":
        raise TagError("truth_printed", body=body)
    return used


def check_condition(body: str, scope: Scope) -> set[str]:
    """Check the condition of an "if" and return the names it uses. Raises TagError."""
    if not body:
        raise TagError("if_without_name")
    node = _parse(f"{{% if {body} %}}{{% endif %}}", body, scope).body[0]
    used: set[str] = set()
    if isinstance(node, nodes.If):
        _kind_of(node.test, scope, used)
    return used


def check_loop(body: str, scope: Scope, loops: tuple[str, ...]) -> tuple[str, TagName, set[str]]:
    """Check a "for": return the name for each item, what it is, and the names used.

    `loops` are the names of the items of the loops around it. Raises TagError.
    """
    parsed = _parse(f"{{% for {body} %}}{{% endfor %}}", body, scope).body[0]
    if not isinstance(parsed, nodes.For) or not isinstance(parsed.target, nodes.Name):
        raise TagError("loop_too_complicated", body=body)
    if parsed.test is not None or parsed.recursive:
        raise TagError("loop_too_complicated", body=body)
    if not isinstance(parsed.iter, nodes.Name | nodes.Getattr):
        raise TagError("loop_over_other", body=body)
    if not _ITEM_NAME.fullmatch(parsed.target.name) or parsed.target.name in _TAKEN:
        raise TagError("loop_item_name", name=parsed.target.name)
    used: set[str] = set()
    kind, name = _kind_of(parsed.iter, scope, used)
    if kind == _UNKNOWN:
        name = _EMPTY_LIST
    elif kind != "list" or name is None:
        raise TagError("loop_over_one", body=body)
    root = parsed.iter.node if isinstance(parsed.iter, nodes.Getattr) else None
    while isinstance(root, nodes.Getattr):
        root = root.node
    if loops and not (isinstance(root, nodes.Name) and root.name in loops):
        raise TagError("loop_in_loop")
    kind_of_item: TagKind = "item" if name.parts or not name.sample else "text"
    item = TagName(parsed.target.name, name.about, kind_of_item, "", name.parts)
    return parsed.target.name, item, used


def suggest_name(wrong: str, names: Mapping[str, TagName]) -> str:
    """Return the name that was probably meant, "" where none is close."""
    plain = _NOT_A_LETTER.sub("_", wrong.lower()).strip("_")
    usable = (each for each in names.values() if each.name.isidentifier())
    spellings = {text: each.name for each in usable for text in _spellings(each)}
    if plain in spellings:
        return spellings[plain]
    close = difflib.get_close_matches(plain, spellings, n=1, cutoff=0.6)
    return spellings[close[0]] if close else ""


def _spellings(name: TagName) -> tuple[str, ...]:
    return (name.name, name.name.replace("_", ""), *name.also)


def _parse(source: str, body: str, scope: Scope) -> nodes.Template:
    try:
        return _PARSER.parse(source)
    except TemplateSyntaxError as error:
        if _BLOCK_ELSEWHERE.match(body):
            raise TagError("block_of_other_program", body=body) from error
        if _DIGIT_FIRST.fullmatch(body):
            hint = _meant_hint(body, scope)
            raise TagError("expression_digit_first", body=body, hint=hint) from error
        if meant := suggest_name(body, scope):
            raise TagError("expression_misspelled", body=body, meant=meant) from error
        raise TagError("expression_unreadable", body=body) from error
    except (RecursionError, MemoryError) as error:
        raise TagError("tag_too_complicated") from error


def _kind_of(node: nodes.Node, scope: Scope, used: set[str]) -> tuple[str, TagName | None]:
    """Return the kind of an expression, and the name it is, if any. Raises TagError."""
    match node:
        case nodes.Name():
            return _look_up(node.name, scope, used)
        case nodes.Getattr():
            return _look_up_part(node, scope, used)
        case nodes.Filter():
            return _kind_of_filtered(node, scope, used), None
        case nodes.Const() if node.value is not None:
            return _kind_of_constant(node.value), None
        case nodes.And() | nodes.Or() | nodes.CondExpr():
            return _kind_of_choice(node, scope, used), None
    for each in _operands(node, scope):
        _kind_of(each, scope, used)
    return "yes/no", None


def _operands(node: nodes.Node, scope: Scope) -> tuple[nodes.Node, ...]:
    """Return the operands of an expression that is true or false. Raises TagError."""
    match node:
        case nodes.Not():
            return (node.node,)
        case nodes.Compare():
            return (node.expr, *(operand.expr for operand in node.ops))
        case nodes.Test() if node.name == "defined" and isinstance(node.node, nodes.Name):
            return (node.node,)
        case nodes.Sub() if name := _hyphenated(node):
            raise TagError("expression_hyphenated", name=name, hint=_meant_hint(name, scope))
    raise _refusal(node)


def _kind_of_choice(
    node: nodes.And | nodes.Or | nodes.CondExpr, scope: Scope, used: set[str]
) -> str:
    """Return the kind of an expression that is one of two others."""
    if isinstance(node, nodes.CondExpr):
        _kind_of(node.test, scope, used)
        if node.expr2 is None:
            raise TagError("if_without_else")
        both = (node.expr1, node.expr2)
    else:
        both = (node.left, node.right)
    kinds = {_kind_of(each, scope, used)[0] for each in both}
    # The kind that cannot be printed decides.
    order = ("list", "item", "yes/no", _NUMBER, "text", _UNKNOWN)
    return next(kind for kind in order if kind in kinds)


def _kind_of_constant(value: object) -> str:
    if isinstance(value, bool):
        return "yes/no"
    return "text" if isinstance(value, str) else _NUMBER


def _look_up(name: str, scope: Scope, used: set[str]) -> tuple[str, TagName | None]:
    if name == "loop" and "loop" in scope:
        raise TagError("loop_printed")
    if name not in scope:
        if meant := suggest_name(name, scope):
            if other := next((letter for letter in name if not letter.isascii()), ""):
                character = named_character(other)
                raise TagError("name_of_other_letters", name=name, meant=meant, character=character)
            raise TagError("name_misspelled", name=name, meant=meant)
        raise TagError("name_unknown", name=name)
    used.add(name)
    is_unknown = scope[name].kind == "item" and not scope[name].parts
    return _UNKNOWN if is_unknown else scope[name].kind, scope[name]


def _look_up_part(node: nodes.Getattr, scope: Scope, used: set[str]) -> tuple[str, TagName | None]:
    owner = _dotted(node.node)
    if owner.partition(".")[0] not in scope and "." in owner:
        raise TagError("name_with_dots")
    if owner == "loop" and "loop" in scope:
        if node.attr not in _LOOP:
            raise TagError("loop_part", part=node.attr)
        return (_NUMBER if node.attr == "index" else "yes/no"), None
    kind, item = _kind_of(node.node, scope, used)
    parts = {each.name: each for each in item.parts} if item else {}
    if kind == _UNKNOWN:
        return _UNKNOWN, None
    if kind == "list":
        raise TagError("part_of_list", owner=owner, hint=_loop_hint(item))
    if node.attr not in parts:
        if meant := suggest_name(node.attr, parts):
            raise TagError("part_misspelled", owner=owner, part=node.attr, meant=meant)
        if parts:
            raise TagError("part_unknown", owner=owner, part=node.attr, parts=tuple(parts))
        raise TagError("part_of_none", owner=owner, part=node.attr)
    return parts[node.attr].kind, parts[node.attr]


def _dotted(node: nodes.Node) -> str:
    """Return a name with its parts as it is written. Raises TagError."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        return f"{_dotted(node.node)}.{node.attr}"
    raise TagError("name_with_dots")


def _kind_of_filtered(node: nodes.Filter, scope: Scope, used: set[str]) -> str:
    if node.name not in FILTERS:
        raise TagError("filter_unknown", name=node.name, filters=tuple(sorted(FILTERS)))
    constant = all(isinstance(each, nodes.Const) for each in node.args)
    if node.node is None or not constant or node.kwargs or node.dyn_args or node.dyn_kwargs:
        raise TagError("filter_of_more", name=node.name)
    kind, name = _kind_of(node.node, scope, used)
    of_list = node.name == "join"
    if of_list and (kind not in ("list", _UNKNOWN) or (name is not None and name.parts)):
        raise TagError("filter_of_one", name=node.name, hint=_loop_hint(name))
    is_one = kind in ("text", _NUMBER, _UNKNOWN) or node.name in ("length", "default")
    if not of_list and not is_one:
        raise TagError("filter_of_many", name=node.name)
    if node.name == "length":
        return _NUMBER
    return kind if node.name == "default" else "text"


def _loop_hint(name: TagName | None) -> TagError:
    if name is None or name.kind != "list":
        return TagError("hint_name")
    *before, last = name.tag.splitlines()
    return TagError("hint_loop", before=tuple(before), last=last)


def _hyphenated(node: nodes.Node) -> str:
    """Return names with a minus between them as one name, "" for a real difference."""
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Sub):
        parts = [_hyphenated(each) for each in (node.left, node.right)]
        return "-".join(parts) if all(parts) else ""
    return ""


def _meant_hint(wrong: str, scope: Scope) -> TagError:
    meant = suggest_name(wrong, scope)
    return TagError("hint_meant", meant=meant) if meant else TagError("hint_list")


def _refusal(node: nodes.Node) -> TagError:
    if isinstance(node, nodes.Call):
        return TagError("expression_calls")
    if isinstance(node, nodes.BinExpr | nodes.UnaryExpr | nodes.Concat):
        return TagError("expression_calculates")
    if isinstance(node, nodes.Getitem):
        return TagError("expression_brackets")
    if isinstance(node, nodes.Test):
        return TagError("expression_test", name=node.name)
    return TagError("expression_too_much")
