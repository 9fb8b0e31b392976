"""Files: their names, safe everywhere, and the layouts that are read from a folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from word_files import letter

from interview_kit.documents.word import file_name, read_layout
from interview_kit.errors import DocumentError

TWO = letter("one", "two")


@pytest.fixture
def layouts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the layouts are read from."""
    monkeypatch.setattr("interview_kit.documents.word.engine.LAYOUTS_DIR", tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("thank-you", "Nadia Okafor", "Hale & Sons"), "thank-you-nadia-okafor-hale-sons.docx"),
        (("", ""), "document.docx"),
        (("Zoë Ångström",), "zoe-angstrom.docx"),
        (("../../etc/passwd",), "etc-passwd.docx"),
        (("CON",), "con-1.docx"),
        (("日本",), "document.docx"),
    ],
)
def test_a_file_name_is_short_and_safe(parts: tuple[str, ...], name: str) -> None:
    assert file_name(*parts) == name


def test_a_long_file_name_is_cut_at_a_whole_word() -> None:
    words = ["phone-screen", "Nadia Okafor", "Inventory and warehouse systems lead"]
    name = file_name(*words, "for the northern region and its depots", day="2026-11-30")
    assert name == (
        "phone-screen-nadia-okafor-inventory-and-warehouse-systems-lead-for-2026-11-30.docx"
    )
    assert file_name("x" * 500) == f"{'x' * 80}.docx"
    assert file_name("x" * 40, "y" * 39) == f"{'x' * 40}-{'y' * 39}.docx"


def test_a_file_name_ends_with_its_day() -> None:
    parts = ("phone-screen", "Nadia Okafor", "Inventory lead")
    name = "phone-screen-nadia-okafor-inventory-lead"
    assert file_name(*parts, day="2026-11-30") == f"{name}-2026-11-30.docx"
    assert file_name(*parts) == f"{name}.docx"
    assert file_name("", day="2026-11-30") == "2026-11-30.docx"


@pytest.mark.parametrize("name", ["con", "PRN", "aux", "nul", "com1", "LPT9"])
def test_a_name_that_windows_keeps_for_itself_is_changed(name: str) -> None:
    assert file_name(name) == f"{name.lower()}-1.docx"


@pytest.mark.parametrize(
    ("typed", "name"), [("Søren Straße", "soren-strasse.csv"), ("K\u212a {{ x }}", "kk-x.csv")]
)
def test_letters_of_other_alphabets_are_spelled_out(typed: str, name: str) -> None:
    assert file_name(typed, extension="csv") == name


@given(parts=st.lists(st.text(), max_size=4), day=st.sampled_from(["", "2026-11-30"]))
def test_any_file_name_is_safe_everywhere(parts: list[str], day: str) -> None:
    name = file_name(*parts, day=day)
    assert re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?\.docx", name)
    assert name.endswith(f"{day}.docx")
    assert len(name) <= 90


def test_a_layout_that_is_there_is_read(layouts: Path) -> None:
    (layouts / "letter.docx").write_bytes(TWO)
    assert read_layout("letter.docx") == TWO


def test_a_missing_layout_is_named_with_what_to_do(layouts: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        read_layout("letter.docx")
    assert "letter.docx is missing" in caught.value.what
    assert str(layouts / "letter.docx") in caught.value.where
    assert caught.value.next_step == "Put it back as it came with the kit."


@pytest.mark.parametrize("data", [b"", b"plain text", TWO[:2000], b"PK\x05\x06" + bytes(18)])
def test_a_broken_layout_is_named_with_what_to_do(layouts: Path, data: bytes) -> None:
    (layouts / "letter.docx").write_bytes(data)
    with pytest.raises(DocumentError, match=r"letter\.docx isn't a Word file.*Put it back"):
        read_layout("letter.docx")


def test_a_layout_that_is_a_folder_is_an_error(layouts: Path) -> None:
    (layouts / "letter.docx").mkdir()
    with pytest.raises(DocumentError, match=r"letter\.docx cannot be read"):
        read_layout("letter.docx")
