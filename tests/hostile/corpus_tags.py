"""Layouts that attack by their tags."""

from __future__ import annotations

from collections.abc import Callable

from making import (
    GOOD,
    NAMESPACES,
    WORD,
    Attack,
    body,
    field,
    letter,
    override,
    paragraph,
    parts,
    relation,
    relations,
    zipped,
)


def _header(text: str) -> str:
    return f"<w:hdr {NAMESPACES}>{paragraph(text)}</w:hdr>"


def _tag(text: str) -> Callable[[], bytes]:
    return lambda: letter(GOOD, text)


TAGS: dict[str, Attack] = {
    "the way to all classes": Attack(
        _tag("{{ company.__class__.__mro__[1].__subclasses__() }}"), "call anything"
    ),
    "a call": Attack(_tag("{{ company.upper() }}"), "call anything"),
    "a call by a loop": Attack(
        _tag("{% for x in company.split() %}{{ x }}{% endfor %}"), "isn't about"
    ),
    "an attribute": Attack(_tag("{{ company.__init__ }}"), "no part called"),
    "an attribute by a filter": Attack(_tag("{{ company | attr('__class__') }}"), "can't be used"),
    "an attribute of the loop": Attack(
        _tag("{% for x in paragraphs %}{{ loop.__init__ }}{% endfor %}"), "There is no “loop"
    ),
    "square brackets": Attack(_tag("{{ company['__class__'] }}"), "square brackets"),
    "the template's own self": Attack(_tag("{{ self.__init__.__globals__ }}"), "only one dot"),
    "a cycler": Attack(_tag("{{ cycler.__init__.__globals__.os }}"), "only one dot"),
    "a namespace": Attack(_tag("{% set x = namespace() %}"), "can't use"),
    "a long text": Attack(_tag("{{ 'x' * 20000000 }}"), "calculate"),
    "a large number": Attack(_tag("{{ 9 ** 9 ** 9 ** 9 }}"), "calculate"),
    "a chain of texts": Attack(_tag("{{ company ~ company }}"), "calculate"),
    "a range": Attack(_tag("{% for x in range(99999999) %}x{% endfor %}"), "isn't about"),
    "a filter that pads": Attack(_tag("{{ company | center(99999999) }}"), "can't be used"),
    "a filter that replaces": Attack(
        _tag("{{ company | replace('', 'xxxxxxxx') }}"), "can't be used"
    ),
    "a filter that formats": Attack(_tag("{{ '%999999999d' | format(1) }}"), "can't be used"),
    "escaping turned off": Attack(_tag("{{ company | safe }}"), "can't be used"),
    "escaping turned off by a block": Attack(
        _tag("{% autoescape false %}{{ company }}{% endautoescape %}"), "can't use"
    ),
    "a variable": Attack(_tag("{% set x = company %}"), "can't use"),
    "an import": Attack(_tag("{% import 'x' as y %}"), "can't use"),
    "an include": Attack(_tag("{% include '/etc/passwd' %}"), "can't use"),
    "an extends": Attack(_tag("{% extends 'x' %}"), "can't use"),
    "a macro": Attack(_tag("{% macro x() %}{{ x() }}{% endmacro %}"), "can't use"),
    "raw text": Attack(_tag("{% raw %}{{ x }}{% endraw %}"), "can't use"),
    "a with": Attack(_tag("{% with x = company %}{% endwith %}"), "can't use"),
    "a filter block": Attack(_tag("{% filter upper %}x{% endfilter %}"), "can't use"),
    "merged cells": Attack(_tag("{% colspan company %}"), "can't use"),
    "rich text": Attack(_tag("{{r company }}"), "meaning of its own"),
    "a list made there": Attack(_tag("{{ [company, company] }}"), "more than a layout"),
    "a dictionary made there": Attack(_tag("{{ {'a': company} }}"), "braces inside"),
    "a recursive loop": Attack(
        _tag("{% for x in paragraphs recursive %}{{ loop(paragraphs) }}{% endfor %}"),
        "more than a layout",
    ),
    "loops in loops": Attack(
        _tag(
            "{% for a in paragraphs %}{% for b in paragraphs %}{% for c in paragraphs %}x"
            "{% endfor %}{% endfor %}{% endfor %}"
        ),
        "inside another list",
    ),
    "fifty blocks deep": Attack(
        _tag("{% if company %}" * 50 + "x" + "{% endif %}" * 50), "inside each other"
    ),
    "a tower of brackets": Attack(_tag("{{ " + "(" * 5000 + ")" * 5000 + " }}"), "too long"),
    "a tower of nots": Attack(_tag("{{ " + "not " * 5000 + "company }}"), "too long"),
    "a small tower of brackets": Attack(
        _tag("{{ " + "(" * 140 + "company" + ")" * 140 + " }}"), ""
    ),
    "ten thousand tags": Attack(_tag("{{ company }}" * 10_000), "more than 2000 tags"),
    "ten thousand tags that are wrong": Attack(_tag("{{ x }}" * 10_000), "more than 2000 tags"),
    "millions of braces": Attack(_tag("{{" * 2_400_000), "begins here"),
    "a million tags": Attack(_tag("{{}}" * 1_200_000), "more than 2000 tags"),
    "millions of braces that nobody sees": Attack(
        _tag(f"<w:p><w:r><w:delText>{'{{ ' * 1_500_000}</w:delText></w:r></w:p>"), "deleted"
    ),
    "many wrong tags in millions of words": Attack(
        _tag("word " * 800_000 + "{{ nope }}" * 1990), "doesn't know “nope”"
    ),
    "many wrong tags that are long": Attack(
        lambda: letter(*(f"{{{{ {'ab_' * 95}{n} }}}}" for n in range(1990))), "doesn't know"
    ),
    "a tag in ninety thousand pieces": Attack(
        _tag(
            "<w:p><w:r><w:t>{{</w:t></w:r>"
            + "<w:r><w:t> </w:t></w:r>" * 90_000
            + "<w:r><w:t>company }}</w:t></w:r></w:p>"
        ),
        "too long",
    ),
    "many tags for one row": Attack(
        _tag(
            "<w:tbl><w:tr><w:tc>"
            + paragraph("{%tr if company %}") * 1900
            + paragraph("x") * 20_000
            + "</w:tc></w:tr></w:tbl>"
        ),
        "replaces its whole table row",
    ),
    "a closing brace in a text": Attack(_tag("{{ '}}' ~ company.__class__ }}"), "can't be read"),
    "a third brace": Attack(_tag("{{{ company.__class__ }}}"), "braces inside"),
    "a tag round a text box": Attack(
        lambda: letter(
            GOOD,
            "<w:p><w:r><w:t>{{ company.</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent>"
            f"{paragraph('x')}</w:txbxContent></v:textbox></w:pict></w:r>"
            "<w:r><w:t>__class__ }}</w:t></w:r></w:p>",
        ),
        "split by a text box",
    ),
    "a tag outside of every paragraph": Attack(
        lambda: letter(GOOD, "<w:r><w:t>{{ company.__class__ }}</w:t></w:r>"),
        "outside any paragraph",
    ),
    "a tag in a formula": Attack(
        lambda: letter(GOOD, "<w:p><a:t>{{ company.__class__ }}</a:t></w:p>"), "a formula"
    ),
    "a tag in a deleted text": Attack(
        lambda: letter(
            GOOD, "<w:p><w:del><w:r><w:delText>{{ x.__class__ }}</w:delText></w:r></w:del></w:p>"
        ),
        "deleted",
    ),
    "a tag in a description": Attack(
        lambda: letter(GOOD, '<w:p><w:r><wp:docPr descr="{{ x.__class__ }}"/></w:r></w:p>'),
        "a description",
    ),
    "a tag in a remark": Attack(lambda: letter(GOOD, "<!-- {{ x.__class__ }} -->"), "a remark"),
    "a tag in an instruction": Attack(lambda: letter(GOOD, "<?x {{ x.__class__ }} ?>"), "a remark"),
    "a tag in a harmless field": Attack(
        lambda: letter(GOOD, field("QUOTE {{ x.__class__ }}")), "in the code of a field"
    ),
    "a tag in the name of a style": Attack(
        lambda: letter(GOOD, '<w:p><w:pPr><w:pStyle w:val="{% set x=1 %}"/></w:pPr></w:p>'),
        "a setting",
    ),
    "a closing brace in a setting": Attack(
        lambda: letter(GOOD, '<w:p><w:r w:rsidR="}}"><w:t>x</w:t></w:r></w:p>'), "a setting"
    ),
    "a loop called loop": Attack(
        _tag("{% for loop in paragraphs %}{{ loop }}{% endfor %}"), "can't be the name"
    ),
    "an attribute in wide letters": Attack(_tag("{{ company.＿＿class＿＿ }}"), "can't be read"),
    "a format by a sign": Attack(_tag("{{ '%9999999s' % company }}"), "calculate"),
    "a percent sign that ends a tag": Attack(_tag("{%p if company == '100%' %}"), "can't be a %"),
    "a part of a text": Attack(_tag("{{ company[0:1] }}"), "square brackets"),
    "a filter over a list": Attack(_tag("{{ paragraphs | map('upper') }}"), "can't be used"),
    "a block that is called": Attack(_tag("{% call x() %}{% endcall %}"), "can't use"),
    "nothing": Attack(_tag("{{ none }}"), "more than a layout"),
    "a header of no type": Attack(
        lambda: letter(
            GOOD, links=(relation("header", "x.xml"),), word__x=_header("{{ company.x() }}")
        ),
        "isn't what",
    ),
    "a header that nothing points to": Attack(
        lambda: letter(GOOD, word__header7=_header("{{ company.x() }}")), "isn't what"
    ),
    "a letter beside the letter": Attack(
        lambda: zipped(
            parts(GOOD)
            | {
                "[Content_Types].xml": parts(GOOD)["[Content_Types].xml"].replace(
                    b"/word/document.xml", b"/word/other.xml"
                ),
                "_rels/.rels": relations(relation("officeDocument", "word/other.xml")).encode(),
                "word/other.xml": body(GOOD).encode(),
                "word/document.xml": body("{{ company.x() }}").encode(),
            }
        ),
        "isn't what",
    ),
    "a tag in a footnote": Attack(
        lambda: letter(
            GOOD,
            types=override("word/footnotes.xml", f"{WORD}footnotes+xml"),
            word__footnotes=f"<w:footnotes {NAMESPACES}>{paragraph('{{ x.y() }}')}</w:footnotes>",
        ),
        "call anything",
    ),
}
