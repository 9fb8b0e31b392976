"""Layouts and values that hypothesis makes up, filled by docxtpl and by the engine."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

import docx
from docxtpl import DocxTemplate
from hypothesis import strategies as st
from jinja2 import Environment, StrictUndefined
from lxml import etree

from interview_kit.documents.word import compile_layout
from interview_kit.text import for_xml

WHEN = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


ABOUT: dict[str, Any] = {"title": "T", "author": "A", "language": "en-GB", "when": WHEN}


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


# What docxtpl takes for a tag that is meant as text, in values too.
MEANT = ("{_{", "}_}", "{_%", "%_}")


FOOTNOTES = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<w:footnotes xmlns:w="{W[1:-1]}"><w:footnote w:id="1"><w:p><w:r><w:t>'
    "Note: {{ first }}{% for item in items %} {{ item }}{% endfor %}"
    "</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


NOTES_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


Values = dict[str, Any]


Text = Callable[[Values], str]


Lines = Callable[[Values], list[str]]


class Piece(NamedTuple):
    """A piece of a paragraph as it is written in a layout, and what it becomes."""

    written: str
    text: Text


class Block(NamedTuple):
    """Something that stands in a layout: how it gets there, and the lines it becomes."""

    build: Callable[[Any], None]
    lines: Lines


def texts(data: bytes) -> dict[str, list[str]]:
    """Return the paragraphs of each part that is filled."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            kind = name.removeprefix("word/").rstrip("0123456789.xml")
            if name.startswith("word/") and kind in ("document", "header", "footer", "footnotes"):
                root = etree.fromstring(archive.read(name))
                found[name] = [line(paragraph) for paragraph in root.iter(f"{W}p")]
    return found


def line(paragraph: Any) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        node.text or "" if node.tag == f"{W}t" else signs[node.tag]
        for node in paragraph.iter(f"{W}t", *signs)
        if node.getparent().tag == f"{W}r"
    )


def by_docxtpl(layout: bytes, values: Values) -> bytes:
    document = DocxTemplate(io.BytesIO(layout))
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    document.render(cleaned(values), environment, autoescape=True)
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def by_the_engine(layout: bytes, values: Values) -> bytes:
    return compile_layout(layout).render(values, **ABOUT).data


def cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return for_xml(value).text
    if isinstance(value, dict):
        return {key: cleaned(each) for key, each in value.items()}
    return [cleaned(each) for each in value] if isinstance(value, list | tuple) else value


def holds_meant(values: Values) -> bool:
    return any(sign in str(cleaned(values)) for sign in MEANT)


def saved(document: Any) -> bytes:
    raw = io.BytesIO()
    document.save(raw)
    return raw.getvalue()


