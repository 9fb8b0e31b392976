"""The check and the engine agree: what the one lets through, the other fills and proves."""

from __future__ import annotations

import io
import zipfile
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_files import ABOUT, W, assert_sound, letter

from interview_kit.documents.layouts.layout_check import check_layout, missing_lines
from interview_kit.documents.layouts.tag_names import sample_values
from interview_kit.documents.layouts.upload import open_package
from interview_kit.documents.word import compile_layout
from interview_kit.errors import DocumentError

SAMPLES = sample_values("thank_you")
EMPTY: dict[str, Any] = {
    name: [] if isinstance(value, list) else "" for name, value in SAMPLES.items()
}
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
PIECES = st.sampled_from(
    (
        *("text", " ", "", "{", "}", "{ company }", "&amp;", "{{ company }}", "{{phone}}"),
        *("{{ phone or 'a &amp; b' }}", "{# a remark #}", "{#p a remark #}", "{{ loop.index }}"),
        *("{% if phone %}in{% endif %}", "{% for l in signature %}{{ l }}{% endfor %}"),
        *("{% if phone %}", "{% endif %}", "{%p if company %}", "{%p endif %}", "{%r if phone %}"),
        *("{%tr if phone %}", "{%tc endfor %}", "{% else %}", "{{ paragraphs|join(' ') }}"),
    )
)
BETWEEN = st.sampled_from(
    (
        *("", "", '<w:proofErr w:type="spellStart"/>', "<w:r><w:br/></w:r>", "<w:r><w:tab/></w:r>"),
        '<w:bookmarkStart w:id="3" w:name="a"/><w:bookmarkEnd w:id="3"/>',
        '<w:r><w:br w:type="page"/></w:r>',
    )
)
WRAPPERS = st.sampled_from(
    (
        *(("{%p if company %}", "{%p endif %}"), ("{%p for l in paragraphs %}", "{%p endfor %}")),
        *(
            ("{%p if not phone %}", "{%p else %}", "{%p endif %}"),
            ("{% if phone %}", "{% endif %}"),
        ),
    )
)


def lines(*texts: str) -> str:
    return "".join(f"<w:p>{run(text)}</w:p>" for text in texts)


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


PARAGRAPHS = st.builds(
    lambda pieces, between: f"<w:p>{between.join(map(run, pieces))}</w:p>",
    st.lists(PIECES, max_size=3),
    BETWEEN,
)


def wrapped(inside: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return what may stand round a few blocks: tags, a table, a row that repeats, a box."""
    some = st.lists(inside, min_size=1, max_size=2).map("".join)

    def tagged(tags: tuple[str, ...], content: str) -> str:
        return content.join(map(lines, tags))

    def table(*rows: str) -> str:
        cells = "".join(f"<w:tr><w:tc>{each}</w:tc></w:tr>" for each in rows)
        return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{cells}</w:tbl><w:p/>"

    return st.one_of(
        st.builds(tagged, WRAPPERS, some),
        st.lists(some, min_size=1, max_size=2).map(lambda rows: table(*rows)),
        some.map(
            lambda cell: table(lines("{%tr for l in signature %}"), cell, lines("{%tr endfor %}"))
        ),
        some.map(lambda cell: table(lines("{%tr if phone %}"), cell, lines("{%tr endif %} "))),
        some.map(lambda text: f"<w:sdt><w:sdtPr/><w:sdtContent>{text}</w:sdtContent></w:sdt>"),
    )


BODIES = st.lists(st.recursive(PARAGRAPHS, wrapped, max_leaves=5), min_size=1, max_size=3).map(
    "".join
)


def layout(body: str) -> bytes:
    """Return a layout with this XML as its body, without anything that takes time to read."""
    xml = f'<w:document xmlns:w="{W[1:-1]}"><w:body>{body}<w:sectPr/></w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as new:
        for name, content in _rest().items():
            new.writestr(name, content)
        new.writestr("word/document.xml", xml)
    return out.getvalue()


@cache
def _rest() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(letter())) as archive:
        return {name: archive.read(name) for name in ("[Content_Types].xml", "_rels/.rels")}


def what_passes_is_filled(body: str) -> None:
    data = layout(body)
    if not check_layout(data, "thank_you").usable:
        return
    for values in (SAMPLES, EMPTY):
        try:
            made = compile_layout(data).render(values, **ABOUT)
        except DocumentError as error:
            if "a picture or a break with it" in error.what:  # which the check leaves to the trial
                return
            raise
        assert_sound(made.data)
        assert missing_lines(open_package(data), open_package(made.data)) == []


@settings(max_examples=100, deadline=None, suppress_health_check=SLOW)
@given(BODIES)
def test_what_the_check_lets_through_is_filled_and_proven(body: str) -> None:
    what_passes_is_filled(body)


@pytest.mark.long
@settings(max_examples=2000, deadline=None, suppress_health_check=SLOW)
@given(BODIES)
def test_much_of_what_the_check_lets_through_is_filled_and_proven(body: str) -> None:
    what_passes_is_filled(body)
