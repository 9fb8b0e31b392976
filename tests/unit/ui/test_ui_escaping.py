"""What people typed reads as they typed it, also where Streamlit reads Markdown."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interview_kit.ui.workarounds.escaping import escaped

_MARKS = set("\\`*_{}[]()<>#+-.!|~$:@&=^\"'")
# Of a Markdown text, in order: an escaped character, the empty part, any other character.
_TOKEN = re.compile(r"\\(.)|(:color\[\])|(.)", re.DOTALL)


def read(markdown: str) -> list[str]:
    """Return the pieces of text that a reader of Markdown finds, where every mark is escaped."""
    pieces = [""]
    for mark, apart, plain in _TOKEN.findall(markdown):
        assert plain not in _MARKS or not plain, f"{plain!r} is not escaped"
        if apart:
            pieces.append("")
        else:
            pieces[-1] += mark or plain
    return pieces


@given(st.text())
@example(":color[] \\:color[] :\\color[]")
@example("a\u2060b")
def test_any_text_is_escaped_whole_and_says_the_same(text: str) -> None:
    assert "".join(read(escaped(text))) == " ".join(text.split())


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (":material/home:", [":", "material/home:"]),
        (":material_home:", [":", "material_home:"]),
        (":streamlit:", [":", "streamlit:"]),
        ("http://a.b", ["http", "://a.b"]),
        ("HTTPS://a.b", ["HTTPS", "://a.b"]),
        ("www.a.b", ["www", ".a.b"]),
        ("a@b.c", ["a", "@b.c"]),
        ("<->", ["<", "-", ">"]),
        ("~=", ["~", "="]),
        ("x: 1 - 2", ["x: 1 - 2"]),
    ],
)
def test_an_icon_an_address_or_an_arrow_is_broken_up_by_nothing_that_is_seen(
    text: str, pieces: list[str]
) -> None:
    # Streamlit finds these after escapes have been undone, so escaping alone does not stop it.
    assert read(escaped(text)) == pieces