def with_footnotes(layout: bytes) -> bytes:
    """Return a layout with a footnote, which python-docx knows nothing of."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(layout)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "[Content_Types].xml":
                entry = f'<Override PartName="/word/footnotes.xml" ContentType="{NOTES_TYPE}"/>'
                text = text.replace(b"</Types>", f"{entry}</Types>".encode())
            if name == "word/_rels/document.xml.rels":
                entry = f'<Relationship Id="n1" Type="{NOTES_RELATION}" Target="footnotes.xml"/>'
                text = text.replace(b"</Relationships>", f"{entry}</Relationships>".encode())
            new.writestr(name, text)
        new.writestr("word/footnotes.xml", FOOTNOTES)
    return out.getvalue()


def plain(written: str) -> Piece:
    return Piece(written, lambda _: written)


def loud(values: Values) -> str:
    return str(values["first"]).upper()


FIXED = st.text(
    st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="{}\ufffe\uffff"),
    max_size=12,
)


PIECES = st.one_of(
    FIXED.map(plain),
    st.sampled_from(
        [
            Piece("{{ first }}", lambda v: v["first"]),
            Piece("{{ first|upper }}", loud),
            Piece("{{ first if flag else 'no “first”' }}",
                  lambda v: v["first"] if v["flag"] else 'no "first"'),
            Piece("{% if flag %}yes{% else %}<no> & {{ first }}{% endif %}",
                  lambda v: "yes" if v["flag"] else f"<no> & {v['first']}"),
            Piece("{% for item in items %}{{ loop.index }}. {{ item }}; {% endfor %}",
                  lambda v: "".join(f"{n}. {each}; " for n, each in enumerate(v["items"], 1))),
            Piece("{% if items and not flag %}{{ items|length }}{% endif %}",
                  lambda v: str(len(v["items"])) if v["items"] and not v["flag"] else ""),
            Piece("{# a remark #}", lambda v: ""),
            Piece("{{ rows|length }}", lambda v: str(len(v["rows"]))),
        ]
    ),
)  # fmt: skip


PARAGRAPHS = st.lists(PIECES, min_size=1, max_size=5)


TYPED = st.text(max_size=30)


VALUES = st.fixed_dictionaries(
    {
        "first": TYPED,
        "flag": st.booleans(),
        "items": st.lists(TYPED, max_size=3),
        "rows": st.lists(st.fixed_dictionaries({"a": TYPED, "b": TYPED}), max_size=3),
    }
)


def written(paragraph: Any, text: str, cuts: Sequence[int]) -> None:
    """Write a text in several runs of different looks, cut wherever it may be."""
    ends = sorted({each % (len(text) + 1) for each in cuts} | {len(text)})
    for number, (start, end) in enumerate(zip([0, *ends], ends, strict=False)):
        paragraph.add_run(text[start:end]).bold = bool(number % 2)


@st.composite
def paragraph_blocks(draw: Any) -> Block:
    pieces, cuts = draw(PARAGRAPHS), draw(st.lists(st.integers(0, 200), max_size=6))
    source = "".join(piece.written for piece in pieces)

    def build(place: Any) -> None:
        written(place.add_paragraph(), source, cuts)

    return Block(build, lambda v: ["".join(piece.text(v) for piece in pieces)])


@st.composite
def wrapped_blocks(draw: Any) -> Block:
    """A loop or a condition around a few paragraphs."""
    inside = draw(st.lists(paragraph_blocks(), max_size=2))
    cuts = draw(st.lists(st.integers(0, 40), max_size=3))
    start, end, times = draw(
        st.sampled_from(
            [
                ("{%p if flag %}", "{%p endif %}", lambda v: int(v["flag"])),
                ("{%p if not flag %}", "{%p endif %}", lambda v: int(not v["flag"])),
                ("{%p for item in items %}", "{%p endfor %}", lambda v: len(v["items"])),
            ]
        )
    )

    def build(place: Any) -> None:
        written(place.add_paragraph(), start, cuts)
        for block in inside:
            block.build(place)
        written(place.add_paragraph(), end, cuts)

    return Block(build, lambda v: [each for block in inside for each in block.lines(v)] * times(v))


@st.composite
def table_blocks(draw: Any) -> Block:
    head, foot = draw(PARAGRAPHS), draw(PARAGRAPHS)
    across = draw(st.booleans())

    def build(place: Any) -> None:
        table = place.add_table(rows=5, cols=2)
        table.cell(0, 0).text = "".join(piece.written for piece in head)
        table.cell(1, 0).text = "{%tr for row in rows %}"
        table.cell(2, 0).text = "{{ row.a }}"
        table.cell(2, 1).text = "{{ row.b }}"
        table.cell(3, 1).text = "{%tr endfor %}"
        table.cell(4, 0).text = "".join(piece.written for piece in foot)
        if across:
            wide = place.add_table(rows=1, cols=3)
            wide.cell(0, 0).text = "{%tc for item in items %}"
            wide.cell(0, 1).text = "{{ item }}"
            wide.cell(0, 2).text = "{%tc endfor %}"

    def lines(v: Values) -> list[str]:
        ends = ["".join(piece.text(v) for piece in pieces) for pieces in (head, foot)]
        rows = [each for row in v["rows"] for each in (row["a"], row["b"])]
        return [ends[0], "", *rows, ends[1], "", *(v["items"] if across else [])]

    return Block(build, lines)


BLOCKS = st.lists(
    st.one_of(paragraph_blocks(), wrapped_blocks(), table_blocks()), min_size=1, max_size=4
)


class _InTheDocument:
    """A document to which tables are added like paragraphs."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self.add_paragraph = self.document.add_paragraph
        self.add_table = self.document.add_table


def layout_of(blocks: list[Block], head: list[Piece], *, notes: bool) -> bytes:
    place = _InTheDocument()
    for block in blocks:
        block.build(place)
    section = place.document.sections[0]
    section.header.paragraphs[0].text = "".join(piece.written for piece in head)
    section.footer.paragraphs[0].text = "Page of {{ first }}"
    data = saved(place.document)
    return with_footnotes(data) if notes else data
