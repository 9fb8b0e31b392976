"""What people typed reads as they typed it, also where Streamlit reads Markdown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interview_kit.ui.literal import literal

_MARKS = set("\\`*_{}[]()<>#+-.!|~$:@&=^\"'")


def read(markdown: str) -> str:
    """Return what a reader of Markdown shows of text in which every mark is escaped."""
    shown, escaped = [], False
    for char in markdown:
        if not escaped and char == "\\":
            escaped = True
            continue
        assert escaped or char not in _MARKS, f"{char!r} is not escaped"
        shown.append(char)
        escaped = False
    return "".join(shown).replace("\u2060", "")


@given(st.text())
def test_any_text_is_escaped_whole_and_says_the_same(text: str) -> None:
    assert read(literal(text)) == " ".join(text.split()).replace("\u2060", "")


def test_an_icon_or_an_address_is_broken_up_by_a_character_without_width() -> None:
    # Streamlit finds these after escapes have been undone, so escaping alone does not stop it.
    for text in (":material/home:", "http://a.b", "www.a.b", "a@b.c", "->"):
        assert "\u2060" in literal(text)
